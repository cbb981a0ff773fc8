"""A model that gets round oversight, and what is done with models inside."""

from __future__ import annotations

from framework_lint.annotation import Register, Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.policy import Policy
from framework_lint.signals.joint import either, together, weakly, without
from framework_lint.signals.phrase import pattern, says
from framework_lint.signals.revision import HISTORY
from framework_lint.signals.standing import bare, celled, cited, under
from framework_lint.syntax import MAY

_AHEAD = 90
"""How many characters past the verb the thing is looked for that is got round."""


def _acted(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a verb by which a thing is assessed or guarded."""
    for token in sentence.tokens:
        if token.pos == "VERB" and pattern("internal", "treats").fullmatch(token.lemma.lower()):
            return Words(token.start - sentence.start, token.end - sentence.start)
    return None


def _evades(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a verb or a noun of getting round, with the oversight of a model after it."""
    text = sentence.text
    for token in sentence.tokens:
        if pattern("internal", "circumvents").fullmatch(token.lemma.lower()):
            start, end = token.start - sentence.start, token.end - sentence.start
            if pattern("internal", "oversight").search(text, end, end + _AHEAD):
                return Words(start, end)
    return None


def _by_model(signal: Signal) -> Signal:
    """Find what a signal finds where a model does it, no person, and not as a hazard only."""

    def found(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal(policy, sentence, numbers)
        if words is None or pattern("internal", "governance").search(sentence.text):
            return None
        before = sentence.text[: words.start]
        agent = pattern("internal", "models").search(before)
        if agent is None and pattern("internal", "people").search(sentence.text):
            return None
        foe = pattern("internal", "attackers").search(before)
        if agent is not None and foe is not None and foe.start() < agent.start():
            return None
        might = any(token.lower in MAY - {"can"} for token in sentence.tokens)
        return None if might and sentence.register is Register.NONE else words

    return found


_USES = says("internal", "uses", unless="other")
_PLOYS = together(says("internal", "ploys"), says("internal", "met"))

INTERNAL: Signal = either(
    together(_USES, either(_acted, says("internal", "measures"))),
    together(under("internal", "titles"), _acted),
    together(under("internal", "titles"), says("internal", "measures"), celled),
)
"""Internal use is assessed or guarded."""

EVASION: Signal = without(_by_model(either(says("internal", "evasion"), _evades, _PLOYS)), cited)
"""A model gets round oversight."""

LOSS: Signal = weakly(
    without(
        _by_model(together(says("internal", "loss"), says("internal", "met"))),
        bare,
        cited,
        HISTORY,
    ),
    "does not say that oversight is got round",
)
"""Loss of control is dealt with, by whatever way it comes."""

RISKY: Signal = weakly(together(_USES, says("internal", "risks")), "says only that there is a risk")
"""Internal use has risks."""
