"""Shapes that the `find` of several checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Change, Confidence, Gap
from framework_lint.policy import Policy


def gap(  # noqa: PLR0913 - one parameter a field
    sentence: Sentence,
    start: int,
    end: int,
    message: str,
    *,
    confidence: Confidence | None = None,
    changes: Iterable[Change] = (),
    question: str = "",
) -> Gap:
    """Report `sentence.text[start:end]`; the changes count from the start of the sentence too."""
    by = sentence.start
    moved = tuple(Change(c.start + by, c.end + by, c.text) for c in changes)
    return Gap(sentence.block, start + by, end + by, message, confidence, moved, question)


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
