"""What a statement does: it sets a level, binds, waives, or says what a standard holds."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.annotation import Register
from framework_lint.clause import ClauseKind
from framework_lint.clauses.layout import Cell, Part
from framework_lint.clauses.unit import Unit
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.quantity import quantities
from framework_lint.statement import sets_threshold

_HARM = frozenset({"$", "€", "£"})
_CELLS = {Part.RISK: ClauseKind.RISK, Part.COMPONENT: ClauseKind.COMPONENT}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a statement stands: the cell, and what the list around it makes of it."""

    cell: Cell | None = None
    component: bool = False
    test: bool = False


def kind_of(policy: Policy, unit: Unit, setting: Setting) -> ClauseKind | None:
    """Name what a statement does, or None if it binds nobody and sets nothing."""
    if setting.test or pattern("statements", "narration").search(unit.text):
        return None
    if setting.cell is not None and setting.cell.part in _CELLS:
        return _CELLS[setting.cell.part]
    if setting.component:
        return ClauseKind.COMPONENT
    return _stated(policy, unit, setting.cell)


def _stated(policy: Policy, unit: Unit, cell: Cell | None) -> ClauseKind | None:
    if sets_criterion(unit):
        return ClauseKind.COMMITMENT
    if _sets_level(policy, unit, cell):
        return ClauseKind.THRESHOLD
    if _waives(unit):
        return ClauseKind.EXCEPTION
    return None if unit.register is Register.NONE else ClauseKind.COMMITMENT


def sets_criterion(unit: Unit) -> bool:
    """Whether a statement gives the number that a release must keep to."""
    named = pattern("statements", "acceptance").search(unit.text)
    return named is not None and bool(quantities(unit.text))


def _sets_level(policy: Policy, unit: Unit, cell: Cell | None) -> bool:
    if cell is not None:
        return cell.part is Part.THRESHOLD
    if unit.register in (Register.MANDATORY, Register.PERMISSION):
        return False
    return sets_threshold(policy, unit.sentence) or _measures_harm(unit)


def _measures_harm(unit: Unit) -> bool:
    """Whether a sentence says how many deaths or how much damage a term means."""
    if not pattern("statements", "harm_bar").search(unit.text):
        return False
    return any(
        q.unit in _HARM or pattern("quantities", "harm").fullmatch(q.unit)
        for q in quantities(unit.text)
    )


def _waives(unit: Unit) -> bool:
    if pattern("waivers", "override").search(unit.text):
        return True
    if unit.register is not Register.NONE and pattern("waivers", "spared").search(unit.text):
        return True
    waiving = pattern("waivers", "verbs").fullmatch(unit.tokens[unit.verb].lemma)
    return unit.register is Register.PERMISSION and bool(waiving)
