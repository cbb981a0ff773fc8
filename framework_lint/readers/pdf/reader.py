"""Read PDF: what is printed on its pages, put back into paragraphs, lists, tables and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from framework_lint.document import Document, Kind, Place, Role
from framework_lint.errors import InputError
from framework_lint.readers.composition import Draft, PageOf, compose
from framework_lint.readers.heading import heading_label, settle
from framework_lint.readers.outline import arrange
from framework_lint.readers.passage import Frame
from framework_lint.readers.pdf import remarks
from framework_lint.readers.pdf import table as pdf_table
from framework_lint.readers.pdf.columns import Ending, open_tables
from framework_lint.readers.pdf.flow import body_size, columns, heading_sizes, heads, runs_on
from framework_lint.readers.pdf.furniture import furniture
from framework_lint.readers.pdf.grid import Grid
from framework_lint.readers.pdf.layout import Page, take_apart
from framework_lint.readers.pdf.line import Line, Word
from framework_lint.readers.pdf.notes import Note, join_notes, split_notes
from framework_lint.readers.pdf.page import Sheet, sheets
from framework_lint.readers.pdf.table import Table
from framework_lint.readers.pdf.text import Composed, Paragraph, paragraphs
from framework_lint.readers.pdf.text import compose as joined
from framework_lint.readers.plaintext.repair import Lore, breaks_words
from framework_lint.readers.table import name_tables
from framework_lint.readers.trail import Tracked
from framework_lint.source import Original

_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}")
_ENTRY = re.compile(r".{2,}\s\d{1,3}")
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*(?:-[A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Traced:
    """A document's text as it was read, its letters by number, and the pages that have them."""

    tracked: Tracked
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class _Boxed:
    """Paragraphs in a frame of their own."""

    paragraphs: tuple[Paragraph, ...]


_Element = Paragraph | Table | _Boxed


def read(original: Original, max_pages: int = 500) -> Document:
    """Read a PDF; raise InputError if it is encrypted, damaged, too long or holds no words."""
    return _read(original, max_pages)[0]


def trace(original: Original, max_pages: int = 500) -> Traced:
    """Read a PDF once more, for which of its characters each letter of the text is."""
    return _read(original, max_pages)[1]


def _read(original: Original, max_pages: int) -> tuple[Document, Traced]:
    pages = [take_apart(sheet) for sheet in sheets(original, max_pages)]
    if not any(page.sheet.glyphs for page in pages):
        scanned = any(page.sheet.pictured for page in pages)
        told = "images and no text; a scan needs text recognition first" if scanned else "no text"
        raise InputError(f"holds {told}")
    height = median(page.sheet.height for page in pages)
    aside = furniture([page.lines for page in pages], height)
    body = body_size([x for x in page.lines if x not in aside] for page in pages)
    elements: list[list[_Element]] = []
    notes: list[Note] = []
    for page in pages:
        rest = [line for line in page.lines if line not in aside]
        text, below = split_notes(rest, page.rules, body)
        notes += below
        last = elements[-1][-1] if elements and elements[-1] else None
        before = pdf_table.ending(last) if isinstance(last, Table) else None
        elements.append(_elements(page, text, before))
    flow = _flow(elements, _right(pages))
    drafts = _Drafts(_lore(pages), frozenset(n.label for n in notes), body, _sizes(elements, body))
    made = [*drafts.flow(flow), *drafts.notes(join_notes(notes)), *_furniture(aside, pages)]
    composed = compose(original, made, _page_of(pages))
    blocks = arrange(settle(name_tables(composed.blocks)))
    tables = [element for element in flow if isinstance(element, Table)]
    warnings = (*remarks.warnings(pages), *remarks.doubts(tables))
    unread = tuple(remarks.unread(pages))
    document = Document(composed.source, blocks, composed.pages, warnings=warnings, unread=unread)
    tracked = Tracked.of(composed.source.text, composed.trail)
    return document, Traced(tracked, tuple(page.sheet for page in pages))


