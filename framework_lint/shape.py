"""Shapes of `find` that several checks share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Gap
from framework_lint.policy import Policy

Find = Callable[[Policy], Iterable[Gap]]
Message = Callable[[str], str]
Test = Callable[[Policy, Sentence, re.Match[str]], bool]


def phrases(expression: re.Pattern[str], test: Test, message: Message) -> Find:
    """Find each match of `expression` in a sentence that passes `test`, once a place."""

    def find(policy: Policy) -> Iterator[Gap]:
        for sentence in policy.sentences:
            for match in expression.finditer(sentence.text):
                if test(policy, sentence, match):
                    yield gap(sentence, match.start(), match.end(), message(match.group()))

    return find


def gap(sentence: Sentence, start: int, end: int, message: str) -> Gap:
    """Report `sentence.text[start:end]`."""
    return Gap(sentence.block, sentence.start + start, sentence.start + end, message)
