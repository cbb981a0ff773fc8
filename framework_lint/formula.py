"""Formulas: what must hold for a duty to arise, as boolean terms over named facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from framework_lint.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Atom:
    """A fact that holds or not, named by the words that state it.

    Two atoms of one name are one fact. `quantity` is the measure that the
    words set, if they set one.
    """

    name: str
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """The fact that something does not hold."""

    operand: Formula


@dataclass(frozen=True, slots=True)
class And:
    """All of several, at least two."""

    operands: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of several, at least two."""

    operands: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Implies:
    """A duty that arises from a trigger."""

    antecedent: Formula
    consequent: Formula


@dataclass(frozen=True, slots=True)
class Always:
    """What holds whatever the facts are: as a duty, that nothing is asked."""


ALWAYS = Always()
Formula: TypeAlias = "Atom | Not | And | Or | Implies | Always"


def both(*operands: Formula) -> Formula:
    """Join formulas that must all hold; one that is given twice, or always holds, adds nothing."""
    parts = tuple(part for part in _flat(And, operands) if part != ALWAYS) or (ALWAYS,)
    return parts[0] if len(parts) == 1 else And(parts)


def either(*operands: Formula) -> Formula:
    """Join formulas of which one is enough; one that is given twice counts once."""
    parts = _flat(Or, operands)
    if ALWAYS in parts:
        return ALWAYS
    return parts[0] if len(parts) == 1 else Or(parts)


def negate(operand: Formula) -> Formula:
    return operand.operand if isinstance(operand, Not) else Not(operand)


def implies(antecedent: Formula, consequent: Formula) -> Formula:
    """Say that one thing brings another with it; what always holds brings nothing new."""
    if ALWAYS in (antecedent, consequent):
        return consequent
    return Implies(antecedent, consequent)


def substituted(formula: Formula, old: Formula, new: Formula) -> Formula:
    """Put `new` in every place of `old`."""
    if formula == old:
        return new
    match formula:
        case Not(operand):
            return negate(substituted(operand, old, new))
        case And(operands):
            return both(*(substituted(operand, old, new) for operand in operands))
        case Or(operands):
            return either(*(substituted(operand, old, new) for operand in operands))
        case Implies(antecedent, consequent):
            return implies(substituted(antecedent, old, new), substituted(consequent, old, new))
        case _:
            return formula


def atoms(formula: Formula) -> tuple[Atom, ...]:
    """Return the facts of a formula, each once, in order."""
    return tuple(dict.fromkeys(_atoms(formula)))


def plain(formula: Formula, names: Mapping[Atom, str] | None = None) -> str:
    """Say a formula in plain words: "a or (b and it is not the case that c)"."""
    match formula:
        case Atom(name):
            return names[formula] if names else name
        case Not(operand):
            return f"it is not the case that {_inner(operand, names)}"
        case And(operands):
            return " and ".join(_inner(operand, names) for operand in operands)
        case Or(operands):
            return " or ".join(_inner(operand, names) for operand in operands)
        case Implies(antecedent, consequent):
            return f"if {plain(antecedent, names)}, then {plain(consequent, names)}"
        case Always():
            return "nothing is asked"


def symbolic(formula: Formula, names: Mapping[Atom, str] | None = None) -> str:
    """Write a formula with ¬ ∧ ∨ → and ⊤, each fact in quotation marks or by its short name."""
    match formula:
        case Atom(name):
            return names[formula] if names else f"“{name}”"
        case Not(operand):
            return f"¬{_bracketed(operand, names)}"
        case And(operands):
            return " ∧ ".join(_bracketed(operand, names) for operand in operands)
        case Or(operands):
            return " ∨ ".join(_bracketed(operand, names) for operand in operands)
        case Implies(antecedent, consequent):
            return f"{_bracketed(antecedent, names)} → {_bracketed(consequent, names)}"
        case Always():
            return "⊤"


def _flat(kind: type[And | Or], operands: tuple[Formula, ...]) -> tuple[Formula, ...]:
    parts: list[Formula] = []
    for operand in operands:
        parts += operand.operands if isinstance(operand, kind) else (operand,)
    return tuple(dict.fromkeys(parts))


def _atoms(formula: Formula) -> Iterator[Atom]:
    match formula:
        case Atom():
            yield formula
        case Not(operand):
            yield from _atoms(operand)
        case And(operands) | Or(operands):
            for operand in operands:
                yield from _atoms(operand)
        case Implies(antecedent, consequent):
            yield from _atoms(antecedent)
            yield from _atoms(consequent)


def _inner(formula: Formula, names: Mapping[Atom, str] | None) -> str:
    many = isinstance(formula, And | Or | Implies)
    return f"({plain(formula, names)})" if many else plain(formula, names)


def _bracketed(formula: Formula, names: Mapping[Atom, str] | None) -> str:
    many = isinstance(formula, And | Or | Implies)
    return f"({symbolic(formula, names)})" if many else symbolic(formula, names)