def _page_of(pages: Sequence[Page]) -> PageOf:
    firsts = [page.sheet.first for page in pages]
    return lambda number: pages[bisect_right(firsts, number) - 1].sheet.number


def _elements(page: Page, text: Sequence[Line], before: Ending | None) -> list[_Element]:
    """Return what stands on a page in reading order; `before` as in `open_tables`."""
    opened = open_tables(text, page.rules, before)
    held = {word for grid in opened for c in grid.cells for line in c.lines for word in line.words}
    blocks = sorted([*page.tables, *page.boxes, *opened], key=lambda grid: grid.ys[0])
    rest = [line for line in text if not held.intersection(line.words)]
    found: list[_Element] = []
    for grid in blocks:
        above = [line for line in rest if line.y < grid.ys[0]]
        rest = rest[len(above) :]
        found += _paragraphs(above)
        found.append(_boxed(grid) if len(grid.xs) == 2 else pdf_table.table(grid))
    return [*found, *_paragraphs(rest)]


def _paragraphs(found: Sequence[Line]) -> list[Paragraph]:
    return [p for column in columns(found) if column for p in paragraphs(column)]


def _boxed(grid: Grid) -> _Boxed:
    held = [line for cell in grid.cells for line in cell.lines]
    return _Boxed(tuple(paragraphs(held)) if held else ())


def _flow(pages: Sequence[Sequence[_Element]], right: float) -> list[_Element]:
    """Join what runs on from one page to the next."""
    flow: list[_Element] = []
    for page in pages:
        for number, element in enumerate(page):
            last = flow[-1] if flow else None
            united = _united(last, element, right, first=number == 0) if last else None
            if united is None:
                flow.append(element)
            else:
                flow[-1] = united
    return flow


def _united(last: _Element, element: _Element, right: float, *, first: bool) -> _Element | None:
    """Return the two as one if the second, the `first` of its page or column, goes on."""
    if isinstance(last, Table) and isinstance(element, Table):
        continues = first and pdf_table.continues(last, element)
        return pdf_table.join(last, element) if continues else None
    if isinstance(last, Paragraph) and isinstance(element, Paragraph):
        apart = first or element.lines[0].y < last.lines[-1].y
        if apart and runs_on(last, element, right):
            return replace(last, lines=(*last.lines, *element.lines))
    if isinstance(last, _Boxed) and isinstance(element, _Boxed) and first:
        return _one_box(last, element)
    return None


def _one_box(last: _Boxed, element: _Boxed) -> _Boxed | None:
    """Return a box that goes on over the page end, if its last sentence does."""
    if not last.paragraphs or not element.paragraphs:
        return None
    *kept, before = last.paragraphs
    after, *rest = element.paragraphs
    if not runs_on(before, after, max(line.x1 for line in before.lines)):
        return None
    whole = replace(before, lines=(*before.lines, *after.lines))
    return _Boxed((*kept, whole, *rest))


def _right(pages: Sequence[Page]) -> float:
    """Return where full lines usually end."""
    ends = [max(line.x1 for line in page.lines) for page in pages if page.lines]
    return median(ends) if ends else 0.0


def _lore(pages: Sequence[Page]) -> Lore:
    """Learn the words of the document, without those that a line end broke."""
    counted: Counter[str] = Counter()
    for page in pages:
        cells = [c for grid in (*page.tables, *page.boxes) for c in grid.cells]
        for line in (*page.lines, *(line for cell in cells for line in cell.lines)):
            kept = line.words[line.words[0].text.islower() and len(line.words) > 1 :]
            told = " ".join(word.text for word in kept if not word.broken)
            counted.update(word.lower() for word in _WORD.findall(told))
    lore = Lore(counted, {})
    return replace(lore, breaks=breaks_words(_broken_ends(pages), lore))


