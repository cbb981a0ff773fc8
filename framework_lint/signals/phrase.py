"""Phrases of a topic's lists, anywhere in a sentence."""

from __future__ import annotations

import re
from functools import cache

from framework_lint import lexicon
from framework_lint.annotation import Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.policy import Policy


@cache
def pattern(topic: str, name: str) -> re.Pattern[str]:
    """Return the expression of a list of `lexicon/topics/<topic>.toml`."""
    return lexicon.pattern(f"topics/{topic}", name)


def says(topic: str, *names: str, unless: str = "") -> Signal:
    """Find the first phrase of any of several lists of a topic.

    Words that a phrase of the list `unless` covers do not count: "profit margin".
    """

    def signal(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
        text = sentence.text
        for name in names:
            for match in pattern(topic, name).finditer(text):
                if not unless or not _covered(match, pattern(topic, unless)):
                    return Words(*match.span())
        return None

    return signal


def _covered(match: re.Match[str], other: re.Pattern[str]) -> bool:
    """Whether words that another expression matches reach into a match."""
    return any(
        over.start() < match.end() and match.start() < over.end()
        for over in other.finditer(match.string)
    )


def followed(topic: str, first: str, then: str, unless: str = "", gap: int = 160) -> Signal:
    """Find a phrase of one list with a phrase of another soon after it.

    With `unless`, not where one of its phrases stands between the two.
    """

    def signal(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
        text = sentence.text
        ends = list(pattern(topic, then).finditer(text))
        for start in pattern(topic, first).finditer(text) if ends else ():
            for end in ends:
                between = start.end(), end.start()
                barred = unless and pattern(topic, unless).search(text, *between)
                if 0 <= end.start() - start.end() <= gap and not barred:
                    return Words(start.start(), end.end())
        return None

    return signal
