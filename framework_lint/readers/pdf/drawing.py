"""What is drawn on a page: rules and areas, by which tables and boxes are known."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

_THIN = 3.0
_WHITE, _PALE = 252, 150
_MOST_OBJECTS = 20_000
Place = Callable[[float, float], tuple[float, float]]
"""From a point as the file has it to one on the page as it is shown."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a rule where it is thin, else a filled area.

    `pale` says that it is filled lightly, as behind text; a dark area is often
    a border that a clip makes thin.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    pale: bool = False

    @property
    def lies(self) -> bool:
        """Whether it is a horizontal rule."""
        return self.y1 - self.y0 <= _THIN < self.x1 - self.x0

    @property
    def stands(self) -> bool:
        """Whether it is a vertical rule."""
        return self.x1 - self.x0 <= _THIN < self.y1 - self.y0

    @property
    def dots(self) -> bool:
        """Whether it can be a bullet that is drawn rather than written."""
        width, height = self.x1 - self.x0, self.y1 - self.y0
        return 1.5 < width < 9 and 0.8 < width / max(height, 0.1) < 1.25


def drawn(page: pdfium.PdfPage, place: Place) -> tuple[tuple[Box, ...], float, int]:
    """Return the rules and areas of a page, how much of it images cover, and how much is drawn."""
    boxes: list[Box] = []
    pictured, shapes = 0.0, 0
    for number, shape in enumerate(page.get_objects(max_depth=4)):
        if number > _MOST_OBJECTS:
            break
        if shape.type == raw.FPDF_PAGEOBJ_IMAGE:
            box = _box(shape.get_bounds(), place)
            pictured += (box.x1 - box.x0) * (box.y1 - box.y0)
        elif shape.type == raw.FPDF_PAGEOBJ_PATH:
            boxes += _shape(shape, place)
            shapes += 1
    return tuple(boxes), pictured, shapes


def _box(bounds: tuple[float, float, float, float], place: Place) -> Box:
    left, bottom, right, top = bounds
    (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _shape(shape: pdfium.PdfObject, place: Place) -> Iterator[Box]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, fill, stroke)
    box = _box(shape.get_bounds(), place)
    shade = _shade(shape) if fill.value else 255
    if shade <= _WHITE or (box.dots and stroke.value):
        yield replace(box, pale=shade > _PALE)
    elif stroke.value:
        yield from _strokes(shape, place)


def _shade(shape: pdfium.PdfObject) -> int:
    """Return the darkest of the three colours of a fill, 255 where nothing shows."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(shape, red, green, blue, alpha)
    return min(red.value, green.value, blue.value) if alpha.value else 255


def _strokes(shape: pdfium.PdfObject, place: Place) -> Iterator[Box]:
    """Yield the straight level and upright strokes of a path."""
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(shape), 2_000)):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _straight(last, point, place)
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _straight(last, start, place)


def _straight(a: tuple[float, float], b: tuple[float, float], place: Place) -> Iterator[Box]:
    box = _box((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), place)
    if box.lies or box.stands:
        yield box
