"""Tell an outcome as a Code Quality report of GitLab."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from framework_lint.check import Severity
from framework_lint.fingerprint import fingerprints
from framework_lint.outcome import Finding, Outcome, Report
from framework_lint.rendering.address import path_of
from framework_lint.rendering.advice import advice, statement
from framework_lint.screen import Screen, visible
from framework_lint.wording import place

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_UNREAD = "blocker"
Entry = dict[str, object]


def to_gitlab(outcome: Outcome, screen: Screen) -> str:
    told = list(_entries(outcome, screen))
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _entries(outcome: Outcome, screen: Screen) -> Iterator[Entry]:
    """Tell what was not read, and each finding that counts; the format knows no waived ones."""
    for unread in outcome.unread:
        yield _unread(unread.name, "input-not-read", unread.reason)
    for report in outcome.reports:
        yield from (_unread(report.name, "part-not-read", part) for part in report.unread)
        for finding, name in zip(report.findings, fingerprints(report), strict=True):
            if finding.waiver is None:
                yield _entry(report, finding, name, screen)


def _entry(report: Report, finding: Finding, name: str, screen: Screen) -> Entry:
    region = finding.region
    where = "" if region else f"{place(finding.place, screen)}: "
    lines = {"begin": region.line, "end": region.end_line} if region else {"begin": 1}
    return {
        "description": visible(f"{where}{statement(finding)} {advice(finding)}"),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": _fingerprint(report.name, name),
        "severity": _SEVERITY[finding.severity],
        "location": {"path": path_of(report.name), "lines": lines},
    }


def _unread(file: str, check: str, reason: str) -> Entry:
    return {
        "description": visible(f"Not read: {reason}"),
        "check_name": check,
        "fingerprint": _fingerprint(file, check, reason),
        "severity": _UNREAD,
        "location": {"path": path_of(file), "lines": {"begin": 1}},
    }


def _fingerprint(*named: str) -> str:
    """Tell apart what would go by one name in two files: GitLab shows one entry a name."""
    return sha256("\0".join(named).encode(errors="replace")).hexdigest()
