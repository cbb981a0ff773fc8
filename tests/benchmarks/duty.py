"""Measure how well duties are told from a mere "shall", beside the modals alone.

The CSV has the columns sentence and label; the label "regulatory" marks a
sentence that lays a duty on somebody, any other one that does not. A row of
several sentences lays a duty if one of them does.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import click

from framework_lint.duty import lays_duty
from framework_lint.nlp import parse

DUTY = "regulatory"
FLOOR = re.compile(r"\b(shall|must)\b", re.IGNORECASE)


@click.command()
@click.argument("path", metavar="CSV", type=click.Path(exists=True, dir_okay=False))
def main(path: str) -> None:
    """Print precision, recall and F1 for the duties in CSV, then those of the floor."""
    texts, laid = load(Path(path))
    found = [any(map(lays_duty, sentences)) for sentences in parse(texts)]
    cued = [FLOOR.search(text) is not None for text in texts]
    click.echo(f"{len(texts)} rows, {sum(laid)} duties")
    click.echo(f"duty             {figures(laid, found)}")
    click.echo(f"shall or must    {figures(laid, cued)}")


def load(path: Path) -> tuple[list[str], list[bool]]:
    with path.open(encoding="utf-8", newline="") as rows:
        found = [(row["sentence"], row["label"] == DUTY) for row in csv.DictReader(rows)]
    return [text for text, _ in found], [laid for _, laid in found]


def figures(laid: Sequence[bool], found: Sequence[bool]) -> str:
    hits = sum(truth and guess for truth, guess in zip(laid, found, strict=True))
    precision, recall = hits / max(1, sum(found)), hits / max(1, sum(laid))
    f1 = 2 * hits / max(1, sum(found) + sum(laid))
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


if __name__ == "__main__":
    main()
