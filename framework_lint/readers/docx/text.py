"""The words of a Word paragraph, with tracked changes taken or left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from framework_lint.readers.docx.fields import Fields
from framework_lint.readers.docx.numbering import Numbering
from framework_lint.readers.docx.styles import Style, Styles
from framework_lint.readers.docx.symbols import read_private, read_symbol
from framework_lint.readers.docx.xml import (
    SDT,
    Element,
    inner,
    integer,
    properties,
    switch,
    w,
)
from framework_lint.readers.options import Revisions
from framework_lint.readers.trail import Trail, Words, lead

INSERTED, DELETED = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_SILENT = {
    w("pPr"),
    w("rPr"),
    w("sdtPr"),
    w("instrText"),
    w("delInstrText"),
    w("rt"),
}
_SIZE = re.compile(r"(width|height):\s*(\d{1,6})(?:\.\d*)?(pt|in|px)?")
_EMU = {"pt": 12_700, "in": 914_400, "px": 9_525, "": 9_525}


@dataclass(frozen=True, slots=True)
class Break:
    """A line break."""


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a footnote or endnote; `custom` is what it shows instead of a number."""

    kind: str
    key: str
    custom: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """Words in superscript: the mark of a note, an exponent, or the end of "1st"."""

    text: str
    trail: Trail = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that are formatted as hidden."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image, with its size in EMU, of which 914,400 make an inch."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Embedded:
    """Another document or diagram inside this one."""

    what: str


@dataclass(frozen=True, slots=True)
class Box:
    """A text box."""

    element: Element


Atom = Words | Break | Note | Raised | Hidden | Picture | Embedded | Box


@dataclass(frozen=True, slots=True)
class Story:
    """A part with text, and what is needed to read it: Word's word for body, notes and headers.

    `letters` gives the number in the file of the first letter of what has some.
    """

    styles: Styles
    numbering: Numbering
    fields: Fields
    revisions: Revisions
    letters: Mapping[Element, int] = field(default_factory=dict)

    @property
    def original(self) -> bool:
        return self.revisions is Revisions.ORIGINAL

    def words(self, element: Element, text: str) -> Words:
        """Return the words of an element with where they stand in the file."""
        return Words(text, lead(text, self.letters.get(element)))

    def leaves(self, element: Element) -> bool:
        """Whether an element holds no words of this side of the tracked changes."""
        dropped = INSERTED if self.original else DELETED
        return element.tag in dropped or element.tag in _SILENT


def read_atoms(story: Story, parent: Element, style: Style) -> Iterator[Atom]:
    """Read what a paragraph of a style, or anything in it, holds."""
    for element in inner(parent):
        if not story.leaves(element):
            reader = _READERS.get(str(element.tag), read_atoms)
            yield from reader(story, element, style)


def _run(story: Story, run: Element, style: Style) -> Iterator[Atom]:
    look = story.styles.run(properties(run, "rPr", original=story.original), style)
    atoms = list(_with_custom_mark(read_atoms(story, run, style)))
    if look.hidden:
        words = any(isinstance(atom, Words) and atom.text.strip() for atom in atoms)
        yield from (Hidden(),) if words else ()
    elif look.raised:
        yield from (
            Raised(atom.text, atom.trail) if isinstance(atom, Words) else atom for atom in atoms
        )
    else:
        yield from atoms


def _with_custom_mark(atoms: Iterator[Atom]) -> Iterator[Atom]:
    """Take what follows a note in its run for the mark of the note, where that has its own."""
    for atom in atoms:
        if isinstance(atom, Note) and atom.custom:
            shown = "".join(each.text for each in atoms if isinstance(each, Words)).strip()
            yield replace(atom, custom=shown or atom.custom)
        else:
            yield atom


def _text(story: Story, element: Element, _: Style) -> Iterator[Atom]:
    if element.text and element not in story.fields.instructions:
        yield story.words(element, read_private(element.text))


def _break(_story: Story, _element: Element, _style: Style) -> Iterator[Atom]:
    yield Break()


def _tab(_story: Story, _element: Element, _style: Style) -> Iterator[Atom]:
    yield Words("\t")


def _hyphen(story: Story, element: Element, _style: Style) -> Iterator[Atom]:
    yield story.words(element, "-")


