"""Readings told: each clause with its sources, its readings, and what parts them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from framework_lint import __version__
from framework_lint.clause import Clause
from framework_lint.contrast.comparison import Comparison
from framework_lint.contrast.outcomes import (
    FEW_ROWS,
    count_undone,
    outcome,
    partings,
    short,
    taken,
    undone,
)
from framework_lint.contrast.record import interpretation_record
from framework_lint.formula import Atom, symbolic
from framework_lint.listing.serial import document_record
from framework_lint.outcome import NOTICE
from framework_lint.policy import Policy
from framework_lint.reading import Interpretation, Reading, in_words
from framework_lint.rewording import Rewording, rewordings
from framework_lint.scenario import Status
from framework_lint.screen import Screen, legible, visible, wrap
from framework_lint.wording import count, place

SCHEMA = "framework-lint/readings/1"
ORDER = "The readings stand in a fixed order that says nothing of their merit; none is chosen."


def readings_to_json(policy: Policy, told: Sequence[Interpretation]) -> str:
    said = {
        "schema": SCHEMA,
        "tool": {"name": "framework-lint", "version": __version__},
        "notice": NOTICE,
        "order": ORDER,
        "document": document_record(policy),
        "interpretations": [
            interpretation_record(policy, each, rewordings(policy, each)) for each in told
        ],
    }
    return json.dumps(said, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def readings_to_text(policy: Policy, told: Sequence[Interpretation], screen: Screen) -> str:
    source = policy.document.source
    lines = [wrap(f"{source.name}  (SHA-256 {source.sha256})", screen, 0), ""]
    lines += [wrap(f"warning: {w}", screen, 0) for w in policy.document.warnings]
    for each in told:
        lines += [*_interpretation(policy, each, screen), ""]
    lines += [wrap(line, screen, 0) for line in (_total(policy, told), ORDER, "", NOTICE)]
    return legible("\n".join(lines) + "\n", screen)


def _total(policy: Policy, told: Sequence[Interpretation]) -> str:
    clauses = sum(len(each.clauses) for each in told)
    readings = sum(len(each.readings) for each in told)
    if not told and policy.interpretations:
        return "The clauses asked for have one reading each."
    if not told:
        return "No clause with more than one reading was found in the supplied document."
    of = count(len(policy.clauses), "clause")
    return f"{clauses} of {of} in question, with {count(readings, 'reading')}."


def _interpretation(policy: Policy, told: Interpretation, screen: Screen) -> Iterator[str]:
    compared = Comparison(told)
    for clause in told.clauses:
        yield screen.paint(wrap(_head(clause, screen), screen, 0), "strong")
        yield wrap(f"“{clause.quote}”", screen, 2)
    yield from _sources(policy, told, screen)
    yield from _facts(compared, screen)
    for reading in told.readings:
        yield from _reading(compared, reading, screen)
    if compared.told.untold:
        yield wrap(f"and {count(compared.told.untold, 'combination')} of ways not told", screen, 2)
    yield from _partings(compared, screen)
    yield from _table(compared, screen)
    yield from _wordings(rewordings(policy, told), screen)


def _head(clause: Clause, screen: Screen) -> str:
    return f"{clause.id}  {place(clause.place, screen)}"


def _sources(policy: Policy, told: Interpretation, screen: Screen) -> Iterator[str]:
    yield wrap("why it can be read in more than one way", screen, 2)
    for number, ambiguity in enumerate(told.ambiguities, start=1):
        block = policy.document.blocks[ambiguity.block]
        at = policy.document.place(block, ambiguity.start, ambiguity.end)
        quote = block.text[ambiguity.start : ambiguity.end]
        yield wrap(f"{ambiguity.source}: “{quote}” ({place(at, screen)})", screen, 4, f"{number}. ")
        yield wrap(_sentence(ambiguity.question), screen, 7)
        for letter, way in zip("abcdefgh", ambiguity.alternatives, strict=False):
            yield wrap(way.words, screen, 7, f"{number}{letter} ")
            yield wrap(way.support, screen, 10, "for: ")
            yield wrap(way.weakness, screen, 10, "against: ")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _facts(compared: Comparison, screen: Screen) -> Iterator[str]:
    yield wrap("facts", screen, 2)
    for atom in compared.facts:
        yield wrap(atom.name, screen, 4, f"{compared.names[atom]:<4}")
    for atom in compared.duties:
        said = "done" if compared.binding else "then"
        yield wrap(f"{said}: {atom.name}", screen, 4, f"{compared.names[atom]:<4}")
    for axiom in compared.told.axioms:
        yield wrap(f"{symbolic(axiom, compared.names)}  by the words of the facts", screen, 4)


def _reading(compared: Comparison, reading: Reading, screen: Screen) -> Iterator[str]:
    label = screen.paint(reading.label, "strong")
    ways = ", ".join(taken(compared.told, reading))
    yield f"  {label}  {visible(symbolic(reading.formula, compared.names))}   ({ways})"
    names = {**short(compared.facts, screen), **short(compared.duties, screen)}
    yield wrap(in_words(reading, names), screen, 6)


def _partings(compared: Comparison, screen: Screen) -> Iterator[str]:
    yield wrap("facts on which they part, the fewest for each pair", screen, 2)
    for parting in partings(compared):
        said = _said(compared, parting.facts)
        yield wrap(f"{said}: {_grouped(compared, parting.groups)}", screen, 4, hang=2)


def _grouped(compared: Comparison, groups: Mapping[Status, Sequence[str]]) -> str:
    """Say which readings say the same: "unmet R1, R2; idle R3"."""
    return "; ".join(
        f"{outcome(compared, status)} {', '.join(labels)}" for status, labels in groups.items()
    )


def _said(compared: Comparison, facts: Mapping[Atom, bool]) -> str:
    return ", ".join(
        compared.names[atom] if held else f"not {compared.names[atom]}"
        for atom, held in facts.items()
    )


def _table(compared: Comparison, screen: Screen) -> Iterator[str]:
    """Yield the truth table with nothing done, or say where to find it if it is long."""
    rows = compared.rows
    if rows is None:
        yield wrap("more facts than a truth table can hold", screen, 2)
        return
    if not compared.facts:
        return
    if count_undone(compared) > FEW_ROWS:
        number = count(rows.possible.bit_count(), "row")
        yield wrap(f"truth table: {number}, in --format json", screen, 2)
        return
    labels = [reading.label for reading in compared.told.readings]
    names = "  ".join(compared.names[atom] for atom in compared.facts)
    done = ", with nothing done" if compared.binding else ""
    yield wrap(f"truth table{done}", screen, 2)
    yield f"    {names}   {'  '.join(f'{label:<5}' for label in labels)}".rstrip()
    for row in undone(compared):
        marks = "  ".join(str(int(held)) for held in row.facts)
        signs = [_sign(compared, status) for status in row.outcomes]
        yield f"    {marks}   {'  '.join(f'{sign:<5}' for sign in signs)}".rstrip()


def _sign(compared: Comparison, status: Status) -> str:
    if compared.binding:
        return status.value
    return "-" if status is Status.IDLE else "yes"


def _wordings(found: Sequence[Rewording], screen: Screen) -> Iterator[str]:
    if not found:
        yield wrap("no wording was found that reads in one way when it is read again", screen, 2)
        return
    yield wrap(
        "proposed wordings, no quotations; each was read again and has one reading", screen, 2
    )
    for wording in found:
        yield wrap(wording.text, screen, 4, f"{wording.reading}  ")
