"""Read a pipe table cell by cell, with the lists that its cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from framework_lint.document import Block, Kind
from framework_lint.readers.markdown_inline import (
    Laid,
    UnplacedError,
    line_at,
    read_inline,
)
from framework_lint.readers.markdown_syntax import Node, parse_inline
from framework_lint.readers.passage import (
    Atom,
    Found,
    Frame,
    Passage,
    gather,
    left_out,
    split,
    to_blocks,
)
from framework_lint.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"([•◦▪‣●○■]|[·*–—-](?= ))\s*(?=\S)")
_ORDINAL = re.compile(r"(\d{1,2}[.)]|\([a-z0-9]{1,3}\))\s+(?=\S)")
_RUN_IN = re.compile(r"(.{1,80}?):\s+\S")
_CAPTION = re.compile(
    r"(?i:table) (?P<number>(?:[A-Z][.-]?)?\d+(?:\.\d+)*|[IVX]+)"
    r"(?:\s*[:.|)–—-].*|\s+[A-Z“\"‘'(].*(?<![.;:])|)"
)


def read_table(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    """Yield the header cells as captions, then the cells of each row.

    Until `name_tables` has seen the whole document a table goes by its line.
    """
    place = replace(frame.place, table=f"line {node.line}")
    within = Frame(Kind.CELL, frame.role, place)
    columns: Sequence[str | None] = ()
    row: str | None = None
    for number, line in enumerate(inner for part in node.inner for inner in part.inner):
        try:
            cells = [list(read_inline(*cell)) for cell in _cells(source.text, line)]
        except UnplacedError:
            yield left_out(line.line)
            continue
        if number == 0:
            columns = [gather(cell).strip().text or None for cell in cells]
            yield from _header(source, cells, within)
            continue
        row = (_row_label(cells[0]) if cells else None) or row
        for cell, column in zip_longest(cells, columns[: len(cells)], fillvalue=None):
            place = replace(within.place, row=row, column=column)
            yield from _cell(source, cell or (), replace(within, place=place))


def _cells(text: str, line: Node) -> Iterator[tuple[Laid, Sequence[Token]]]:
    """Yield every cell that a line of a table holds, also those the header has no column for."""
    parsed = (cell.inner[0].token for cell in line.inner)
    for raw, token in zip_longest(_split(line_at(text, line.starts[0]), line.starts[0]), parsed):
        if token is None and raw is not None:
            laid = _trim(raw, raw.content.strip())
            yield laid, parse_inline(laid.content)
        elif token is not None:
            yield _trim(raw or Laid("", ()), token.content), token.children or ()


def _split(line: str, start: int) -> list[Laid]:
    """Cut a line at its bars; `start` is its offset in the source."""
    bars = [match.start() for match in _BAR.finditer(line)]
    spans = [(a + 1, b) for a, b in pairwise((-1, *bars, len(line.rstrip(" \t"))))]
    if spans[0][0] == spans[0][1]:
        del spans[0]
    if spans and spans[-1][0] >= spans[-1][1]:
        del spans[-1]
    return [_unescape(line, start, *span) for span in spans]


def _unescape(line: str, start: int, first: int, last: int) -> Laid:
    kept = [n for n in range(first, last) if not line.startswith("\\|", n)]
    return Laid("".join(line[n] for n in kept), [start + n for n in kept])


def _trim(raw: Laid, content: str) -> Laid:
    start = raw.content.find(content[:1])
    return raw.part(start, raw.past(content, start))


def _header(source: Source, cells: Sequence[Sequence[Atom]], frame: Frame) -> Iterator[Block]:
    for cell in cells:
        title = gather(cell)
        place = replace(frame.place, column=title.strip().text or None)
        yield from to_blocks(source, title, replace(frame, kind=Kind.CAPTION, place=place))


def _row_label(cell: Sequence[Atom]) -> str:
    """Name a row by the first line of its first cell, up to the colon of a run-in label."""
    lines = (line.strip().text for line in split(cell))
    first = next((line for line in lines if line), "")
    run_in = _RUN_IN.match(first)
    return run_in[1] if run_in else first


def _cell(source: Source, cell: Sequence[Atom], frame: Frame) -> Iterator[Block]:
    """Yield each line of a cell; those after a bullet are its items, counted through all levels."""
    lines = split(cell)
    items = [_item(line, ordinals=len(lines) > 1) for line in lines]
    indents = sorted({indent for indent, label, _ in items if label})
    count = level = 0
    for indent, label, line in items:
        if label:
            count, level = count + 1, indents.index(indent) + 1
        within = bool(label or (indent and count))
        place = replace(frame.place, item=count if within else None)
        framed = replace(frame, place=place, label=label, level=level if within else 0)
        yield from to_blocks(source, line, framed)


def _item(line: Passage, *, ordinals: bool) -> tuple[int, str, Passage]:
    """Return the indent in characters, the bullet ("" if none) and the words of a line."""
    text = line.text
    indent = len(text) - len(text.lstrip())
    match = _BULLET.match(text, indent) or (ordinals and _ORDINAL.match(text, indent))
    if not match:
        return indent, "", line
    return indent, match[1], line.part(match.end(), len(text))


def name_tables(blocks: Sequence[Block]) -> list[Block]:
    """Call each table by the paragraph "Table N ..." before or after it, or by its count.

    Such a paragraph becomes a caption.
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
        named[at] = replace(blocks[at], kind=Kind.CAPTION, place=place, label=label)
    return named


def _named(block: Block, names: dict[str, str]) -> Block:
    if block.place.table is None:
        return block
    return replace(block, place=replace(block.place, table=names[block.place.table]))


def _pair_captions(blocks: Sequence[Block]) -> dict[int, str]:
    """Pair the index of each caption with its table; the one before a table comes first."""
    captions: dict[int, str] = {}
    at = 0
    for table, cells in groupby(blocks, key=lambda block: block.place.table):
        start, at = at, at + len(list(cells))
        if table is None:
            continue
        beside = (n for n in (start - 1, at) if 0 <= n < len(blocks) and n not in captions)
        caption = next((n for n in beside if _is_caption(blocks[n])), None)
        if caption is not None:
            captions[caption] = table
    return captions


def _is_caption(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and bool(_CAPTION.fullmatch(block.text))
