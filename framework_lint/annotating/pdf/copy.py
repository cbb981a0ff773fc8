"""A copy of a PDF with a highlight over each finding."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from framework_lint.annotating.pdf.objects import DAMAGED, Objects
from framework_lint.annotating.pdf.placing import Placed, place
from framework_lint.annotating.pdf.update import update
from framework_lint.errors import InputError
from framework_lint.outcome import Report
from framework_lint.readers.options import Options
from framework_lint.readers.pdf.page import annotated
from framework_lint.source import Original

_SIGNED = re.compile(rb"/ByteRange\s*\[")
_BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)


def annotate(original: Original, report: Report, options: Options) -> bytes:
    """Return the file with highlights; raise InputError if none can be put in it."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    placed = list(place(original, report, options.max_pages))
    try:
        return _updated(original.content, report, placed)
    except _BROKEN as error:
        raise InputError(_unfit(original.name, DAMAGED)) from error
    except InputError as error:
        raise InputError(_unfit(original.name, str(error))) from error


def _unfit(name: str, why: str) -> str:
    return f"{name}: no copy with highlights can be made: {why}"


def _updated(content: bytes, report: Report, placed: Sequence[Placed]) -> bytes:
    """Add the objects, then open the outcome once more: each page has the highlights it is to."""
    reader, plain = (PdfReader(io.BytesIO(content)) for _ in range(2))
    _refuse(content, reader)
    copy = update(content, reader, list(Objects(reader, plain, report).make(placed)))
    if annotated(copy) != _counts(annotated(content), placed):
        raise InputError(DAMAGED)
    return copy


def _refuse(content: bytes, reader: PdfReader) -> None:
    if not content.startswith(b"%PDF-"):
        raise InputError("it does not begin as a PDF does")
    if reader.is_encrypted:
        raise InputError("it is encrypted")
    if _SIGNED.search(content):
        raise InputError("it is signed")


def _counts(before: Sequence[int], placed: Sequence[Placed]) -> tuple[int, ...]:
    """Return how many annotations each page is to have, the first a note as well."""
    counts = [count + sum(each.page == at for each in placed) for at, count in enumerate(before)]
    counts[0] += 1
    return tuple(counts)
