"""Tell an outcome in a copy of the one document that it is of."""

from __future__ import annotations

from dataclasses import replace

from framework_lint.errors import InputError
from framework_lint.outcome import Outcome, Report, Review
from framework_lint.readers import DOCX, PDF
from framework_lint.readers.format import called
from framework_lint.screen import Screen


def to_docx(outcome: Outcome, _: Screen) -> bytes:
    """Return the Word document with comments; raise InputError for anything but one such."""
    report, review = _only(outcome, DOCX)
    from framework_lint.annotating.docx import annotate

    return annotate(review.original, report, review.options)


def to_pdf(outcome: Outcome, _: Screen) -> bytes:
    """Return the PDF with highlights; raise InputError for anything but one such."""
    report, review = _only(outcome, PDF)
    from framework_lint.annotating.pdf import annotate

    return annotate(review.original, report, review.options)


def _only(outcome: Outcome, media_type: str) -> tuple[Report, Review]:
    asked = f"--format {called(media_type).lower()} annotates one {called(media_type)} file"
    given = len(outcome.reports) + len(outcome.unread)
    if given != 1:
        raise InputError(f"{asked}; {given or 'none'} were given")
    if outcome.unread:
        raise InputError(f"{asked}; {outcome.unread[0].name} could not be read")
    report = outcome.reports[0]
    if report.media_type != media_type:
        raise InputError(f"{asked}; {report.name} is {called(report.media_type)}")
    return replace(report, remarks=(*report.remarks, *outcome.remarks)), outcome.reviews[0]
