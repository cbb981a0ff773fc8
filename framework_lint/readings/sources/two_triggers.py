"""Two clauses that ask for one safeguard, or for a sister of it, under different conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from framework_lint.annotation import Register
from framework_lint.clause import Clause
from framework_lint.formula import ALWAYS, plain
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import adding, appending, unchanged
from framework_lint.readings.frame import Frame, obligation, rule_of, stems, without_asides

SOURCE = "one-safeguard-two-triggers"
_RARE = 4
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class _Pair:
    """A clause and one before it that asks for a safeguard of the same name, `term`."""

    first: Clause
    second: Clause
    term: str


def sister_safeguards(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the later of two clauses that name one thing, unless it says that it is general."""
    for pair in _pairs(frame):
        if not pattern("readings", "general").search(rule_names(frame, pair.second)):
            yield _ambiguity(frame, pair)


def sisters(frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the ids of two clauses that bear on one safeguard and are to be read together."""
    yield from ((pair.first.id, pair.second.id) for pair in _pairs(frame))


def _pairs(frame: Frame) -> Iterator[_Pair]:
    """Yield two clauses of different tables, or of a table and the text, that name one thing."""
    asked = [clause for clause in frame.policy.clauses if _asks(clause)]
    terms = {clause.id: _terms(frame, clause) for clause in asked}
    counted = Counter(term for found in terms.values() for term in found)
    for first, second in combinations(asked, 2):
        shared = [t for t in sorted(terms[first.id] & terms[second.id]) if counted[t] <= _RARE]
        if shared and _apart(first, second) and not _refers(frame, first, second):
            yield _Pair(first, second, shared[0])


def _asks(clause: Clause) -> bool:
    """Whether a clause is a duty with a trigger, of words few enough to name one safeguard."""
    short = len(obligation(clause).split()) <= _LONGEST
    return clause.edge and clause.register is Register.MANDATORY and short


def _terms(frame: Frame, clause: Clause) -> frozenset[str]:
    """Return what sets the safeguard of a clause apart, by the beginnings of its words."""
    match = pattern("readings", "safeguard").search(without_asides(obligation(clause)))
    return stems(match.group()) - stems(rule_names(frame, clause)) if match else frozenset()


def rule_names(frame: Frame, clause: Clause) -> str:
    """Return the words of what sets a clause off."""
    trigger = rule_of(frame, clause).trigger
    return "" if trigger == ALWAYS else plain(trigger)


def _apart(first: Clause, second: Clause) -> bool:
    """Whether two clauses stand in different tables, or one in a table and one in the text."""
    return first.place.table != second.place.table and first.place.note == second.place.note


def _refers(frame: Frame, first: Clause, second: Clause) -> bool:
    """Whether one clause points to the other's table, and so says how they go together."""
    for one, other in ((first, second), (second, first)):
        targets = (n.target for n in one.links if n.target is not None)
        if any(_holds(frame, target, other) for target in targets):
            return True
    return False


def _holds(frame: Frame, target: int, clause: Clause) -> bool:
    """Whether a caption or heading is that of a clause's table or section."""
    said = frame.block(target).text
    return said == clause.place.table or said in clause.place.section[-1:]


def _named(clause: Clause) -> str | None:
    """Return the number by which another clause can point to where a clause stands."""
    number = pattern("readings", "numbered").match(clause.place.table or "")
    if number:
        return number.group()
    title = clause.place.section[-1] if clause.place.section else ""
    section = pattern("readings", "section").match(title)
    return f"Section {section.group().rstrip('.')}" if section and not clause.place.table else None


def _ambiguity(frame: Frame, pair: _Pair) -> Ambiguity:
    first, second = pair.first, pair.second
    index = frame.index(second)
    sentence = frame.sentence(second)
    earlier = f"“{without_asides(obligation(first))}”, {frame.where(frame.index(first))}"
    other = rule_names(frame, first)
    there = _named(first) or "another clause"
    return Ambiguity(
        SOURCE,
        second.id,
        index,
        sentence.start,
        sentence.end,
        f"this clause and {earlier}, name one thing under different conditions (there: {other}); "
        "the text does not say how the two go together.",
        (
            Alternative(
                "the clause stands by itself",
                "it names a condition of its own, and nothing in it points to the other clause",
                f"the other clause names it under a different condition: {earlier}",
                unchanged,
                appending(f", whatever {there} asks"),
            ),
            Alternative(
                f"the clause applies only where the other one does: {other}",
                f"both name one thing: {earlier}",
                "the condition of the other clause is not repeated in this one",
                adding(rule_of(frame, first).trigger),
                appending(f", only where {there} asks for such a safeguard"),
            ),
        ),
        related=(first.id,),
    )
