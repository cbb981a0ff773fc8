"""What is to be seen to in a waivers file, over all documents that were read by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from framework_lint.outcome import Concern, Remark, Report
from framework_lint.pack import spoken
from framework_lint.waiving.code import has_run
from framework_lint.waiving.listed import Listed


def tidying(
    listed: Iterable[Listed], reports: Sequence[tuple[Report, str]], today: date
) -> Iterator[Remark]:
    """Tell of waivers that have expired, and of those that waive nothing in what was read.

    Each report comes with the name of its document as seen from the waivers file.
    """
    for waiver in listed:
        if waiver.until and not waiver.holds(today):
            told = f"{waiver.code}: held until {spoken(waiver.until)}; what it waived counts again"
            yield Remark(Concern.EXPIRED, waiver.where, told)
        elif _looked_for(waiver, reports) and not _found(waiver, reports):
            told = f"{waiver.code}: is waived and not found in what was read"
            yield Remark(Concern.UNUSED, waiver.where, told)


def _looked_for(waiver: Listed, reports: Sequence[tuple[Report, str]]) -> bool:
    """Whether the check ran on a document that the waiver is for, and each such was read whole."""
    meant = [report for report, name in reports if waiver.reaches(name)]
    whole = all(has_run(waiver.code, report.checks) and not report.unread for report in meant)
    return bool(meant) and whole


def _found(waiver: Listed, reports: Sequence[tuple[Report, str]]) -> bool:
    return any(
        waiver.covers(finding, name) for report, name in reports for finding in report.findings
    )
