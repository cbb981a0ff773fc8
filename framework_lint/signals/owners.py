"""Who sees to a framework, or to the safety that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from framework_lint.annotation import Register, Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.policy import Policy
from framework_lint.signals.joint import either, together, weakly, without
from framework_lint.signals.phrase import followed, pattern, says
from framework_lint.signals.standing import bare, cited, operative

_SHORT = 60
_BACK = 15
_NOBODY = "names no role or body"
_BODIES = says("governance", "bodies", unless="unnamed")
_CARRIES = says("governance", "carries", unless="other")
_PASSING = says("governance", "passing")
_ANSWERS = without(
    either(
        followed("governance", "keeps", "work", gap=70),
        followed("governance", "work", "rests", gap=50),
        says("governance", "labels"),
    ),
    says("governance", "other"),
    _PASSING,
)


def _owner(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find who sees to the framework, said in one sentence or by a lead-in and its list."""
    words = _CARRIES(policy, sentence, numbers)
    answers = words or _ANSWERS(policy, sentence, numbers)
    if answers is None:
        return _opens(policy, sentence, numbers)
    over = (sentence, *_over(policy, sentence))
    row = policy.block(sentence).place.row or ""
    if any(_BODIES(policy, each, numbers) for each in over) or _names(row):
        standing = pattern("governance", "standing").search(sentence.text)
        return replace(answers, firm=standing is not None)
    if words is None or pattern("governance", "bare").match(sentence.text, words.start):
        return None
    return Words(words.start, words.end, _NOBODY)


def _names(text: str) -> bool:
    return pattern("governance", "bodies").search(text) is not None


def _over(policy: Policy, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the lead-ins of a sentence, also of one numbered by hand, and the term it explains."""
    yield from policy.governors(sentence)
    number = policy.number_at(sentence.block, sentence.start)
    if not number:
        return
    before = policy.sentences[number - 1]
    if before.register is Register.NONE and len(before.text) < _SHORT:
        yield before
    if pattern("governance", "numbered").match(sentence.text):
        back = reversed(policy.sentences[max(0, number - _BACK) : number])
        yield from [each for each in back if each.text.rstrip().endswith(":")][:1]


def _opens(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find the lead-in that names who does what the list under it says."""
    words = _BODIES(policy, sentence, numbers)
    listing = sentence.text.rstrip().endswith(":")
    if words is None or not listing or not says("governance", "duties")(policy, sentence, numbers):
        return None
    for block in range(sentence.block + 1, len(policy.document.blocks)):
        if sentence.block not in policy.document.lead_ins(block):
            return None
        if any(_CARRIES(policy, item, numbers) for item in policy.spoken(block)):
            return words
    return None


OWNER: Signal = without(either(_owner, weakly(says("governance", "owners"), _NOBODY)), cited)
"""A role or body sees to the framework; weakly where none is named."""

_TOLD = says("governance", "reports")

_LOOSE = together(says("governance", "duty", unless="other"), says("governance", "matter"))

GOVERNED: Signal = weakly(
    without(either(says("governance", "structures"), _LOOSE), _PASSING, _TOLD, bare, cited),
    "names nobody who sees to it",
)
"""There is some governance of the author's, or somebody has some duty in it."""

REPORTED: Signal = without(together(operative(_TOLD), says("governance", "work")), _PASSING)
"""Leaders are told of what is done under the framework."""
