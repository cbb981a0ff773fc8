"""Parameters that commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import click

from framework_lint.readers.options import Options, Revisions
from framework_lint.table import MOST


def codes(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Split the values of an option at their commas."""
    named = tuple(code.strip() for value in values for code in value.split(",") if code.strip())
    if values and not named:
        raise click.BadParameter("names no check")
    return named


def path(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse the name of a file that is empty, as of a variable that was not set."""
    if value is not None and value in ("", "-"):
        raise click.BadParameter("names no file")
    return value


def reading(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say how a file is read, and by which configuration.

    It gets what was given as `wishes`.
    """

    @wraps(command)
    def told(*, config: str | None, no_config: bool, **given: str | int | None) -> int:
        from framework_lint.configuration import Wishes

        if config and no_config:
            raise click.UsageError("give --config or --no-config, not both")
        values = {name: given.pop(name) for name in ("revisions", "max_pages", "max_size")}
        wishes = Wishes(named=config, none=no_config)
        return command(wishes=wishes.ask(**values), **given)

    for option in reversed(_READING):
        told = option(told)
    return told


def packs(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say which regimes are asked for, and as of which day."""
    for option in reversed(_PACKS):
        command = option(command)
    return command


def _remember(context: click.Context, _: click.Parameter, without: bool) -> None:  # noqa: FBT001
    """Let a command look up results of earlier runs until it ends."""
    if without:
        return
    from framework_lint.cache import FILE, Cache, folder
    from framework_lint.store import using

    context.with_resource(using(Cache(folder() / FILE, _note)))


def _note(told: str) -> None:
    click.echo(f"framework-lint: {told}", err=True)


caching = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Work everything out anew, and keep nothing.",
)
as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Tell what a regime is worth on this day, not on that of its last check, and hold "
    "waivers to it, not to today.",
)
_PACKS = (
    click.option(
        "--pack",
        multiple=True,
        metavar="NAME",
        help="Say where the document addresses what a regime asks: a name that framework-lint "
        "packs lists, or a .toml file; may be given more than once.",
    ),
    as_of,
)

_READING = (
    click.option(
        "--revisions",
        type=click.Choice([revisions.value for revisions in Revisions]),
        help="Read a DOCX with its tracked changes accepted, or as it was before them."
        f"  [default: {Options().revisions}]",
    ),
    click.option(
        "--max-pages",
        type=click.IntRange(1, MOST),
        metavar="N",
        help=f"Refuse a PDF with more pages.  [default: {Options().max_pages}]",
    ),
    click.option(
        "--max-size",
        type=click.IntRange(1, MOST),
        metavar="MB",
        help="Refuse a larger file.  [default: 10]",
    ),
    click.option(
        "--config",
        metavar="FILE",
        callback=path,
        help="Use this configuration for every file, not the nearest framework-lint.toml or "
        "pyproject.toml above it.",
    ),
    click.option("--no-config", is_flag=True, help="Use no configuration."),
    caching,
)
