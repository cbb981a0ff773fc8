"""Signals made of signals."""

from __future__ import annotations

from dataclasses import replace

from framework_lint.annotation import Register, Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern

_ABOUT = 200


def either(*signals: Signal) -> Signal:
    """Find what the first of several signals finds that finds anything, firm before weak."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        weak: Words | None = None
        for each in signals:
            words = each(policy, sentence, numbers)
            if words is not None and not words.weakness:
                return words
            weak = weak or words
        return weak

    return signal


def together(first: Signal, *others: Signal) -> Signal:
    """Find what the first of several signals finds where all of them find something."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = first(policy, sentence, numbers)
        if words is None:
            return None
        for other in others:
            beside = other(policy, sentence, numbers)
            if beside is None:
                return None
            words = replace(words, weakness=words.weakness or beside.weakness)
        return words

    return signal


def without(signal_of: Signal, *barred: Signal) -> Signal:
    """Find what a signal finds where none of the others finds anything."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        if words is None or any(each(policy, sentence, numbers) for each in barred):
            return None
        return words

    return signal


def beside(signal_of: Signal, other: Signal) -> Signal:
    """Find what a signal finds where another finds something in the same block or over it."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        if words is None:
            return None
        blocks = (sentence.block, *policy.document.lead_ins(sentence.block))
        near = (each for block in blocks for each in policy.spoken(block))
        return words if any(other(policy, each, numbers) for each in near) else None

    return signal


def near(found_by: Signal, topic: str, *names: str, unless: str = "") -> Signal:
    """Find what a signal finds where a phrase of a list stands about, in the same part.

    Not where one of the list `unless` does.
    """

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = found_by(policy, sentence, numbers)
        if words is None:
            return None
        text = sentence.text
        before = text[max(0, words.start - _ABOUT) : words.start].rpartition(";")[2]
        after = text[words.end : words.end + _ABOUT].partition(";")[0]
        about = before + text[words.start : words.end] + after
        if unless and pattern(topic, unless).search(about):
            return None
        return words if any(pattern(topic, name).search(about) for name in names) else None

    return signal


def weakly(signal_of: Signal, why: str) -> Signal:
    """Find what a signal finds, as an answer in general terms only, and say why."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        return None if words is None else Words(words.start, words.end, words.weakness or why)

    return signal


def softened(signal_of: Signal, topic: str, name: str, weakness: str) -> Signal:
    """Find what a signal finds, weakly where the sentence also says a phrase of a list."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        if words is None or not pattern(topic, name).search(sentence.text):
            return words
        return Words(words.start, words.end, words.weakness or weakness)

    return signal


def firmly(signal_of: Signal) -> Signal:
    """Find what a signal finds, as words that bind where the sentence states nothing: a cell."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        if words is None or sentence.register is not Register.NONE:
            return words
        return replace(words, firm=True)

    return signal


def about(signal_of: Signal, other: Signal) -> Signal:
    """Find what a signal finds where another finds something under the same heading."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        if words is None:
            return None
        under = policy.block(sentence).place.section
        told = (s for s in policy.sentences if policy.block(s).place.section == under)
        return words if any(other(policy, each, numbers) for each in told) else None

    return signal


def in_row(signal_of: Signal, other: Signal) -> Signal:
    """Find what a signal finds in a cell where another finds something in the cells of its row."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        beside = policy.row(sentence.block)
        words = signal_of(policy, sentence, numbers) if beside else None
        if words is None:
            return None
        told = (each for i in beside for each in policy.spoken(i))
        return words if any(other(policy, each, numbers) for each in told) else None

    return signal
