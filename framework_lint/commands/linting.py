"""Lint: the commands that run checks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from framework_lint.commands.replaying import Replaying
from framework_lint.parameters import codes, packs, path, reading
from framework_lint.rendering import FORMATS
from framework_lint.severity import Severity

if TYPE_CHECKING:
    from framework_lint.configuration import Wishes

NEVER = "never"
PROFILES = ("draft", "published", "strict")
_EXIT_CODES = """\b
Exit code:
  0  no finding at or above --fail-on
  1  at least one such finding
  2  wrong usage, or an input that was not read or only in part (the others still are)
  3  an error in framework-lint itself
"""


@click.command(epilog=_EXIT_CODES, cls=Replaying)
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
    type=click.Choice(list(FORMATS)),
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
    type=click.Choice(PROFILES),
    help="How much to report: less of a draft, more if strict.  [default: published]",
)
@click.option(
    "--waivers",
    metavar="FILE",
    callback=path,
    help="A file of waivers, each with reason and owner.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    callback=path,
    help="Tell only findings that this file does not hold.",
)
@click.option(
    "--no-waivers", is_flag=True, help="Let no comment, waivers file or baseline waive anything."
)
@click.option(
    "--write-baseline",
    "fresh",
    metavar="FILE",
    callback=path,
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
    from framework_lint.commands.checking import Request, run

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
    given = (paths, wishes, day, stdin_filename, outputs, style, fresh)
    return run(Request(*given, timed, no_waivers), show=show_config)


@click.command()
def demo() -> int:
    """Lint a flawed sample framework, to show what the findings look like."""
    from framework_lint.commands.checking import run_sample

    return run_sample()
