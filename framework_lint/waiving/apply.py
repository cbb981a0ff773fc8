"""Apply what was decided to a finished report: findings are marked, none is taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from framework_lint.outcome import Concern, Finding, Remark, Report, Waived, Waiver
from framework_lint.waiving import inline
from framework_lint.waiving.baseline import Baseline, entries
from framework_lint.waiving.inline import Inline
from framework_lint.waiving.listed import Listed


@dataclass(frozen=True, slots=True)
class Decisions:
    """What holds for one document, beside its own comments.

    `name` is the document's path as seen from the waivers file, and
    `filed` as seen from the baseline. Waivers are held to the day `today`.
    """

    today: date
    listed: tuple[Listed, ...] = ()
    name: str = ""
    baseline: Baseline | None = None
    filed: str = ""


def waive(report: Report, decisions: Decisions) -> Report:
    """Mark the findings that are waived and say what of the waivers is to be seen to.

    A comment in the document goes before the waivers file, and that before the baseline.
    """
    comments, remarks = inline.read(report.directives)
    marked = _marked(report, comments, decisions)
    unused = inline.idle(comments, report.findings, report.checks)
    stale = _stale(report, decisions.baseline, decisions.filed)
    told = sorted((*remarks, *unused), key=lambda remark: int(remark.where.split()[-1]))
    return replace(report, findings=marked, remarks=(*report.remarks, *told, *stale))


def _marked(
    report: Report, comments: Sequence[Inline], decisions: Decisions
) -> tuple[Finding, ...]:
    filed = entries(report, decisions.filed)
    return tuple(
        replace(finding, waiver=_waiver(finding, entry.fingerprint, comments, decisions))
        for entry, finding in filed
    )


def _waiver(
    finding: Finding, fingerprint: str, comments: Sequence[Inline], decisions: Decisions
) -> Waiver | None:
    written = (each.waiver for each in comments if each.covers(finding))
    listed = (
        each.waiver
        for each in decisions.listed
        if each.holds(decisions.today) and each.covers(finding, decisions.name)
    )
    own = next(written, None) or next(listed, None)
    baseline = decisions.baseline
    if own is None and baseline and baseline.holds(decisions.filed, fingerprint):
        return Waiver(Waived.BASELINE, f"found before: {baseline.where}")
    return own


def _stale(report: Report, baseline: Baseline | None, name: str) -> list[Remark]:
    """Tell of entries that were looked for and not found."""
    if baseline is None or report.unread:
        return []
    found = {entry.fingerprint for entry, _ in entries(report, name)}
    return [
        Remark(Concern.STALE, baseline.where, f"no longer found: {entry.code} “{entry.quote}”")
        for entry in baseline.of(name)
        if entry.code in report.checks and entry.fingerprint not in found
    ]


def limit(report: Report, tells: Callable[[Finding], bool], profile: str, limits: str) -> Report:
    """Leave out what a profile does not tell, and say how much that is."""
    told = tuple(finding for finding in report.findings if tells(finding))
    untold = len(report.findings) - len(told)
    return replace(report, findings=told, profile=profile, limits=limits, untold=untold)
