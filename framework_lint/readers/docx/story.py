"""The paragraphs and tables of a Word document, with tracked changes taken or left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from framework_lint.readers.docx.numbering import Position, position
from framework_lint.readers.docx.styles import Style, is_boxed, outline_level
from framework_lint.readers.docx.text import (
    DELETED,
    INSERTED,
    Atom,
    Box,
    Story,
    is_placeholder,
    read_atoms,
)
from framework_lint.readers.docx.xml import (
    TBL,
    TC,
    TR,
    Element,
    P,
    inner,
    integer,
    properties,
    switch,
    value,
    w,
)
from framework_lint.readers.trail import Words

MOST_COLUMNS = 63
MOST_INDENT = 31_680
_SWAPPED = {w("cellIns"): w("ins"), w("cellDel"): w("del")}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as Word has it: `level` is a heading's, `indent` in twentieths of a point.

    `boxes` are the text boxes that hang on it.
    """

    element: Element
    style: Style
    atoms: tuple[Atom, ...]
    position: Position | None = None
    level: int = 0
    list_level: int = 0
    indent: int = 0
    boxed: bool = False
    contents: bool = False
    boxes: tuple[tuple[Node, ...], ...] = ()

    @property
    def text(self) -> str:
        """The words without the marks of notes, for a look at them."""
        return " ".join("".join(a.text for a in self.atoms if isinstance(a, Words)).split())


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `span` columns; a continued one belongs to the cell above it."""

    nodes: tuple[Node, ...]
    span: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that leaves its first `before` columns out."""

    cells: tuple[Cell, ...]
    before: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]


Node = Paragraph | Table


def read_nodes(story: Story, parent: Element) -> Iterator[Node]:
    """Read what a body, a cell or a note holds; a paragraph without its end joins the next."""
    open_end: Paragraph | None = None
    for element in _nearest(story, parent, (P, TBL)):
        if element.tag == TBL:
            yield from (open_end,) if open_end else ()
            open_end = None
            yield Table(tuple(_rows(story, element)))
            continue
        paragraph = _paragraph(story, element)
        if open_end is not None:
            paragraph = _joined(open_end, paragraph)
        open_end = paragraph if _has_no_end(story, element) else None
        yield from () if open_end else (paragraph,)
    yield from (open_end,) if open_end else ()


def flatten(nodes: Iterable[Node]) -> Iterator[Paragraph]:
    """Yield every paragraph in reading order, those of cells and text boxes too."""
    for node in nodes:
        if isinstance(node, Paragraph):
            yield node
            for box in node.boxes:
                yield from flatten(box)
        else:
            for row in node.rows:
                for cell in row.cells:
                    yield from flatten(cell.nodes)


def _nearest(story: Story, parent: Element, tags: Sequence[str]) -> Iterator[Element]:
    """Yield the elements of these kinds that stand in no other of them."""
    for element in inner(parent):
        if element.tag in tags:
            yield element
        elif not (story.leaves(element) or is_placeholder(element)):
            yield from _nearest(story, element, tags)


def _paragraph(story: Story, element: Element) -> Paragraph:
    held = properties(element, "pPr", original=story.original)
    style = story.styles.paragraph(held)
    atoms = tuple(read_atoms(story, element, style))
    level, boxed = outline_level(held), is_boxed(held)
    at = position(held, style, story.numbering)
    unlisted = at is None and value(_numbers(held), "numId") is not None
    return Paragraph(
        element,
        style,
        atoms,
        at,
        style.level if level is None else level,
        0 if unlisted else max(style.list_level, 0 if at is None else at.level + 1),
        _indent(held, style),
        _boxed(style) if boxed is None else boxed,
        element in story.fields.contents or style.contents,
        tuple(tuple(read_nodes(story, a.element)) for a in atoms if isinstance(a, Box)),
    )


def _numbers(held: Element | None) -> Element | None:
    return None if held is None else held.find(w("numPr"))


def _indent(held: Element | None, style: Style) -> int:
    own = [held, *(each.find(w("pPr")) for each in style.elements)]
    indents = (each.find(w("ind")) for each in own if each is not None)
    said = (each.get(w("left"), each.get(w("start"))) for each in indents if each is not None)
    indent = next((integer(each) or 0 for each in said if each is not None), 0)
    return min(max(indent, 0), MOST_INDENT)


def _boxed(style: Style) -> bool:
    said = (is_boxed(each.find(w("pPr"))) for each in style.elements)
    return bool(next((each for each in said if each is not None), False))


def _has_no_end(story: Story, element: Element) -> bool:
    mark = element.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and _is_left_out(story, mark)


def _is_left_out(story: Story, held: Element) -> bool:
    """Whether properties say that what they are of is not on this side of the changes."""
    dropped = INSERTED if story.original else DELETED
    return any(_SWAPPED.get(str(each.tag), each.tag) in dropped for each in held)


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Join two paragraphs; the second one's end says what they are, unless it is empty."""
    kept = second if second.text or not first.text else first
    return replace(kept, atoms=(*first.atoms, *second.atoms), boxes=(*first.boxes, *second.boxes))


def _rows(story: Story, table: Element) -> Iterator[Row]:
    for element in _nearest(story, table, (TR,)):
        held = element.find(w("trPr"))
        if held is None:
            yield Row(tuple(_cells(story, element)))
        elif not _is_left_out(story, held):
            before = min(max(integer(value(held, "gridBefore")) or 0, 0), MOST_COLUMNS)
            header = bool(switch(held, "tblHeader"))
            yield Row(tuple(_cells(story, element)), before, header)


def _cells(story: Story, row: Element) -> Iterator[Cell]:
    for element in _nearest(story, row, (TC,)):
        held = element.find(w("tcPr"))
        if held is not None and _is_left_out(story, held):
            continue
        span = min(max(integer(value(held, "gridSpan")) or 1, 1), MOST_COLUMNS)
        continued = value(held, "vMerge") in ("", "continue")
        yield Cell(tuple(read_nodes(story, element)), span, continued)
