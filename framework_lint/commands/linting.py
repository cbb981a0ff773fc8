"""Lint: the commands that run checks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from importlib.resources import files

import click

from framework_lint import destination, registry, rendering
from framework_lint.check import Severity
from framework_lint.commands.console import complain_of, screen
from framework_lint.commands.deciding import decide, reader, without_comments, write_baseline
from framework_lint.commands.work import Work, plan_work
from framework_lint.configuration import Wishes, show
from framework_lint.configuration.key import NEVER
from framework_lint.configuration.profile import PROFILES
from framework_lint.destination import Target, targets
from framework_lint.errors import InputError
from framework_lint.loading import to_source
from framework_lint.outcome import Outcome
from framework_lint.parameters import codes, packs, reading
from framework_lint.readers import MARKDOWN
from framework_lint.screen import visible
from framework_lint.session import Intake, examine, examine_source
from framework_lint.source import Original, Unread
from framework_lint.stopwatch import Stopwatch, untimed
from framework_lint.terminal import Progress, write
from framework_lint.wording import count

SAMPLE = "flawed-framework.md"
_EXIT_CODES = """\b
Exit code:
  0  no finding at or above --fail-on
  1  at least one such finding
  2  wrong usage, or an input that was not read or only in part (the others still are)
  3  an error in framework-lint itself
