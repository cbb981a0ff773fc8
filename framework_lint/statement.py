"""What kind of statement a sentence makes: a duty, a practice, a threshold."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Condition, Register, Sentence
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.syntax import HAVE, child, root

_DUTIES = frozenset({Register.MANDATORY, Register.INTENTION, Register.RECOMMENDATION})
_PRACTICES = _DUTIES | {Register.DESCRIPTIVE}


def obliges(sentence: Sentence) -> bool:
    """Whether the sentence says what shall, should or is meant to be done."""
    return sentence.register in _DUTIES


def binds(sentence: Sentence) -> bool:
    """Whether the sentence states a duty or, in the present tense, a practice."""
    return sentence.register in _PRACTICES


def tells(sentence: Sentence) -> bool:
    """Whether a sentence tells what was done, found or is expected, and binds nobody."""
    top = root(sentence.tokens)
    verb = sentence.tokens[top]
    helpers = [sentence.tokens[i] for i in verb.children if sentence.tokens[i].dep == "aux"]
    fronted = child(sentence.tokens, top, "mark") is not None
    if fronted or any(helper.tag == "MD" for helper in helpers):
        return False
    done = verb.tag == "VBN" and any(helper.lower in HAVE for helper in helpers)
    return done or verb.tag == "VBD" or bool(pattern("degrees", "told").fullmatch(verb.lemma))


def introduces(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence stands in an introduction or a summary, which the rest spells out."""
    path = policy.block(sentence).place.section
    return bool(path) and pattern("headings", "openings").fullmatch(path[-1]) is not None


def reports(policy: Policy) -> bool:
    """Whether a document reports what was found, as its title says, and does not promise."""
    return pattern("practices", "reports").search(policy.identity.title or "") is not None


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
