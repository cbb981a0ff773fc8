"""Safeguards tied to a level by the words of a sentence, or by the heading of a list."""

from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.clauses.layout import Part
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.features.answers import is_empty
from framework_lint.policy import Policy
from framework_lint.signals import (
    around,
    bound,
    either,
    led,
    level,
    operative,
    pattern,
    says,
    stands,
    together,
    without,
)

_TOPIC = "edges"
_ACTS = ("safeguards", "measures")
_TIES = ("reached", "each")
_FACT = stands(_TOPIC, "doing")
_STATED = without(
    together(either(operative(bound), _FACT), says(_TOPIC, "about")),
    says(_TOPIC, "looking", "short"),
    level,
)
_HEADED = led(says(_TOPIC, "heads"))
_LISTED = together(
    without(operative(says(_TOPIC, *_ACTS)), level), _HEADED, around(_TOPIC, "levels")
)


def tied(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a safeguard beside the words on a level, or in a list under them."""
    if _LISTED(policy, sentence, numbers) or _tabled(policy, sentence, numbers):
        return Words(0, len(sentence.text))
    found = (pattern(_TOPIC, name).search(sentence.text) for name in _TIES)
    tie = next((each for each in found if each), None)
    if tie is None or not _STATED(policy, sentence, numbers):
        return None
    acts = (act for name in _ACTS for act in pattern(_TOPIC, name).finditer(sentence.text))
    beside = (act for act in acts if act.end() <= tie.start() or tie.end() <= act.start())
    return next((Words(*act.span()) for act in beside), None)


def _tabled(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a safeguard in a table whose first column is of levels."""
    cell = policy.cells.get(sentence.block)
    if cell is None or cell.part is Part.THRESHOLD or is_empty(policy, sentence.block):
        return None
    own = policy.block(sentence).place
    places = (policy.document.blocks[index].place for index in policy.cells)
    header = next((place.column for place in places if place.table == own.table), None) or ""
    headed = own.column != header and pattern(_TOPIC, "columns").search(own.column or "")
    acts = any(pattern(_TOPIC, name).search(sentence.text) for name in _ACTS)
    found = headed and acts and pattern(_TOPIC, "tabled").search(header)
    return Words(0, len(sentence.text)) if found else None


tied_firmly: Signal = either(bound, _FACT, _HEADED, _tabled)
"""What a sentence says binds, by its force or by the lead-in over it."""
