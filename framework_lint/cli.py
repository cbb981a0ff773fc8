"""The commands: what is asked for, and where the answer goes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files

import click

from framework_lint import __version__, destination, explaining, registry, rendering
from framework_lint.check import Check, Severity
from framework_lint.errors import InputError
from framework_lint.loading import MEGABYTE, STDIN, load, title, to_source
from framework_lint.outcome import Outcome
from framework_lint.parameters import codes, reading
from framework_lint.readers import MARKDOWN
from framework_lint.readers.options import Options, Revisions
from framework_lint.screen import Screen, visible
from framework_lint.session import (
    Intake,
    comprehend,
    examine,
    examine_source,
    extract,
    open_document,
)
from framework_lint.source import Original
from framework_lint.terminal import Progress, screen_of, soften, write

SAMPLE = "flawed-framework.md"
_NEVER = "never"
_WHERE = re.compile(r"(?P<file>.+):(?P<page>p?)(?P<number>[0-9]{1,9})", re.DOTALL)
_EXIT_CODES = """\b
Exit code:
  0  no finding at or above --fail-on
  1  at least one such finding
  2  wrong usage, or an input that was not read or only in part (the others still are)
  3  an error in framework-lint itself
"""
_GROUPS = {
    "Read a framework": ("check", "demo"),
    "Learn what is looked for": ("rules", "explain"),
    "See what the tool sees": ("text", "debug"),
}


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    soften(sys.stdout, sys.stderr)
    code: int = cli.main(arguments, prog_name="framework-lint", standalone_mode=False)
    return code


class _Commands(click.Group):
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, names in _GROUPS.items():
            with formatter.section(heading):
                commands = {name: self.get_command(ctx, name) for name in names}
                formatter.write_dl(
                    [(n, c.get_short_help_str(72)) for n, c in commands.items() if c]
                )


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="framework-lint COMMAND --help says more of each. Nothing is sent over the network.",
)
@click.version_option(__version__, message="framework-lint %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Find what an AI safety framework's wording leaves open: readings, yardsticks, actors."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


@cli.command(epilog=_EXIT_CODES)
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
    "--format",
    "style",
    type=click.Choice(list(rendering.FORMATS)),
    default="text",
    show_default=True,
    help="How to tell the findings.",
)
@click.option(
    "--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all."
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
@reading
def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    style: str,
    output: str | None,
    fail_on: str,
    stdin_filename: str | None,
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
    checks = _checks(select, ignore)
    if output not in (None, STDIN):
        destination.refuse(output, paths)
    options = Options(Revisions(revisions), max_pages)
    intake = Intake(paths, max_size * MEGABYTE, options, stdin_filename)
    with Progress(sys.stderr) as progress:
        outcome = examine(intake, checks, progress.tell)
    _complain(outcome)
    _tell(outcome, style, output)
    return outcome.exit_code(None if fail_on == _NEVER else Severity(fail_on))


def _checks(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Check, ...]:
    checks = registry.select(select, ignore)
    if not checks and (select or ignore):
        raise click.UsageError("--select and --ignore leave no check to run")
    if not checks:
        raise InputError("no checks are installed; install framework-lint again")
    return checks


def _complain(outcome: Outcome) -> None:
    for report in outcome.reports:
        _complain_of(report.name, report.unread)
    for unread in outcome.unread:
        _complain_of(unread.name, (unread.reason,))


def _complain_of(name: str, reasons: Sequence[str]) -> None:
    for reason in reasons:
        click.echo(visible(f"framework-lint: {name}: {reason}"), err=True)


def _tell(outcome: Outcome, style: str, output: str | None) -> None:
    if output not in (None, STDIN):
        destination.write(output, rendering.render(outcome, style, Screen()))
        found = rendering.count(len(outcome.findings), "finding")
        click.echo(visible(f"framework-lint: {found}; report written to {output}"), err=True)
    elif style != "text":
        write(rendering.render(outcome, style, Screen()), exactly=True)
    elif outcome.reports:
        write(rendering.render(outcome, style, _screen()))


def _screen() -> Screen:
    return screen_of(sys.stdout, os.environ)


@cli.command()
def demo() -> int:
    """Lint a flawed sample framework, to show what the findings look like."""
    content = files("framework_lint.corpora").joinpath(SAMPLE).read_bytes()
    source = to_source(Original(SAMPLE, MARKDOWN, content))
    with Progress(sys.stderr) as progress:
        progress.tell(f"reading {SAMPLE}")
        outcome = Outcome((examine_source(source, _checks()),))
    write(f"A sample framework with defects put in on purpose, {SAMPLE}:\n\n")
    write(rendering.brief(outcome, _screen(), shown=3))
    write("Next: framework-lint check YOUR-FILE\n")
    return 0


@cli.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(list(explaining.TABLES)),
    default="text",
    show_default=True,
    help="How to tell the checks.",
)
def rules(style: str) -> int:
    """List the checks: code, name, severity, confidence, and why."""
    write(explaining.rules(_checks(), style, _screen()), exactly=style != "text")
    return 0


@cli.command()
@click.argument("code")
def explain(code: str) -> int:
    """Explain one check, by code or name: reason, remedy, sources, examples."""
    write(explaining.explain(registry.get(code), _screen()))
    return 0


@cli.command()
@click.argument("file")
@reading
def text(file: str, revisions: str, max_pages: int, max_size: int) -> int:
    """Print the text of FILE that the offsets in a report count in."""
    with _named(file):
        original = load(file, max_size * MEGABYTE)
        content, unread = extract(original, Options(Revisions(revisions), max_pages))
    write(content, exactly=True)
    _complain_of(original.name, unread)
    return 2 if unread else 0


@cli.command()
@click.argument("where", metavar="FILE:LINE|FILE:pPAGE")
@reading
def debug(where: str, revisions: str, max_pages: int, max_size: int) -> int:
    """Print what was understood at FILE:LINE or on page FILE:p6: blocks, sentences, words.

    LINE counts in what the text command prints; for HTML it is the line of the file.
    """
    from framework_lint.inspection import Spot, inspect

    match = _WHERE.fullmatch(where)
    if match is None:
        raise click.UsageError("give a file and a line, as in policy.md:42 or policy.pdf:p6")
    spot = Spot(int(match["number"]), page=bool(match["page"]))
    with _named(match["file"]), Progress(sys.stderr) as progress:
        progress.tell(f"reading {title(match['file'])}")
        original = load(match["file"], max_size * MEGABYTE)
        policy = comprehend(open_document(original, Options(Revisions(revisions), max_pages)))
        told = inspect(policy, spot, _screen())
    write(told)
    _complain_of(original.name, policy.document.unread)
    return 0 if not policy.document.unread else 2


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Say of which file it is that something went wrong."""
    try:
        yield
    except InputError as error:
        raise InputError(f"{title(path)}: {error}") from error
