"""Levels of capability in a drafter's own words, and where they stand in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from framework_lint.annotation import Sentence
from framework_lint.criterion import Criterion, Evidence, Numbers, Signal, Words
from framework_lint.document import Kind
from framework_lint.evidence import gather
from framework_lint.policy import Policy
from framework_lint.signals.joint import weakly
from framework_lint.signals.phrase import pattern

_FEW = 4
_TITLE = 8
_LINK = 60
_REST = 170
_LABEL = re.compile(r"[”\"'*]*(\s?\([^)]{1,60}\))?[”\"'*]*\s?[:–—]")
_FINITE = ("VBZ", "VBP", "VBD", "MD")


def stated(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find the name of a level, a word that ties it to something, and what a model can do.

    "A model enters Band 3 if it can", "Red line: the system acquires", "Tier 2 means that".
    """
    text = sentence.text
    if pattern("thresholds", "elsewhere").search(text):
        return None
    for name in pattern("thresholds", "titles").finditer(text):
        label = _LABEL.match(text, name.end()) if name.end() < _LINK else None
        link = pattern("thresholds", "links").search(text, name.end(), name.end() + _LINK)
        tie = label or link
        if tie is None:
            continue
        does = pattern("thresholds", "does").search(text, tie.end(), tie.end() + _REST)
        if does is not None:
            return Words(name.start(), does.end())
    return None


def labelled(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find what a model does, after a short title that names a level."""
    before = [each for each in policy.spoken(sentence.block) if each.end <= sentence.start]
    if len(before) != 1 or len(before[0].tokens) > _TITLE:
        return None
    if pattern("thresholds", "grades").search(before[0].text) is None:
        return None
    does = pattern("thresholds", "does").search(sentence.text)
    return None if does is None else Words(*does.span())


def column(topic: str, name: str) -> Signal:
    """Find a cell under a header that is, as a whole, a phrase of a list."""

    def signal(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
        header = pattern(topic, name).fullmatch(policy.block(sentence).place.column or "")
        return Words(0, len(sentence.text)) if header else None

    return signal


def beside_level(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find the first sentence of a cell that stands in the row of a level."""
    cell = policy.cells.get(sentence.block)
    if cell is None or not cell.thresholds or sentence.start:
        return None
    return Words(0, len(sentence.text))


def cited(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a title that is cited: words without a finite verb, in a note or beside a reference."""
    if any(token.tag in _FINITE for token in sentence.tokens):
        return None
    block = policy.block(sentence)
    found = block.kind is Kind.FOOTNOTE or pattern("thresholds", "reference").search(block.text)
    return Words(0, len(sentence.text)) if found else None


def worded(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a sentence or a cell of several words that is not a label over others."""
    label = len(sentence.tokens) < _FEW or sentence.text.rstrip().endswith(":")
    return None if label else Words(0, len(sentence.text))


def otherwise(criterion: Criterion, mention: Signal, why: str) -> Criterion:
    """Return a criterion that takes a mention, weakly, where it finds nothing else."""
    spoken = replace(criterion, subject=weakly(mention, why), slots=(), gather=None)

    def gathering(policy: Policy, numbers: Numbers) -> Iterable[Evidence]:
        return gather(policy, criterion, numbers) or gather(policy, spoken, numbers)

    return replace(criterion, gather=gathering)
