"""Tell of waivers, baselines and what is to be seen to in them, for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framework_lint.digest import in_brief
from framework_lint.outcome import Finding, Remark, Report, Waived
from framework_lint.pack import spoken
from framework_lint.rendering.aside import foremost_remarks
from framework_lint.screen import Screen, legible, wrap
from framework_lint.wording import count


def waived(report: Report, screen: Screen) -> Iterator[str]:
    """Yield the findings that somebody waived, each with the reason that was given."""
    for finding in report.waived:
        if finding.waiver and finding.waiver.by is not Waived.BASELINE:
            yield wrap(legible(in_brief(finding, screen), screen), screen, 4, hang=2)
            yield wrap(legible(_reason(finding), screen), screen, 8)


def baselined(report: Report) -> str:
    """Say how many findings are in the baseline, or nothing."""
    held = [f for f in report.waived if f.waiver and f.waiver.by is Waived.BASELINE]
    there = "is" if len(held) == 1 else "are"
    return f"{count(len(held), 'finding')} {there} in the baseline" if held else ""


def remarked(remarks: Iterable[Remark], screen: Screen) -> Iterator[str]:
    """Yield what is to be seen to in waivers and baselines, the first few of a kind."""
    for told in foremost_remarks(remarks):
        yield wrap(legible(told, screen), screen, 4, hang=2)


def _reason(finding: Finding) -> str:
    waiver = finding.waiver
    if waiver is None:
        return ""
    owner = f"; owner: {waiver.owner}" if waiver.owner else ""
    until = f"; until {spoken(waiver.until)}" if waiver.until else ""
    return f"{waiver.by}: “{waiver.reason}”{owner}{until}"
