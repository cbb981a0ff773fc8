"""From the sentences of a policy to its clauses: the register of what it binds its author to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from framework_lint.annotation import Register
from framework_lint.clause import Clause, ClauseKind, Phrase, Trigger
from framework_lint.clauses.bearer import action, actor, object_of
from framework_lint.clauses.discretion import decider, exceptions, hedges, reasons
from framework_lint.clauses.enumeration import components, conditions, levels
from framework_lint.clauses.evidence import evidence, recipients
from framework_lint.clauses.kind import Setting, fused_level, kind_of
from framework_lint.clauses.layout import Cell, Part
from framework_lint.clauses.restatement import without_restatements
from framework_lint.clauses.scope import scopes
from framework_lint.clauses.standard import Library, library, standards
from framework_lint.clauses.timing import timings
from framework_lint.clauses.trigger import continues, ground, level_trigger, own_trigger
from framework_lint.clauses.unit import Unit, units
from framework_lint.clauses.wording import phrase
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy

_ID_LENGTH = 8


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of a whole policy before its sentences are read one by one."""

    policy: Policy
    cells: Mapping[int, Cell]
    listed: frozenset[int]
    levels: frozenset[int]
    shelf: Library

    def setting(self, unit: Unit) -> Setting:
        block = unit.sentence.block
        return Setting(self.cells.get(block), block in self.listed, block in self.levels)


def assemble(policy: Policy) -> tuple[Clause, ...]:
    """Return the clauses of a policy in reading order."""
    listed = components(policy) | conditions(policy)
    frame = _Frame(policy, policy.cells, listed, levels(policy), library(policy))
    found: list[Clause] = []
    for number in range(len(policy.sentences)):
        for unit in units(policy, number):
            clause = _clause(frame, unit, found[-1] if found else None)
            if clause is not None:
                found.append(clause)
    return tuple(_numbered(list(without_restatements(found))))


def _clause(frame: _Frame, unit: Unit, before: Clause | None) -> Clause | None:
    setting = frame.setting(unit)
    kind = kind_of(frame.policy, unit, setting)
    if kind is None:
        return None
    clause = _slots(frame, unit, _bare(frame, unit, kind), setting.cell)
    if before is not None and clause.trigger is None and _goes_on(frame, unit, clause, before):
        return replace(clause, trigger=before.trigger, threshold=before.threshold)
    return clause


def _goes_on(frame: _Frame, unit: Unit, clause: Clause, before: Clause) -> bool:
    """Whether a clause stands under the trigger of the one before it in the same block."""
    near = frame.policy.sentences[before.sentence]
    follows = near.block == unit.sentence.block and unit.number - before.sentence <= 1
    return follows and clause.kind is ClauseKind.COMMITMENT and before.edge and continues(unit)


def _bare(frame: _Frame, unit: Unit, kind: ClauseKind) -> Clause:
    policy = frame.policy
    block = policy.block(unit.sentence)
    quote = phrase(block, unit.start, unit.end)
    return Clause(
        id="",
        kind=kind,
        register=_register(unit, frame.cells.get(unit.sentence.block)),
        quote=quote.text,
        span=quote.span,
        place=policy.document.place(block, unit.start, unit.end),
        sentence=unit.number,
        actor=actor(policy, unit),
    )


def _register(unit: Unit, cell: Cell | None) -> Register:
    """Return how strongly a statement binds: a bare safeguard as the header of its column says."""
    if cell is None or cell.part is not Part.SAFEGUARD or unit.register is not Register.NONE:
        return unit.register
    for register in (Register.MANDATORY, Register.PERMISSION):
        if pattern("columns", f"{register}_cell").search(unit.text):
            return register
    return cell.header


def _slots(frame: _Frame, unit: Unit, clause: Clause, cell: Cell | None) -> Clause:
    block = frame.policy.block(unit.sentence)
    trigger = _trigger(frame, unit, clause.kind, cell)
    words = [p.text for p in trigger.phrases] if trigger and not _from_row(cell) else []
    binding = clause.kind not in (ClauseKind.THRESHOLD, ClauseKind.RISK)
    return replace(
        clause,
        action=action(block, unit),
        object=object_of(block, unit),
        trigger=trigger,
        threshold=_threshold(clause, cell, trigger),
        timing=timings(block, unit),
        scope=scopes(clause.quote, *words),
        standards=standards(frame.shelf, unit),
        evidence=evidence(block, unit) if binding else (),
        recipients=recipients(block, unit) if binding else (),
        exceptions=exceptions(block, unit),
        hedges=hedges(block, unit),
        decider=decider(block, unit),
        reasons=reasons(block, unit) if binding else (),
        links=frame.shelf.linked(unit),
    )


def _from_row(cell: Cell | None) -> bool:
    return cell is not None and cell.part is Part.SAFEGUARD


def _trigger(frame: _Frame, unit: Unit, kind: ClauseKind, cell: Cell | None) -> Trigger | None:
    if kind not in (ClauseKind.COMMITMENT, ClauseKind.EXCEPTION):
        return None
    own = own_trigger(frame.policy, unit) or ground(frame.policy, unit)
    if own is None and cell is not None and cell.level is not None:
        return level_trigger(cell.level, _quotes(frame, cell))
    return own


def _quotes(frame: _Frame, cell: Cell) -> list[Phrase]:
    blocks = (frame.policy.document.blocks[index] for index in cell.thresholds)
    return [phrase(block, 0, len(block.text)) for block in blocks]


def _threshold(clause: Clause, cell: Cell | None, trigger: Trigger | None) -> str | None:
    if cell is not None:
        return cell.level
    if clause.kind is ClauseKind.THRESHOLD:
        return fused_level(clause.quote) or _level(clause.quote)
    said = " ".join(p.text for p in trigger.phrases) if trigger else ""
    return _level(said)


def _level(text: str) -> str | None:
    match = pattern("levels", "named").search(text) or pattern("levels", "code").search(text)
    return match.group() if match else None


def _numbered(clauses: list[Clause]) -> Iterator[Clause]:
    """Give each clause an id of its words; the second of the same words gets a "-2"."""
    seen: dict[str, int] = {}
    for clause in clauses:
        place = clause.place
        key = (clause.kind, clause.quote, place.table or "", place.row or "", place.column or "")
        digest = hashlib.sha256("\0".join(key).encode()).hexdigest()[:_ID_LENGTH]
        seen[digest] = seen.get(digest, 0) + 1
        suffix = f"-{seen[digest]}" if seen[digest] > 1 else ""
        yield replace(clause, id=digest + suffix)
