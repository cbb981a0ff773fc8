"""Lint: the commands that run checks."""

from __future__ import annotations

import sys
from datetime import datetime
from importlib.resources import files

import click

from framework_lint import destination, rendering
from framework_lint.check import Severity
from framework_lint.commands.console import checks, complain_of, regimes, screen
from framework_lint.destination import Target, targets
from framework_lint.errors import InputError
from framework_lint.loading import MEGABYTE, to_source
from framework_lint.outcome import Outcome
from framework_lint.parameters import codes, packs, reading
from framework_lint.readers import MARKDOWN
from framework_lint.readers.options import Options, Revisions
from framework_lint.screen import visible
from framework_lint.session import Intake, examine, examine_source
from framework_lint.source import Original
from framework_lint.stopwatch import Stopwatch
from framework_lint.terminal import Progress, write
from framework_lint.wording import count

SAMPLE = "flawed-framework.md"
_NEVER = "never"
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
    "extend",
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
    type=click.Choice([*(severity.value for severity in Severity), _NEVER]),
    default=Severity.WARNING.value,
    show_default=True,
    help="The least severity that makes the exit code 1.",
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
    extend: tuple[str, ...],
    style: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    stdin_filename: str | None,
    pack: tuple[str, ...],
    as_of: datetime | None,
    timed: bool,  # noqa: FBT001 - click gives it by name
    revisions: str,
    max_pages: int,
    max_size: int,
) -> int:
    """Lint frameworks in PDF, DOCX, HTML, Markdown or plain text.

    PATHS are files, folders (their .pdf, .docx, .html, .htm, .md, .markdown, .txt and .text files
    are read, hidden ones are not), or - for standard input. What a file holds says how it is
    read, whatever its name.
    """
    if not paths:
        raise click.UsageError("give a file, a folder, or - for standard input")
    chosen = checks(select, ignore, extend)
    asked = regimes(pack, as_of)
    told = targets(style, outputs, rendering.FORMATS, "text")
    for target in told:
        if target.path:
            destination.refuse(target.path, paths)
    whole = any(rendering.FORMATS[target.style].whole for target in told)
    options = Options(Revisions(revisions), max_pages)
    intake = Intake(paths, max_size * MEGABYTE, options, stdin_filename, whole)
    watch = Stopwatch()
    with Progress(sys.stderr) as progress:
        outcome = examine(intake, chosen, asked, progress.tell, watch.stage)
    _complain(outcome)
    with watch.stage("report"):
        for target in told:
            _tell(outcome, target)
    if timed:
        click.echo("\n".join(watch.lines()), err=True)
    return outcome.exit_code(None if fail_on == _NEVER else Severity(fail_on))


def _complain(outcome: Outcome) -> None:
    for report in outcome.reports:
        complain_of(report.name, report.unread)
    for unread in outcome.unread:
        complain_of(unread.name, (unread.reason,))


def _tell(outcome: Outcome, target: Target) -> None:
    if target.path:
        destination.write(target.path, rendering.render(outcome, target.style))
        found = count(len(outcome.findings), "finding")
        click.echo(visible(f"framework-lint: {found}; report written to {target.path}"), err=True)
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
        outcome = Outcome((examine_source(source, checks()),))
    write(f"A sample framework with defects put in on purpose, {SAMPLE}:\n\n")
    write(rendering.brief(outcome, screen(), shown=3))
    write("Next: framework-lint check YOUR-FILE\n")
    return 0
