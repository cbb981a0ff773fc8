"""The command line: which commands there are, and how they are introduced."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from framework_lint import __version__
from framework_lint.commands.covering import compare_coverage
from framework_lint.commands.interpreting import readings, scenario
from framework_lint.commands.learning import explain, packs, rules
from framework_lint.commands.linting import check, demo
from framework_lint.commands.listing import clauses
from framework_lint.commands.seeing import debug, text
from framework_lint.terminal import soften

_GROUPS = {
    "Read a framework": ("check", "compare-coverage", "clauses", "readings", "scenario", "demo"),
    "Learn what is looked for": ("rules", "packs", "explain"),
    "See what the tool sees": ("text", "debug"),
}


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    soften(sys.stdout, sys.stderr)
    code: int = cli.main(arguments, prog_name="framework-lint", standalone_mode=False)
    return code


class _Commands(click.Group):
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, names in _GROUPS.items():
            with formatter.section(heading):
                commands = {name: self.get_command(ctx, name) for name in names}
                formatter.write_dl(
                    [(n, c.get_short_help_str(72)) for n, c in commands.items() if c]
                )


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


_READ = (check, compare_coverage, clauses, readings, scenario, demo)
for _command in (*_READ, rules, packs, explain, text, debug):
    cli.add_command(_command)
