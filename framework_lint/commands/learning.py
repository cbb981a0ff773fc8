"""Learn: the commands that tell what is looked for."""

from __future__ import annotations

import click

from framework_lint import explaining, registry
from framework_lint.commands.console import screen
from framework_lint.terminal import write


@click.command()
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
    write(explaining.rules(registry.load(), style, screen()), exactly=style != "text")
    return 0


@click.command()
@click.argument("code")
def explain(code: str) -> int:
    """Explain one check, by code or name: reason, remedy, sources, examples."""
    write(explaining.explain(registry.get(code), screen()))
    return 0
