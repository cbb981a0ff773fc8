"""The objects of a PDF that show a finding: a highlight over words, or a note on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from framework_lint.annotating.pdf.strips import bounds
from framework_lint.annotating.remark import AUTHOR, Remark
from framework_lint.check import Severity
from framework_lint.readers.pdf.page import Frame

_COLOURS: Mapping[Severity, tuple[float, float, float]] = {
    Severity.ERROR: (1.0, 0.4, 0.36),
    Severity.WARNING: (1.0, 0.74, 0.0),
    Severity.NOTE: (0.5, 0.76, 1.0),
}
_GREY = (0.8, 0.8, 0.8)
_OPACITY = FloatObject("0.5")
_PRINTED, _UPRIGHT = 4, 4 + 8 + 16
SIDE = 20.0


def highlight(
    remark: Remark, severity: Severity, strips: Sequence[Frame], page: IndirectObject, name: str
) -> DictionaryObject:
    """Return a highlight, without its look; it has one strip for each line of words."""
    made = _annotation("/Highlight", remark, bounds(strips), page, name)
    made[NameObject("/QuadPoints")] = _numbers(point for each in strips for point in _corners(each))
    made[NameObject("/C")] = _numbers(_COLOURS[severity])
    made[NameObject("/CA")] = _OPACITY
    made[NameObject("/F")] = NumberObject(_PRINTED)
    return made


def note(
    remark: Remark, corner: tuple[float, float], page: IndirectObject, name: str
) -> DictionaryObject:
    """Return a note whose sign has its lower left corner at a point."""
    x, y = corner
    made = _annotation("/Text", remark, (x, y, x + SIDE, y + SIDE), page, name)
    made[NameObject("/Name")] = NameObject("/Comment")
    made[NameObject("/C")] = _numbers(_GREY)
    made[NameObject("/F")] = NumberObject(_UPRIGHT)
    return made


def look(severity: Severity, strips: Sequence[Frame]) -> DecodedStreamObject:
    """Return what a highlight looks like: strips of colour through which the words show.

    They do so, paler, in programs too that do not know how to multiply colours.
    """
    red, green, blue = _COLOURS[severity]
    drawn = [f"/m gs {red} {green} {blue} rg"]
    drawn += [f"{_shown(x0, y0, x1 - x0, y1 - y0)} re" for x0, y0, x1, y1 in strips]
    stream = DecodedStreamObject()
    mode = _dictionary({"/BM": NameObject("/Multiply"), "/ca": _OPACITY})
    modes = _dictionary({"/m": mode})
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = _numbers(bounds(strips))
    stream[NameObject("/Resources")] = _dictionary({"/ExtGState": modes})
    stream.set_data(" ".join([*drawn, "f"]).encode())
    return stream


def _annotation(
    kind: str, remark: Remark, frame: Frame, page: IndirectObject, name: str
) -> DictionaryObject:
    return _dictionary(
        {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject(kind),
            "/Rect": _numbers(frame),
            "/Contents": TextStringObject("\n".join(remark)),
            "/T": TextStringObject(AUTHOR),
            "/NM": TextStringObject(name),
            "/P": page,
        }
    )


def _corners(frame: Frame) -> tuple[float, ...]:
    left, bottom, right, top = frame
    return left, top, right, top, left, bottom, right, bottom


def _shown(*numbers: float) -> str:
    return " ".join(f"{number:.3f}" for number in numbers)


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(f"{value:.3f}") for value in values)


def _dictionary(held: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in held.items()})
