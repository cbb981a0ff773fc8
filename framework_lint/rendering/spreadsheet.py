"""Tell an outcome as CSV: a row a finding, and a row for what was not read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from framework_lint.fingerprint import fingerprints
from framework_lint.outcome import Finding, Outcome, Waiver
from framework_lint.screen import Screen
from framework_lint.sheet import safe

_SEPARATOR = " > "
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
        for part in report.unread:
            yield {**head, "status": "part not read", "message": part}
        for finding, name in zip(report.findings, fingerprints(report), strict=True):
            yield {**head, **_row(finding), "fingerprint": name}
    for unread in outcome.unread:
        yield {"document": unread.name, "status": "not read", "message": unread.reason}


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
