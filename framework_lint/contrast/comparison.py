"""The readings of an interpretation compared: their facts, and where each pair parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from framework_lint.clause import ClauseKind
from framework_lint.formula import Atom, atoms
from framework_lint.reading import Interpretation, Reading
from framework_lint.scenario import Status, status_of
from framework_lint.truth import MOST, Table, table


@dataclass(frozen=True, slots=True)
class Separation:
    """The fewest facts on which two readings part; they part whatever else is the case."""

    first: str
    second: str
    facts: Mapping[Atom, bool]


@dataclass(frozen=True)
class Comparison:
    """An interpretation with what follows from it; no slots, for the cached parts."""

    told: Interpretation

    @cached_property
    def duties(self) -> tuple[Atom, ...]:
        """The facts that a duty is done."""
        rules = (rule for reading in self.told.readings for rule in reading.rules)
        return tuple(dict.fromkeys(atom for rule in rules for atom in atoms(rule.duty)))

    @property
    def binding(self) -> bool:
        """Whether duties are in question, not when a level is reached or a risk arises."""
        unbound = (ClauseKind.THRESHOLD, ClauseKind.RISK)
        return not any(clause.kind in unbound for clause in self.told.clauses)

    @cached_property
    def facts(self) -> tuple[Atom, ...]:
        """The facts on which duties hang."""
        rules = (rule for reading in self.told.readings for rule in reading.rules)
        found = dict.fromkeys(atom for rule in rules for atom in atoms(rule.trigger))
        return tuple(atom for atom in found if atom not in self.duties)

    @cached_property
    def names(self) -> dict[Atom, str]:
        """A short name for each fact: A, B, ... and D1, D2, ... for what is done."""
        facts = {atom: _letter(number) for number, atom in enumerate(self.facts)}
        return facts | {atom: f"D{number}" for number, atom in enumerate(self.duties, start=1)}

    @cached_property
    def rows(self) -> Table | None:
        """The truth table, facts before duties, or None if there are too many facts."""
        if len(self.names) > MOST:
            return None
        formulas = (reading.formula for reading in self.told.readings)
        return table([*self.facts, *self.duties, *formulas], self.told.axioms)

    def separations(self) -> Iterator[Separation]:
        """Yield for each pair of readings what parts them."""
        if self.rows is None:
            return
        for first, second in combinations(self.told.readings, 2):
            facts = self.rows.parting(first.formula, second.formula)
            if facts is not None:
                yield Separation(first.label, second.label, facts)

    def status(self, reading: Reading, facts: Mapping[Atom, bool]) -> Status:
        return status_of(self.rows, reading, facts) if self.rows else Status.OPEN


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else f"A{number}"
