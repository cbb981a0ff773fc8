"""Deadlines and intervals, held to the numbers of a regime."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from framework_lint.annotation import Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.features.duration import Duration, deadlines, intervals
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern

# A month has 30 or 31 days, a year 12 months or 365 days: lengths differ by as much.
_LEEWAY = 1.03


def within(name: str, topic: str = "", words: str = "") -> Signal:
    """Find a deadline no longer than the regime's number `name`; a longer one is weak."""
    return _timed(name, deadlines, "longer than", topic, words)


def every(name: str, topic: str = "", words: str = "") -> Signal:
    """Find an interval no longer than the regime's number `name`; a longer one is weak."""
    return _timed(name, intervals, "rarer than every", topic, words)


def _timed(
    name: str, find: Callable[[str], Iterable[Duration]], beyond: str, topic: str, words: str
) -> Signal:
    def signal(_: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        longest = numbers[name]
        for said in sorted(find(sentence.text), key=lambda said: said.hours):
            if said.hours <= longest.hours * _LEEWAY:
                return Words(said.start, said.end)
            return Words(said.start, said.end, f"“{said.words}” is {beyond} {longest.words}")
        found = pattern(topic, words).search(sentence.text) if words else None
        return None if found is None else Words(*found.span(), "gives no number")

    return signal
