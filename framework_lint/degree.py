"""Words of degree that nothing in the document gives a scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.statement import sets_threshold
from framework_lint.syntax import root, token_at
from framework_lint.yardstick import cleared

_PERCENT = re.compile(r"\d\s?%|[<>≤≥]\s?\d")
_MERELY = frozenset({"could", "might", "may"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'s", "’s"})
_DUTIES = (Register.MANDATORY, Register.DESCRIPTIVE)


def unscaled(policy: Policy, sentence: Sentence) -> list[re.Match[str]]:
    """Return the words of degree on which a duty or a threshold turns and that have no scale.

    The offsets of a match count from the start of the sentence.
    """
    found = list(_degrees(sentence))
    if not found:
        return []
    threshold = sets_threshold(policy, sentence)
    binding = sentence.register in _DUTIES and not _reports(sentence)
    if not (threshold or binding) or _scaled(policy, sentence):
        return []
    found = [m for m in found if not _cleared(policy, sentence, m) and not _labels(sentence, m)]
    return found if threshold else [m for m in found if _decides(sentence, m)]


def _reports(sentence: Sentence) -> bool:
    """Whether a sentence tells what was done, found or is expected, and binds nobody."""
    verb = sentence.tokens[root(sentence.tokens)]
    helpers = [sentence.tokens[i] for i in verb.children if sentence.tokens[i].dep == "aux"]
    if any(helper.tag == "MD" for helper in helpers):
        return False
    done = verb.tag == "VBN" and any(helper.lower in _HAVE for helper in helpers)
    return done or verb.tag == "VBD" or bool(pattern("degrees", "told").fullmatch(verb.lemma))


def _scaled(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence, or one that goes on from it, gives a scale."""
    if pattern("degrees", "scale").search(sentence.text) or _PERCENT.search(sentence.text):
        return True
    after = policy.beside(sentence, before=0)
    return any(pattern("degrees", "nearby").search(known.text) for known in after)


def _degrees(sentence: Sentence) -> Iterator[re.Match[str]]:
    fixed = [m.span() for m in pattern("degrees", "fixed").finditer(sentence.text)]
    for match in pattern("degrees", "words").finditer(sentence.text):
        if not any(start <= match.start() < end for start, end in fixed):
            yield match


def _labels(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word stands in a label: "Stronger restrictions: ..."."""
    return match.start() < sentence.text.find(":") < 40


def _cleared(policy: Policy, sentence: Sentence, match: re.Match[str]) -> bool:
    start, end = (sentence.start + offset for offset in match.span())
    return cleared(policy, policy.block(sentence), start, end)


def _decides(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word measures a safeguard, an act or an outcome that the duty is about."""
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + match.start())
    while tokens[index].dep == "conj" and tokens[index].pos in ("ADJ", "ADV"):
        index = tokens[index].head
    predicate = tokens[index].dep in ("acomp", "ROOT", "ccomp", "oprd", "attr")
    head = tokens[tokens[index].head].lemma.lower()
    return (predicate or _is("things", head) or _is("deeds", head)) and not _aside(sentence, index)


def _is(kind: str, lemma: str) -> bool:
    return bool(pattern("degrees", kind).fullmatch(lemma))


def _aside(sentence: Sentence, index: int) -> bool:
    """Whether a word hangs on the subject, a purpose, what could be, or a description."""
    tokens = sentence.tokens
    while tokens[index].head != index:
        token = tokens[index]
        if token.dep in ("nsubj", "parataxis", "appos") or (
            token.dep == "advcl" and token.tag == "VB"
        ):
            return True
        helpers = {tokens[i].lower for i in tokens[index].children if tokens[i].tag == "MD"}
        if helpers & _MERELY or (
            token.dep == "relcl" and not _is("things", tokens[token.head].lemma)
        ):
            return True
        index = token.head
    return False
