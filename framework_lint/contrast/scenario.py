"""Scenarios told: what each commitment asks for under the facts given."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from framework_lint import __version__
from framework_lint.clause import Clause
from framework_lint.contrast.readings import ORDER
from framework_lint.contrast.record import matter_record
from framework_lint.formula import ALWAYS, Atom, plain
from framework_lint.listing.serial import document_record
from framework_lint.outcome import NOTICE
from framework_lint.policy import Policy
from framework_lint.scenario import Extent, Judgement, Matter, Status
from framework_lint.screen import Screen, legible, shorten, wrap
from framework_lint.wording import count, place

SCHEMA = "framework-lint/scenario/1"
_LONGEST = 160
_TITLES = {
    Extent.SOME: "Triggered under some readings",
    Extent.EVERY: "Triggered under every reading",
    Extent.OPEN: "Not settled by the facts given",
    Extent.NONE: "Triggered under no reading",
}
_SAID = {
    Status.IDLE: "not triggered",
    Status.MET: "triggered, and met if the facts are so",
    Status.UNMET: "triggered, and unmet if the facts are so",
    Status.DUE: "triggered; whether it is met is not given",
    Status.OPEN: "the facts do not say whether it is triggered",
}


def scenario_to_json(policy: Policy, matters: Sequence[Matter], facts: Mapping[Atom, bool]) -> str:
    said = {
        "schema": SCHEMA,
        "tool": {"name": "framework-lint", "version": __version__},
        "notice": NOTICE,
        "order": ORDER,
        "document": document_record(policy),
        "facts": {atom.name: held for atom, held in facts.items()},
        "counts": {extent.value: number for extent, number in _counted(matters).items()},
        "matters": [matter_record(matter) for matter in matters],
    }
    return json.dumps(said, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def scenario_to_text(
    policy: Policy, matters: Sequence[Matter], facts: Mapping[Atom, bool], screen: Screen
) -> str:
    source = policy.document.source
    lines = [wrap(f"{source.name}  (SHA-256 {source.sha256})", screen, 0), ""]
    lines += [wrap(f"warning: {w}", screen, 0) for w in policy.document.warnings]
    lines += ["Facts given; all others are unknown", *_facts(facts, screen), ""]
    for extent, title in _TITLES.items():
        lines += _part(matters, extent, title, screen)
    lines += [wrap(line, screen, 0) for line in (_total(matters), ORDER, "", NOTICE)]
    return legible("\n".join(lines) + "\n", screen)


def _facts(facts: Mapping[Atom, bool], screen: Screen) -> Iterator[str]:
    for atom, held in facts.items():
        yield wrap(atom.name, screen, 2, "yes  " if held else "no   ")


def _part(matters: Sequence[Matter], extent: Extent, title: str, screen: Screen) -> Iterator[str]:
    found = [
        (m, clause) for m in matters for clause in m.told.clauses if m.extent(clause) is extent
    ]
    shown = [(matter, clause) for matter, clause in found if not _always(matter)]
    if found:
        yield screen.paint(f"{title}: {count(len(found), 'commitment')}", "strong")
        for matter, clause in shown:
            yield from _clause(matter, clause, screen)
    if len(shown) < len(found):
        number = len(found) - len(shown)
        yield wrap(f"and {number:,} that hang on nothing; --format json has them", screen, 2)
    if found:
        yield ""


def _always(matter: Matter) -> bool:
    """Whether a commitment has no trigger, and nothing is given of whether it is met."""
    rules = [rule for judged in matter.judgements for rule in judged.reading.rules]
    due = all(judged.status is Status.DUE for judged in matter.judgements)
    return due and all(rule.trigger == ALWAYS for rule in rules)


def _clause(matter: Matter, clause: Clause, screen: Screen) -> Iterator[str]:
    quote = shorten(clause.quote, screen, _LONGEST)
    yield wrap(f"{clause.id}  {place(clause.place, screen)}  “{quote}”", screen, 2, hang=4)
    own = [j for j in matter.judgements if any(t.clause.id == clause.id for t in j.reading.takes)]
    if {judged.status for judged in own} == {Status.IDLE}:
        return
    for judged in own:
        yield wrap(_judgement(judged, alone=len(own) == 1), screen, 6, hang=4)


def _judgement(judged: Judgement, *, alone: bool) -> str:
    label = "" if alone else f"{judged.reading.label}  {_condition(judged)}: "
    asked = judged.settled_by if judged.status is Status.OPEN else ()
    wanted = ", ".join(f"“{atom.name}”" for atom in asked)
    return f"{label}{_SAID[judged.status]}{f' (settled by {wanted})' if wanted else ''}"


def _condition(judged: Judgement) -> str:
    words = [a.words for take in judged.reading.takes for a in take.alternatives]
    return "; ".join(dict.fromkeys(words)) or plain(judged.reading.formula)


def _counted(matters: Sequence[Matter]) -> dict[Extent, int]:
    counted = Counter(m.extent(clause) for m in matters for clause in m.told.clauses)
    return {extent: counted[extent] for extent in Extent}


def _total(matters: Sequence[Matter]) -> str:
    counted = _counted(matters)
    told = count(sum(counted.values()), "commitment")
    return (
        f"Of {told}, {counted[Extent.EVERY]} are triggered under every reading, "
        f"{counted[Extent.SOME]} under some, {counted[Extent.NONE]} under none; for "
        f"{counted[Extent.OPEN]} the facts given do not settle it."
    )
