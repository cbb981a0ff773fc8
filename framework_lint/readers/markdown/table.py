"""Read a pipe table cell by cell, with the lists that its cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from framework_lint.document import Kind
from framework_lint.readers.markdown.inline import (
    Laid,
    UnplacedError,
    line_at,
    read_inline,
)
from framework_lint.readers.markdown.syntax import Node, parse_inline
from framework_lint.readers.passage import (
    Atom,
    Found,
    Frame,
    gather,
    left_out,
    split,
    to_blocks,
)
from framework_lint.readers.table import itemise, row_label
from framework_lint.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR = re.compile(r"(?<!\\)\|")


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
        row = (row_label([line.text for line in split(cells[0])]) if cells else None) or row
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


def _header(source: Source, cells: Sequence[Sequence[Atom]], frame: Frame) -> Iterator[Found]:
    for cell in cells:
        title = gather(cell)
        place = replace(frame.place, column=title.strip().text or None)
        yield from to_blocks(source, title, replace(frame, kind=Kind.CAPTION, place=place))


def _cell(source: Source, cell: Sequence[Atom], frame: Frame) -> Iterator[Found]:
    """Yield each line of a cell; those after a bullet are its items."""
    lines = split(cell)
    for line, found in zip(lines, itemise([line.text for line in lines]), strict=True):
        place = replace(frame.place, item=found.item)
        framed = replace(frame, place=place, label=found.label, level=found.level)
        yield from to_blocks(source, line.part(found.start, len(line.text)), framed)
