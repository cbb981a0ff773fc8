"""Tell where the time of one cold check goes, stage by stage, in this process.

`python stages.py FILE`: the stages marked * are the floor's too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FLOOR = ("import spaCy", "load model", "parse")
LIMIT = 50_000_000

seconds: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    began = perf_counter()
    yield
    seconds[name] = perf_counter() - began


def time_parse(language: Language) -> None:
    """Count the time that `language.pipe` takes, however slowly its caller goes on."""
    pipe = language.pipe
    seconds["parse"] = 0.0

    def timed(texts: list[str], *, batch_size: int) -> Iterator[Doc]:
        docs = pipe(texts, batch_size=batch_size)
        while True:
            began = perf_counter()
            doc = next(docs, None)
            seconds["parse"] += perf_counter() - began
            if doc is None:
                return
            yield doc

    object.__setattr__(language, "pipe", timed)


def run(path: str) -> None:
    with stage("import spaCy"):
        import_module("spacy")
    with stage("import tool"):
        import_module("framework_lint.cli")
        from framework_lint import (
            engine,
            loading,
            nlp,
            outcome,
            registry,
            rendering,
            session,
        )

        checks = registry.load()
    with stage("read"):
        document = session.open_document(loading.load(path, LIMIT))
    with stage("load model"):
        language = nlp.load()
    time_parse(language)
    with stage("annotate"):
        policy = session.comprehend(document)
    seconds["annotate"] -= seconds["parse"]
    with stage("lint"):
        report = engine.lint(policy, checks)
    with stage("render"):
        rendering.render(outcome.Outcome((report,)), "text")


def main(path: str) -> None:
    run(path)
    total = sum(seconds.values())
    own = sum(taken for name, taken in seconds.items() if name not in FLOOR)
    for name, taken in seconds.items():
        mark = "*" if name in FLOOR else " "
        click.echo(f"{name:<12} {mark} {taken:6.2f} s {taken / total:5.0%}")
    click.echo(f"{'own work':<12}   {own:6.2f} s {own / total:5.0%}")


if __name__ == "__main__":
    main(sys.argv[1])
