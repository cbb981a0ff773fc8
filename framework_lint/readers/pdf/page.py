"""The one door to pdfium: what is printed on each page, and where.

Coordinates are points; `x` grows to the right and `y` downwards from the
top of the page as it is shown.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from framework_lint.errors import InputError
from framework_lint.readers.pdf.drawing import Box, Place, drawn
from framework_lint.source import Original

_HYPHENS = ("\x02", "\ufffe", "\u00ad")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character; `y` is its baseline and `hyphen` says that it breaks a word at a line end.

    A blank has no width and no size: pdfium puts in many that the file does not hold.
    `number` counts the characters of all pages from 0, as pdfium has them.
    """

    text: str
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    font: str = ""
    hyphen: bool = False
    number: int = -1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its glyphs in the order of the file, its rules and areas.

    `number` counts from 1; `pictured` is the share of the page that images
    cover; `shapes` counts what is drawn; `sideways` is the text that is
    turned against the rest. `first` is the number of its first character, of
    which there are `count`.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    boxes: tuple[Box, ...]
    pictured: float
    shapes: int
    sideways: str
    first: int
    count: int


_BLANK = Glyph(" ")

Frame = tuple[float, float, float, float]
"""A rectangle in the file's own space: left, bottom, right, top."""


def sheets(original: Original, max_pages: int) -> Iterator[Sheet]:
    """Yield the pages; raise InputError if the file is encrypted, damaged or too long."""
    document = _open(original)
    try:
        count = len(document)
        if count > max_pages:
            raise InputError(f"has {count:,} pages; at most {max_pages:,} are read (--max-pages)")
        if not count:
            raise InputError("is a PDF without pages")
        first = 0
        for index in range(count):
            sheet = _sheet(document, index, first)
            first += sheet.count
            yield sheet
    finally:
        document.close()


def _open(original: Original) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(original.content)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) and b"/Encrypt" in original.content:
            raise InputError("is an encrypted PDF; it needs a password to be read") from error
        raise InputError("is a damaged PDF; it could not be opened") from error


def _sheet(document: pdfium.PdfDocument, index: int, first: int) -> Sheet:
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise InputError(f"is a damaged PDF; page {index + 1} could not be opened") from error
    try:
        turned = _turned(textpage)
        place, width, height = _placer(page, turned)
        glyphs, sideways = _glyphs(textpage, place, turned, first)
        boxes, pictured, shapes = drawn(page, place)
        share = min(pictured / (width * height), 1.0)
        count = textpage.count_chars()
        return Sheet(index + 1, width, height, glyphs, boxes, share, shapes, sideways, first, count)
    finally:
        textpage.close()
        page.close()


def frames(original: Original, wanted: Mapping[int, Sequence[int]]) -> dict[tuple[int, int], Frame]:
    """Return where characters stand in the file's own space, by page and index, both from 0.

    A frame is left, bottom, right, top, in points; `wanted` are indices by their page.
    """
    document = _open(original)
    try:
        return {
            (page, index): frame
            for page, indices in wanted.items()
            for index, frame in _framed(document, page, indices)
        }
    finally:
        document.close()


def _framed(
    document: pdfium.PdfDocument, page: int, indices: Sequence[int]
) -> Iterator[tuple[int, Frame]]:
    opened = document[page]
    textpage, box = opened.get_textpage(), raw.FS_RECTF()
    for index in indices:
        if raw.FPDFText_GetLooseCharBox(textpage, index, box):
            yield index, (box.left, box.bottom, box.right, box.top)
    textpage.close()
    opened.close()


def annotated(content: bytes) -> tuple[int, ...]:
    """Return how many annotations each page has; raise InputError if the file cannot be opened."""
    document = _open(Original("", "", content))
    try:
        counts: list[int] = []
        for index in range(len(document)):
            page = document[index]
            counts.append(raw.FPDFPage_GetAnnotCount(page))
            page.close()
        return tuple(counts)
    finally:
        document.close()


def _turned(textpage: pdfium.PdfTextPage) -> int:
    """Return by how many degrees most of the text is turned in the page's own space."""
    count = textpage.count_chars()
    angles = Counter(_angle(textpage, i) for i in range(0, count, max(1, count // 200)))
    return max(angles, key=lambda angle: angles[angle], default=0)


def _angle(textpage: pdfium.PdfTextPage, index: int) -> int:
    radians: float = raw.FPDFText_GetCharAngle(textpage, index)
    return round(max(radians, 0.0) * 57.29578 / 90) * 90 % 360


def _placer(page: pdfium.PdfPage, turned: int) -> tuple[Place, float, float]:
    """Return what takes a point of the file to the page as it is read, and the page's size."""
    left, bottom, right, top = page.get_mediabox()
    ways: dict[int, Place] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (top - y, right - x),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (y - bottom, x - left),
    }
    width, height = max(right - left, 1.0), max(top - bottom, 1.0)
    return (ways[turned], width, height) if turned % 180 == 0 else (ways[turned], height, width)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is asked of pdfium for each glyph; it writes its answers into `box` and `origin`."""

    page: ctypes.c_void_p
    place: Place
    box: raw.FS_RECTF
    origin: tuple[ctypes.c_double, ctypes.c_double]
    first: int

    def glyph(self, index: int, text: str, size: float, font: str) -> Glyph:
        box, (x, y) = self.box, self.origin
        raw.FPDFText_GetLooseCharBox(self.page, index, box)
        x0, _ = self.place(box.left, box.bottom)
        x1, _ = self.place(box.right, box.top)
        raw.FPDFText_GetCharOrigin(self.page, index, x, y)
        _, baseline = self.place(x.value, y.value)
        hyphen = text in _HYPHENS or (text == "-" and raw.FPDFText_IsHyphen(self.page, index) == 1)
        x0, x1 = (x0, x1) if x0 < x1 else (x1, x0)
        shown, number = "-" if hyphen else text, self.first + index
        return Glyph(shown, x0, x1, baseline, size, font, hyphen, number)


def _glyphs(
    textpage: pdfium.PdfTextPage, place: Place, turned: int, first: int
) -> tuple[tuple[Glyph, ...], str]:
    page = textpage.raw
    origin = (ctypes.c_double(), ctypes.c_double())
    reader = _Reader(page, place, raw.FS_RECTF(), origin, first)
    glyphs: list[Glyph] = []
    aside: list[str] = []
    nominal, size, font, upright, joined = -1.0, 0.0, "", True, False
    for index in range(textpage.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(page, index))
        if text.isspace():
            glyphs.append(_BLANK)
            joined = False
            continue
        now = raw.FPDFText_GetFontSize(page, index)
        if now != nominal or not joined:
            nominal, size, font = now, now * _scale(textpage, index), _font(textpage, index)
            upright = _angle(textpage, index) == turned
        joined = text.isalnum()
        if upright:
            glyphs.append(reader.glyph(index, text, size, font))
        else:
            aside.append(text)
    return tuple(glyphs), "".join(aside).strip()


def _scale(textpage: pdfium.PdfTextPage, index: int) -> float:
    """Return by how much the page magnifies a font's nominal size."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(textpage, index, matrix):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0


def _font(textpage: pdfium.PdfTextPage, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, name, 128, flags)
    bold = raw.FPDFText_GetFontWeight(textpage, index) >= 600
    return name.value.decode("utf-8", "replace") + ("-Bold" if bold else "")
