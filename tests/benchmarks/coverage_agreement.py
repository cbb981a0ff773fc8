"""Tell how far verdicts on published frameworks agree with what readers expected of them.

`python coverage_agreement.py [--apart] [FOLDER]`: FOLDER holds the expectations, by
default those beside the tests; `--apart` shows where the two part.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1]))

from agreement import FOLDER, Compared, compare


@click.command()
@click.argument("folder", default=FOLDER, type=click.Path(file_okay=False, path_type=Path))
@click.option("--apart", is_flag=True, help="Show where verdicts part.")
def main(folder: Path, *, apart: bool) -> None:
    """Compare the verdicts with the expectations in FOLDER."""
    done = list(compare(folder))
    for name in dict.fromkeys(each.document for each in done):
        click.echo(_line(name, [each for each in done if each.document == name]))
    click.echo(_line("all", done))
    pairs = Counter((each.expected.verdict, each.ruling.verdict) for each in done)
    for (expected, told), number in sorted(pairs.items()):
        click.echo(f"  {number:>4}  expected {expected}; told {told}")
    if apart:
        _show(done)


def _line(name: str, done: list[Compared]) -> str:
    agreed = sum(each.agrees for each in done)
    addressed = [each for each in done if each.addressed]
    located = sum(each.located for each in addressed)
    shares = f"{agreed / len(done):.2f}", f"{located / max(len(addressed), 1):.2f}"
    return (
        f"{name:<55} verdicts {agreed:>3} of {len(done):>3} = {shares[0]}; "
        f"evidence {located:>3} of {len(addressed):>3} addressed = {shares[1]}"
    )


def _show(done: list[Compared]) -> None:
    for each in done:
        if not each.agrees:
            told = f"expected {each.expected.verdict}, told {each.ruling.verdict}"
            click.echo(f"{each.document} {each.expected.article}: {told}")


if __name__ == "__main__":
    main()
