"""Find the rows and columns of a table, whatever its cells span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from framework_lint.readers.html.furniture import Ground
from framework_lint.readers.html.page import Element, Page, Text

COLUMNS_AT_MOST = 200
_NESTED_AT_MOST = 4
_ROWS_AT_MOST = 65_534
_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its first column and the one after its last, from 0."""

    element: Element
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that start in a row."""

    cells: tuple[Cell, ...]
    in_head: bool


def parts(page: Page, table: Element) -> Iterator[Element | Text]:
    """Yield what a table is made of: row groups, rows, cells, captions, texts outside of those."""
    at = table.at + 1
    while at < table.close:
        token = page.tokens[at]
        whole = isinstance(token, Element) and token.tag in (*_CELLS, "caption")
        at = token.close if whole and isinstance(token, Element) else at + 1
        yield token


def lay_out(page: Page, table: Element) -> list[Row]:
    """Return the rows of a table; a cell that spans rows is in its first only."""
    grid = _Grid()
    for part in parts(page, table):
        if not isinstance(part, Element):
            continue
        if part.tag in _GROUPS:
            grid.open_group(part)
        elif part.tag == "tr":
            grid.open_row(part)
        elif part.tag in _CELLS:
            grid.put(part)
    return [Row(tuple(cells), in_head) for cells, in_head in grid.rows]


class _Grid:
    def __init__(self) -> None:
        self.rows: list[tuple[list[Cell], bool]] = []
        self._free: dict[int, int] = {}  # the first row in which a column is free again
        self._column = 0
        self._head_close = 0
        self._between = True

    def open_group(self, group: Element) -> None:
        self._free.clear()
        self._between = True
        if group.tag == "thead":
            self._head_close = group.close

    def open_row(self, within: Element) -> None:
        self.rows.append(([], within.at < self._head_close))
        self._column = 0
        self._between = False

    def put(self, cell: Element) -> None:
        if self._between:
            self.open_row(cell)
        row, column = len(self.rows) - 1, self._column
        while self._free.get(column, 0) > row:
            column += 1
        end = min(column + _span(cell, "colspan"), max(COLUMNS_AT_MOST, column + 1))
        self.rows[-1][0].append(Cell(cell, column, end))
        rows = _span(cell, "rowspan")
        if rows > 1:
            self._free |= dict.fromkeys(range(column, min(end, COLUMNS_AT_MOST)), row + rows)
        self._column = end


def _span(cell: Element, name: str) -> int:
    value = cell.get(name)
    if not (value.isascii() and value.isdigit() and len(value) < 6):
        return 1
    return min(int(value), _ROWS_AT_MOST) or (_ROWS_AT_MOST if name == "rowspan" else 1)


def count_header_rows(rows: Sequence[Row]) -> int:
    """Count the rows of titles: those of the head, those of header cells only, else the first.

    A lone row and a table with titles at the left only have none.
    """
    head = sum(1 for _ in takewhile(lambda row: row.in_head, rows))
    titles = sum(1 for _ in takewhile(_is_title, rows))
    if head or titles:
        return head or min(titles, max(len(rows) - 1, 1))
    aside = bool(rows) and any(cell.element.tag == "th" for cell in rows[0].cells)
    return 0 if aside or len(rows) < 2 else 1


def _is_title(row: Row) -> bool:
    return bool(row.cells) and all(cell.element.tag == "th" for cell in row.cells)


def find_tables(ground: Ground) -> frozenset[int]:
    """Return the indices of the tables that hold data; the others only place things."""
    page, found = ground.page, set[int]()
    for table in page.elements:
        if table.tag == "table" and not _is_layout(ground, table):
            around = sum(outer.at in found for outer in page.ancestors(table))
            found |= {table.at} if around < _NESTED_AT_MOST else set()
    return frozenset(found)


def _is_layout(ground: Ground, table: Element) -> bool:
    held = [p for p in parts(ground.page, table) if isinstance(p, Element) and p.tag in _CELLS]
    if len(held) < 2 or table.get("role") in ("presentation", "none"):
        return True
    if any(cell.tag == "th" for cell in held):
        return False
    letters = ground.letters
    largest = max(held, key=letters.count)
    paragraphs = sum(1 for _ in ground.page.within(largest, "p", "h1", "h2", "h3"))
    return paragraphs > 2 and letters.count(largest) > 0.6 * letters.count(ground.page.root)
