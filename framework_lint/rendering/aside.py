"""What is told beside the findings: remarks on waivers, limits of a profile, where coverage is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from framework_lint.outcome import Remark, Report
from framework_lint.wording import count

TO_SEE_TO = "To be seen to in waivers and baseline"
COVERED_ELSEWHERE = "The answers to the packs asked for stand in text, JSON and HTML reports."
_SHOWN = 10


def remarked(remark: Remark) -> str:
    """Say what is to be seen to, and where."""
    return f"{remark.concern}: {remark.where}: {remark.text}"


def foremost_remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    """Yield what is to be seen to in waivers and baselines, the first few of a kind."""
    for concern, group in groupby(remarks, key=lambda remark: remark.concern):
        several = list(group)
        yield from map(remarked, several[:_SHOWN])
        if several[_SHOWN:]:
            yield f"{concern}: {len(several) - _SHOWN:,} more, which JSON lists"


def limited(report: Report) -> str:
    """Say what the profile leaves out, if it leaves out anything."""
    if not report.limits:
        return ""
    untold = f"; {count(report.untold, 'finding')} of low confidence not told"
    return f"{report.profile}: {report.limits}{untold if report.untold else ''}"


def covered_elsewhere(reports: Iterable[Report]) -> str:
    """Say where the answers to packs stand, for formats without them, if packs were asked for."""
    return COVERED_ELSEWHERE if any(report.coverage for report in reports) else ""
