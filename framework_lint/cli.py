"""The command line: which commands there are, and how they are introduced."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from framework_lint import __version__
from framework_lint.terminal import soften

_GROUPS = {
    "Read a framework": {
        "check": ("linting", "Lint frameworks in PDF, DOCX, HTML, Markdown or plain text."),
        "compare-coverage": (
            "covering",
            "Put frameworks beside each other: where each addresses what a regime...",
        ),
        "clauses": (
            "listing",
            "List what FILE binds its author to: thresholds, commitments, exceptions.",
        ),
        "readings": (
            "interpreting",
            "Show each clause of FILE that can be read in more than one way, with...",
        ),
        "scenario": (
            "interpreting",
            "Tell which commitments of FILE are triggered, and which met, under...",
        ),
        "demo": ("linting", "Lint a flawed sample framework, to show what the findings look like."),
    },
    "Learn what is looked for": {
        "rules": ("learning", "List the checks: code, name, severity, confidence, and why."),
        "packs": (
            "learning",
            "List the packs: what each regime is worth, and when its text was last...",
        ),
        "explain": (
            "learning",
            "Explain one check or criterion, by code or name: reason, sources,...",
        ),
    },
    "See what the tool sees": {
        "text": ("seeing", "Print the text of FILE that the offsets in a report count in."),
        "debug": (
            "seeing",
            "Print what was understood at FILE:LINE or on page FILE:p6: blocks,...",
        ),
        "cache": ("caching", "Show or clear what is kept to make the next run quick."),
    },
}
"""Every command under its heading: the module of `commands` it stands in, and its short help."""
_COMMANDS = {name: told for group in _GROUPS.values() for name, told in group.items()}


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    soften(sys.stdout, sys.stderr)
    code: int = cli.main(arguments, prog_name="framework-lint", standalone_mode=False)
    return code


class _Commands(click.Group):
    """Commands that are imported when they are asked for, so that the others cost no time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"framework_lint.commands.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for heading, commands in _GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, told) for name, (_, told) in commands.items()])


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="framework-lint COMMAND --help says more of each. Nothing is sent over the network.",
)
@click.version_option(__version__, message="framework-lint %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Find what an AI safety framework's wording leaves open: readings, yardsticks, actors."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)
