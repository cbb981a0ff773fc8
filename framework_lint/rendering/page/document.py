"""A document as the page shows it: its blocks in reading order, in the parts they make up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framework_lint.document import Block, Document, Kind, Role
from framework_lint.rendering.page.grid import table
from framework_lint.rendering.page.part import (
    Aside,
    Caption,
    Heading,
    Items,
    Line,
    Note,
    Paragraph,
    Part,
)
from framework_lint.rendering.page.run import Mark, NoteLink, cut

Marks = Mapping[int, Sequence[Mark]]


def parts(document: Document, marks: Marks, scope: str) -> Iterator[Part]:
    """Yield the parts of a document, with what is marked in the block of each index."""
    lines = _lines(document, marks, scope)
    blocks, at, depths = document.blocks, 0, list[int]()
    while at < len(blocks):
        block = blocks[at]
        end = _end(blocks, at)
        if block.role is not Role.BODY:
            held = tuple(lines[at:end])
            yield Aside(block.role, held, any(line.marked for line in held))
        elif block.kind is Kind.CELL or _in_table(block):
            yield from _table(blocks, lines, at, end)
        elif block.kind is Kind.ITEM:
            yield Items(tuple(lines[at:end]))
        else:
            yield _single(block, lines[at], depths)
        at = end


def _single(block: Block, line: Line, depths: list[int]) -> Part:
    if block.kind is Kind.HEADING:
        depths[:] = [*(depth for depth in depths if depth < block.level), block.level]
        return Heading(line, len(depths))
    if block.kind is Kind.FOOTNOTE:
        return Note(line)
    return Caption(line) if block.kind is Kind.CAPTION else Paragraph(line)


def _end(blocks: Sequence[Block], at: int) -> int:
    """Return where the part ends that opens with the block at an index."""
    first, end = blocks[at], at + 1
    if first.role is not Role.BODY:
        while end < len(blocks) and blocks[end].role is first.role:
            end += 1
    elif _in_table(first):
        end = _table_end(blocks, at)
    elif first.kind is Kind.ITEM:
        while end < len(blocks) and _is_item(blocks[end]):
            end += 1
    return end


def _table_end(blocks: Sequence[Block], at: int) -> int:
    """Return where a table ends; notes and page furniture may stand between its cells."""
    end = at + 1
    for index in range(at + 1, len(blocks)):
        if blocks[index].place.table == blocks[at].place.table:
            end = index + 1
        elif not _is_between(blocks[index]):
            break
    return end


def _table(blocks: Sequence[Block], lines: Sequence[Line], at: int, end: int) -> Iterator[Part]:
    held = [(blocks[n], lines[n]) for n in range(at, end) if _in_table(blocks[n])]
    if any(block.kind is Kind.CELL for block, _ in held):
        yield table(held)
    else:
        yield from (Caption(line) for _, line in held)
    for n in range(at, end):
        if not _in_table(blocks[n]):
            role = blocks[n].role
            aside = Aside(role, (lines[n],), lines[n].marked)
            yield Note(lines[n]) if role is Role.BODY else aside


def _in_table(block: Block) -> bool:
    named = block.place.table is not None and block.role is Role.BODY
    return named and block.kind in (Kind.CELL, Kind.CAPTION)


def _is_item(block: Block) -> bool:
    return block.kind is Kind.ITEM and block.role is Role.BODY


def _is_between(block: Block) -> bool:
    return block.role is Role.FURNITURE or block.kind is Kind.FOOTNOTE


def _lines(document: Document, marks: Marks, scope: str) -> list[Line]:
    notes = _notes(document.blocks, scope)
    return [
        Line(
            index,
            cut(block.text, marks.get(index, ()), _links(block, index, notes)),
            block.label,
            block.level,
            notes.get(index, ("", ""))[1],
        )
        for index, block in enumerate(document.blocks)
    ]


def _notes(blocks: Sequence[Block], scope: str) -> dict[int, tuple[str, str]]:
    """Return the mark and the anchor of each footnote, by the index of its block."""
    return {
        index: (block.place.note or block.label, f"{scope}-note-{index}")
        for index, block in enumerate(blocks)
        if block.kind is Kind.FOOTNOTE
    }


def _links(block: Block, index: int, notes: Mapping[int, tuple[str, str]]) -> list[NoteLink]:
    """Link each mark to the next note that goes by it, or to the last one."""
    links = []
    for mark in block.marks:
        same = [at for at, (name, _) in notes.items() if name == mark.note]
        at = next((n for n in same if n > index), same[-1] if same else None)
        links.append(NoteLink(mark.offset, mark.note, "" if at is None else notes[at][1]))
    return links
