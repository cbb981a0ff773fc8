"""A run of SARIF: its rules, its results, its files, and what of them was not read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain

from framework_lint import __version__, registry
from framework_lint.fingerprint import fingerprints
from framework_lint.outcome import NOTICE, Outcome, Report, Waived
from framework_lint.rendering.aside import covered_elsewhere, limited, remarked
from framework_lint.rendering.sarif.artifact import Address, addresses, artifacts, bases
from framework_lint.rendering.sarif.message import Record, message
from framework_lint.rendering.sarif.result import result
from framework_lint.rendering.sarif.rule import rule
from framework_lint.screen import Screen

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_NOTIFICATIONS = {
    "input-not-read": ("error", "An input could not be read; nothing is known of what it says."),
    "part-not-read": ("error", "A part of a file could not be read; it was not linted."),
    "uncertain-reading": ("warning", "Something was uncertain in reading a file."),
    "to-be-seen-to": ("warning", "Something is to be seen to in a waiver or a baseline."),
    "left-out": ("note", "The profile leaves out some of what is found."),
    "told-elsewhere": ("note", "What was asked for is told in other formats."),
}
_SUBJECT, _PART, _WARNING, _REMARK, _PROFILE, _COVERAGE = _NOTIFICATIONS


def to_sarif(outcome: Outcome, _: Screen) -> str:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(outcome)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(outcome: Outcome) -> Record:
    names = [report.name for report in outcome.reports]
    known = addresses([*names, *(unread.name for unread in outcome.unread)])
    rules = _rules(outcome)
    return {
        "tool": {"driver": _driver(rules)},
        "invocations": [
            {
                "executionSuccessful": outcome.complete,
                "toolExecutionNotifications": list(_notifications(outcome, known)),
            }
        ],
        "originalUriBaseIds": bases(known),
        "artifacts": artifacts(outcome, known),
        "results": _results(outcome, known, [each["id"] for each in rules]),
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "language": "en",
        "properties": {"notice": NOTICE, "summary": _summary(outcome)},
    }


def _driver(rules: Sequence[Record]) -> Record:
    return {
        "name": "framework-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": message(
            "Finds what the wording of an AI safety framework leaves open."
        ),
        "fullDescription": message(NOTICE),
        "rules": list(rules),
        "notifications": [
            {
                "id": name,
                "shortDescription": message(told),
                "defaultConfiguration": {"level": level},
            }
            for name, (level, told) in _NOTIFICATIONS.items()
        ],
    }


def _rules(outcome: Outcome) -> list[Record]:
    """Describe the checks that ran."""
    ran = {code for report in outcome.reports for code in report.checks}
    return [rule(check) for check in registry.load() if check.code in ran]


def _results(outcome: Outcome, known: Sequence[Address], rules: Sequence[object]) -> list[Record]:
    """Tell every finding; where a baseline was used, each says whether it stands in it."""
    told = list(chain.from_iterable(map(_found, outcome.reports, known)))
    based = any(f.waiver and f.waiver.by is Waived.BASELINE for f in outcome.waived)
    findings = (finding for report in outcome.reports for finding in report.findings)
    for record, finding in zip(told, findings, strict=True):
        if finding.code in rules:
            record["ruleIndex"] = rules.index(finding.code)
        if based:
            old = finding.waiver is not None and finding.waiver.by is Waived.BASELINE
            record["baselineState"] = "unchanged" if old else "new"
    return told


def _found(report: Report, address: Address) -> Iterator[Record]:
    for finding, name in zip(report.findings, fingerprints(report), strict=True):
        yield result(report, finding, name, address)


def _notifications(outcome: Outcome, known: Sequence[Address]) -> Iterator[Record]:
    for report, address in zip(outcome.reports, known, strict=False):
        yield from (_notification(_PART, part, address) for part in report.unread)
        yield from (_notification(_WARNING, told, address) for told in report.warnings)
        yield from (_notification(_REMARK, remarked(each), address) for each in report.remarks)
        yield from (_notification(_PROFILE, limited(report), address) for _ in report.limits[:1])
    for unread, address in zip(outcome.unread, known[len(outcome.reports) :], strict=True):
        yield _notification(_SUBJECT, unread.reason, address)
    yield from (_notification(_REMARK, remarked(each)) for each in outcome.remarks)
    if elsewhere := covered_elsewhere(outcome.reports):
        yield _notification(_COVERAGE, elsewhere)


def _notification(name: str, told: str, address: Address | None = None) -> Record:
    """Tell something of a file, or of the whole run."""
    located = [{"physicalLocation": {"artifactLocation": address.record}}] if address else []
    return {
        "descriptor": {"id": name, "index": list(_NOTIFICATIONS).index(name)},
        "level": _NOTIFICATIONS[name][0],
        "message": message(told),
        **({"locations": located} if located else {}),
    }


def _summary(outcome: Outcome) -> Record:
    return {
        "complete": outcome.complete,
        "findings": len(outcome.findings),
        "waived": len(outcome.waived),
        "by_severity": outcome.by_severity(),
        "by_family": outcome.by_family(),
    }
