"""Tell an outcome in a copy of the one document that it is of."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

from framework_lint.errors import InputError
from framework_lint.outcome import Outcome, Report, Review
from framework_lint.readers import DOCX, PDF
from framework_lint.readers.format import called
from framework_lint.screen import Screen
from framework_lint.source import Unread

ANNOTATED = {"docx": DOCX, "pdf": PDF}


def to_docx(outcome: Outcome, _: Screen) -> bytes:
    """Return the Word document with comments; raise InputError for anything but one such."""
    report, review = _only(outcome, "docx")
    from framework_lint.annotating.docx import annotate

    return annotate(review.original, report, review.options)


def to_pdf(outcome: Outcome, _: Screen) -> bytes:
    """Return the PDF with highlights; raise InputError for anything but one such."""
    report, review = _only(outcome, "pdf")
    from framework_lint.annotating.pdf import annotate

    return annotate(review.original, report, review.options)


def refuse_number(style: str, given: int) -> None:
    """Raise InputError unless one file is given."""
    if given != 1:
        raise InputError(f"{_asked(style)}; {given or 'none'} were given")


def refuse_kind(style: str, name: str, media_type: str) -> None:
    """Raise InputError for a file in another format than the copy's own."""
    if media_type != ANNOTATED[style]:
        raise InputError(f"{_asked(style)}; {name} is {called(media_type)}")


def refuse_unread(style: str, unread: Unread) -> NoReturn:
    raise InputError(f"{_asked(style)}; {unread.name} could not be read: {unread.reason}")


def _asked(style: str) -> str:
    kind = called(ANNOTATED[style])
    return f"--format {style} annotates one {kind} file"


def _only(outcome: Outcome, style: str) -> tuple[Report, Review]:
    """Return the one report, with the remarks of the run, and what it is of."""
    refuse_number(style, len(outcome.reports) + len(outcome.unread))
    if outcome.unread:
        refuse_unread(style, outcome.unread[0])
    report = outcome.reports[0]
    refuse_kind(style, report.name, report.media_type)
    return replace(report, remarks=(*report.remarks, *outcome.remarks)), outcome.reviews[0]
