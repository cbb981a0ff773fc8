"""Learn: the commands that tell what is looked for."""

from __future__ import annotations

from datetime import datetime

import click

from framework_lint import explaining, registry
from framework_lint.commands.console import regimes, screen
from framework_lint.packs import names
from framework_lint.parameters import as_of
from framework_lint.terminal import write


@click.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(list(explaining.TABLES)),
    default="text",
    show_default=True,
    help="How to tell them.",
)
@click.option(
    "--criteria", is_flag=True, help="List the criteria, and which articles ask for them."
)
def rules(style: str, criteria: bool) -> int:  # noqa: FBT001 - click gives it by name
    """List the checks: code, name, severity, confidence, and why."""
    if criteria:
        listed = tuple(registry.criteria().values())
        told = explaining.criteria(listed, regimes(names()), style, screen())
    else:
        told = explaining.rules(registry.load(), style, screen())
    write(told, exactly=style != "text")
    return 0


@click.command()
@click.argument("name", required=False)
@click.option(
    "--format",
    "style",
    type=click.Choice(list(explaining.PACK_TABLES)),
    default="text",
    show_default=True,
    help="How to tell the packs.",
)
@as_of
def packs(name: str | None, style: str, as_of: datetime | None) -> int:
    """List the packs: what each regime is worth, and when its text was last checked.

    With NAME, a pack or a .toml file of your own: its articles in our own words, and the
    criteria by which they are looked for.
    """
    listed = regimes([name] if name else names(), as_of)
    told = explaining.packs(listed, style, screen(), full=name is not None)
    write(told, exactly=style != "text")
    return 0


@click.command()
@click.argument("code")
def explain(code: str) -> int:
    """Explain one check or criterion, by code or name: reason, sources, examples."""
    criterion = registry.criterion(code)
    if criterion is None:
        write(explaining.explain(registry.get(code), screen()))
    else:
        write(explaining.explain_criterion(criterion, regimes(names()), screen()))
    return 0
