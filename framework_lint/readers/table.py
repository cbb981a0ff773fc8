"""What the cells of a table mean together, whatever format they came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from framework_lint.document import Block, Kind

_BULLET = re.compile(r"([•◦▪‣●○■]|[·*–—-](?= ))\s*(?=\S)")
_ORDINAL = re.compile(r"(\d{1,2}[.)]|\([a-z0-9]{1,3}\))\s+(?=\S)")
_RUN_IN = re.compile(r"(.{1,80}?):\s+\S")
_CAPTION = re.compile(
    r"(?i:table) (?P<number>(?:[A-Z][.-]?)?\d+(?:\.\d+)*|[IVX]+)"
    r"(?:\s*[:.|)–—-].*|\s+[A-Z“\"‘'(].*(?<![.;:])|)"
)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell: where its words start, its mark, and which item of the cell it is in.

    `item` counts from 1 through all levels; a line before the first mark is in none.
    """

    start: int
    label: str = ""
    level: int = 0
    item: int | None = None


def itemise(lines: Sequence[str]) -> list[CellLine]:
    """Find the list in the lines of a cell: bullets, or numbers where there are several lines."""
    opened = [_opening(line, ordinals=len(lines) > 1) for line in lines]
    indents = sorted({indent for indent, label, _ in opened if label})
    found: list[CellLine] = []
    count = level = 0
    for indent, label, start in opened:
        if label:
            count, level = count + 1, indents.index(indent) + 1
        within = bool(label or (indent and count))
        found.append(CellLine(start, label, level if within else 0, count if within else None))
    return found


def _opening(line: str, *, ordinals: bool) -> tuple[int, str, int]:
    """Return the indent in characters, the mark ("" if none) and where the words start."""
    indent = len(line) - len(line.lstrip())
    match = _BULLET.match(line, indent) or (ordinals and _ORDINAL.match(line, indent))
    return (indent, match[1], match.end()) if match else (indent, "", 0)


def row_label(lines: Sequence[str]) -> str:
    """Name a row by the first line of its first cell, up to the colon of a run-in label."""
    first = next((line.strip() for line in lines if line.strip()), "")
    run_in = _RUN_IN.match(first)
    return run_in[1] if run_in else first


def name_tables(blocks: Sequence[Block]) -> list[Block]:
    """Call each table by the line "Table N ..." before or after it, or by its count.

    Such a paragraph or heading becomes a caption. Until here, tables need only have
    different names.
    """
    captions = _pair_captions(blocks)
    names = {table: blocks[at].text for at, table in captions.items()}
    tables = dict.fromkeys(b.place.table for b in blocks if b.place.table is not None)
    unnamed = (table for table in tables if table not in names)
    names |= {table: f"table {count}" for count, table in enumerate(unnamed, 1)}
    named = [_named(block, names) for block in blocks]
    for at, table in captions.items():
        match = _CAPTION.fullmatch(blocks[at].text)
        place = replace(blocks[at].place, table=names[table])
        label = match["number"] if match else ""
        named[at] = replace(blocks[at], kind=Kind.CAPTION, level=0, place=place, label=label)
    return named


def _named(block: Block, names: dict[str, str]) -> Block:
    if block.place.table is None:
        return block
    return replace(block, place=replace(block.place, table=names[block.place.table]))


def _pair_captions(blocks: Sequence[Block]) -> dict[int, str]:
    """Pair the index of each caption with its table: its own, else one before it, else after."""
    captions: dict[int, str] = {}
    at = 0
    for table, cells in groupby(blocks, key=lambda block: block.place.table):
        start, at = at, at + len(list(cells))
        if table is None:
            continue
        beside = (n for n in (start - 1, at) if 0 <= n < len(blocks) and n not in captions)
        found = (n for n in beside if _is_caption(blocks[n]))
        caption = start if _is_own_caption(blocks[start]) else next(found, None)
        if caption is not None:
            captions[caption] = table
    return captions


def _is_caption(block: Block) -> bool:
    captioned = block.kind in (Kind.PARAGRAPH, Kind.CAPTION, Kind.HEADING)
    return captioned and bool(_CAPTION.fullmatch(block.text))


def _is_own_caption(block: Block) -> bool:
    """Whether it is known to be the table's: it is inside, and no column's title."""
    return block.kind is Kind.CAPTION and block.place.column is None
