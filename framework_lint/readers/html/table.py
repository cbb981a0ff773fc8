"""Read a table cell by cell, with the lists that its cells hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from framework_lint.document import Kind, NoteMark
from framework_lint.readers.composition import Draft
from framework_lint.readers.directive import NO_WORDS, Comment
from framework_lint.readers.html.flow import (
    Flow,
    Inset,
    Line,
    Part,
    Plan,
    break_lines,
    comments_in,
    condense,
    to_drafts,
)
from framework_lint.readers.html.grid import Row, count_header_rows, lay_out, parts
from framework_lint.readers.html.page import Element, Page, Text
from framework_lint.readers.passage import Frame
from framework_lint.readers.table import itemise, row_label


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell: its words, what encloses them, and by how many blanks it is indented."""

    text: str
    marks: tuple[NoteMark, ...]
    frame: Frame
    line: int
    indent: int
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class CellText:
    """The lines of a cell, and the tables and notes in it, which are read after its table."""

    lines: tuple[CellLine, ...]
    insets: tuple[Part, ...]


def read_table(page: Page, plan: Plan, inset: Inset) -> Iterator[Draft]:
    """Yield the caption, the header cells as captions, the cells of each row, and tables within.

    Until `name_tables` has seen the whole document a table goes by its element.
    """
    table, outer = inset.table, inset.frame
    place = replace(outer.place, table=f"element {table.at}", row=None, column=None, item=None)
    frame = Frame(Kind.CELL, outer.role, place)
    yield from _comments(page, table, outer)
    yield from _captions(page, plan, table, replace(frame, kind=Kind.CAPTION))
    rows = lay_out(page, table)
    count = count_header_rows(rows)
    texts = {
        cell.element.at: _read_cell(page, plan, cell.element, frame)
        for row in rows
        for cell in row.cells
    }
    yield from _header(rows[:count], texts, frame)
    yield from _body(rows[count:], texts, _columns(rows[:count], texts), frame)
    yield from _strays(page, table, outer)
    for text in texts.values():
        yield from read_parts(page, plan, text.insets)


def read_parts(page: Page, plan: Plan, parts_: Iterable[Part]) -> Iterator[Draft]:
    """Yield the blocks of lines and tables in their order."""
    for part in parts_:
        if isinstance(part, Comment):
            yield Draft("", Frame(), comments=(part,))
        else:
            yield from to_drafts(part) if isinstance(part, Line) else read_table(page, plan, part)


def _read_cell(page: Page, plan: Plan, cell: Element, frame: Frame) -> CellText:
    lines: list[CellLine] = []
    insets: list[Part] = []
    waiting: list[Comment] = []
    for part in Flow(page, plan, replace(frame, kind=Kind.PARAGRAPH)).read(cell):
        if isinstance(part, Comment):
            waiting.append(replace(part, alone=False))
        elif isinstance(part, Line) and part.frame.kind is not Kind.FOOTNOTE:
            first, *more = _lines(part)
            lines += [replace(first, comments=(*waiting, *first.comments)), *more]
            waiting.clear()
        else:
            insets.append(part)
    return CellText(tuple(lines), (*insets, *(replace(c, flaw=NO_WORDS) for c in waiting)))


def _lines(part: Line) -> Iterator[CellLine]:
    frame, waiting = part.frame, list[Comment]()
    for atoms in break_lines(part.atoms):
        text, marks = condense(atoms)
        waiting += comments_in(atoms)
        if text:
            opening = next(a for a in atoms if isinstance(a, str) and a.strip())
            indent = opening[: len(opening) - len(opening.lstrip())].count("\u00a0")
            yield CellLine(text, marks, frame, part.line, indent, tuple(waiting))
            frame = replace(frame, label="")
            waiting.clear()


def _captions(page: Page, plan: Plan, table: Element, frame: Frame) -> Iterator[Draft]:
    for part in parts(page, table):
        if isinstance(part, Element) and part.tag == "caption":
            text = _read_cell(page, plan, part, frame)
            yield from _joined(text.lines, frame)
            yield from read_parts(page, plan, text.insets)


def _joined(lines: Sequence[CellLine], frame: Frame) -> Iterator[Draft]:
    """Read lines as one block."""
    text, marks = "", list[NoteMark]()
    for line in lines:
        text += " " if text else ""
        marks += [NoteMark(mark.offset + len(text), mark.note) for mark in line.marks]
        text += line.text
    if text:
        comments = tuple(comment for line in lines for comment in line.comments)
        yield Draft(text, frame, tuple(marks), line=lines[0].line, comments=comments)


def _title(text: CellText) -> str:
    return " ".join(line.text for line in text.lines)


def _columns(rows: Sequence[Row], texts: Mapping[int, CellText]) -> dict[int, str]:
    """Return the title of each column, that of a group of columns first."""
    columns: dict[int, str] = {}
    for cell in (cell for row in rows for cell in row.cells):
        title = _title(texts[cell.element.at])
        for column in range(cell.column, cell.end) if title else ():
            above = columns.get(column)
            columns[column] = f"{above} / {title}" if above else title
    return columns


def _header(rows: Sequence[Row], texts: Mapping[int, CellText], frame: Frame) -> Iterator[Draft]:
    for cell in (cell for row in rows for cell in row.cells):
        text = texts[cell.element.at]
        place = replace(frame.place, column=_title(text) or None)
        yield from _joined(text.lines, replace(frame, kind=Kind.CAPTION, place=place))


def _body(
    rows: Sequence[Row], texts: Mapping[int, CellText], columns: Mapping[int, str], frame: Frame
) -> Iterator[Draft]:
    """Yield the lines of every cell; the first column names the row, and those it spans."""
    label: str | None = None
    for row in rows:
        for cell in row.cells:
            lines = texts[cell.element.at].lines
            if cell.column == 0:
                label = row_label([line.text for line in lines]) or label
            place = replace(frame.place, row=label, column=columns.get(cell.column))
            yield from _itemised(lines, replace(frame, place=place))


def _itemised(lines: Sequence[CellLine], frame: Frame) -> Iterator[Draft]:
    """Yield the lines of a cell, numbering the items of its lists, marked up or typed."""
    plain = [" " * line.indent + line.text for line in lines if not _is_listed(line)]
    typed = iter(itemise(plain))
    count = 0
    for line in lines:
        label, level, start, within = line.frame.label, line.frame.level, 0, True
        if not _is_listed(line):
            found = next(typed)
            label, level, within = found.label, found.level, found.item is not None
            start = max(found.start - line.indent, 0)
        count += bool(label)
        place = replace(frame.place, item=count if within and count else None)
        framed = replace(frame, role=line.frame.role, place=place, level=level, label=label)
        marks = tuple(NoteMark(max(m.offset - start, 0), m.note) for m in line.marks)
        yield Draft(line.text[start:], framed, marks, line=line.line, comments=line.comments)


def _is_listed(line: CellLine) -> bool:
    return line.frame.kind is Kind.ITEM


def _comments(page: Page, table: Element, frame: Frame) -> Iterator[Draft]:
    """Read the comments that stand in a table outside its cells: they govern it."""
    for part in parts(page, table):
        if isinstance(part, Text) and part.comment is not None:
            yield Draft("", frame, comments=(Comment(part.comment, part.line, alone=True),))


def _strays(page: Page, table: Element, frame: Frame) -> Iterator[Draft]:
    """Read words that stand in a table outside its cells."""
    for part in parts(page, table):
        if isinstance(part, Text) and part.words.strip():
            yield Draft(condense((part.words,))[0], frame, line=part.line)