def _broken_ends(pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Yield each hyphenated line end with the word that opens the next line."""
    for page in pages:
        cells = [cell for grid in (*page.tables, *page.boxes) for cell in grid.cells]
        for held in (page.lines, *(cell.lines for cell in cells)):
            for line, after in pairwise(held):
                if line.words[-1].broken:
                    yield line.words[-1].text, after.words[0].text


def _sizes(elements: Sequence[Sequence[_Element]], body: float) -> list[float]:
    pages = [[e for e in page if isinstance(e, Paragraph)] for page in elements]
    return heading_sizes(pages, body)


@dataclass(frozen=True, slots=True)
class _Drafts:
    """What every draft of one document is made with."""

    lore: Lore
    labels: frozenset[str]
    body: float
    sizes: Sequence[float]

    def flow(self, elements: Sequence[_Element]) -> Iterator[Draft]:
        contents = False
        depth: list[float] = []
        for number, element in enumerate(elements):
            if isinstance(element, Table):
                name = f"table at {number}"
                yield from pdf_table.drafts(element, name, self.lore, self.labels)
            elif isinstance(element, _Boxed):
                for paragraph in element.paragraphs:
                    yield self._draft(paragraph, Frame(role=Role.QUOTED))
            elif heads(element, self.body) and not (_entry(element) if contents else _led(element)):
                text = self._composed(element).text
                contents = text.strip().lower().endswith("contents")
                yield self._heading(element)
            elif _entry(element) if contents else _led(element):
                yield self._draft(element, Frame(role=Role.CONTENTS))
            else:
                depth = _depth(depth, element)
                kind = Kind.ITEM if element.label else Kind.PARAGRAPH
                yield self._draft(element, Frame(kind, level=len(depth), label=element.label))

    def notes(self, notes: Sequence[Note]) -> Iterator[Draft]:
        for note in notes:
            held = joined(_words(note.lines), self.lore, self.labels)
            frame = Frame(Kind.FOOTNOTE, place=Place(note=note.label or None), label=note.label)
            yield _drafted(held, frame, note.lines[0].page)

    def _heading(self, paragraph: Paragraph) -> Draft:
        held = joined(_words(paragraph.lines), self.lore, self.labels)
        size = paragraph.lines[0].size
        larger = [held for held in self.sizes if held > size + 0.3]
        level = len(larger) + 1 if size > 1.04 * self.body else len(self.sizes) + 1
        frame = Frame(Kind.HEADING, level=level, label=heading_label(held.text))
        return _drafted(held, frame, paragraph.page)

    def _draft(self, paragraph: Paragraph, frame: Frame) -> Draft:
        return _drafted(self._composed(paragraph), frame, paragraph.page)

    def _composed(self, paragraph: Paragraph) -> Composed:
        return joined(list(paragraph.words), self.lore, self.labels)


def _drafted(held: Composed, frame: Frame, page: int) -> Draft:
    return Draft(held.text, frame, held.marks, page, trail=held.trail)


def _words(found: Sequence[Line]) -> list[Word]:
    return [word for line in found for word in line.words]


def _entry(paragraph: Paragraph) -> bool:
    return _led(paragraph) or bool(_ENTRY.fullmatch(paragraph.lines[-1].text))


def _led(paragraph: Paragraph) -> bool:
    """Whether dots lead to a page number."""
    return any(_LEADER.search(line.text) for line in (paragraph.lines[0], paragraph.lines[-1]))


def _depth(depth: list[float], paragraph: Paragraph) -> list[float]:
    """Return the indents of the list levels that a paragraph stands in; none outside a list."""
    if not paragraph.label:
        return []
    near = 0.6 * paragraph.lines[0].size
    outer = [x for x in depth if x < paragraph.x - near]
    return [*outer, paragraph.x]


def _furniture(aside: set[Line], pages: Sequence[Page]) -> Iterator[Draft]:
    for page in pages:
        for line in page.lines:
            if line in aside:
                yield Draft(line.text, Frame(role=Role.FURNITURE), page=line.page)
        if page.sheet.sideways:
            text = " ".join(page.sheet.sideways.split())
            yield Draft(text, Frame(role=Role.FURNITURE), page=page.sheet.number)
