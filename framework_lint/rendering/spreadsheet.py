"""Tell an outcome as CSV: a row a document, a row a finding, and rows for what stands beside."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from framework_lint import __version__
from framework_lint.fingerprint import fingerprints
from framework_lint.outcome import NOTICE, Finding, Outcome, Report, Waiver
from framework_lint.rendering.aside import limited, remarked
from framework_lint.rendering.text import NOT_FOUND
from framework_lint.screen import Screen
from framework_lint.sheet import safe

_SEPARATOR = " > "
_TO_SEE_TO = "to be seen to"
_COLUMNS = (
    "document",
    "sha256",
    "status",
    "code",
    "name",
    "severity",
    "confidence",
    "page",
    "line",
    "section",
    "table",
    "row",
    "column",
    "item",
    "note",
    "quote",
    "context",
    "message",
    "question",
    "rewording",
    "remedy",
    "clause",
    "waived_by",
    "waived_because",
    "waiver_owner",
    "waived_until",
    "fingerprint",
    "title",
    "version",
    "date",
    "tool",
)
Row = dict[str, object]


def to_csv(outcome: Outcome, _: Screen) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(outcome):
        writer.writerow({name: safe(_field(value)) for name, value in row.items()})
    return out.getvalue()


def _rows(outcome: Outcome) -> Iterator[Row]:
    for report in outcome.reports:
        head: Row = {"document": report.name, "sha256": report.sha256}
        yield {**head, **_document(report)}
        for status, told in _beside(report):
            yield {**head, "status": status, "message": told}
        for finding, name in zip(report.findings, fingerprints(report), strict=True):
            yield {**head, **_row(finding), "fingerprint": name}
    for unread in outcome.unread:
        yield {"document": unread.name, "status": "not read", "message": unread.reason}
    for remark in outcome.remarks:
        yield {"status": _TO_SEE_TO, "message": remarked(remark)}


def _document(report: Report) -> Row:
    """Say what was read, and what a finding in it is not."""
    identity = report.identity
    return {
        "status": "read in part" if report.unread else "read",
        "message": NOTICE,
        "title": identity.title or NOT_FOUND,
        "version": identity.version or NOT_FOUND,
        "date": identity.date or NOT_FOUND,
        "tool": f"framework-lint {__version__}",
    }


def _beside(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what stands beside the findings, each with its status."""
    yield from (("part not read", part) for part in report.unread)
    yield from (("warning", warning) for warning in report.warnings)
    yield from ((_TO_SEE_TO, remarked(each)) for each in report.remarks)
    if report.limits:
        yield "left out", limited(report)


def _row(finding: Finding) -> Row:
    return {
        "status": "waived" if finding.waiver else "finding",
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        **_place(finding),
        "quote": finding.quote,
        "context": finding.context,
        "message": finding.message,
        "question": finding.suggestion.question,
        "rewording": finding.suggestion.rewording,
        "remedy": finding.remedy,
        "clause": finding.clause,
        **(_waiver(finding.waiver) if finding.waiver else {}),
    }


def _place(finding: Finding) -> Row:
    place = finding.place
    return {
        "page": place.page,
        "line": place.line,
        "section": _SEPARATOR.join(place.section),
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "item": place.item,
        "note": place.note,
    }


def _waiver(waiver: Waiver) -> Row:
    return {
        "waived_by": waiver.by.value,
        "waived_because": waiver.reason,
        "waiver_owner": waiver.owner,
        "waived_until": waiver.until.isoformat() if waiver.until else "",
    }


def _field(value: object) -> str:
    return "" if value is None else str(value)