"""


@click.command(epilog=_EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--select",
    multiple=True,
    callback=codes,
    metavar="CODES",
    help="Run only these checks or families, as in AMB,REF101.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=codes,
    metavar="CODES",
    help="Leave these checks or families out.",
)
@click.option(
    "--extend-select",
    multiple=True,
    callback=codes,
    metavar="CODES",
    help="Run these too, such as those that are off unless asked for.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(list(rendering.FORMATS)),
    help="How to tell the findings.  [default: text]",
)
@click.option(
    "--output",
    "-o",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write the report to FILE, whole or not at all; may be given more than once, each with "
    "a format of its own.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), NEVER]),
    help="The least severity that makes the exit code 1.  "
    "[default: that of the profile, warning if none is given]",
)
@click.option(
    "--profile",
    type=click.Choice(list(PROFILES)),
    help="How much to report: less of a draft, more if strict.  [default: published]",
)
@click.option("--waivers", metavar="FILE", help="A file of waivers, each with reason and owner.")
@click.option("--baseline", metavar="FILE", help="Tell only findings that this file does not hold.")
@click.option(
    "--no-waivers", is_flag=True, help="Let no comment, waivers file or baseline waive anything."
)
@click.option(
    "--write-baseline",
    "fresh",
    metavar="FILE",
    help="Write the findings that count to FILE, for --baseline.",
)
@click.option(
    "--show-config", is_flag=True, help="Say what holds for each file and why; lint nothing."
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="What to call standard input; a name in .md makes text Markdown.",
)
@packs
@click.option("--time", "timed", is_flag=True, help="Say how long each check took.")
@reading
def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    style: str | None,
    outputs: tuple[str, ...],
    fail_on: str | None,
    profile: str | None,
    waivers: str | None,
    baseline: str | None,
    no_waivers: bool,  # noqa: FBT001 - click gives it by name
    fresh: str | None,
    show_config: bool,  # noqa: FBT001 - click gives it by name
    stdin_filename: str | None,
    pack: tuple[str, ...],
    as_of: datetime | None,
    timed: bool,  # noqa: FBT001 - click gives it by name
    wishes: Wishes,
) -> int:
    """Lint frameworks in PDF, DOCX, HTML, Markdown or plain text.

    PATHS are files, folders (their .pdf, .docx, .html, .htm, .md, .markdown, .txt and .text files
    are read, hidden ones are not), or - for standard input. What a file holds says how it is
    read, whatever its name.
    """
    if not paths:
        raise click.UsageError("give a file, a folder, or - for standard input")
    wishes = wishes.ask(
        profile=profile,
        select=select,
        ignore=ignore,
        extend_select=extend_select,
        fail_on=fail_on,
        packs=pack,
        waivers=waivers,
        baseline=baseline,
    )
    day = as_of.date() if as_of else None
    work = plan_work(paths, wishes, day, stdin_filename)
    if show_config:
        return _show(work)
    work = work.without_waivers() if no_waivers else work
    _refuse(work, day, fresh, paths)
    decisions = reader(work.plans.values(), fresh)
    told = targets(style, outputs, rendering.FORMATS, "text")
    for target in told:
        if target.path:
            destination.refuse(target.path, (*paths, *([fresh] if fresh else [])))
    whole = any(rendering.FORMATS[target.style].whole for target in told)
    intake = Intake(work.inputs, work.plans.__getitem__, stdin_filename, whole)
    watch = Stopwatch()
    with Progress(sys.stderr) as progress:
        stage = watch.stage if timed else untimed
        outcome = examine(intake, progress.tell, stage)
    _complain(outcome, work.passed_over(paths))
    outcome = without_comments(outcome) if no_waivers else outcome
    outcome = decide(outcome, work.named, decisions, day or date.today())
    with watch.stage("report"):
        for target in told:
            _tell(outcome, target)
    if timed:
        click.echo("\n".join(watch.lines()), err=True)
    if fresh:
        _say(write_baseline(fresh, outcome))
        return 0 if outcome.complete else 2
    return outcome.exit_code(lambda name: work.named[name].fail_on)


def _show(work: Work) -> int:
    shown = screen()
    for path, settings in work.settings.items():
        lines = show(work.names[path], settings, work.plans[path].checks, shown)
        write("".join(f"{line}\n" for line in (*lines, "")))
    _complain(Outcome((), tuple(each for each in work.found if isinstance(each, Unread))), ())
    return 0 if all(isinstance(each, str) for each in work.found) else 2


def _refuse(work: Work, day: date | None, fresh: str | None, paths: Sequence[str]) -> None:
    """Refuse options that could have no effect, or would destroy a file."""
    plans = work.plans.values()
    if day and plans and not any(plan.packs or plan.waivers for plan in plans):
        raise click.UsageError("--as-of needs a --pack or --waivers")
    if fresh:
        destination.refuse(fresh, paths)


def _say(line: str) -> None:
    click.echo(visible(f"framework-lint: {line}"), err=True)


def _complain(outcome: Outcome, passed_over: Iterable[str]) -> None:
    for report in outcome.reports:
        complain_of(report.name, report.unread)
    for unread in outcome.unread:
        complain_of(unread.name, (unread.reason,))
    for line in passed_over:
        _say(line)


def _tell(outcome: Outcome, target: Target) -> None:
    if target.path:
        destination.write(target.path, rendering.render(outcome, target.style))
        found = count(len(outcome.findings), "finding")
        _say(f"{found}; report written to {target.path}")
    elif target.style != "text":
        write(_for_pipe(rendering.render(outcome, target.style), target.style), exactly=True)
    elif outcome.reports:
        write(rendering.render(outcome, target.style, screen()))


def _for_pipe(told: str | bytes, style: str) -> str | bytes:
    """Return what standard output is given; raise InputError for a file on a terminal."""
    if isinstance(told, bytes) and sys.stdout.isatty():
        raise InputError(f"--format {style} makes a file; say where it goes with --output FILE")
    return told


@click.command()
def demo() -> int:
    """Lint a flawed sample framework, to show what the findings look like."""
    content = files("framework_lint.corpora").joinpath(SAMPLE).read_bytes()
    source = to_source(Original(SAMPLE, MARKDOWN, content))
    with Progress(sys.stderr) as progress:
        progress.tell(f"reading {SAMPLE}")
        outcome = Outcome((examine_source(source, registry.select()),))
    write(f"A sample framework with defects put in on purpose, {SAMPLE}:\n\n")
    write(rendering.brief(outcome, screen(), shown=3))
    write("Next: framework-lint check YOUR-FILE\n")
    return 0
