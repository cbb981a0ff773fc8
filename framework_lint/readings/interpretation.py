"""The readings that the sources of ambiguity make together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, product

from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import ALWAYS, Formula, atoms, both
from framework_lint.policy import Policy
from framework_lint.reading import Alternative, Ambiguity, Interpretation, Reading, Rules, Take
from framework_lint.readings.axiom import axioms
from framework_lint.readings.frame import Frame, binds, rule_of
from framework_lint.readings.sources import SOURCES
from framework_lint.readings.sources.two_triggers import sisters
from framework_lint.truth import MOST, table

MOST_READINGS = 8
MOST_TRIED = 200


def ambiguities(policy: Policy) -> tuple[Ambiguity, ...]:
    """Return the places of a policy whose ways to be taken differ in an outcome."""
    frame = Frame(policy)
    found = (ambiguity for source in SOURCES for ambiguity in source(frame))
    clauses = {clause.id: clause for clause in policy.clauses}
    differing = [a for a in found if len(_distinct(frame, clauses[a.clause], [a])) > 1]
    return tuple(a for a in differing if not _is_covered(a, clauses[a.clause], differing))


def _is_covered(found: Ambiguity, clause: Clause, others: Sequence[Ambiguity]) -> bool:
    """Whether a place in the statement of a risk is told as one in a duty beside it."""
    return clause.kind is ClauseKind.RISK and any(
        other.clause != found.clause
        and other.block == found.block
        and other.start <= found.start < other.end
        for other in others
    )


def interpret(policy: Policy, *, every: bool = False) -> tuple[Interpretation, ...]:
    """Return each clause that has several readings; those that bear on one safeguard together.

    With `every`, each commitment that has one reading as well.
    """
    frame = Frame(policy)
    plain = (clause.id for clause in policy.clauses if every and binds(clause))
    held: dict[str, list[Ambiguity]] = {clause: [] for clause in plain}
    for ambiguity in policy.ambiguities:
        held.setdefault(ambiguity.clause, []).append(ambiguity)
    return tuple(_interpretation(frame, group, held) for group in _groups(frame, held))


def _groups(frame: Frame, held: dict[str, list[Ambiguity]]) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses that are read together, in the order of the text."""
    clauses = frame.policy.clauses
    leader = {clause.id: clause.id for clause in clauses}
    related = [(o, name) for name, found in held.items() for a in found for o in a.related]
    for one, other in (*related, *(pair for pair in sisters(frame) if set(pair) <= set(held))):
        old, new = leader[one], leader[other]
        leader = {key: new if value == old else value for key, value in leader.items()}
    wanted = {leader[name] for name in held}
    groups: dict[str, list[Clause]] = {}
    for clause in clauses:
        if leader[clause.id] in wanted:
            groups.setdefault(leader[clause.id], []).append(clause)
    yield from (tuple(group) for group in groups.values())


def _interpretation(
    frame: Frame, group: tuple[Clause, ...], held: dict[str, list[Ambiguity]]
) -> Interpretation:
    found = tuple(ambiguity for clause in group for ambiguity in held.get(clause.id, ()))
    own = [_distinct(frame, clause, held.get(clause.id, [])) for clause in group]
    readings = [reading for found_ in own for reading in _most(found_)]
    formulas = [reading.formula for reading in readings]
    known = _axioms(frame, formulas)
    told = _different(readings, known)
    labelled = tuple(replace(r, label=f"R{n}") for n, r in enumerate(told, start=1))
    untold = sum(max(len(found_) - MOST_READINGS, 0) for found_ in own)
    return Interpretation(group, found, labelled, known, untold)


def _most(readings: list[Reading]) -> list[Reading]:
    """Return at most eight readings, and among them the one by which nothing is asked."""
    if len(readings) <= MOST_READINGS or not _is_void(readings[-1]):
        return readings[:MOST_READINGS]
    return [*readings[: MOST_READINGS - 1], readings[-1]]


def _distinct(frame: Frame, clause: Clause, found: Sequence[Ambiguity]) -> list[Reading]:
    """Return the readings that the alternatives make together, none of which says the same."""
    base: Rules = (rule_of(frame, clause),)
    combined = sorted(
        (_reading(clause, base, t) for t in islice(_combinations(found), MOST_TRIED)), key=_is_void
    )
    return _different(combined, _axioms(frame, [reading.formula for reading in combined]))


def _combinations(found: Sequence[Ambiguity]) -> Iterator[tuple[Alternative, ...]]:
    """Yield the ways to take the places together, those first that depart in the fewest."""
    plain = tuple(ambiguity.alternatives[0] for ambiguity in found)
    for size in range(len(found) + 1):
        for chosen in combinations(range(len(found)), size):
            for others in product(*(found[index].alternatives[1:] for index in chosen)):
                departing = dict(zip(chosen, others, strict=True))
                yield tuple(departing.get(n, way) for n, way in enumerate(plain))


def _reading(clause: Clause, base: Rules, taken: tuple[Alternative, ...]) -> Reading:
    rules = base
    for alternative in taken:
        rules = alternative.apply(rules)
    reading = Reading("", rules, (Take(clause, taken),))
    if not _is_void(reading):
        return reading
    return replace(reading, takes=(Take(clause, tuple(a for a in taken if _voids(a, base))),))


def _voids(alternative: Alternative, base: Rules) -> bool:
    return all(rule.formula == ALWAYS for rule in alternative.apply(base))


def _is_void(reading: Reading) -> bool:
    return reading.formula == ALWAYS


def _axioms(frame: Frame, formulas: Sequence[Formula]) -> tuple[Formula, ...]:
    return axioms(frame, atoms(both(*formulas)))


def _different(readings: Sequence[Reading], known: tuple[Formula, ...]) -> list[Reading]:
    """Return the readings without those that say what one before them says."""
    facts = {fact for reading in readings for fact in atoms(reading.formula)}
    if len(facts) > MOST:
        return list({reading.formula: reading for reading in reversed(readings)}.values())[::-1]
    rows = table((reading.formula for reading in readings), known)
    told: dict[int, Reading] = {}
    for reading in readings:
        key = rows.rows(reading.formula)
        told[key] = _merged(told[key], reading) if key in told else reading
    return list(told.values())


def _merged(first: Reading, second: Reading) -> Reading:
    """Return a reading with the other clauses that can be taken to say the same."""
    known = {take.clause.id for take in first.takes}
    added = tuple(take for take in second.takes if take.clause.id not in known)
    return replace(first, takes=(*first.takes, *added))
