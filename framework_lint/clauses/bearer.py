"""Who acts, and what is done to what."""

from __future__ import annotations

from framework_lint.clause import Actor, Phrase
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import clause_of, phrase, phrase_of
from framework_lint.document import Block
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.syntax import child, subject, subtree

LONGEST_OBJECT = 40
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_OBJECTS = ("dobj", "nsubjpass", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp")


def actor(policy: Policy, unit: Unit) -> Actor:
    """Return who is bound: the subject, the agent of a passive, or that of the lead-in."""
    found = _named(policy.block(unit.sentence), unit)
    if found is not None:
        return Actor(found, explicit=True)
    for governor in policy.governors(unit.sentence):
        for index, token in enumerate(governor.tokens):
            if token.dep == "nsubj" and own(governor.tokens, index):
                indices = clause_of(governor.tokens, index, "relcl", "appos")
                said = phrase_of(policy.block(governor), governor.tokens, indices)
                return Actor(said, explicit=False)
    return Actor(None, explicit=False)


def _named(block: Block, unit: Unit) -> Phrase | None:
    tokens = unit.tokens
    agent = child(tokens, unit.verb, "agent")
    if agent is not None and (by := child(tokens, agent, "pobj")) is not None:
        return phrase_of(block, tokens, clause_of(tokens, by, "relcl", "appos"))
    about = subject(tokens, unit.verb)
    if about is None or not own(tokens, about):
        return None
    return phrase_of(block, tokens, clause_of(tokens, about, "relcl", "appos"))


def action(block: Block, unit: Unit) -> Phrase | None:
    """Return the verb with its auxiliaries: "will not deploy"."""
    tokens = unit.tokens
    order = pattern("verbs", "instructions").fullmatch(tokens[unit.verb].lower)
    if tokens[unit.verb].pos not in ("VERB", "AUX") and order is None:
        return None
    parts = [i for i in tokens[unit.verb].children if tokens[i].dep in _HELPERS]
    first, last = min([*parts, unit.verb]), max([*parts, unit.verb])
    return phrase(block, tokens[first].start, tokens[last].end)


def thing(block: Block, unit: Unit) -> Phrase | None:
    """Return what the verb is about: its object, or the subject of a passive."""
    tokens = unit.tokens
    for dep in _OBJECTS:
        index = child(tokens, unit.verb, dep)
        if index is not None and unit.first <= index < unit.last:
            indices = [i for i in _within(unit, index) if unit.first <= i < unit.last]
            return phrase_of(block, tokens, indices[:LONGEST_OBJECT])
    return None


def _within(unit: Unit, index: int) -> list[int]:
    kept = clause_of(unit.tokens, index, "advcl")
    whole = subtree(unit.tokens, index)
    return kept if kept == list(range(kept[0], kept[-1] + 1)) else whole
