"""Shapes that the `find` of several checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Gap
from framework_lint.policy import Policy


def gap(sentence: Sentence, start: int, end: int, message: str) -> Gap:
    """Report `sentence.text[start:end]`."""
    return Gap(sentence.block, sentence.start + start, sentence.start + end, message)


def reported(source: str) -> Callable[[Policy], Iterator[Gap]]:
    """Report each place that a source of ambiguity names, once for all clauses that hang on it."""

    def find(policy: Policy) -> Iterator[Gap]:
        told: set[tuple[int, int, int]] = set()
        for found in policy.ambiguities:
            place = (found.block, found.start, found.end)
            if found.source == source and place not in told:
                told.add(place)
                yield Gap(*place, found.question)

    return find
