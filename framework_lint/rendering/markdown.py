"""Tell an outcome in Markdown, as a comment on a pull request."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from framework_lint import __version__
from framework_lint.check import Severity
from framework_lint.digest import in_brief, ranked
from framework_lint.outcome import NOTICE, Finding, Outcome, Report
from framework_lint.rendering.advice import advice, statement
from framework_lint.rendering.aside import (
    TO_SEE_TO,
    covered_elsewhere,
    foremost_remarks,
    limited,
)
from framework_lint.rendering.markup import code, emphasised, plain
from framework_lint.rendering.text import total
from framework_lint.screen import Screen, shorten
from framework_lint.wording import count, place

LONGEST = 65_000
_FOREMOST = 5
_LISTED = 20
_LIST = 8_000
_LINE = 300
_TEXT = 1_500
_AROUND = 200
_Key = tuple[int, int]


def to_markdown(outcome: Outcome, screen: Screen) -> str:
    """Tell what matters most, then the findings file by file, in at most LONGEST characters.

    What has no room goes in the order in which it matters least, and is counted.
    """
    head, foot = "".join(_head(outcome, screen)), "".join(_foot(outcome, screen))
    room = LONGEST - len(head) - len(foot) - _LINE
    shown = _fitting(outcome, room, screen)
    body = "".join(_document(report, shown, screen) for report in outcome.reports)
    return f"{head}{body}{_cut(outcome, shown)}{foot}"


def _cut(outcome: Outcome, shown: Collection[_Key]) -> str:
    left = [f.severity for report, f in ranked(outcome) if _key(report, f) not in shown]
    if not left:
        return ""
    told = ", ".join(count(left.count(each), each) for each in Severity if each in left)
    return f"\nCut for length: {count(len(left), 'finding')} ({told}). Other formats tell all.\n"


def _head(outcome: Outcome, screen: Screen) -> Iterator[str]:
    yield f"### framework-lint\n\n{total(outcome)}"
    yield "\n"
    yield from _not_read(outcome, screen)
    foremost = ranked(outcome)[:_FOREMOST]
    if len(outcome.findings) > _FOREMOST:
        yield "\n**What matters most**\n\n"
        yield from (_item(report, finding, screen) for report, finding in foremost)


def _not_read(outcome: Outcome, screen: Screen) -> Iterator[str]:
    """Name what was not read, of which nothing is known, and what was not surely read."""
    parts = [f"{unread.name}: {unread.reason}" for unread in outcome.unread]
    parts += [f"{report.name}: {part}" for report in outcome.reports for part in report.unread]
    yield from _listed("Not read", [_line(part, screen) for part in parts])
    warnings = [f"{r.name}: {warning}" for r in outcome.reports for warning in r.warnings]
    yield from _listed("Uncertain in reading", [_line(each, screen) for each in warnings])


def _beside(outcome: Outcome, screen: Screen) -> Iterator[str]:
    """Tell what is to be seen to in waivers, what profiles leave out, where coverage is told."""
    remarks = [f"{r.name}: {told}" for r in outcome.reports for told in foremost_remarks(r.remarks)]
    remarks += foremost_remarks(outcome.remarks)
    yield from _listed(TO_SEE_TO, [_line(remark, screen) for remark in remarks])
    limits = [f"{r.name}: profile {limited(r)}" for r in outcome.reports if r.limits]
    yield from _listed("Left out", [_line(each, screen) for each in limits])
    if elsewhere := covered_elsewhere(outcome.reports):
        yield f"\n{elsewhere}\n"


def _line(text: str, screen: Screen) -> str:
    return plain(shorten(text, screen, _LINE))


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield the first of a list under a title, and count the others."""
    taken = accumulate(map(len, lines[:_LISTED]))
    shown = [line for line, length in zip(lines, taken, strict=False) if length <= _LIST]
    if lines:
        yield f"\n**{title}**\n\n"
    yield from (f"- {line}\n" for line in shown)
    if len(lines) > len(shown):
        yield f"- and {len(lines) - len(shown):,} more\n"


def _item(report: Report, finding: Finding, screen: Screen) -> str:
    told = f"{report.name}: {in_brief(finding, screen)}"
    return f"- {finding.severity} {_line(told, screen)}\n"


def _fitting(outcome: Outcome, room: int, screen: Screen) -> frozenset[_Key]:
    """Return the keys of the findings that there is room for, those that matter most first."""
    shown: set[_Key] = set()
    opened: set[int] = set()
    for report, finding in ranked(outcome):
        wrapped = 0 if id(report) in opened else len(_wrapped(report, "", screen))
        taken = len(_finding(finding, screen)) + wrapped
        if taken <= room:
            room -= taken
            shown.add(_key(report, finding))
            opened.add(id(report))
    return frozenset(shown)


def _key(report: Report, finding: Finding) -> _Key:
    return id(report), id(finding)


def _document(report: Report, shown: Collection[_Key], screen: Screen) -> str:
    told = [_finding(f, screen) for f in report.findings if _key(report, f) in shown]
    return _wrapped(report, "".join(told), screen) if told else ""


def _wrapped(report: Report, told: str, screen: Screen) -> str:
    found = sum(finding.waiver is None for finding in report.findings)
    name = code(shorten(report.name, screen, _LINE))
    summary = f"<summary>{name}: {count(found, 'finding')}</summary>"
    return f"\n<details>\n{summary}\n\nSHA-256 `{report.sha256}`\n{told}\n</details>\n"


def _finding(finding: Finding, screen: Screen) -> str:
    """Tell a finding: its check, its place, its words, and what to do about it."""
    where = [place(finding.place, screen)] if finding.quote else ["the document as a whole"]
    where += finding.place.section[-1:]
    head = f"{finding.severity}, {finding.confidence} confidence, {', '.join(where)}"
    told = [
        f"**{finding.code} {finding.name}** ({_line(head, screen)})",
        *([f"> {_quote(finding)}"] if finding.quote else []),
        plain(shorten(statement(finding), screen, _TEXT)),
        plain(shorten(advice(finding), screen, _TEXT)),
    ]
    return "".join(f"\n{paragraph}\n" for paragraph in told)


def _quote(finding: Finding) -> str:
    """Return the words and what stands next to them in their sentence."""
    first = finding.context_start
    last = first + len(finding.quote)
    start, end = max(0, first - _AROUND), min(last + _AROUND, first + 3 * _AROUND)
    text = finding.context[start:end]
    told = emphasised(text, first - start, min(last, end) - start)
    return f"{'… ' if start else ''}{told}{' …' if end < len(finding.context) else ''}"


def _foot(outcome: Outcome, screen: Screen) -> Iterator[str]:
    """Name the documents without a finding, what stands beside, and what the report is not."""
    clean = [r for r in outcome.reports if all(f.waiver for f in r.findings)]
    lines = [_clean(report, screen) for report in clean]
    yield from _listed("No findings that count in what was read of", lines)
    yield from _beside(outcome, screen)
    yield f"\n---\n\nframework-lint {__version__}. {NOTICE}\n"


def _clean(report: Report, screen: Screen) -> str:
    waived = f", {count(len(report.findings), 'finding')} waived" if report.findings else ""
    return f"{_line(report.name, screen)}{waived}, SHA-256 `{report.sha256}`"
