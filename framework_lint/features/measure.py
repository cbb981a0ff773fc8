"""What a threshold asks of a model, and to what end: "uplift towards a scenario"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Sentence
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.syntax import child, subject

_CONTENT = ("NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a threshold asks of a model: the words, their first and last index, and to what end."""

    word: str
    first: int
    last: int
    end: frozenset[str]

    def quote(self, sentence: Sentence) -> str:
        start, end = sentence.tokens[self.first].start, sentence.tokens[self.last].end
        return sentence.text[start - sentence.start : end - sentence.start]


def measures(sentence: Sentence) -> Iterator[Measure]:
    for index, token in enumerate(sentence.tokens):
        lemma = token.lemma.lower()
        noun = token.pos == "NOUN" and pattern("restated", "nouns").fullmatch(lemma)
        verb = token.pos == "VERB" and pattern("restated", "verbs").fullmatch(lemma)
        if not (noun or verb) or _ours(sentence, index):
            continue
        if noun:
            yield from _measure(sentence, index, _purpose(sentence, index), lemma)
        elif child(sentence.tokens, index, "neg") is None:
            yield from _measure(sentence, index, index, lemma)


def _purpose(sentence: Sentence, noun: int) -> int | None:
    """Return the preposition behind a noun that says to what end: "uplift towards"."""
    tokens = sentence.tokens
    beside = tokens[tokens[noun].head].children if tokens[noun].dep == "dobj" else ()
    behind = (i for i in (*tokens[noun].children, *beside) if i > noun)
    return next((i for i in behind if _leads(sentence, i)), None)


def _leads(sentence: Sentence, prep: int) -> bool:
    token = sentence.tokens[prep]
    hung = token.dep in ("prep", "dative")
    return hung and pattern("restated", "towards").fullmatch(token.lower) is not None


def _ours(sentence: Sentence, index: int) -> bool:
    """Whether the author does it, and not a model: "we will design safeguards"."""
    tokens = sentence.tokens
    verb = index if tokens[index].pos == "VERB" else tokens[index].head
    return own(tokens, subject(tokens, verb))


def _measure(sentence: Sentence, index: int, on: int | None, lemma: str) -> Iterator[Measure]:
    core = None if on is None else _core(sentence, on)
    if core is not None:
        tokens = sentence.tokens
        words = {tokens[core].lemma.lower()} | {
            tokens[i].lemma.lower()
            for i in tokens[core].children
            if i < core and tokens[i].pos in _CONTENT and tokens[i].dep in ("compound", "amod")
        }
        yield Measure(lemma, index, core, frozenset(words))


def _core(sentence: Sentence, index: int) -> int | None:
    """Follow a preposition or a verb to what is meant: past "execution of", "at least one of"."""
    tokens = sentence.tokens
    found = child(tokens, index, "dobj", "pobj", "pcomp")
    while found is not None and pattern("restated", "light").fullmatch(tokens[found].lemma.lower()):
        prep = child(tokens, found, "prep")
        of = prep is not None and tokens[prep].lower == "of"
        found = _core(sentence, prep) if of and prep is not None else child(tokens, found, "dobj")
    return found if found is not None and tokens[found].pos in _CONTENT else None
