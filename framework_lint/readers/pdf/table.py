"""A table over all its pages: rows that run on, headers that come again, cells as drafts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from framework_lint.document import Kind, NoteMark, Place
from framework_lint.readers.composition import Draft
from framework_lint.readers.passage import Frame
from framework_lint.readers.pdf.columns import Ending
from framework_lint.readers.pdf.grid import Grid
from framework_lint.readers.pdf.line import Line
from framework_lint.readers.pdf.text import Composed, Paragraph, compose, paragraphs
from framework_lint.readers.plaintext.repair import Lore
from framework_lint.readers.table import itemise, row_label
from framework_lint.readers.trail import behind, lead

_ENDED = re.compile(r"[.!?:;)\]”\"]$")
_NEAR = 8.0

Row = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell its lines; `xs` are where its columns part, in points."""

    xs: tuple[float, ...]
    rows: tuple[Row, ...]
    pages: tuple[int, ...]
    sure: bool


def table(grid: Grid) -> Table:
    """Lay out the cells of a grid; one that spans rows stands in its first."""
    columns = len(grid.xs) - 1
    laid: dict[int, list[tuple[Line, ...]]] = {}
    for cell in grid.cells:
        row = laid.setdefault(cell.row, [()] * columns)
        row[cell.column] = cell.lines
    rows = [tuple(laid[index]) for index in sorted(laid) if any(laid[index])]
    return Table(grid.xs, tuple(rows), (grid.page,), grid.sure)


def continues(before: Table, after: Table) -> bool:
    """Whether a table at the top of a page goes on from one at the end of the page before."""
    if len(before.xs) != len(after.xs) or before.pages[-1] + 1 != after.pages[0]:
        return False
    pairs = zip(_widths(before), _widths(after), strict=True)
    return all(abs(a - b) < max(_NEAR, 0.08 * a) for a, b in pairs)


def _widths(found: Table) -> list[float]:
    return [b - a for a, b in zip(found.xs, found.xs[1:], strict=False)]


def join(before: Table, after: Table) -> Table:
    """Put the rows of the next page below; a header that comes again is read once."""
    rows = list(after.rows)
    if rows and _text(rows[0]) == _text(before.rows[0]):
        del rows[0]
    kept = list(before.rows)
    if rows and len(kept) > 1 and _runs_on(kept[-1], rows[0]):
        kept[-1] = tuple((*a, *b) for a, b in zip(kept[-1], rows.pop(0), strict=True))
    sure = before.sure and after.sure
    return Table(before.xs, (*kept, *rows), (*before.pages, *after.pages), sure)


def _text(row: Row) -> str:
    return " ".join(line.text for cell in row for line in cell)


def _runs_on(row: Row, after: Row) -> bool:
    """Whether a row was cut by the page end.

    A cell of it stops and goes on in mid-sentence, or the label and another
    cell have nothing left to say.
    """
    gone = [bool(cell) and not rest for cell, rest in zip(row, after, strict=True)]
    if (gone[0] or not row[0]) and not after[0] and any(gone[1:]):
        return True
    for cell, rest in zip(row, after, strict=True):
        if not cell or not rest:
            continue
        last, first = cell[-1].words[-1], rest[0].words[0]
        if last.broken or (_cut(cell) and _lower(first.text)):
            return True
    return False


def _cut(cell: Sequence[Line]) -> bool:
    return bool(cell) and not _ENDED.search(cell[-1].words[-1].text)


def ending(found: Table) -> Ending:
    """Return what the next page needs to know to go on with a table."""
    return Ending(found.xs, frozenset(n for n, cell in enumerate(found.rows[-1]) if _cut(cell)))


def _lower(text: str) -> bool:
    return text[:1].islower() or text[:1] in "(,;"


def drafts(found: Table, name: str, lore: Lore, notes: Collection[str]) -> Iterator[Draft]:
    """Yield the header cells as captions, then each line of each cell of each row."""
    header, *rows = found.rows
    titles = [_whole(cell, lore, notes).text for cell in header]
    for cell, title in zip(header, titles, strict=True):
        place = Place(table=name, column=title or None)
        if cell:
            held = _whole(cell, lore, notes)
            frame = Frame(Kind.CAPTION, place=place)
            yield Draft(held.text, frame, held.marks, cell[0].page, trail=held.trail)
    label: str | None = None
    for row in rows:
        first = [_shown(p, lore, notes).text for p in paragraphs(row[0])] if row[0] else []
        label = row_label(first) or label
        for cell, title in zip(row, titles, strict=True):
            place = Place(table=name, row=label, column=title or None)
            yield from _cell(cell, place, lore, notes)


def _whole(cell: Sequence[Line], lore: Lore, notes: Collection[str]) -> Composed:
    return compose([word for line in cell for word in line.words], lore, notes)


def _cell(
    cell: Sequence[Line], place: Place, lore: Lore, notes: Collection[str]
) -> Iterator[Draft]:
    held = paragraphs(cell) if cell else []
    shown = [_shown(paragraph, lore, notes) for paragraph in held]
    left = min((paragraph.x for paragraph in held), default=0.0)
    lines = [
        " " * max(0, round((p.x - left) / 4)) * bool(p.label) + composed.text
        for p, composed in zip(held, shown, strict=True)
    ]
    for paragraph, line, composed, told in zip(held, lines, shown, itemise(lines), strict=True):
        cut = told.start - (len(line) - len(composed.text))
        moved = tuple(NoteMark(max(mark.offset - cut, 0), mark.note) for mark in composed.marks)
        within = replace(place, item=told.item)
        frame = Frame(Kind.CELL, place=within, level=told.level, label=told.label)
        trail = behind(line, composed.trail, told.start)
        yield Draft(line[told.start :], frame, moved, paragraph.page, trail=trail)


def _shown(paragraph: Paragraph, lore: Lore, notes: Collection[str]) -> Composed:
    """Return a paragraph's words with the mark that opens it."""
    held = compose(list(paragraph.words), lore, notes)
    label = paragraph.label
    if not label:
        return held
    shift = len(label) + 1
    marks = tuple(NoteMark(mark.offset + shift, mark.note) for mark in held.marks)
    return Composed(f"{label} {held.text}", marks, (*lead(label), *held.trail))
