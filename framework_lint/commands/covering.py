"""Cover: the commands that say where a framework addresses what a regime asks."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from framework_lint import destination, matrix
from framework_lint.commands.console import complain_of, deliver, regimes, say, screen
from framework_lint.commands.work import plan_work
from framework_lint.configuration import Wishes
from framework_lint.loading import STDIN
from framework_lint.parameters import packs, reading
from framework_lint.screen import Screen
from framework_lint.session import Intake, survey
from framework_lint.terminal import Progress

_EXIT_CODES = """\b
Exit code:
  0  every document was read, whatever it says
  2  wrong usage, or an input that was not read or only in part (the others still are)
  3  an error in framework-lint itself
"""


@click.command(epilog=_EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@packs
@click.option(
    "--format",
    "style",
    type=click.Choice(list(matrix.FORMATS)),
    default="text",
    show_default=True,
    help="How to tell the coverage.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
@reading
def compare_coverage(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...],
    pack: tuple[str, ...],
    as_of: datetime | None,
    style: str,
    output: str | None,
    wishes: Wishes,
) -> int:
    """Put frameworks beside each other: where each addresses what a regime asks.

    For each article the verdict on each document, with the passage that shows it or what was
    searched. PATHS are files and folders, as for framework-lint check.
    """
    if not paths or not pack:
        raise click.UsageError("give files or folders, and at least one --pack")
    asked = regimes(pack, as_of)
    work = plan_work(paths, wishes)
    if output not in (None, STDIN):
        destination.refuse(output, work.files)
    intake = Intake(work.inputs, work.plans.__getitem__)
    with Progress(sys.stderr) as progress:
        told = survey(intake, asked, progress.tell)
    for document in told.documents:
        complain_of(document.name, document.unread)
    for unread in told.unread:
        complain_of(unread.name, (unread.reason,))
    for line in work.passed_over(paths):
        say(line)
    shown = screen() if style == "text" and output in (None, STDIN) else Screen()
    deliver(matrix.tell(told, style, shown), output, "coverage ", exactly=style != "text")
    return 0 if told.complete else 2
