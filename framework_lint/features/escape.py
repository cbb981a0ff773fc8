"""Ways out of a duty: "where feasible", "ordinarily", "unless otherwise agreed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.lexicon import pattern
from framework_lint.statement import binds
from framework_lint.syntax import MAY, child, token_at

_ESCAPES = re.compile(
    "|".join(pattern("escapes", name).pattern for name in ("feasibility", "exception", "habit")),
    re.IGNORECASE,
)
_EXCEPTION = pattern("escapes", "exception")
_COMPARISON = re.compile(
    r"\b(?:as|so) (?:[\w-]+(?: and [\w-]+)*|(?:\w+ly|much|many) [^,.;:]+) $", re.IGNORECASE
)
_EXAMPLES = re.compile(r"\bsuch as [^;.]*$", re.IGNORECASE)


def is_calibrating(words: str) -> bool:
    """Whether a way out may only fit the act to the case: "as needed", "typically"."""
    return any(pattern("escapes", name).fullmatch(words) for name in ("habit", "calibrating"))


def escapes(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield the words of a duty or practice that leave open when it holds."""
    for match in _ESCAPES.finditer(sentence.text):
        if _lets_out(sentence, match):
            yield match


def _lets_out(sentence: Sentence, match: re.Match[str]) -> bool:
    if not binds(sentence) or _permitted(sentence, match):
        return False
    if sentence.register is Register.DESCRIPTIVE and _EXCEPTION.fullmatch(match.group()):
        return False
    if pattern("escapes", "habit").fullmatch(match.group()):
        return _modifies_duty(sentence, match) and not _tested(sentence, match)
    before = sentence.text[: match.start()]
    if pattern("escapes", "trifle").search(before) or _closes_examples(sentence, before, match):
        return False
    if _aside(sentence.text, match):
        return False
    compared = match.group().startswith("as") and _COMPARISON.search(sentence.text[: match.start()])
    return not compared and not pattern("escapes", "bounded").match(sentence.text, match.start())


def _aside(text: str, match: re.Match[str]) -> bool:
    """Whether the words are a bracket of their own, or stand in one that only illustrates."""
    if (
        text[match.start() - 1 : match.start()] == "("
        and text[match.end() : match.end() + 1] == ")"
    ):
        return True
    opened = text.rfind("(", 0, match.start())
    inside = opened > text.rfind(")", 0, match.start())
    return inside and text[opened + 1 : opened + 5].lower().startswith(("e.g.", "i.e.", "or "))


def _permitted(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words stand with a "may" of their own inside a longer duty."""
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + match.start())
    while tokens[index].pos not in ("VERB", "AUX") and tokens[index].head != index:
        index = tokens[index].head
    while tokens[index].dep == "conj" and child(tokens, index, "aux", "nsubj") is None:
        index = tokens[index].head
    helpers = {tokens[i].lower for i in tokens[index].children if tokens[i].tag == "MD"}
    return bool(helpers & MAY)


def _closes_examples(sentence: Sentence, before: str, match: re.Match[str]) -> bool:
    """Whether the words close a list of examples, on which no duty hangs."""
    listed = _EXAMPLES.search(before)
    if listed is None or sentence.text[match.end() : match.end() + 1] not in (".", ")", ""):
        return False
    first = sentence.start + listed.start()
    between = (t for t in sentence.tokens if first <= t.start < sentence.start + match.start())
    return not any(token.tag in ("VBZ", "VBP", "MD") for token in between)


def _tested(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the rest of the sentence says when a habit is left: "barring reason to believe"."""
    return pattern("escapes", "barring").search(sentence.text, match.end()) is not None


def _modifies_duty(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a word such as "generally" stands with a verb, not in "generally accessible"."""
    index = token_at(sentence.tokens, sentence.start + match.start())
    if match.group().count(" "):
        return match.start() == 0
    head = sentence.tokens[sentence.tokens[index].head]
    return head.pos in ("VERB", "AUX") and head.dep in ("ROOT", "conj", "ccomp", "auxpass", "aux")
