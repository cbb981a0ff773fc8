"""Tell an outcome as workflow commands of GitHub Actions, which become annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framework_lint.check import Severity
from framework_lint.digest import ranked
from framework_lint.outcome import NOTICE, Finding, Outcome, Report
from framework_lint.rendering.address import path_of
from framework_lint.rendering.advice import advice
from framework_lint.rendering.text import total
from framework_lint.screen import Screen, shorten, visible
from framework_lint.wording import place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})
_QUOTED = 300


def to_github(outcome: Outcome, screen: Screen) -> str:
    """Write a command a finding, worst first: GitHub shows ten errors, warnings, notices each.

    What was not read comes first, and the count comes before the notes, so
    that notes push neither out.
    """
    found = ranked(outcome)
    graver = [pair for pair in found if pair[1].severity is not Severity.NOTE]
    lines = [
        *_unread(outcome),
        *(_annotation(*pair, screen) for pair in graver),
        _closing(outcome),
        *(_annotation(*pair, screen) for pair in found[len(graver) :]),
    ]
    return "".join(f"{line}\n" for line in lines)


def _unread(outcome: Outcome) -> Iterator[str]:
    for unread in outcome.unread:
        yield _command("error", {"file": path_of(unread.name), "title": "not read"}, unread.reason)
    for report in outcome.reports:
        for part in report.unread:
            about = {"file": path_of(report.name), "title": "read in part only"}
            yield _command("error", about, part)


def _annotation(report: Report, finding: Finding, screen: Screen) -> str:
    title = f"{finding.code} {finding.name}"
    about = {"file": path_of(report.name), **_lines(finding), "title": title}
    told = [finding.message, advice(finding)]
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
    told = total(outcome)
    return _command("notice", {"title": "framework-lint"}, told, NOTICE)


def _command(name: str, properties: Mapping[str, str], *lines: str) -> str:
    given = ",".join(f"{key}={told.translate(_IN_PROPERTY)}" for key, told in properties.items())
    text = "\n".join(visible(line) for line in lines).translate(_IN_TEXT)
    return f"::{name} {given}::{text}"
