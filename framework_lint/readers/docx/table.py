"""The cells of a Word table, with merged ones taken apart and lists in them found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from framework_lint.document import Kind, NoteMark, Place
from framework_lint.readers.composition import Draft
from framework_lint.readers.docx.line import Line, join
from framework_lint.readers.docx.numbering import BULLET
from framework_lint.readers.docx.shown import Shown
from framework_lint.readers.docx.story import Cell, Node, Paragraph, Row, Table
from framework_lint.readers.passage import Frame
from framework_lint.readers.table import itemise, row_label
from framework_lint.readers.trail import behind, lead

_MOST_HEADER_WORDS = 20
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a cell behind what `itemise` tells its place in a list by.

    `label` is the number or bullet that Word writes before it.
    """

    line: Line
    before: str = ""
    label: str = ""

    @property
    def spelled(self) -> str:
        return self.before + self.line.text


Columns = Mapping[int, str]


def write_table(shown: Shown, table: Table, name: str) -> Iterator[Draft]:
    """Yield header cells as captions, then the cells of each row.

    A first row of one cell over all columns is a paragraph before the table:
    its title. Tables in cells are read after it. `name` is what the table
    goes by until it is named.
    """
    rows = [row for row in table.rows if row.cells]
    width = max((_width(row) for row in rows), default=0)
    if len(rows) > 1 and _is_title(shown, rows[0], width):
        title = join(_lines(shown, rows[0].cells[0]))
        yield Draft(title.text, Frame(), title.marks, trail=title.trail)
        rows = rows[1:]
    split = _headers(shown, rows)
    place = Place(table=name)
    for row in rows[:split]:
        yield from _header(shown, row, Frame(Kind.CAPTION, place=place))
    columns = _columns(shown, rows[:split])
    label: str | None = None
    for row in rows[split:]:
        label = _label(shown, row) or label
        yield from _row(shown, row, columns, Frame(Kind.CELL, place=replace(place, row=label)))
    cells = (cell for row in rows for cell in row.cells if not cell.continued)
    for at, within in enumerate(each for cell in cells for each in _within(cell.nodes)):
        if isinstance(within, Table):
            yield from write_table(shown, within, f"{name}{at}.")


def _within(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the paragraphs of a cell, those of boxes in it too, and the tables in it."""
    for node in nodes:
        box = None if isinstance(node, Paragraph) else only_cell(node)
        if box is None:
            yield node
        for held in node.boxes if isinstance(node, Paragraph) else (box or (),):
            yield from _within(held)


def only_cell(table: Table) -> Sequence[Node] | None:
    """Return what a table of one cell holds: a box, not a table."""
    cells = [cell for row in table.rows for cell in row.cells]
    return cells[0].nodes if len(cells) == 1 else None


def _width(row: Row) -> int:
    return row.before + sum(cell.span for cell in row.cells)


def _is_title(shown: Shown, row: Row, width: int) -> bool:
    alone = len(row.cells) == 1 and row.cells[0].span == width > 1
    return alone and any(line.text for line in _lines(shown, row.cells[0]))


def _headers(shown: Shown, rows: Sequence[Row]) -> int:
    """Count header rows: those marked as such, else the first if it does not hold sentences."""
    marked = next((n for n, row in enumerate(rows) if not row.header), len(rows))
    if not marked and rows:
        titles = [join(_lines(shown, cell)).text for cell in rows[0].cells]
        marked = int(any(titles) and not any(map(_is_sentence, titles)))
    return min(marked, max(len(rows) - 1, 0))


def _is_sentence(text: str) -> bool:
    words = len(text.split())
    return words > _MOST_HEADER_WORDS or (words >= _LEAST_WORDS and text.endswith((".", ";")))


def _header(shown: Shown, row: Row, frame: Frame) -> Iterator[Draft]:
    for cell in row.cells:
        title = join(_lines(shown, cell))
        place = replace(frame.place, column=title.text or None)
        yield Draft(title.text, replace(frame, place=place), title.marks, trail=title.trail)


def _columns(shown: Shown, rows: Sequence[Row]) -> Columns:
    """Name each column by its header cells, from the top one down."""
    titles: dict[int, list[str]] = {}
    for row in rows:
        for at, cell in _placed(row):
            text = join(_lines(shown, cell)).text
            for column in range(at, at + cell.span):
                titles.setdefault(column, []).extend([text] if text else [])
    return {column: " / ".join(held) for column, held in titles.items() if held}


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    """Yield each cell with the column it starts in."""
    at = row.before
    for cell in row.cells:
        yield at, cell
        at += cell.span


def _label(shown: Shown, row: Row) -> str:
    if row.before:
        return ""
    return row_label([line.text for line in _lines(shown, row.cells[0])])


def _row(shown: Shown, row: Row, columns: Columns, frame: Frame) -> Iterator[Draft]:
    for at, cell in _placed(row):
        place = replace(frame.place, column=columns.get(at))
        yield from _cell(shown, cell, replace(frame, place=place))


def _cell(shown: Shown, cell: Cell, frame: Frame) -> Iterator[Draft]:
    """Yield each line of a cell; those after a bullet or number are its items."""
    entries = list(_entries(shown, cell))
    for entry, found in zip(entries, itemise([each.spelled for each in entries]), strict=True):
        cut = max(found.start - len(entry.before), 0)
        marks = (NoteMark(max(mark.offset - cut, 0), mark.note) for mark in entry.line.marks)
        framed = replace(
            frame,
            place=replace(frame.place, item=found.item),
            label=entry.label or found.label,
            level=found.level,
        )
        trail = behind(entry.line.text, entry.line.trail, cut)
        yield Draft(entry.line.text[cut:], framed, tuple(marks), trail=trail)


def _lines(shown: Shown, cell: Cell) -> list[Line]:
    return [entry.line for entry in _entries(shown, cell)]


def _entries(shown: Shown, cell: Cell) -> Iterator[_Entry]:
    for paragraph in () if cell.continued else _within(cell.nodes):
        if isinstance(paragraph, Table):
            continue
        lines = [line for line in shown.lines(paragraph) if line.text]
        number = shown.number(paragraph)
        if not lines and number:
            yield _Entry(Line(number, trail=lead(number)))
        yield from (
            _listed(shown, paragraph, lines) if paragraph.list_level else _plain(paragraph, lines)
        )


def _listed(shown: Shown, paragraph: Paragraph, lines: Sequence[Line]) -> Iterator[_Entry]:
    """Yield the lines of an item: the first behind a bullet, the others within the item."""
    label = shown.label(paragraph)
    indent = "  " * paragraph.list_level
    for at, line in enumerate(lines):
        first = label and not at
        yield _Entry(line, f"{indent}{BULLET} " if first else f"{indent} ", label if first else "")


def _plain(paragraph: Paragraph, lines: Sequence[Line]) -> Iterator[_Entry]:
    """Yield lines whose bullets, if any, are typed; such a line's indent tells its level."""
    for line in lines:
        typed = itemise([line.text, ""])[0].label
        indent = paragraph.indent // 20 if typed else 0
        yield _Entry(line, " " * (line.indent + indent))
