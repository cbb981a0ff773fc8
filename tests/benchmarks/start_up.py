"""Time the commands that answer at once beside `python -c "import click"`, in turn."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from process import LINT, Timed, compile_all, in_turn, ratio, seconds

COMMANDS = (["--help"], ["rules"], ["explain", "AMB101"])


@click.command()
@click.option("--runs", default=15, show_default=True, type=click.IntRange(min=1))
def main(runs: int) -> None:
    """Time each command with the cache that its first run leaves, and without one."""
    compile_all()
    with TemporaryDirectory() as folder:
        told = {" ".join(c): Timed((*LINT, *c), Path(folder)) for c in COMMANDS}
        anew = {f"{' '.join(c)} --no-cache": Timed((*LINT, *c, "--no-cache")) for c in COMMANDS[1:]}
        floor = {"floor": Timed((sys.executable, "-c", "import click"))}
        in_turn(told, 1)
        spent = in_turn(floor | told | anew, runs)
    click.echo(f"python -c 'import click': {seconds(spent['floor']):.3f} s, median of {runs}")
    for name in (*told, *anew):
        times = ratio(spent[name], spent["floor"])
        click.echo(f"{name:<28} {seconds(spent[name]):.3f} s, {times:.2f} times that")


if __name__ == "__main__":
    main()
