"""When a thing is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.clause import Moment, Timing
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import phrase
from framework_lint.document import Block
from framework_lint.lexicon import pattern

_CUES = {
    "before": Moment.BEFORE,
    "prior to": Moment.BEFORE,
    "until": Moment.UNTIL,
    "after": Moment.AFTER,
    "once": Moment.AFTER,
    "upon": Moment.AFTER,
    "as soon as": Moment.PROMPTLY,
    "during": Moment.DURING,
}
_LISTS = (
    ("deadline", Moment.WITHIN),
    ("rhythm", Moment.PERIODIC),
    ("recurring", Moment.PERIODIC),
    ("adverbs", Moment.PERIODIC),
    ("soft", Moment.PROMPTLY),
)
_SPEED = re.compile(r"(?:rapid|quick|swift|urgent|short)ly", re.IGNORECASE)


def timings(block: Block, unit: Unit) -> tuple[Timing, ...]:
    """Return what a statement says about time, in order of the text."""
    found = {timing.phrase.span.start: timing for timing in _timings(block, unit)}
    return tuple(found[start] for start in sorted(found))


def _timings(block: Block, unit: Unit) -> Iterator[Timing]:
    for name, moment in _LISTS:
        for match in pattern("time", name).finditer(block.text, unit.start, unit.end):
            urgent = name == "adverbs" and _SPEED.fullmatch(match.group())
            yield Timing(Moment.PROMPTLY if urgent else moment, phrase(block, *match.span()))
    for condition in unit.sentence.conditions:
        moment_of = _CUES.get(condition.cue.lower())
        if moment_of and unit.start <= condition.start < unit.end:
            end = min(condition.end, unit.end)
            yield Timing(moment_of, phrase(block, condition.start, end))
