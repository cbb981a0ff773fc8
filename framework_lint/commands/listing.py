"""List: the command that prints the clauses of a framework."""

from __future__ import annotations

import sys

import click

from framework_lint import destination
from framework_lint.clause import ClauseKind, Scope
from framework_lint.commands.console import complain_of, deliver, named, screen
from framework_lint.configuration import Wishes, settler
from framework_lint.listing import FORMATS, Choice, choose, tell
from framework_lint.loading import STDIN, load, title
from framework_lint.parameters import reading
from framework_lint.screen import Screen
from framework_lint.session import comprehend, open_document
from framework_lint.terminal import Progress

_EXIT_CODES = """\b
Exit code:
  0  the clauses were listed, if there were any
  2  wrong usage, or the file was not read or only in part
  3  an error in framework-lint itself
"""


@click.command(epilog=_EXIT_CODES)
@click.argument("file")
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to tell the clauses.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in ClauseKind]),
    help="List only clauses of this kind; may be given more than once.",
)
@click.option(
    "--threshold",
    default="",
    metavar="TEXT",
    help="List only what a level or trigger named so sets off.",
)
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="List only clauses that speak of this; may be given more than once.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
@reading
def clauses(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: str,
    style: str,
    kinds: tuple[str, ...],
    threshold: str,
    scopes: tuple[str, ...],
    output: str | None,
    wishes: Wishes,
) -> int:
    """List what FILE binds its author to: thresholds, commitments, exceptions.

    Each clause is quoted and placed, with who is bound, what triggers it, when it is due, and
    what shows that it was done. FILE is a PDF, DOCX, HTML, Markdown or text file, or -.
    """
    if output not in (None, STDIN):
        destination.refuse(output, (file,))
    choice = Choice([ClauseKind(k) for k in kinds], threshold, [Scope(s) for s in scopes])
    settings = settler(wishes)(file)
    with named(file), Progress(sys.stderr) as progress:
        progress.tell(f"reading {title(file)}")
        original = load(file, settings.limit)
        policy = comprehend(open_document(original, settings.options))
        listed = choose(policy, choice)
    shown = screen() if style == "table" and output in (None, STDIN) else Screen()
    deliver(tell(listed, style, shown), output, "clauses ", exactly=style != "table")
    complain_of(original.name, policy.document.unread)
    return 2 if policy.document.unread else 0
