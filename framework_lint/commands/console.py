"""What commands share: the checks to run, the screen, and complaints about a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from framework_lint.errors import InputError
from framework_lint.screen import Screen, visible
from framework_lint.terminal import screen_of, write

if TYPE_CHECKING:
    from framework_lint.pack import Pack


def regimes(names: Sequence[str], as_of: datetime | None = None) -> tuple[Pack, ...]:
    """Return the packs of the names, each once; raise InputError for one that cannot be used."""
    from framework_lint.packs import load

    return tuple(load(name, as_of.date() if as_of else None) for name in dict.fromkeys(names))


def say(line: str) -> None:
    """Say a line on standard error."""
    click.echo(visible(f"framework-lint: {line}"), err=True)


def complain_of(name: str, reasons: Sequence[str]) -> None:
    """Say on standard error what of a file was not read, a line a reason."""
    for reason in reasons:
        say(f"{name}: {reason}")


def deliver(told: str, output: str | None, what: str, *, exactly: bool) -> None:
    """Write to a file and say so, `what` being that it holds; to standard output without one."""
    from framework_lint import destination
    from framework_lint.loading import STDIN

    if output in (None, STDIN):
        write(told, exactly=exactly)
        return
    destination.write(output, told)
    say(f"{what}written to {output}")


def screen() -> Screen:
    """Say what standard output can show."""
    return screen_of(sys.stdout, os.environ)


@contextmanager
def named(path: str) -> Iterator[None]:
    """Say of which file it is that something went wrong."""
    try:
        yield
    except InputError as error:
        from framework_lint.loading import title

        raise InputError(f"{title(path)}: {error}") from error
