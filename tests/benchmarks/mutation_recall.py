"""Tell how many of the defects put into clauses of FILES are found, kind by kind.

`python mutation_recall.py FILE...`: clauses in which the checks of a kind already
find something are left out for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from framework_lint import read_policy

sys.path.insert(0, str(Path(__file__).parents[1]))

from mutations import Trial, recall, trials


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--missed", is_flag=True, help="Show what was not found.")
def main(files: tuple[str, ...], *, missed: bool) -> None:
    """Put each kind of defect into the clauses of FILES."""
    done = [trial for file in files for trial in trials(Path(file).name, read_policy(file))]
    for kind, (found, tried) in recall(done).items():
        click.echo(_line(kind, found, tried))
    click.echo(_line("all", sum(trial.found for trial in done), len(done)))
    if missed:
        _show(done)


def _line(kind: str, found: int, tried: int) -> str:
    share = f"{found / tried:.2f}" if tried else "-"
    return f"{kind:<28} {found:>4} of {tried:>4}  {share}"


def _show(done: list[Trial]) -> None:
    for trial in done:
        if not trial.found:
            click.echo(f"\n{trial.kind}, {trial.document}\n  {trial.after}")


if __name__ == "__main__":
    main()
