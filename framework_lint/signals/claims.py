"""Statements that the author keeps to its framework, to a pledge or to a law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.criterion import Numbers, Words
from framework_lint.features.weakness import weakness
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern
from framework_lint.syntax import child, subject, subtree

_NEAR = 100
_MEANT = "says only what it is meant to do"
_HELPS = ("aux", "auxpass")
_TENSES = ("VBZ", "VBP", "VBD", "VBN", "VBG")
_FORCED = (Register.MANDATORY, Register.PERMISSION, Register.RECOMMENDATION, Register.INTENTION)


def claimed(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find that the author keeps to a rule, said as a fact of now or of the past."""
    for index in range(len(sentence.tokens)):
        words = _kept(policy, sentence, index) or _accords(policy, sentence, index)
        if words is not None:
            return words
    serves = pattern("claims", "serves").search(sentence.text)
    ruled = serves is not None and _ruled(sentence.text, serves.start())
    return Words(*serves.span(), _MEANT) if serves and ruled else None


def _kept(policy: Policy, sentence: Sentence, index: int) -> Words | None:
    """Find a verb of keeping to a rule, with the rule."""
    token, text = sentence.tokens[index], sentence.text
    start, end = token.start - sentence.start, token.end - sentence.start
    if pattern("claims", "keeps").fullmatch(token.lemma.lower()) is None:
        return Words(start, end) if _mistaken(sentence, index) and _ruled(text, end) else None
    if _was_kept(sentence, index):
        return Words(start, end)
    if not _ruled(text, end):
        return None
    if token.tag in _TENSES and _stated(sentence, index):
        return Words(start, end, _doubt(policy, sentence, start))
    meant = pattern("claims", "meant").search(text, 0, start) if token.tag == "VB" else None
    return Words(start, end, _MEANT) if meant and meant.end() >= start - 1 else None


def _accords(policy: Policy, sentence: Sentence, index: int) -> Words | None:
    """Find that something is in accord with a rule, or is meant to be."""
    token, text = sentence.tokens[index], sentence.text
    start = token.start - sentence.start
    accord = pattern("claims", "accord").match(text, start)
    accord = accord or pattern("claims", "nouns").match(text, start)
    if accord and _ruled(text, accord.end()) and _stated(sentence, token.head, passive=True):
        return Words(start, accord.end(), _doubt(policy, sentence, start))
    meant = pattern("claims", "meant").match(text, start) if token.dep == "ROOT" else None
    return Words(start, meant.end(), _MEANT) if meant and _ruled(text, meant.end()) else None


def _was_kept(sentence: Sentence, verb: int) -> bool:
    """Whether a rule is said to have been kept: "this policy has been followed"."""
    tokens = sentence.tokens
    about = subject(tokens, verb)
    if about is None or not _done(tokens, verb) or sentence.conditional(verb):
        return False
    named = " ".join(tokens[i].text for i in subtree(tokens, about))
    return pattern("claims", "rules").match(named) is not None


def _done(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a passive tells what was done: "has been followed", "were assessed"."""
    helped = {tokens[i].lower for i in tokens[verb].children if tokens[i].dep in _HELPS}
    return bool(helped & {"was", "were"}) or {"been"} < helped


def _mistaken(sentence: Sentence, index: int) -> bool:
    """Whether a verb was taken for a noun: "This policy complies with ..."."""
    token = sentence.tokens[index]
    before = sentence.text[: token.start - sentence.start].strip()
    is_verb = token.dep == "ROOT" and pattern("claims", "thirds").fullmatch(token.text)
    return bool(is_verb) and pattern("claims", "openings").fullmatch(before) is not None


def _doubt(policy: Policy, sentence: Sentence, start: int) -> str:
    doubt = weakness(policy, sentence, start)
    return doubt if "opinion" in doubt else ""


def _ruled(text: str, end: int) -> bool:
    """Whether a rule is named behind what keeps to it, in the same part of the sentence."""
    rest = re.split(r"[,;] ", text[end : end + _NEAR])[0]
    hidden = list(pattern("claims", "other").finditer(rest))
    return any(
        not any(h.start() < rule.end() and rule.start() < h.end() for h in hidden)
        for rule in pattern("claims", "rules").finditer(rest)
    )


def _stated(sentence: Sentence, verb: int, *, passive: bool = False) -> bool:
    """Whether a verb is said of the author or of what it does, as a fact."""
    tokens = sentence.tokens
    about = subject(tokens, verb)
    if about is None or child(tokens, verb, "neg") is not None or sentence.conditional(verb):
        return False
    before = sentence.text[: tokens[verb].start - sentence.start]
    forced = dict(sentence.statements).get(verb) in _FORCED
    if forced or pattern("claims", "unclaimed").search(before):
        return False
    helped = [tokens[i].lower for i in tokens[verb].children if tokens[i].dep == "auxpass"]
    named = " ".join(tokens[i].text for i in subtree(tokens, about))
    if (helped and not (passive and _done(tokens, verb))) or pattern("claims", "foreign").match(
        named
    ):
        return False
    return pattern("claims", "claimants").search(named) is not None
