"""How wide a use or a deployment is said to be: "large-scale internal deployment"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Sentence, Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import conjuncts, token_at

_FARTHEST = 7
_JOINING = frozenset({"ADJ", "ADV", "CCONJ", "PUNCT", "PART"})


@dataclass(frozen=True, slots=True)
class Extent:
    """Words of `sentence.text[start:end]`; `name` is the same for all that differ in form only."""

    start: int
    end: int
    name: str


def extents(sentence: Sentence) -> Iterator[Extent]:
    """Yield the words that say, without a scale, how wide a use of a model is, in order."""
    for match in pattern("extents", "manner").finditer(sentence.text):
        yield _extent(sentence, *match.span())
    for kind in ("words", "narrow"):
        for match in pattern("extents", kind).finditer(sentence.text):
            end = _end(sentence, match, narrow=kind == "narrow")
            if end is not None:
                yield _extent(sentence, match.start(), end)


def named(text: str) -> str:
    """Return the words in the form by which those of two places are compared."""
    plain = re.sub(r"[\s\u2010\u2011-]+", " ", text.lower()).strip()
    return plain if plain.endswith("ss") else plain.removesuffix("s")


def _extent(sentence: Sentence, start: int, end: int) -> Extent:
    return Extent(start, end, named(sentence.text[start:end]))


def _end(sentence: Sentence, match: re.Match[str], *, narrow: bool) -> int | None:
    """Return where the use ends that a word of extent stands before."""
    tokens = sentence.tokens
    last = token_at(tokens, sentence.start + match.end() - 1)
    noun = _noun(tokens, last + 1)
    if noun is None:
        return None
    between = " ".join(token.text for token in tokens[last + 1 : noun])
    placed = pattern("extents", "places").search(between) is not None
    if narrow and not placed:
        return None
    used = _used(tokens, noun, placed=placed)
    return None if used is None else tokens[used].end - sentence.start


def _noun(tokens: Sequence[Token], first: int) -> int | None:
    """Return the last noun of the first run of nouns behind a word, if it stands near."""
    found = None
    for index in range(first, min(len(tokens), first + _FARTHEST)):
        token = tokens[index]
        if token.pos in ("NOUN", "PROPN"):
            found = index
        elif found is not None:
            return found
        elif token.pos not in _JOINING or (
            token.pos == "PUNCT" and token.text not in (",", "-", "/", "‑")
        ):
            return None
    return found


def _used(tokens: Sequence[Token], noun: int, *, placed: bool) -> int | None:
    """Return the noun for a use of a model, or the one joined to it."""
    for index in conjuncts(tokens, noun)[:2]:
        lemma = tokens[index].lemma.lower()
        known = pattern("extents", "uses").fullmatch(lemma)
        released = placed and pattern("extents", "releases").fullmatch(lemma)
        if (known or released) and _of_model(tokens, index):
            return index
    return noun if _put_to(tokens, noun) else None


def _of_model(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a use is not said to be of something other than a model."""
    if tokens[noun + 1 : noun + 2] and tokens[noun + 1].lower != "of":
        return True
    of = [
        tokens[i]
        for near in tokens[noun].children
        if tokens[near].lower == "of"
        for i in tokens[near].children
    ]
    return all(pattern("extents", "models").fullmatch(token.lemma.lower()) for token in of)


def _put_to(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a noun names what a model is deployed for."""
    before = tokens[tokens[noun].head]
    verb = tokens[before.head]
    return (
        before.lower in ("for", "in")
        and verb.pos == "VERB"
        and pattern("extents", "deploying").fullmatch(verb.lemma) is not None
        and pattern("extents", "tasks").fullmatch(tokens[noun].lemma.lower()) is not None
    )
