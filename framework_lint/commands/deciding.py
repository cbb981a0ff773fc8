"""Decide: waivers files and baselines, read and written for the commands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from framework_lint import destination
from framework_lint.configuration import Plan
from framework_lint.location import relative
from framework_lint.outcome import Concern, Outcome, Remark, Report
from framework_lint.table import content
from framework_lint.waiving import Decisions, Listed, limit, tidying, waive
from framework_lint.waiving import baseline as baselines
from framework_lint.waiving import listed as waivers
from framework_lint.waiving.baseline import Baseline


def without_comments(outcome: Outcome) -> Outcome:
    """Pass over what documents say to the tool: it may be somebody else who lints them."""
    return replace(outcome, reports=tuple(replace(r, directives=()) for r in outcome.reports))


Read = Callable[[Plan], tuple[tuple[Listed, ...], Baseline | None]]


def decide(outcome: Outcome, plans: Mapping[str, Plan], read: Read, today: date) -> Outcome:
    """Mark what is waived or in a baseline, each document by its plan.

    `plans` are by the names that reports give documents.
    """
    told = tuple(_decided(report, plans[report.name], read, today) for report in outcome.reports)
    remarks = (*_tidying(outcome, plans, read, today), *_gone(plans, read))
    return replace(outcome, reports=told, remarks=remarks)


def reader(plans: Iterable[Plan], fresh: str | None) -> Read:
    """Read the waivers files and baselines of plans, and return a function that has them.

    The baseline `fresh`, which is to be written, may not be there yet. Raises
    InputError for a file that cannot be read.
    """

    @cache
    def listed(path: str) -> tuple[Listed, ...]:
        return waivers.parse(content(Path(path), path), path)

    @cache
    def baseline(path: str) -> Baseline:
        return _old(path) if fresh and _same(path, fresh) else _baseline(path)

    def read(plan: Plan) -> tuple[tuple[Listed, ...], Baseline | None]:
        return (
            listed(plan.waivers) if plan.waivers else (),
            baseline(plan.baseline) if plan.baseline else None,
        )

    if fresh:
        _old(fresh)
    for plan in plans:
        read(plan)
    return read


def _same(path: str, other: str) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)


def _decided(report: Report, plan: Plan, read: Read, today: date) -> Report:
    listed, baseline = read(plan)
    name = beside(report.name, plan.waivers)
    filed = beside(report.name, plan.baseline)
    waived = waive(report, Decisions(today, listed, name, baseline, filed))
    return limit(waived, plan.tells, plan.profile.name, plan.limits)


def beside(name: str, path: str) -> str:
    """Return what a document goes by in a file of waivers or entries: its path from there."""
    return name if name.startswith("<") else relative(name, os.path.dirname(path))  # noqa: PTH120


def _tidying(
    outcome: Outcome, plans: Mapping[str, Plan], read: Read, today: date
) -> Iterator[Remark]:
    for path in sorted({plan.waivers for plan in plans.values()} - {""}):
        meant = [r for r in outcome.reports if plans[r.name].waivers == path]
        plan = next(plan for plan in plans.values() if plan.waivers == path)
        yield from tidying(read(plan)[0], [(r, beside(r.name, path)) for r in meant], today)


def _gone(plans: Mapping[str, Plan], read: Read) -> Iterator[Remark]:
    """Tell of files in a baseline that are no longer there: they may have another name now."""
    held = {plan.baseline: read(plan)[1] for plan in plans.values()}
    for path, baseline in sorted(held.items()):
        for name in baseline.files if baseline else ():
            if not _is_there(path, name):
                entries = _entries(len(baseline.of(name)) if baseline else 0)
                yield Remark(Concern.STALE, path, f"{name}: no such file ({entries})")


def write_baseline(path: str, outcome: Outcome) -> str:
    """Write a baseline of what a run found; return a line that says what came and went."""
    old = _old(path)
    told = [(report, beside(report.name, path)) for report in outcome.reports]
    there = tuple(e for e in old.entries if _is_there(path, e.file))
    new = baselines.rewrite(replace(old, entries=there), told)
    destination.write(path, baselines.to_text(new))
    keys = {(entry.file, entry.fingerprint) for entry in new}
    added, dropped = len(keys - old.keys), len(old.keys - keys)
    return f"{_entries(len(keys))} written to {path}: {added:,} added, {dropped:,} dropped"


def _old(path: str) -> Baseline:
    return _baseline(path) if os.path.lexists(path) else Baseline(path)


def _baseline(path: str) -> Baseline:
    return baselines.parse(content(Path(path), path), path)


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"


def _is_there(path: str, name: str) -> bool:
    return name.startswith("<") or os.path.lexists(os.path.join(os.path.dirname(path), name))  # noqa: PTH118, PTH120
