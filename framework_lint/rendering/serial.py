"""Tell an outcome as JSON: the contract that `reports/report.schema.json` describes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from framework_lint import __version__
from framework_lint.matrix import coverage_record
from framework_lint.outcome import NOTICE, Outcome, Report
from framework_lint.screen import Screen

SCHEMA = "framework-lint/report/1"


def to_json(outcome: Outcome, _: Screen) -> str:
    told = {
        "schema": SCHEMA,
        "tool": {"name": "framework-lint", "version": __version__},
        "notice": NOTICE,
        "reports": [_report(report) for report in outcome.reports],
        "unread": [asdict(unread) for unread in outcome.unread],
        "remarks": [asdict(remark) for remark in outcome.remarks],
        "summary": {
            "complete": outcome.complete,
            "findings": len(outcome.findings),
            "waived": len(outcome.waived),
            "by_severity": outcome.by_severity(),
            "by_family": outcome.by_family(),
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=_day) + "\n"


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _report(report: Report) -> dict[str, object]:
    return {
        "name": report.name,
        "media_type": report.media_type,
        "sha256": report.sha256,
        "identity": asdict(report.identity),
        "pages": report.pages,
        "words": report.words,
        "sentences": report.sentences,
        "checks": list(report.checks),
        "profile": {"name": report.profile, "leaves_out": report.limits, "untold": report.untold},
        "warnings": list(report.warnings),
        "unread": list(report.unread),
        "figures": asdict(report.figures),
        "findings": [asdict(finding) for finding in report.findings],
        "remarks": [asdict(remark) for remark in report.remarks],
        "contests": [asdict(contest) for contest in report.contests],
        "coverage": [coverage_record(coverage) for coverage in report.coverage],
    }
