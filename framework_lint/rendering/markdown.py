"""Tell an outcome in Markdown, as a comment on a pull request."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from framework_lint import __version__
from framework_lint.check import Severity
from framework_lint.digest import in_brief, ranked
from framework_lint.outcome import NOTICE, Finding, Outcome, Report
from framework_lint.rendering.advice import advice
from framework_lint.rendering.markup import code, emphasised, plain
from framework_lint.rendering.text import total
from framework_lint.screen import Screen, shorten
from framework_lint.wording import count, place

LONGEST = 65_000
_FOREMOST = 5
_UNREAD = 20
_LINE = 300
_TEXT = 1_500
_AROUND = 200
_UNFOUND = 20
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
    """Name what was not read: nothing is known of what it says."""
    parts = [(unread.name, unread.reason) for unread in outcome.unread]
    parts += [(report.name, part) for report in outcome.reports for part in report.unread]
    if parts:
        yield "\n**Not read**\n\n"
    for name, reason in parts[:_UNREAD]:
        yield f"- {plain(shorten(f'{name}: {reason}', screen, _LINE))}\n"
    if len(parts) > _UNREAD:
        yield f"- and {len(parts) - _UNREAD:,} more\n"


def _item(report: Report, finding: Finding, screen: Screen) -> str:
    told = f"{report.name}: {in_brief(finding, screen)}"
    return f"- {finding.severity} {plain(shorten(told, screen, _LINE))}\n"


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
        f"**{finding.code} {finding.name}** ({plain(shorten(head, screen, _LINE))})",
        *([f"> {_quote(finding)}"] if finding.quote else []),
        plain(shorten(finding.message, screen, _TEXT)),
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
    """Name the documents without a finding, and say what the report is not."""
    clean = [r for r in outcome.reports if all(f.waiver for f in r.findings)]
    if clean:
        yield "\n**No findings that count in what was read of**\n\n"
    for report in clean[:_UNFOUND]:
        waived = f", {count(len(report.findings), 'finding')} waived" if report.findings else ""
        name = plain(shorten(report.name, screen, _LINE))
        yield f"- {name}{waived}, SHA-256 `{report.sha256}`\n"
    if len(clean) > _UNFOUND:
        yield f"- and {len(clean) - _UNFOUND:,} more\n"
    yield f"\n---\n\nframework-lint {__version__}. {NOTICE}\n"
