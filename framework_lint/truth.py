"""Truth tables: whether formulas say the same, and on which facts they part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from framework_lint.formula import Always, And, Atom, Formula, Implies, Not, Or, atoms

MOST = 14
MOST_SETTLING = 3
Facts = Mapping[Atom, bool]


@dataclass(frozen=True, slots=True)
class Table:
    """Every way in which some facts can stand together.

    Sets of rows are bits of an integer: bit `r` is row `r`, in which fact `i`
    holds if bit `i` of `r` is 0, so that row 0 is the one in which all hold.
    `possible` are the rows that no axiom rules out.
    """

    atoms: tuple[Atom, ...]
    possible: int

    def rows(self, formula: Formula) -> int:
        """Return the possible rows in which a formula holds."""
        return self._rows(formula) & self.possible

    def where(self, facts: Facts) -> int:
        """Return the possible rows in which facts stand as given; facts not in the table drop."""
        found = self.possible
        for atom, holds in facts.items():
            if atom in self.atoms:
                found &= self.rows(atom) if holds else ~self.rows(atom)
        return found

    def known(self, formula: Formula, facts: Facts) -> bool | None:
        """Say whether a formula holds under the facts given, or None if they do not settle it."""
        within = self.where(facts)
        held = self.rows(formula) & within
        if held == within:
            return True
        return False if held == 0 else None

    def settling(self, formula: Formula, facts: Facts) -> tuple[Atom, ...]:
        """Return the fewest of its facts that would settle a formula however they stand.

        Nothing if it is settled already; all that are not given if it takes
        more than MOST_SETTLING.
        """
        said = atoms(formula)
        free = [atom for atom in self.atoms if atom not in facts and atom in said]
        for size in range(min(len(free), MOST_SETTLING) + 1):
            for chosen in combinations(free, size):
                if self._settles(formula, facts, chosen):
                    return chosen
        return tuple(free)

    def _settles(self, formula: Formula, facts: Facts, chosen: tuple[Atom, ...]) -> bool:
        held = self.rows(formula)
        for values in product((True, False), repeat=len(chosen)):
            within = self.where({**facts, **dict(zip(chosen, values, strict=True))})
            if within & held and within & ~held:
                return False
        return True

    def parting(self, first: Formula, second: Formula) -> dict[Atom, bool] | None:
        """Return the fewest of their facts on which two formulas differ, or None if they never do.

        Of several such sets the one whose facts come first in the table is
        taken, and of those the one in which more of the first hold.
        """
        differing = self.rows(first) ^ self.rows(second)
        if not differing:
            return None
        said = {*atoms(first), *atoms(second)}
        own = [atom for atom in self.atoms if atom in said]
        return next(facts for facts in _partial(own) if self._all_in(facts, differing))

    def facts(self, row: int) -> dict[Atom, bool]:
        """Return how each fact stands in a row."""
        return {atom: not row >> i & 1 for i, atom in enumerate(self.atoms)}

    def each(self, rows: int) -> Iterator[int]:
        """Yield the numbers of a set of rows."""
        return (row for row in range(1 << len(self.atoms)) if rows >> row & 1)

    def _all_in(self, facts: Facts, rows: int) -> bool:
        within = self.where(facts)
        return within != 0 and within & ~rows == 0

    def _rows(self, formula: Formula) -> int:
        match formula:
            case Atom():
                return _column(self.atoms.index(formula), len(self.atoms))
            case Not(operand):
                return ~self._rows(operand) & _whole(len(self.atoms))
            case And(operands):
                found = _whole(len(self.atoms))
                for operand in operands:
                    found &= self._rows(operand)
                return found
            case Or(operands):
                found = 0
                for operand in operands:
                    found |= self._rows(operand)
                return found
            case Implies(antecedent, consequent):
                return self._rows(Or((Not(antecedent), consequent)))
            case Always():
                return _whole(len(self.atoms))


def table(formulas: Iterable[Formula], axioms: Sequence[Formula] = ()) -> Table:
    """Tabulate the facts of formulas, in the order in which they are met.

    `axioms` hold in every row; those about other facts are left out. Raises
    ValueError for more than MOST facts.
    """
    facts = tuple(dict.fromkeys(fact for formula in formulas for fact in atoms(formula)))
    if len(facts) > MOST:
        raise ValueError(f"{len(facts)} facts are too many for a truth table")
    full = Table(facts, _whole(len(facts)))
    possible = full.possible
    for axiom in axioms:
        if set(atoms(axiom)) <= set(facts):
            possible &= full.rows(axiom)
    return Table(facts, possible)


def _partial(facts: Sequence[Atom]) -> Iterator[dict[Atom, bool]]:
    """Yield every way in which some of the facts can stand, the fewest first."""
    for size in range(len(facts) + 1):
        for chosen in combinations(facts, size):
            for values in product((True, False), repeat=size):
                yield dict(zip(chosen, values, strict=True))


def _whole(size: int) -> int:
    return (1 << (1 << size)) - 1


def _column(index: int, size: int) -> int:
    """Return the rows in which the fact at an index holds: blocks of 2**index rows, every other."""
    run = 1 << index
    return _whole(size) // ((1 << (run << 1)) - 1) * ((1 << run) - 1)
