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
from framework_lint.terminal import screen_of

if TYPE_CHECKING:
    from framework_lint.pack import Pack


def regimes(names: Sequence[str], as_of: datetime | None = None) -> tuple[Pack, ...]:
    """Return the packs of the names, each once; raise InputError for one that cannot be used."""
    from framework_lint.packs import load

    return tuple(load(name, as_of.date() if as_of else None) for name in dict.fromkeys(names))


def complain_of(name: str, reasons: Sequence[str]) -> None:
    """Say on standard error what of a file was not read, a line a reason."""
    for reason in reasons:
        click.echo(visible(f"framework-lint: {name}: {reason}"), err=True)


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
