"""Who acts, and what is done to what."""

from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.clause import Actor, Phrase
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import clause_of, phrase, phrase_of
from framework_lint.document import Block
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.syntax import SUBJECTS, child, subject, subtree

LONGEST_OBJECT = 40
NEAR = 5
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_OBJECTS = ("dobj", "nsubjpass", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp")


def actor(policy: Policy, unit: Unit) -> Actor:
    """Return who is bound: the subject, the agent of a passive, or that of the lead-in."""
    found = _named(policy.block(unit.sentence), unit)
    if found is not None:
        return Actor(found, explicit=True)
    for governor in policy.governors(unit.sentence):
        index = _stated_subject(governor)
        if index is not None:
            indices = clause_of(governor.tokens, index, "relcl", "appos")
            said = phrase_of(policy.block(governor), governor.tokens, indices)
            return Actor(said, explicit=False)
    return Actor(None, explicit=False)


def _stated_subject(governor: Sentence) -> int | None:
    """Return who is the subject of a lead-in, not of a condition in it."""
    tokens = governor.tokens
    for index, token in enumerate(tokens):
        if token.dep == "nsubj" and not governor.conditional(index) and own(tokens, index):
            return index
    return None


def _named(block: Block, unit: Unit) -> Phrase | None:
    tokens = unit.tokens
    agent = child(tokens, unit.verb, "agent")
    by = None if agent is None else child(tokens, agent, "pobj")
    for index in (by, subject(tokens, unit.verb)):
        if index is not None and own(tokens, index):
            return phrase_of(block, tokens, clause_of(tokens, index, "relcl", "appos"))
    return None


def action(block: Block, unit: Unit) -> Phrase | None:
    """Return the verb with its auxiliaries: "will not deploy"."""
    tokens = unit.tokens
    order = pattern("verbs", "instructions").fullmatch(tokens[unit.verb].lower)
    if tokens[unit.verb].pos not in ("VERB", "AUX") and order is None:
        return None
    parts = [i for i in tokens[unit.verb].children if tokens[i].dep in _HELPERS]
    near = [i for i in parts if abs(unit.verb - i) <= NEAR]
    first, last = min([*near, unit.verb]), max([*near, unit.verb])
    return phrase(block, tokens[first].start, tokens[last].end)


def object_of(block: Block, unit: Unit) -> Phrase | None:
    """Return what the verb is about: its object, or the subject of a passive."""
    tokens = unit.tokens
    for dep in _OBJECTS:
        index = child(tokens, unit.verb, dep)
        if index is not None and unit.first <= index < unit.last and _follows(unit, index, dep):
            indices = [i for i in _within(unit, index) if unit.first <= i < unit.last]
            return phrase_of(block, tokens, indices[:LONGEST_OBJECT])
    return _farther(block, unit) or _impersonal(block, unit)


def _impersonal(block: Block, unit: Unit) -> Phrase | None:
    """Return the subject that nothing else is done to: "deployments" that "take place"."""
    about = subject(unit.tokens, unit.verb)
    if about is None or own(unit.tokens, about) or not unit.first <= about < unit.last:
        return None
    return phrase_of(block, unit.tokens, clause_of(unit.tokens, about, "appos"))


def _follows(unit: Unit, index: int, dep: str) -> bool:
    """Whether a complement stands behind its verb, as all but the subject of a passive do."""
    behind = dep == "nsubjpass" or index > unit.verb
    return behind and not unit.sentence.conditional(index)


def _farther(block: Block, unit: Unit) -> Phrase | None:
    """Return the object shared with a verb behind, or what stands with a preposition."""
    tokens = unit.tokens
    joined = child(tokens, unit.verb, "conj")
    if joined is not None and child(tokens, joined, *SUBJECTS) is None:
        what = child(tokens, joined, "dobj")
    else:
        what = child(tokens, unit.verb, "prep") if joined is None else None
    if what is None or not unit.verb < what < unit.last:
        return None
    return phrase_of(block, tokens, [i for i in subtree(tokens, what) if i < unit.last])


def _within(unit: Unit, index: int) -> list[int]:
    kept = clause_of(unit.tokens, index, "advcl")
    whole = subtree(unit.tokens, index)
    return kept if kept == list(range(kept[0], kept[-1] + 1)) else whole
