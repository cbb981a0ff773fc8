"""What people are allowed to do, as a duty to let them."""

from __future__ import annotations

import re
from dataclasses import replace

from framework_lint.annotation import Register, Sentence
from framework_lint.criterion import Criterion, Numbers, Signal, Words
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern
from framework_lint.syntax import root, subject, subtree


def granted(criterion: Criterion, topic: str, who: str) -> Criterion:
    """Return a criterion that takes what people of a list may do for a duty to let them."""
    people = pattern(topic, who)
    slots = [replace(slot, signal=_granting(slot.signal, people)) for slot in criterion.slots]
    return replace(criterion, subject=_granting(criterion.subject, people), slots=tuple(slots))


def _granting(signal_of: Signal, who: re.Pattern[str]) -> Signal:
    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        return words and replace(words, firm=words.firm or _grants(sentence, who))

    return signal


def _grants(sentence: Sentence, who: re.Pattern[str]) -> bool:
    """Whether all that a sentence permits, or its main verb, is said of certain people."""
    tokens = sentence.tokens
    verbs = [i for i, register in sentence.statements if register is Register.PERMISSION]
    if sentence.register is Register.NONE and any(t.tag in ("VBP", "VBZ") for t in tokens):
        verbs = verbs or [root(tokens)]
    heads = [subject(tokens, verb) for verb in verbs]
    return bool(heads) and all(
        head is not None and who.search(" ".join(tokens[i].text for i in subtree(tokens, head)))
        for head in heads
    )
