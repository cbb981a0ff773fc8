"""Words by which a sentence asks for less than the rest of the text does, or lets its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Sentence, Token
from framework_lint.lexicon import pattern
from framework_lint.party import own, regulated
from framework_lint.syntax import child, subject, subtree, token_at

_FREE = ("may", "might", "could", "can")


def lowered(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the words of a sentence by which less is asked for, or may be."""
    for match in pattern("lowering", "lapsing").finditer(sentence.text):
        if _lets_go(sentence, match):
            yield match.span()
    for index, token in enumerate(sentence.tokens):
        if token.pos == "VERB" and (span := _lowered(sentence, index)) is not None:
            yield span


def _lets_go(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the author may go on, or a duty no longer binds it or what it makes."""
    tokens = sentence.tokens
    about = subject(tokens, token_at(tokens, sentence.start + match.end() - 1))
    if about is None or own(tokens, about):
        return about is not None
    if match.group().lower().startswith(_FREE) and " no" not in match.group():
        return False
    asked = pattern("lowering", "asked").fullmatch(tokens[about].lemma.lower())
    return asked is not None or regulated(tokens, about)


def _lowered(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Return the words that lower what is asked for by one verb, from its modal to its object."""
    tokens = sentence.tokens
    easing = pattern("lowering", "easing").fullmatch(tokens[index].lemma)
    if not easing and not pattern("lowering", "altering").fullmatch(tokens[index].lemma):
        return None
    if not easing and pattern("lowering", "raising").search(sentence.text):
        return None
    opens = _freedom(tokens, index)
    away = (i for i in tokens[index].children if tokens[i].lower in ("from", "with"))
    thing = child(tokens, index, "dobj", "nsubjpass")
    thing = next(away, subject(tokens, index)) if thing is None else thing
    if opens is None or thing is None or not _asked(sentence, thing):
        return None
    last = max(index, thing, *_parts(tokens, thing))
    return tokens[opens].start - sentence.start, tokens[last].end - sentence.start


def _freedom(tokens: Sequence[Token], index: int) -> int | None:
    """Return the modal before a verb, or the "reserve" of "reserve the right to"."""
    head = index
    while tokens[head].dep in ("xcomp", "acl") and tokens[head].head < head:
        head = tokens[head].head
    if tokens[head].lower == "right" and tokens[tokens[head].head].lemma == "reserve":
        return tokens[head].head
    if child(tokens, head, "neg") is not None:
        return None
    return next((i for i in reversed(tokens[head].children) if tokens[i].tag == "MD"), None)


def _parts(tokens: Sequence[Token], thing: int) -> Iterator[int]:
    """Yield what a thing is a level of: "the level of safeguards"."""
    for index in tokens[thing].children:
        if index == thing + 1 and tokens[index].lower == "of":
            yield from (i for i in tokens[index].children if tokens[i].dep == "pobj")


def _asked(sentence: Sentence, thing: int) -> bool:
    near = (sentence.tokens[i].lemma.lower() for i in subtree(sentence.tokens, thing)[:8])
    return any(pattern("lowering", "asked").fullmatch(lemma) for lemma in near)
