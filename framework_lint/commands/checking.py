"""Run checks as a command asked for them: plan, read, lint, decide, tell."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import click

from framework_lint import destination, registry
from framework_lint.commands.console import screen
from framework_lint.commands.copying import refuse_copies
from framework_lint.commands.deciding import decide, reader, without_comments, write_baseline
from framework_lint.commands.replaying import Said, Telling, keep
from framework_lint.commands.work import Work, plan_work
from framework_lint.configuration import Wishes, show
from framework_lint.destination import Target, targets
from framework_lint.loading import STDIN, to_source
from framework_lint.outcome import Outcome
from framework_lint.readers import MARKDOWN
from framework_lint.rendering import FORMATS, render
from framework_lint.rendering.text import brief
from framework_lint.session import Intake, examine, examine_source
from framework_lint.source import Original, Unread
from framework_lint.stopwatch import Stopwatch, untimed
from framework_lint.terminal import Progress, write

SAMPLE = "flawed-framework.md"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks of a run; what is not given is None or empty.

    `outputs` are "FILE" or "FORMAT=FILE"; `fresh` is the baseline to write.
    """

    paths: tuple[str, ...]
    wishes: Wishes
    day: date | None
    stdin_name: str | None
    outputs: tuple[str, ...]
    style: str | None
    fresh: str | None
    timed: bool
    no_waivers: bool


def run(request: Request, *, show: bool) -> int:
    """Lint what is asked for and tell it, or show what holds for each file; return the code."""
    work = plan_work(request.paths, request.wishes, request.day, request.stdin_name)
    if show:
        return _show(work)
    told = _targets(request, work)
    _refuse(request, work)
    refuse_copies(told, work)
    work = work.without_waivers() if request.no_waivers else work
    watch = Stopwatch()
    outcome = _outcome(request, work, told, watch)
    with watch.stage("report"):
        said = _said(outcome, work, request, told)
    said.tell()
    if request.timed:
        click.echo("\n".join(watch.lines()), err=True)
    if request.fresh:
        Said((write_baseline(request.fresh, outcome),), (), 0).tell()
        return 0 if outcome.complete else 2
    if not outcome.unread and not any(plan.baseline for plan in work.plans.values()):
        keep(said, _read_beside(work))
    return said.code


def _targets(request: Request, work: Work) -> tuple[Target, ...]:
    told = targets(request.style, request.outputs, FORMATS, "text")
    read = (*work.files, *_read_beside(work), *([request.fresh] if request.fresh else []))
    for target in told:
        if target.path:
            destination.refuse(target.path, read)
    return told


def _refuse(request: Request, work: Work) -> None:
    """Refuse options that could have no effect, or would destroy a file."""
    plans = work.plans.values()
    if request.day and plans and not any(plan.packs or plan.waivers for plan in plans):
        raise click.UsageError("--as-of needs a --pack or --waivers")
    if request.fresh:
        baselines = {plan.baseline for plan in plans}
        read = {*work.files, *_read_beside(work)} - baselines - {request.fresh}
        destination.refuse(request.fresh, read)


def _outcome(request: Request, work: Work, told: Sequence[Target], watch: Stopwatch) -> Outcome:
    decisions = reader(work.plans.values(), request.fresh)
    whole = any(FORMATS[target.style].whole for target in told)
    intake = Intake(work.inputs, work.plans.__getitem__, request.stdin_name, whole)
    with Progress(sys.stderr) as progress:
        outcome = examine(intake, progress.tell, watch.stage if request.timed else untimed)
    outcome = without_comments(outcome) if request.no_waivers else outcome
    return decide(outcome, work.named, decisions, request.day or date.today())


def _said(outcome: Outcome, work: Work, request: Request, told: Sequence[Target]) -> Said:
    complaints = (
        *_unread(outcome),
        *work.passed_over(request.paths),
        *(_uncovered(told) if any(report.coverage for report in outcome.reports) else ()),
    )
    tellings = tuple(_telling(outcome, target) for target in told)
    code = outcome.exit_code(lambda name: work.named[name].fail_on)
    return Said(complaints, tellings, code, len(outcome.findings))


def _telling(outcome: Outcome, target: Target) -> Telling:
    if target.style != "text" or target.path:
        return Telling(target.style, target.path, render(outcome, target.style))
    told = render(outcome, target.style, screen()) if outcome.reports else ""
    return Telling(target.style, target.path, told)


def _unread(outcome: Outcome) -> Iterator[str]:
    """Say what was not read, a line a reason."""
    for report in outcome.reports:
        yield from (f"{report.name}: {reason}" for reason in report.unread)
    yield from (f"{unread.name}: {unread.reason}" for unread in outcome.unread)


def _uncovered(told: Sequence[Target]) -> Iterator[str]:
    """Say which of the reports leave out the answers to packs, and which formats have them."""
    *others, last = (style for style, held in FORMATS.items() if held.covers)
    for target in told:
        if not FORMATS[target.style].covers:
            where = f"={target.path}" if target.path else ""
            formats = f"{', '.join(others)} and {last}"
            yield f"{target.style}{where} does not tell the answers to packs; {formats} do"


def _read_beside(work: Work) -> Iterator[str]:
    """Yield the files that decide what is told, apart from the documents."""
    for plan in work.plans.values():
        yield from (path for path in (plan.waivers, plan.baseline) if path)
    for settings in work.settings.values():
        yield from (name for name in settings.texts("packs") if name.endswith(".toml"))
        yield from (path for path in (settings.configuration,) if path)


def _show(work: Work) -> int:
    shown = screen()
    for path, settings in work.settings.items():
        lines = show(work.names[path], settings, work.plans[path].checks, shown)
        write("".join(f"{line}\n" for line in (*lines, "")))
    unread = tuple(each for each in work.found if isinstance(each, Unread))
    gone = tuple(Unread(work.names[p], "no such file or folder") for p in work.settings if _gone(p))
    Said(tuple(_unread(Outcome((), (*unread, *gone)))), (), 0).tell()
    return 2 if unread or gone else 0


def _gone(path: str) -> bool:
    return path != STDIN and not os.path.exists(path)  # noqa: PTH110 - a path as it was given


def run_sample() -> int:
    """Lint the flawed sample framework and tell some of it."""
    content = files("framework_lint.corpora").joinpath(SAMPLE).read_bytes()
    source = to_source(Original(SAMPLE, MARKDOWN, content))
    with Progress(sys.stderr) as progress:
        progress.tell(f"reading {SAMPLE}")
        outcome = Outcome((examine_source(source, registry.select()),))
    write(f"A sample framework with defects put in on purpose, {SAMPLE}:\n\n")
    write(brief(outcome, screen(), shown=3))
    write("Next: framework-lint check YOUR-FILE\n")
    return 0
