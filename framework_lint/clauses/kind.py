"""What a statement does: it sets a level, binds, waives, or says what a standard holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framework_lint.annotation import Register
from framework_lint.clause import ClauseKind
from framework_lint.clauses.layout import Cell, Part
from framework_lint.clauses.unit import Unit
from framework_lint.duty import lays_duty
from framework_lint.lexicon import pattern
from framework_lint.party import own, regulated
from framework_lint.policy import Policy
from framework_lint.quantity import quantities
from framework_lint.statement import sets_threshold
from framework_lint.syntax import MAY, child, subject

_HARM = frozenset({"$", "€", "£"})
_CELLS = {
    Part.RISK: ClauseKind.RISK,
    Part.COMPONENT: ClauseKind.COMPONENT,
    Part.THRESHOLD: ClauseKind.THRESHOLD,
}
_FUSED = re.compile(r"(?:Low|Medium|Moderate|High|Critical|Severe)\s?(?=[A-Z])")
_LONGEST_HEADERS = 90
_FINITE = frozenset({"VBZ", "VBP", "VBD"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a statement stands: its cell, or what a list makes of it: a part, or a level."""

    cell: Cell | None = None
    listed: bool = False
    level: bool = False


def kind_of(policy: Policy, unit: Unit, setting: Setting) -> ClauseKind | None:
    """Name what a statement does, or None if it binds nobody and sets nothing."""
    if setting.listed and not _stands_alone(unit):
        return ClauseKind.COMPONENT
    if setting.cell is not None:
        return _in_cell(policy, unit, setting.cell)
    if pattern("statements", "narration").search(unit.text) or _only_leads(unit):
        return None
    risk = pattern("statements", "risk").search(unit.text)
    defines = setting.level and unit.register is Register.NONE and risk is None
    return ClauseKind.THRESHOLD if defines else _stated(policy, unit)


def _stands_alone(unit: Unit) -> bool:
    """Whether an item of a list is a duty of its own: "Where a test fails, we retest"."""
    fronted = any(condition.start == unit.start for condition in unit.sentence.conditions)
    acts = own(unit.tokens, subject(unit.tokens, unit.verb))
    return fronted and acts and unit.register is not Register.NONE


def _only_leads(unit: Unit) -> bool:
    """Whether a statement has no content but the list under it: "If it does, we will:"."""
    return unit.text.endswith(":") and unit.tokens[unit.last - 2].tag in ("MD", "VBP", "VBZ")


def _in_cell(policy: Policy, unit: Unit, cell: Cell) -> ClauseKind | None:
    if cell.part in _CELLS:
        return _CELLS[cell.part]
    if unit.text.endswith(":"):
        return None
    stated = _stated(policy, unit)
    if stated is not None:
        return stated if stated is not ClauseKind.THRESHOLD else None
    helpers = (unit.tokens[i] for i in unit.tokens[unit.verb].children)
    if any(token.tag == "MD" and token.lower in MAY for token in helpers):
        return ClauseKind.RISK
    if cell.part is not Part.SAFEGUARD:
        return None
    reasons = cell.reasoned and unit.tokens[unit.verb].tag in _FINITE
    return ClauseKind.COMMITMENT if _answers_level(cell) and not reasons else None


def _answers_level(cell: Cell) -> bool:
    """Whether a cell stands in the row of a threshold, or of a level by its very name."""
    named = cell.level is not None and pattern("levels", "mark").search(cell.level)
    return bool(cell.thresholds) or bool(named)


def _stated(policy: Policy, unit: Unit) -> ClauseKind | None:
    if _sets_criterion(unit):
        return ClauseKind.COMMITMENT
    if _sets_level(policy, unit):
        return ClauseKind.THRESHOLD
    if _waives(unit):
        return ClauseKind.EXCEPTION
    if unit.register is not Register.NONE:
        return None if _merely_shall(unit) else ClauseKind.COMMITMENT
    return ClauseKind.RISK if pattern("statements", "risk").search(unit.text) else None


def _merely_shall(unit: Unit) -> bool:
    """Whether a "shall" lays a duty on nobody: "this policy shall take effect in March"."""
    helpers = {unit.tokens[i].lower for i in unit.tokens[unit.verb].children}
    return "shall" in helpers and not lays_duty(unit.tokens)


def _sets_criterion(unit: Unit) -> bool:
    """Whether a statement gives the number that a release must keep to."""
    named = pattern("statements", "acceptance").search(unit.text)
    return named is not None and bool(quantities(unit.text))


def _sets_level(policy: Policy, unit: Unit) -> bool:
    if fused_level(unit.text) is not None:
        return True
    if unit.register in (Register.MANDATORY, Register.PERMISSION):
        return False
    if _measures_harm(unit) or pattern("statements", "threshold").search(unit.text):
        return True
    named = pattern("levels", "mark").match(unit.text)
    labelled = named is not None and unit.text[named.end() :].startswith(":")
    if labelled and unit.register is Register.NONE:
        return True
    return sets_threshold(policy, unit.sentence) and _speaks_of_levels(policy, unit)


def fused_level(text: str) -> str | None:
    """Return the level whose name runs into what it takes: "HighModel can ..." of a lost table.

    The first row may run into the headers as well.
    """
    for match in _FUSED.finditer(text[:_LONGEST_HEADERS]):
        if pattern("statements", "ability").match(text[match.end() :]):
            return match.group()
    return None


def _speaks_of_levels(policy: Policy, unit: Unit) -> bool:
    """Whether a sentence on what a model can do stands where levels are set out."""
    block = policy.block(unit.sentence)
    titles = " ".join((*block.place.section[-1:], block.text[: unit.start]))
    return pattern("levels", "named").search(titles) is not None


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
    if pattern("waivers", "spared").search(unit.text):
        about = subject(unit.tokens, unit.verb)
        stated = unit.register is not Register.NONE or bool(unit.sentence.conditions)
        return stated or regulated(unit.tokens, about)
    return unit.register is Register.PERMISSION and _is_waiving(unit)


def _is_waiving(unit: Unit) -> bool:
    """Whether what is permitted, or what may be decided, is to waive something."""
    tokens, verb = unit.tokens, unit.verb
    decided = child(tokens, verb, "xcomp")
    verbs = [verb] if decided is None else [verb, decided]
    return any(pattern("waivers", "verbs").fullmatch(tokens[i].lemma) for i in verbs)
