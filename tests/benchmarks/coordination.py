"""Measure how well ambiguous coordinations are told from those that readers settle.

The CSV has the columns sentence, phrase and decision, as in the MAANA set of
requirements; a decision that starts with 0 marks a phrase whose coordination
raters found ambiguous or read in different ways. The phrase gives the place,
no more: `leaves_open` judges the "and" or "or" in it, and the other measures
what `coordinations` finds at it, where a row without any counts as not
flagged. The halves are drawn by sentence with SEED; the rules were made on
the first, and a sign was kept if at least 65 % of at least 8 rows that show
it there are not ambiguous.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from framework_lint.annotation import Token
from framework_lint.coordination import (
    AT_ONCE,
    LINKS,
    coordinations,
    is_ambiguous,
    is_nocuous,
    leaves_open,
)
from framework_lint.nlp import parse

SEED = 7
AMBIGUOUS = "0"
PUBLISHED = "# published, with domain corpora: P 0.80  R 0.89; agreement of raters: kappa 0.76"
Place = tuple[Sequence[Token], tuple[int, ...]]
Judge = Callable[[Sequence[Token], int], bool]


@click.command()
@click.argument("path", metavar="CSV", type=click.Path(exists=True, dir_okay=False))
def main(path: str) -> None:
    """Print precision, recall and F1 of flagging all and of the measures, by half and for all."""
    with Path(path).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    places = tuple(locate(rows))
    first = half(rows)
    for name, within in (("made on", {True}), ("unseen", {False}), ("all", {True, False})):
        chosen = [i for i, row in enumerate(rows) if (row["sentence"].strip() in first) in within]
        report(name, [rows[i] for i in chosen], [places[i] for i in chosen])
        if within == {True}:
            signs([rows[i] for i in chosen], [places[i] for i in chosen])
    click.echo(PUBLISHED)


def half(rows: Sequence[dict[str, str]]) -> set[str]:
    """Return the sentences of the half that the rules were made on."""
    sentences = sorted({row["sentence"].strip() for row in rows})
    random.Random(SEED).shuffle(sentences)  # noqa: S311
    return set(sentences[: len(sentences) // 2])


def locate(rows: Sequence[dict[str, str]]) -> Iterator[Place]:
    """Yield for each row the sentence that holds the phrase, and the "and" or "or" in it."""
    texts = [row["sentence"].strip() for row in rows]
    for row, text, sentences in zip(rows, texts, parse(texts), strict=True):
        words = "".join(row["phrase"].split())
        match = re.search(r"\s*".join(map(re.escape, words)), text)
        span = match.span() if match else (0, 0)
        yield next((place for place in within(sentences, *span) if place[1]), ((), ()))


def within(sentences: Sequence[Sequence[Token]], start: int, end: int) -> Iterator[Place]:
    for tokens in sentences:
        links = (i for i, token in enumerate(tokens) if token.lower in LINKS)
        yield tokens, tuple(i for i in links if start <= tokens[i].start < end)


def found_at(judge: Callable[..., bool]) -> Judge:
    """Return whether any coordination at a link is judged so."""
    return lambda tokens, link: any(
        judge(tokens, found) for found in coordinations(tokens) if found.link == link
    )


def report(name: str, rows: Sequence[dict[str, str]], places: Sequence[Place]) -> None:
    truth = ambiguous(rows)
    lost = sum(not links for _, links in places)
    click.echo(f"{name}: {len(rows)} rows, {sum(truth)} ambiguous, {lost} without a place")
    measures: dict[str, Judge] = {
        "leaves_open": leaves_open,
        "two readings": found_at(lambda *_: True),
        "is_ambiguous": found_at(is_ambiguous),
        "is_nocuous": found_at(is_nocuous),
    }
    click.echo(f"  {'flag everything':18}{figures(truth, [True] * len(rows))}")
    for label, judge in measures.items():
        click.echo(f"  {label:18}{figures(truth, judged(places, judge))}")


def signs(rows: Sequence[dict[str, str]], places: Sequence[Place]) -> None:
    """Print for each sign how many rows show it and how many of them are not ambiguous."""
    truth = ambiguous(rows)
    for sign in AT_ONCE:
        shown = judged(places, sign)
        right = sum(seen and not true for seen, true in zip(shown, truth, strict=True))
        share = right / max(1, sum(shown))
        click.echo(f"    {sign.__name__:16}{share:.2f} of {sum(shown)} rows not ambiguous")


def ambiguous(rows: Sequence[dict[str, str]]) -> list[bool]:
    return [row["decision"].startswith(AMBIGUOUS) for row in rows]


def judged(places: Sequence[Place], judge: Judge) -> list[bool]:
    return [any(judge(tokens, link) for link in links) for tokens, links in places]


def figures(truth: Sequence[bool], found: Sequence[bool]) -> str:
    hits = sum(true and guess for true, guess in zip(truth, found, strict=True))
    precision, recall = hits / max(1, sum(found)), hits / max(1, sum(truth))
    told = 2 * hits / max(1, sum(found) + sum(truth))
    return f"P {precision:.3f}  R {recall:.3f}  F1 {told:.3f}"


if __name__ == "__main__":
    main()
