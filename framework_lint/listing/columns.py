"""Clauses as a table for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby, zip_longest

from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import plain
from framework_lint.listing.selection import Listing
from framework_lint.outcome import NOTICE
from framework_lint.screen import Screen, columns, visible, wrap
from framework_lint.verifiability import Verifiability
from framework_lint.wording import count

_NARROW = 70
_GAP = 2
_PLURALS = {ClauseKind.RISK: "risk statement"}


def to_table(listing: Listing, screen: Screen) -> str:
    """Print when, what and on what terms, a row a clause, under the headings of the document."""
    lines, assessed = [_title(listing, screen), ""], listing.assessed
    lines += [wrap(f"warning: {w}", screen, 0) for w in listing.policy.document.warnings]
    for section, clauses in groupby(listing.clauses, key=lambda clause: clause.place.section):
        lines += [screen.paint(wrap(_heading(section, screen), screen, 0), "strong")]
        for clause in clauses:
            lines += [*_row(clause, assessed.get(clause.id), screen), ""]
    return "\n".join([*lines, _total(listing, screen), "", wrap(NOTICE, screen, 0)]) + "\n"


def _title(listing: Listing, screen: Screen) -> str:
    source = listing.policy.document.source
    return wrap(f"{source.name}  (SHA-256 {source.sha256})", screen, 0)


def _heading(section: tuple[str, ...], screen: Screen) -> str:
    titles = section[1:] if len(section) > 1 else section
    return (" › " if screen.unicode else " > ").join(titles) or "Before the first heading"


def _row(clause: Clause, assessed: Verifiability | None, screen: Screen) -> Iterator[str]:
    """Yield the lines of one clause: id, place and kind beside when, what and the other slots."""
    head = [clause.id, _where(clause), *_kind(clause)]
    left = max(14, screen.width // 6)
    width = max(screen.width - left - _GAP, 30)
    fields = [*_fields(clause), *_checked(assessed)]
    beside = [line for label, text in fields for line in _wrapped(label, text, width)]
    margin = [line for text in head for line in textwrap.wrap(visible(text), left) or [""]]
    for before, after in zip_longest(margin, beside, fillvalue=""):
        yield f"{before}{' ' * (left + _GAP - columns(before))}{after}".rstrip()


def _where(clause: Clause) -> str:
    place = clause.place
    page = f"p. {place.page}" if place.page else f"line {place.line}"
    return f"{page}, note {place.note}" if place.note else page


def _kind(clause: Clause) -> tuple[str, ...]:
    binding = clause.kind in (ClauseKind.COMMITMENT, ClauseKind.EXCEPTION)
    return (clause.kind.value, clause.register.value) if binding else (clause.kind.value,)


def _fields(clause: Clause) -> Iterator[tuple[str, str]]:
    place = clause.place
    if place.row or place.column:
        yield "cell", " / ".join(part for part in (place.row, place.column) if part)
    if clause.threshold:
        yield "level", clause.threshold
    if clause.trigger and plain(clause.trigger.formula) != clause.threshold:
        label = "only when" if clause.trigger.necessary else "when"
        yield label, plain(clause.trigger.formula)
    yield "text", f"“{clause.quote}”"
    yield from _terms(clause)


def _terms(clause: Clause) -> Iterator[tuple[str, str]]:
    actor = clause.actor
    if clause.kind is ClauseKind.COMMITMENT:
        implied = (
            "the author (implied)" if actor.phrase is None else f"{actor.phrase.text} (implied)"
        )
        yield "actor", actor.phrase.text if actor.phrase and actor.explicit else implied
    several = {
        "time": [timing.phrase.text for timing in clause.timing],
        "scope": [scope.value for scope in clause.scope],
        "standard": [f"{s.phrase.text} ({s.force.value})" for s in clause.standards],
        "evidence": [phrase.text for phrase in clause.evidence],
        "to": [phrase.text for phrase in clause.recipients],
        "except": [phrase.text for phrase in clause.exceptions],
        "hedge": [phrase.text for phrase in clause.hedges],
        "decider": [clause.decider.text] if clause.decider else [],
        "why": [phrase.text for phrase in clause.reasons],
    }
    yield from ((label, "; ".join(said)) for label, said in several.items() if said)


def _checked(assessed: Verifiability | None) -> Iterator[tuple[str, str]]:
    if assessed is not None:
        why = "; ".join(assessed.reasons)
        yield "checkable", f"{assessed.grade} ({assessed.score} of 8 slots){why and f': {why}'}"


def _wrapped(label: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        visible(text),
        width,
        initial_indent=label.ljust(10),
        subsequent_indent=" " * 10,
        break_on_hyphens=False,
    )


def _total(listing: Listing, screen: Screen) -> str:
    kinds = ", ".join(
        count(number, _PLURALS.get(ClauseKind(kind), kind))
        for kind, number in listing.by_kind().items()
        if number
    )
    commitments = listing.by_kind()[ClauseKind.COMMITMENT]
    found = f": {kinds}" if kinds else "; none was found in the supplied document"
    told = f"{count(len(listing.clauses), 'clause')}{found}."
    if commitments:
        told += (
            f" {listing.edges:,} of {count(commitments, 'commitment')} hang on a trigger or level."
        )
    return wrap(told, screen, 0)
