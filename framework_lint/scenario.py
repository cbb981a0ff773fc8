"""Scenarios: what the clauses of a policy ask for, reading by reading, when facts are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from framework_lint.clause import Clause
from framework_lint.formula import ALWAYS, Atom, Formula, atoms, either
from framework_lint.policy import Policy
from framework_lint.reading import Interpretation, Reading
from framework_lint.readings import Frame, axioms
from framework_lint.truth import MOST, Table, table

Facts = Mapping[Atom, bool]


class Status(StrEnum):
    """What a reading says of a clause under the facts given.

    IDLE: the duty does not arise. MET and UNMET: it arises, and is or is not
    done. DUE: it arises, and the facts do not say whether it is done. OPEN:
    the facts do not say whether it arises.
    """

    IDLE = "idle"
    MET = "met"
    UNMET = "unmet"
    DUE = "due"
    OPEN = "open"


ARISEN = frozenset({Status.MET, Status.UNMET, Status.DUE})


class Extent(StrEnum):
    """Under how many readings a duty arises."""

    EVERY = "every"
    SOME = "some"
    NONE = "none"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one reading says; `settled_by` are the fewest facts that would settle an open one."""

    reading: Reading
    status: Status
    settled_by: tuple[Atom, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """Clauses that are read together, judged under each of their readings."""

    told: Interpretation
    judgements: tuple[Judgement, ...]

    def extent(self, clause: Clause) -> Extent:
        """Say under how many of its readings the duty of a clause arises."""
        said = {
            judged.status
            for judged in self.judgements
            if any(take.clause.id == clause.id for take in judged.reading.takes)
        }
        if said <= ARISEN:
            return Extent.EVERY
        if said == {Status.IDLE}:
            return Extent.NONE
        return Extent.SOME if said & ARISEN else Extent.OPEN


class ContradictionError(ValueError):
    """Facts that cannot stand together by what their names say."""


def judge(policy: Policy, told: Sequence[Interpretation], facts: Facts) -> tuple[Matter, ...]:
    """Judge commitments of a policy; raise ContradictionError for facts that cannot be."""
    frame = Frame(policy)
    return tuple(_judged(frame, each, facts) for each in told)


def _judged(frame: Frame, told: Interpretation, facts: Facts) -> Matter:
    rows = _table(frame, told, facts)
    if rows is None:
        return Matter(told, tuple(Judgement(reading, Status.OPEN) for reading in told.readings))
    if not rows.where(facts):
        raise ContradictionError(_contradicted(told, facts))
    judged = tuple(judgement(rows, reading, facts) for reading in told.readings)
    return Matter(told, judged)


def _table(frame: Frame, told: Interpretation, facts: Facts) -> Table | None:
    """Tabulate the facts of some readings, with those given that are tied to them, or too many."""
    formulas = [reading.formula for reading in told.readings]
    own = {atom for formula in formulas for atom in atoms(formula)}
    ties = axioms(frame, (*sorted(own, key=lambda a: a.name), *facts))
    known = [tie for tie in ties if own & set(atoms(tie))]
    beside = {atom for tie in known for atom in atoms(tie)} - own
    if len(own) > MOST:
        return None
    within = len(own | beside) <= MOST
    return table([*formulas, *known] if within else formulas, known)


def _contradicted(told: Interpretation, facts: Facts) -> str:
    named = [
        f"“{atom.name}”" for formula in told.axioms for atom in atoms(formula) if atom in facts
    ]
    return f"the facts cannot stand together: {', '.join(dict.fromkeys(named))}"


def judgement(rows: Table, reading: Reading, facts: Facts) -> Judgement:
    """Say what a reading asks for in the rows of a table that facts leave."""
    status = status_of(rows, reading, facts)
    if status is not Status.OPEN:
        return Judgement(reading, status)
    return Judgement(reading, status, rows.settling(_trigger(reading), facts))


def _trigger(reading: Reading) -> Formula:
    """Return what must hold for a reading to ask for anything."""
    return either(*(rule.trigger for rule in reading.rules if rule.duty != ALWAYS))


def status_of(rows: Table, reading: Reading, facts: Facts) -> Status:
    """Say what becomes of a duty, without the facts that would settle it."""
    if all(rule.duty == ALWAYS for rule in reading.rules):
        return Status.IDLE
    arises, kept = rows.known(_trigger(reading), facts), rows.known(reading.formula, facts)
    return _status(arises=arises, kept=kept)


def _status(*, arises: bool | None, kept: bool | None) -> Status:
    if arises is None:
        return Status.UNMET if kept is False else Status.OPEN
    if not arises:
        return Status.IDLE
    return Status.DUE if kept is None else (Status.MET if kept else Status.UNMET)


def facts_of(told: Iterable[Interpretation]) -> Iterator[tuple[Atom, bool]]:
    """Yield each fact that a commitment hangs on, once, and whether it is that a duty is done."""
    seen: set[Atom] = set()
    rules = (rule for each in told for reading in each.readings for rule in reading.rules)
    for rule in rules:
        for formula, done in ((rule.trigger, False), (rule.duty, True)):
            for atom in atoms(formula):
                if atom not in seen:
                    seen.add(atom)
                    yield atom, done
