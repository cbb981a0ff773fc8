"""Cache: the commands that show and clear what is kept of earlier runs."""

from __future__ import annotations

import click

from framework_lint.cache import FILE, Cache, folder
from framework_lint.errors import InputError


@click.group()
def cache() -> None:
    """Show or clear what is kept to make the next run quick.

    It holds words of the documents that were read, in a file that only you can read.
    """


@cache.command()
def where() -> int:
    """Print the path of the file, which need not be there."""
    click.echo(folder() / FILE)
    return 0


@cache.command()
def clear() -> int:
    """Remove the file."""
    path = folder() / FILE
    try:
        there = Cache(path, lambda _: None).clear()
    except OSError as error:
        raise InputError(f"{path}: cannot be removed: {error.strerror}") from error
    click.echo(f"framework-lint: {'removed' if there else 'there is no'} {path}", err=True)
    return 0
