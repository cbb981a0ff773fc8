"""Statements whose subject is not their author: a model undergoes, a plan may involve."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from framework_lint.annotation import Token
from framework_lint.lexicon import pattern
from framework_lint.party import owned, regulated
from framework_lint.syntax import child, subject, subtree

_GATES = frozenset({"after", "if", "when", "once", "with", "where", "upon"})
_PROCEDURES = (("undergoing", "regulated"), ("covering", "rulebooks"))


def sets_off(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what happens brings an act about: "would prompt further evaluation"."""
    modal = {tokens[i].lower for i in tokens[verb].children if tokens[i].tag == "MD"}
    act = child(tokens, verb, "dobj")
    if act is None or modal & {"may", "might", "could", "can"}:
        return False
    lemma = tokens[act].lemma.lower()
    acts = any(pattern("actors", kind).fullmatch(lemma) for kind in ("promises", "procedures"))
    return acts and pattern("triggers", "setting_off").fullmatch(tokens[verb].lemma) is not None


def is_subjected(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a thing "will be subject to" something, or "will undergo" it."""
    what = child(tokens, verb, "acomp", "attr")
    subjected = what is not None and tokens[what].lower in ("subject", "required")
    return subjected or pattern("verbs", "undergoing").fullmatch(tokens[verb].lemma) is not None


def only_some(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a permission is a bar on the rest: "only models below the level can be deployed"."""
    about = subject(tokens, verb)
    if about is None or not regulated(tokens, about):
        return False
    return tokens[subtree(tokens, about)[0]].lower == "only"


def offers(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a safeguard may be called for, or a plan may involve it."""
    about = subject(tokens, verb)
    if about is None or child(tokens, verb, "neg") is not None:
        return False
    lemma, said = tokens[about].lemma.lower(), tokens[verb].lemma
    if pattern("actors", "safeguards").fullmatch(lemma):
        return pattern("verbs", "calling_for").fullmatch(said) is not None
    plan = lemma in ("this", "these", "it") or pattern("actors", "records").fullmatch(lemma)
    return bool(plan) and pattern("verbs", "involving").fullmatch(said) is not None


def depends(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what is said is on what a safeguard depends."""
    about = subject(tokens, verb)
    if about is None or not pattern("verbs", "depending").fullmatch(tokens[verb].lemma):
        return False
    return any(
        pattern("actors", "safeguards").fullmatch(tokens[i].lemma.lower())
        for i in subtree(tokens, about)
    )


def grants_access(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a thing of the author's "may be available" to some, or restricted."""
    what = child(tokens, verb, "acomp", "attr")
    if what is None or not pattern("verbs", "accessible").fullmatch(tokens[what].lower):
        return False
    return owned(tokens, subject(tokens, verb))


def undergoes(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a model goes through a procedure, a framework covers it, or it has a safeguard."""
    about = subject(tokens, verb)
    if about is None:
        return False
    said, subject_ = tokens[verb].lemma, tokens[about].lemma.lower()
    return (
        any(
            pattern("verbs", verbs).fullmatch(said)
            and pattern("actors", subjects).fullmatch(subject_)
            for verbs, subjects in _PROCEDURES
        )
        or _gated(tokens, verb, about)
        or (owned(tokens, about) and _applies(said, subject_))
    )


def _applies(said: str, about: str) -> bool:
    product = pattern("actors", "products").fullmatch(about)
    return product is not None and pattern("verbs", "instructions").fullmatch(said) is not None


def _gated(tokens: Sequence[Token], verb: int, about: int) -> bool:
    """Whether a deployment goes on only on a condition: "takes place only after review"."""
    if not regulated(tokens, about) or child(tokens, verb, "auxpass") is not None:
        return False
    words = [tokens[i].lower for i in subtree(tokens, verb) if i > verb]
    return any(word == "only" and following in _GATES for word, following in pairwise(words))