def _symbol(story: Story, element: Element, _style: Style) -> Iterator[Atom]:
    symbol = read_symbol(element.get(w("char"), ""), element.get(w("font"), ""))
    yield story.words(element, symbol)


def _note(_story: Story, element: Element, _style: Style) -> Iterator[Atom]:
    kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
    custom = element.get(w("customMarkFollows"), "0") in ("1", "true", "on")
    yield Note(kind, element.get(w("id"), ""), "*" if custom else "")


def is_placeholder(element: Element) -> bool:
    """Whether an element is a form field that holds but the words that ask to fill it in."""
    return element.tag == SDT and bool(switch(element.find(w("sdtPr")), "showingPlcHdr"))


def _control(story: Story, control: Element, style: Style) -> Iterator[Atom]:
    yield from () if is_placeholder(control) else read_atoms(story, control, style)


def _box(_story: Story, element: Element, _style: Style) -> Iterator[Atom]:
    yield Box(element)


def _image(_story: Story, element: Element, _style: Style) -> Iterator[Atom]:
    frame = next(element.iterancestors(f"{_WP}inline", f"{_WP}anchor"), None)
    extent = None if frame is None else frame.find(f"{_WP}extent")
    if extent is None:
        yield Picture(0, 0)
    else:
        yield Picture(integer(extent.get("cx")) or 0, integer(extent.get("cy")) or 0)


def _old_image(_story: Story, element: Element, _style: Style) -> Iterator[Atom]:
    shape = next(element.iterancestors(), element)
    sizes = {name: _emu(*rest) for name, *rest in _SIZE.findall(shape.get("style", ""))}
    yield Picture(sizes.get("width", 0), sizes.get("height", 0))


def _emu(number: str, unit: str) -> int:
    return (integer(number) or 0) * _EMU[unit]


def _diagram(_story: Story, _element: Element, _style: Style) -> Iterator[Atom]:
    yield Embedded("a diagram (SmartArt)")


def _object(story: Story, element: Element, style: Style) -> Iterator[Atom]:
    """Read the text boxes of an object; its preview is not an image of the document's own."""
    atoms = (a for a in read_atoms(story, element, style) if not isinstance(a, Picture))
    kinds = [each.get("ProgID", "") for each in element.iter(f"{_O}OLEObject")]
    yield from (Embedded(f"an embedded object ({kind or 'of no kind'})") for kind in kinds)
    yield from atoms


def _power(story: Story, element: Element, style: Style) -> Iterator[Atom]:
    yield from _joined(story, element, style, ("e", "sup"), "^")


def _fraction(story: Story, element: Element, style: Style) -> Iterator[Atom]:
    yield from _joined(story, element, style, ("num", "den"), "/")


def _joined(
    story: Story, element: Element, style: Style, names: Iterable[str], sign: str
) -> Iterator[Atom]:
    for at, name in enumerate(names):
        part = element.find(f"{_M}{name}")
        yield from (_sign(sign),) if at else ()
        yield from () if part is None else read_atoms(story, part, style)


def _sign(text: str) -> Words:
    """Return words that the file shows by how it lays out others."""
    return Words(text, lead(text))


def _bracketed(story: Story, element: Element, style: Style) -> Iterator[Atom]:
    yield _sign("(")
    yield from read_atoms(story, element, style)
    yield _sign(")")


_READERS: dict[str, Callable[[Story, Element, Style], Iterator[Atom]]] = {
    w("r"): _run,
    w("t"): _text,
    w("delText"): _text,
    w("br"): _break,
    w("cr"): _break,
    w("tab"): _tab,
    w("ptab"): _tab,
    w("noBreakHyphen"): _hyphen,
    w("sym"): _symbol,
    w("footnoteReference"): _note,
    w("endnoteReference"): _note,
    SDT: _control,
    w("object"): _object,
    w("txbxContent"): _box,
    f"{_A}blip": _image,
    f"{_CHART}chart": _image,
    f"{_DIAGRAM}relIds": _diagram,
    f"{_V}imagedata": _old_image,
    f"{_M}t": _text,
    f"{_M}sSup": _power,
    f"{_M}f": _fraction,
    f"{_M}d": _bracketed,
}
