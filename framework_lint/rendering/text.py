"""Tell an outcome as text, for a terminal or a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby

from framework_lint import __version__
from framework_lint.check import Confidence, Severity
from framework_lint.digest import figured, foremost, in_brief
from framework_lint.document import Role
from framework_lint.matrix import covered, crosswalk
from framework_lint.outcome import NOTICE, Finding, Outcome, Report
from framework_lint.rendering.waived import baselined, remarked, waived
from framework_lint.screen import Screen, legible, underline, visible, wrap
from framework_lint.source import Span
from framework_lint.wording import count, place

NOT_FOUND = "not found in the supplied document"
_FOREMOST = 10
_FIELD_WIDTH = 11
_MARGIN = " " * 6 + "| "


def to_text(outcome: Outcome, screen: Screen) -> str:
    return _template("text.j2", screen)(outcome=outcome)


def brief(outcome: Outcome, screen: Screen, shown: int) -> str:
    """Tell the first of the worst findings of each family, at most `shown`, and the counts."""
    ranked = sorted(outcome.findings, key=lambda finding: finding.severity.rank)
    worst = {finding.code[:3]: finding for finding in reversed(ranked)}.values()
    chosen = sorted(worst, key=lambda finding: (finding.severity.rank, finding.span.start))[:shown]
    return _template("brief.j2", screen)(outcome=outcome, findings=chosen)


def _template(name: str, screen: Screen) -> Callable[..., str]:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("framework_lint.reports", ""),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "field": lambda value, label: wrap(value, screen, 2, label.ljust(_FIELD_WIDTH)),
        "headed": partial(_headed, screen=screen),
        "paint": screen.paint,
        "parts": partial(_parts, screen=screen),
        "read": extent,
        "set_aside": set_aside,
        "total": total,
        "families": lambda outcome: _counts(outcome.by_family()),
        "quoted": partial(_quoted, screen=screen),
        "foremost": lambda report: foremost(report, _FOREMOST),
        "in_brief": partial(_in_brief, screen=screen),
        "figured": figured,
        "waived": partial(waived, screen=screen),
        "baselined": baselined,
        "remarked": partial(remarked, screen=screen),
        "limited": limited,
        "covered": lambda report: covered(report.coverage, screen),
        "crosswalk": lambda report: crosswalk(report.coverage, screen),
        "visible": visible,
        "wrap": lambda text, indent=0, label="": wrap(text, screen, indent, label),
    }
    environment.globals |= {"notice": NOTICE, "version": __version__, "not_found": NOT_FOUND}
    return environment.get_template(name).render


def total(outcome: Outcome) -> str:
    """Say how many findings there are, in how many documents, and what was not read."""
    findings = count(len(outcome.findings), "finding")
    documents = count(len(outcome.reports), "document")
    severities = ", ".join(count(n, name) for name, n in outcome.by_severity().items() if n)
    waived = f"; {len(outcome.waived):,} more waived or in the baseline" if outcome.waived else ""
    partly = sum(bool(report.unread) for report in outcome.reports)
    in_part = f"; {count(partly, 'document')} read in part only" if partly else ""
    unread = f"; {count(len(outcome.unread), 'input')} not read" if outcome.unread else ""
    return f"{findings} in {documents}{severities and f': {severities}'}{waived}{in_part}{unread}."


def extent(report: Report) -> str:
    """Say how much was read as the framework's own words."""
    words = count(report.words.get(Role.BODY, 0), "word")
    pages = f" on {count(report.pages, 'page')}" if report.pages else ""
    return f"{words} in {count(report.sentences, 'sentence')}{pages}"


def limited(report: Report) -> str:
    """Say what the profile leaves out, if it leaves out anything."""
    if not report.limits:
        return ""
    untold = f"; {count(report.untold, 'finding')} of low confidence not told"
    return f"{report.profile}: {report.limits}{untold if report.untold else ''}"


def set_aside(report: Report) -> str:
    """Say how many words were not read as the framework's own, by what they are."""
    names = {"structure": "headings and captions"}
    return _counts({names.get(k, k): n for k, n in report.words.items() if k != Role.BODY})


def _counts(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in numbers.items() if number)


def _parts(report: Report, screen: Screen) -> list[tuple[str, list[Finding]]]:
    """Group the findings that count by section, in reading order."""
    return [
        (name, list(findings))
        for name, findings in groupby(
            report.counting, key=lambda found: _part(found, report, screen)
        )
    ]


def _part(finding: Finding, report: Report, screen: Screen) -> str:
    if not finding.quote:
        return "The document as a whole"
    titles = list(finding.place.section)
    if titles[1:] and titles[0] == report.identity.title:
        del titles[0]
    return (" › " if screen.unicode else " > ").join(titles) or "Before the first heading"


def _headed(finding: Finding, screen: Screen) -> str:
    mark = f"{finding.severity} {finding.code}"
    high = finding.confidence is Confidence.HIGH
    doubt = "" if high else f" ({finding.confidence} confidence)"
    where = f" - {place(finding.place, screen)}" if finding.quote else ""
    heading = wrap(f"{mark} {finding.name}{doubt}{where}", screen, 2, hang=4)
    return heading.replace(mark, screen.paint(mark, finding.severity), 1)


def _in_brief(finding: Finding, screen: Screen) -> str:
    mark = finding.severity.ljust(len(Severity.WARNING))
    told = wrap(legible(in_brief(finding, screen), screen), screen, 4, f"{mark} ")
    return told.replace(mark, screen.paint(mark, finding.severity), 1)


def _quoted(finding: Finding, limit: int = 3, *, screen: Screen) -> list[str]:
    if not finding.quote:
        return []
    start = finding.context_start
    quote = Span(start, start + len(finding.quote))
    return underline(finding.context, (quote,), screen, _MARGIN, limit)
