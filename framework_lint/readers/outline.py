"""Give blocks their place in the outline: sections, roles, lead-ins.

A reader says what each block is; what follows from the order of blocks is
the same for every format and is worked out here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from framework_lint.document import Block, Kind, Role
from framework_lint.lexicon import pattern

_SET_APART = {
    Role.CONTENTS: "contents",
    Role.CHANGE_LOG: "change_log",
    Role.BIBLIOGRAPHY: "bibliography",
}


def arrange(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Fill in `section`, `role` and `lead_in` of blocks in reading order."""
    return _with_lead_ins(_with_sections(blocks))


def _with_sections(blocks: Sequence[Block]) -> list[Block]:
    placed: list[Block] = []
    path: list[Block] = []
    for block in blocks:
        if block.kind is Kind.HEADING and block.role is Role.BODY:
            path = [heading for heading in path if heading.level < block.level]
            path.append(replace(block, role=_heading_role(block.text)))
        role = block.role
        if role is Role.BODY:
            role = next((h.role for h in path if h.role is not Role.BODY), Role.BODY)
        section = tuple(heading.text for heading in path)
        placed.append(replace(block, role=role, place=replace(block.place, section=section)))
    citing: dict[str, Block] = {}
    for block in placed:
        for mark in block.marks if block.role is not Role.FURNITURE else ():
            citing.setdefault(mark.note, block)
    return [_beside_its_mark(block, citing) for block in placed]


def _beside_its_mark(note: Block, citing: Mapping[str, Block]) -> Block:
    """Give a footnote the section and role of the text that cites it, wherever it is printed.

    What it quotes stays quoted.
    """
    if note.kind is not Kind.FOOTNOTE or note.label not in citing:
        return note
    block = citing[note.label]
    role = note.role if note.role in (Role.QUOTED, Role.CODE) else block.role
    return replace(note, role=role, place=replace(note.place, section=block.place.section))


def _heading_role(title: str) -> Role:
    for role, name in _SET_APART.items():
        if pattern("headings", name).fullmatch(title.strip()):
            return role
    return Role.BODY


def _with_lead_ins(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Tie each item of a list or cell to what governs it: an outer item, or the opener."""
    tied: list[Block] = []
    governors: list[int | None] = [None]
    for index, block in enumerate(blocks):
        if block.kind is Kind.ITEM or block.place.item is not None:
            level = max(block.level, 1)
            governors = [*governors[:level], *[None] * (level - len(governors))]
            lead_in = next((at for at in reversed(governors) if at is not None), None)
            tied.append(replace(block, lead_in=lead_in))
            governors.append(index)
            continue
        tied.append(block)
        if block.role is not Role.FURNITURE and block.kind is not Kind.FOOTNOTE:
            governors = [index if block.text.rstrip().endswith(":") else None]
    return tuple(tied)
