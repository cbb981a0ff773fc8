"""Look inside: the commands that print what was read and understood."""

from __future__ import annotations

import re
import sys

import click

from framework_lint.commands.console import complain_of, named, screen
from framework_lint.configuration import Wishes, settler
from framework_lint.loading import load, title
from framework_lint.parameters import reading
from framework_lint.session import comprehend, extract, open_document
from framework_lint.terminal import Progress, write

_WHERE = re.compile(r"(?P<file>.+):(?P<page>p?)(?P<number>[0-9]{1,9})", re.DOTALL)


@click.command()
@click.argument("file")
@reading
def text(file: str, wishes: Wishes) -> int:
    """Print the text of FILE that the offsets in a report count in."""
    settings = settler(wishes)(file)
    with named(file):
        original = load(file, settings.limit)
        content, unread = extract(original, settings.options)
    write(content, exactly=True)
    complain_of(original.name, unread)
    return 2 if unread else 0


@click.command()
@click.argument("where", metavar="FILE:LINE|FILE:pPAGE")
@reading
def debug(where: str, wishes: Wishes) -> int:
    """Print what was understood at FILE:LINE or on page FILE:p6: blocks, sentences, words.

    LINE counts in what the text command prints; for HTML it is the line of the file.
    """
    from framework_lint.inspection import Spot, inspect

    match = _WHERE.fullmatch(where)
    if match is None:
        raise click.UsageError("give a file and a line, as in policy.md:42 or policy.pdf:p6")
    spot = Spot(int(match["number"]), page=bool(match["page"]))
    settings = settler(wishes)(match["file"])
    with named(match["file"]), Progress(sys.stderr) as progress:
        progress.tell(f"reading {title(match['file'])}")
        original = load(match["file"], settings.limit)
        policy = comprehend(open_document(original, settings.options))
        told = inspect(policy, spot, screen())
    write(told)
    complain_of(original.name, policy.document.unread)
    return 0 if not policy.document.unread else 2
