"""What a table says of its cells: which threshold a row defines, which safeguards answer it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby, pairwise
from operator import itemgetter

from framework_lint.annotation import Register, Sentence
from framework_lint.document import Block, Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.statement import sets_threshold

FEW = 4
_SUPPOSING = frozenset({"could", "may", "might", "would"})


class Part(StrEnum):
    """What a table's cell holds."""

    THRESHOLD = "threshold"
    SAFEGUARD = "safeguard"
    RISK = "risk"
    COMPONENT = "component"
    LABEL = "label"


_SIDES = (Part.THRESHOLD, Part.SAFEGUARD)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, and the level that its row or the part of it is about.

    `thresholds` are the indices of the blocks that define the level;
    `header` is how strongly the column's header makes its cells bind;
    `reasoned` marks a column that also gives the reasons.
    """

    part: Part
    level: str | None = None
    thresholds: tuple[int, ...] = ()
    header: Register = Register.DESCRIPTIVE
    reasoned: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    """`standards`: its first column names levels of safeguards, which the others describe."""

    parts: frozenset[Part]
    marked: bool
    standards: bool


@dataclass(slots=True)
class _Row:
    """The cells met so far that speak of one level."""

    key: tuple[str | None, str | None]
    label: str | None = None
    level: str | None = None
    thresholds: list[int] = field(default_factory=list)
    answered: bool = False


def cells(policy: Policy) -> dict[int, Cell]:
    """Say of each operative cell, by the index of its block, what it holds."""
    spoken = _spoken(policy)
    tables = _tables(policy)
    found: dict[int, Cell] = {}
    row = _Row((None, None))
    for index, sentences in spoken.items():
        block = policy.document.blocks[index]
        key = (block.place.table, block.place.row)
        if key != row.key:
            row = _Row(key, _label(block), _label(block))
        part = _part(policy, block, sentences, tables[block.place.table])
        if part is Part.THRESHOLD:
            row = _Row(key, row.label) if row.answered or row.label is None else row
            row.level = _level(block, row)
            row.thresholds.append(index)
        row.answered = row.answered or part is Part.SAFEGUARD
        column = block.place.column or ""
        reasoned = pattern("columns", "reasons").search(column) is not None
        found[index] = Cell(
            part, row.level, tuple(row.thresholds), _strength(column), reasoned=reasoned
        )
    return {**found, **dict(_paired(policy, found))}


def _paired(policy: Policy, found: dict[int, Cell]) -> Iterator[tuple[int, Cell]]:
    """Pair levels and safeguards of a table that was read column by column.

    Where the columns are lost, several levels may come before their
    safeguards. As many safeguards as levels belong together in order; else
    nobody can tell, and the safeguards have no level.
    """
    placed = ((index, policy.document.blocks[index].place) for index in found)
    lost = [(index, place.table) for index, place in placed if place.column is None]
    for _, cells_ in groupby(lost, key=itemgetter(1)):
        parts = [index for index, _ in cells_ if found[index].part in _SIDES]
        runs = [list(run) for _, run in groupby(parts, key=lambda index: found[index].part)]
        for thresholds, safeguards in pairwise(runs):
            if len(thresholds) < 2 or found[thresholds[0]].part is Part.SAFEGUARD:
                continue
            whole = len(thresholds) == len(safeguards)
            for order, index in enumerate(safeguards):
                level = found[thresholds[order]].level if whole else None
                sources = (thresholds[order],) if whole else ()
                yield index, replace(found[index], level=level, thresholds=sources)


def _spoken(policy: Policy) -> dict[int, list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in policy.sentences:
        if policy.block(sentence).kind is Kind.CELL:
            found.setdefault(sentence.block, []).append(sentence)
    return found


def _tables(policy: Policy) -> dict[str | None, _Table]:
    """Say of each table which parts its headers name, and whether its cells open with marks."""
    held: dict[str | None, list[Block]] = {}
    for block in policy.document.blocks:
        if block.kind is Kind.CELL:
            held.setdefault(block.place.table, []).append(block)
    return {table: _table(blocks) for table, blocks in held.items()}


def _table(blocks: list[Block]) -> _Table:
    headers = {block.place.column or "": _headed(block.place.column or "") for block in blocks}
    first = blocks[0].place.column or ""
    named = [block for block in blocks if (block.place.column or "") == first]
    return _Table(
        parts=frozenset(part for part in headers.values() if part is not None),
        marked=any(pattern("levels", "mark").match(block.text) for block in blocks),
        standards=headers[first] is Part.SAFEGUARD and all(map(_is_short, named)),
    )


def _part(policy: Policy, block: Block, sentences: list[Sentence], table: _Table) -> Part:
    headed = _headed(block.place.column or "")
    if table.standards or (headed is Part.SAFEGUARD and Part.COMPONENT in table.parts):
        return Part.COMPONENT
    if headed is Part.THRESHOLD and _is_bare(block):
        return Part.LABEL
    if headed not in (None, Part.LABEL):
        return headed
    named = pattern("standards", "named").match(block.text)
    if headed is None and named and _is_short(block):
        return Part.SAFEGUARD
    if Part.THRESHOLD not in table.parts and _sets(policy, block, sentences, table):
        return Part.THRESHOLD
    return _unheaded(sentences, table, bare=headed is None, named=named is not None)


def _unheaded(sentences: list[Sentence], table: _Table, *, bare: bool, named: bool) -> Part:
    """Say what a cell holds whose column has no header that tells, by what it says."""
    if bare and Part.SAFEGUARD in table.parts:
        return Part.RISK if _supposes(sentences) else Part.LABEL
    binding = any(sentence.register is not Register.NONE for sentence in sentences)
    return Part.SAFEGUARD if bare and (binding or named) else Part.LABEL


def _supposes(sentences: list[Sentence]) -> bool:
    """Whether a cell says what could happen."""
    words = {token.lower for sentence in sentences for token in sentence.tokens}
    return bool(words & _SUPPOSING)


def _is_bare(block: Block) -> bool:
    """Whether a cell only names something: it has too few words to say what a level takes."""
    marked = pattern("levels", "mark").match(block.text)
    return _is_short(block) and (marked is None or marked.group() == block.text.rstrip(":"))


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= FEW


def _sets(policy: Policy, block: Block, sentences: list[Sentence], table: _Table) -> bool:
    """Whether a cell defines a level: by its mark, where the table marks its levels."""
    if table.marked:
        return pattern("levels", "mark").match(block.text) is not None
    return any(sets_threshold(policy, sentence) for sentence in sentences)


def _headed(header: str) -> Part | None:
    """Say what a column holds by its header, or None if there is none that tells."""
    for part in (Part.COMPONENT, Part.SAFEGUARD, Part.THRESHOLD):
        if pattern("columns", part).search(header):
            return part
    named = [match.end() for match in pattern("columns", Part.LABEL).finditer(header)]
    if named and (named[-1] == len(header) or not pattern("columns", Part.RISK).search(header)):
        return Part.LABEL
    return Part.RISK if pattern("columns", Part.RISK).search(header) else None


def _strength(header: str) -> Register:
    for register in (Register.PERMISSION, Register.RECOMMENDATION):
        if pattern("columns", register).search(header):
            return register
    return Register.DESCRIPTIVE


def _label(block: Block) -> str | None:
    return block.place.row or None


def _level(block: Block, row: _Row) -> str | None:
    """Name a level by the row and by the mark that opens its cell: "Cybersecurity [High]"."""
    named = pattern("levels", "mark").match(block.text)
    label = row.label or _opening(block.text)
    if named is None or label is None:
        return label or (named.group().strip() if named else None)
    mark = named.group().strip()
    return label if mark in label else f"{label} {mark}"


def _opening(text: str) -> str | None:
    match = re.match(r"([A-Z][\w&/ -]{2,60}?)\s?[:–—]\s", text)
    return match.group(1) if match else None
