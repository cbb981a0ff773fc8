"""Learn: the commands that tell what is looked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import click

from framework_lint.commands.console import regimes, screen
from framework_lint.parameters import as_of, caching
from framework_lint.recall import recall
from framework_lint.screen import Screen
from framework_lint.terminal import write


@click.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to tell them.",
)
@click.option(
    "--criteria", is_flag=True, help="List the criteria, and which articles ask for them."
)
@caching
def rules(style: str, criteria: bool) -> int:  # noqa: FBT001 - click gives it by name
    """List the checks: code, name, severity, confidence, and why."""

    def told(screen: Screen) -> str:
        from framework_lint import explaining, registry
        from framework_lint.packs import names

        if criteria:
            listed = tuple(registry.criteria().values())
            return explaining.criteria(listed, regimes(names()), style, screen)
        return explaining.rules(registry.load(), style, screen)

    return _tell(told, "rules", style, str(criteria), exactly=style != "text")


@click.command()
@click.argument("name", required=False)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
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
    from framework_lint import explaining
    from framework_lint.packs import names

    listed = regimes([name] if name else names(), as_of)
    told = explaining.packs(listed, style, screen(), full=name is not None)
    write(told, exactly=style != "text")
    return 0


@click.command()
@click.argument("code")
@caching
def explain(code: str) -> int:
    """Explain one check or criterion, by code or name: reason, sources, examples."""

    def told(screen: Screen) -> str:
        from framework_lint import explaining, registry
        from framework_lint.packs import names

        criterion = registry.criterion(code)
        if criterion is None:
            return explaining.explain(registry.get(code), screen)
        return explaining.explain_criterion(criterion, regimes(names()), screen)

    return _tell(told, "explain", code)


def _tell(told: Callable[[Screen], str], *told_of: str, exactly: bool = False) -> int:
    shown = screen()
    write(recall((*told_of, repr(shown)), lambda: told(shown)), exactly=exactly)
    return 0
