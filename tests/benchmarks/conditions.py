"""Measure how well conditions and causes tell sentences that state a condition.

CSV has a column `sentence` and a column `causal` (0 or 1), as in the CiRA set
of requirements, whose positive label also covers plain causes and purposes.
The last figure of each line weighs both labels alike, as results on balanced
samples do; the others keep the share of positives as it is in CSV.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import click

from framework_lint.cause import causes
from framework_lint.condition import conditions
from framework_lint.nlp import parse

CUES = re.compile(
    r"\b(if|when|whenever|once|until|unless|because|since|where|while|before|after|upon|in case"
    r"|due to|so that|in order to|therefore|thus)\b",
    re.IGNORECASE,
)


@click.command()
@click.argument("path", metavar="CSV", type=click.Path(exists=True, dir_okay=False))
def main(path: str) -> None:
    """Print precision, recall and F1 of a floor of cues and of two measures."""
    with Path(path).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    texts = [row["sentence"] for row in rows]
    truth = [row["causal"] == "1" for row in rows]
    click.echo(f"{len(rows)} sentences, {sum(truth)} positive")
    for label, found in measure(texts).items():
        click.echo(f"{label:22}{score(list(zip(truth, found, strict=True)))}")


def measure(texts: Sequence[str]) -> dict[str, list[bool]]:
    parses = list(parse(texts))
    stated = [any(conditions(tokens) for tokens in sentences) for sentences in parses]
    caused = [any(causes(tokens) for tokens in sentences) for sentences in parses]
    return {
        "cue list": [bool(CUES.search(text)) for text in texts],
        "conditions": stated,
        "conditions or causes": [a or b for a, b in zip(stated, caused, strict=True)],
    }


def score(pairs: Sequence[tuple[bool, bool]]) -> str:
    hits = sum(true and found for true, found in pairs)
    found = sum(found for _, found in pairs)
    true = sum(true for true, _ in pairs)
    precision, recall = hits / max(found, 1), hits / max(true, 1)
    false = (found - hits) / max(len(pairs) - true, 1)
    even = 2 * recall / max(recall + false + 1, 1e-9)
    told = 2 * hits / max(found + true, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {told:.3f}  F1 if balanced {even:.3f}"


if __name__ == "__main__":
    main()
