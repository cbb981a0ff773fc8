"""The objects that put findings on the pages of a PDF: new ones, and pages that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
)

from framework_lint.annotating.pdf.highlight import SIDE, highlight, look, note
from framework_lint.annotating.pdf.placing import Placed
from framework_lint.annotating.pdf.update import Numbered, next_number
from framework_lint.annotating.remark import AUTHOR, finding_remark, opening_remark
from framework_lint.errors import InputError
from framework_lint.outcome import Report

DAMAGED = "it is damaged"
_STEP, _EDGE = 24.0, 12.0


class Objects:
    """Makes the objects of an update; each new one takes the next free number.

    The reader fills in what a page has from its parents; `plain`, another
    reader of the same file, has the pages as they stand.
    """

    def __init__(self, reader: PdfReader, plain: PdfReader, report: Report) -> None:
        self._reader, self._plain, self._report = reader, plain, report
        self._next = next_number(reader)
        self._made: list[Numbered] = []

    def make(self, placed: Sequence[Placed]) -> Iterator[Numbered]:
        """Yield the pages, each with its annotations behind those it has, and what they name."""
        pages = self._reader.pages
        on_page: dict[int, list[IndirectObject]] = {0: [self._add(self._opening(pages[0]))]}
        aside: Counter[int] = Counter({0: 1})
        for count, each in enumerate(placed, start=1):
            page, name = pages[each.page], f"{AUTHOR}-{count}"
            if each.strips:
                made = self._highlight(each, page, name)
            else:
                made = self._note(each, page, aside[each.page], name)
                aside[each.page] += 1
            on_page.setdefault(each.page, []).append(self._add(made))
        for at, added in sorted(on_page.items()):
            yield self._with_annotations(_reference(pages[at]), added)
        yield from self._made

    def _add(self, value: PdfObject) -> IndirectObject:
        self._made.append(Numbered(self._next, 0, value))
        self._next += 1
        return IndirectObject(self._next - 1, 0, self._reader)

    def _opening(self, page: PageObject) -> DictionaryObject:
        return note(opening_remark(self._report), _corner(page, 0), _reference(page), AUTHOR)

    def _highlight(self, each: Placed, page: PageObject, name: str) -> DictionaryObject:
        remark = finding_remark(each.finding, self._report)
        severity = each.finding.severity
        made = highlight(remark, severity, each.strips, _reference(page), name)
        shown = self._add(look(severity, each.strips))
        made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): shown})
        return made

    def _note(self, each: Placed, page: PageObject, at: int, name: str) -> DictionaryObject:
        quoted = f"About the words “{each.finding.quote}” on this page"
        remark = finding_remark(
            each.finding, self._report, f"{quoted}; where they stand is not sure."
        )
        return note(remark, _corner(page, at), _reference(page), name)

    def _with_annotations(self, page: IndirectObject, added: list[IndirectObject]) -> Numbered:
        own = self._plain.get_object(page)
        if not isinstance(own, DictionaryObject):
            raise InputError(DAMAGED)
        held = own.get("/Annots")
        before = list(held) if isinstance(held, ArrayObject) else []
        whole = DictionaryObject({NameObject(key): own.raw_get(key) for key in own})
        whole[NameObject("/Annots")] = ArrayObject([*before, *added])
        return Numbered(page.idnum, page.generation, whole)


def _reference(page: PageObject) -> IndirectObject:
    if page.indirect_reference is None:
        raise InputError(DAMAGED)
    return page.indirect_reference


def _corner(page: PageObject, at: int) -> tuple[float, float]:
    """Return where the sign of note number `at` goes: at the top of the page as it is shown."""
    held, side = page.get("/CropBox") or page.get("/MediaBox"), _EDGE + SIDE
    if not isinstance(held, ArrayObject):
        raise InputError(DAMAGED)
    x0, y0, x1, y1 = (float(each.get_object()) for each in held)
    (left, right), (bottom, top) = sorted((x0, x1)), sorted((y0, y1))
    along = _EDGE + at * _STEP
    corners = {
        0: (left + along, top - side),
        90: (left + _EDGE, bottom + along),
        180: (right - along - SIDE, bottom + _EDGE),
        270: (right - side, top - along - SIDE),
    }
    return corners[page.rotation % 360]
