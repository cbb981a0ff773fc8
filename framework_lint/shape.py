"""Shapes that the `find` of several checks share."""

from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Gap


def gap(sentence: Sentence, start: int, end: int, message: str) -> Gap:
    """Report `sentence.text[start:end]`."""
    return Gap(sentence.block, sentence.start + start, sentence.start + end, message)
