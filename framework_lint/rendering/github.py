"""Tell an outcome as workflow commands of GitHub Actions, which become annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framework_lint.check import Severity
from framework_lint.digest import ranked
from framework_lint.outcome import NOTICE, Finding, Outcome, Report
from framework_lint.rendering.address import path_of
from framework_lint.rendering.advice import advice, statement
from framework_lint.rendering.aside import (
    TO_SEE_TO,
    covered_elsewhere,
    foremost_remarks,
    limited,
)
from framework_lint.rendering.text import total
from framework_lint.screen import Screen, shorten, visible
from framework_lint.wording import place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})
_QUOTED = 300


def to_github(outcome: Outcome, screen: Screen) -> str:
    """Write a command a finding, worst first: GitHub shows ten errors, warnings, notices each.

    What was not read or not surely read comes first, and the count comes before
    the notes, so that notes push neither out.
    """
    found = ranked(outcome)
    by_rank = {
        severity: [_annotation(*pair, screen) for pair in found if pair[1].severity is severity]
        for severity in Severity
    }
    lines = [
        *_unread(outcome),
        *by_rank[Severity.ERROR],
        *_uncertain(outcome),
        *by_rank[Severity.WARNING],
        *_remarks(outcome),
        _closing(outcome),
        *by_rank[Severity.NOTE],
    ]
    return "".join(f"{line}\n" for line in lines)


def _unread(outcome: Outcome) -> Iterator[str]:
    for unread in outcome.unread:
        yield _command("error", {"file": path_of(unread.name), "title": "not read"}, unread.reason)
    for report in outcome.reports:
        for part in report.unread:
            about = {"file": path_of(report.name), "title": "read in part only"}
            yield _command("error", about, part)


def _uncertain(outcome: Outcome) -> Iterator[str]:
    """Warn once a document of what was uncertain in reading it."""
    for report in outcome.reports:
        if report.warnings:
            about = {"file": path_of(report.name), "title": "uncertain reading"}
            yield _command("warning", about, *report.warnings)


def _remarks(outcome: Outcome) -> Iterator[str]:
    for report in outcome.reports:
        if report.remarks:
            about = {"file": path_of(report.name), "title": TO_SEE_TO}
            yield _command("warning", about, *foremost_remarks(report.remarks))
    if outcome.remarks:
        yield _command("warning", {"title": TO_SEE_TO}, *foremost_remarks(outcome.remarks))


def _annotation(report: Report, finding: Finding, screen: Screen) -> str:
    title = f"{finding.code} {finding.name}"
    about = {"file": path_of(report.name), **_lines(finding), "title": title}
    told = [statement(finding), advice(finding)]
    if finding.quote:
        where = place(finding.place, screen)
        told.insert(0, f"{where}: “{shorten(finding.quote, screen, _QUOTED)}”")
    return _command(_COMMANDS[finding.severity], about, *told)


def _lines(finding: Finding) -> dict[str, str]:
    """Return the lines of the file, if it has any; GitHub takes columns on one line only."""
    region = finding.region
    if region is None or not finding.quote:
        return {}
    lines = {"line": str(region.line), "endLine": str(region.end_line)}
    if region.line == region.end_line and region.column and region.end_column:
        lines |= {"col": str(region.column), "endColumn": str(region.end_column)}
    return lines


def _closing(outcome: Outcome) -> str:
    profiles = [f"{path_of(r.name)}: profile {limited(r)}" for r in outcome.reports if r.limits]
    told = [total(outcome), *profiles, covered_elsewhere(outcome.reports), NOTICE]
    return _command("notice", {"title": "framework-lint"}, *filter(None, told))


def _command(name: str, properties: Mapping[str, str], *lines: str) -> str:
    given = ",".join(f"{key}={told.translate(_IN_PROPERTY)}" for key, told in properties.items())
    text = "\n".join(visible(line) for line in lines).translate(_IN_TEXT)
    return f"::{name} {given}::{text}"
