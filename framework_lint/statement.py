"""What kind of statement a sentence makes: a duty, a practice, a threshold."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Condition, Register, Sentence
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy

_DUTIES = frozenset({Register.MANDATORY, Register.INTENTION, Register.RECOMMENDATION})
_PRACTICES = _DUTIES | {Register.DESCRIPTIVE}


def obliges(sentence: Sentence) -> bool:
    """Whether the sentence says what shall, should or is meant to be done."""
    return sentence.register in _DUTIES


def binds(sentence: Sentence) -> bool:
    """Whether the sentence states a duty or, in the present tense, a practice."""
    return sentence.register in _PRACTICES


def sets_threshold(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence says what a model must be able to do for a level to be reached."""
    if any(pattern("statements", name).search(sentence.text) for name in ("threshold", "ability")):
        return True
    cell = policy.block(sentence).kind is Kind.CELL
    return cell and bool(pattern("statements", "level").match(sentence.text))


def triggers(policy: Policy, sentence: Sentence) -> Iterator[Condition]:
    """Yield the conditions on which a sentence hangs that an event can meet.

    An escape such as "where feasible" is no trigger. Conditions of the
    lead-in over a list hang on each of its items; their offsets count
    characters of the lead-in's text.
    """
    yield from (c for c in sentence.conditions if _is_trigger(sentence, c))
    for governor in policy.governors(sentence):
        yield from (c for c in governor.conditions if _is_trigger(governor, c))


def _is_trigger(sentence: Sentence, condition: Condition) -> bool:
    words = sentence.text[condition.start - sentence.start : condition.end - sentence.start]
    if not pattern("statements", "trigger_cues").fullmatch(condition.cue):
        return False
    return not pattern("escapes", "feasibility").match(words)
