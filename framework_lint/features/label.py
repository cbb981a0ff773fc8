"""Labels that name an action, and how strong the actions of a text are beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence
from framework_lint.lexicon import pattern
from framework_lint.syntax import child, root, subject, subtree

RANKS: Mapping[str, int] = {"stop": 3, "pause": 2, "restrict": 1, "proceed": 0}
_WORKS = ("making", "giving", "running")
_LONGEST = 6
_SHORT = 80
_MAIN = ("ROOT", "conj", "ccomp", "parataxis", "dep", "nsubj")
_TAKEN = ("dobj", "nsubjpass", "nsubj", "prep", "xcomp")
_PARTS = re.compile(r"[:;()–—]")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Label:
    words: str
    rank: int
    work: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, how strong it is and to what work; offsets count from the sentence's start.

    `work` is None where no words say to what.
    """

    sentence: Sentence
    rank: int
    work: str | None
    start: int
    end: int


def named(text: str) -> Label | None:
    """Read a label that names an action, alone or behind a level: "Severe (do not release)"."""
    if len(text) > _SHORT or not pattern("action_labels", "cue").search(text):
        return None
    parts = [text, *_PARTS.split(text)]
    return next((label for part in parts if (label := _action(part)) is not None), None)


def _action(text: str) -> Label | None:
    words = [word.lower() for word in _WORD.findall(text)]
    ranks = [rank for word in words for kind, rank in RANKS.items() if _is(kind, word)]
    works = [kind for word in words for kind in _WORKS if _is(kind, word)]
    known = sum(any(_is(k, word) for k in (*RANKS, *_WORKS, "beside")) for word in words)
    if not words or len(words) > _LONGEST or known < len(words) or not (ranks or works):
        return None
    barred = any(word in ("not", "no", "without") for word in words)
    if barred and max(ranks, default=0) > 0:
        return None
    rank = RANKS["stop"] if barred else max(ranks, default=0)
    return Label(text.strip(" .:–—"), rank, works[0] if works else None)


def acts_of(sentence: Sentence, floor: int) -> Iterator[Act]:
    """Yield what a sentence says is done to the work, behind an offset of its block."""
    for index, token in enumerate(sentence.tokens):
        if token.start < floor or not _states(sentence, index):
            continue
        rank = _rank(sentence, index)
        if rank is not None:
            work, place = _work(sentence, index)
            first, last = (sentence.tokens[i] for i in sorted((index, place)))
            by = sentence.start
            yield Act(sentence, rank, work, first.start - by, last.end - by)


def look(sentence: Sentence) -> Act | None:
    """Return what a duty does that is only to look: to investigate, to review."""
    verb = sentence.tokens[root(sentence.tokens)]
    if sentence.register is not Register.MANDATORY or not _is("look", verb.lemma.lower()):
        return None
    return Act(sentence, 0, None, verb.start - sentence.start, verb.end - sentence.start)


def _states(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    opens = index == 0 or sentence.tokens[index - 1].text in (":", "–", "—")
    verb = token.pos == "VERB" and token.tag != "VBG" and token.dep in _MAIN
    stated = any(index == known for known, _ in sentence.statements)
    helped = any(sentence.tokens[i].tag == "MD" for i in token.children)
    verb = verb or (helped and token.dep != "relcl")
    return stated or ((verb or opens) and not sentence.conditional(index))


def _rank(sentence: Sentence, index: int) -> int | None:
    """Say how strong an act is; None of one that is denied or let go on by a condition."""
    lemma = sentence.tokens[index].lemma.lower()
    rank = next((rank for kind, rank in RANKS.items() if _is(kind, lemma)), None)
    about = subject(sentence.tokens, index)
    by_itself = about is not None and _is("things", sentence.tokens[about].lower)
    if rank is None and _is("giving", lemma) and sentence.tokens[index].pos == "VERB":
        rank = None if by_itself else 0
    if child(sentence.tokens, index, "neg") is not None:
        ends = "until" in {token.lower for token in sentence.tokens}
        return None if rank != 0 else RANKS["pause" if ends else "stop"]
    gated = rank == 0 and pattern("action_labels", "gated").search(sentence.text)
    return None if gated else rank


def _work(sentence: Sentence, index: int) -> tuple[str | None, int]:
    """Return what kind of work an act is done to, and the word that says so."""
    tokens = sentence.tokens
    kinds = [kind for kind in _WORKS if _is(kind, tokens[index].lemma.lower())]
    if kinds:
        return kinds[0], index
    taken = [i for i in tokens[index].children if tokens[i].dep in _TAKEN]
    for inner in (i for first in taken for i in subtree(tokens, first)):
        for kind in _WORKS:
            if _is(kind, tokens[inner].lower):
                return kind, inner
    objects = [i for i in taken if tokens[i].dep in ("dobj", "nsubjpass", "xcomp")]
    return ("other", index) if objects else (None, index)


def _is(kind: str, word: str) -> bool:
    return pattern("action_labels", kind).fullmatch(word) is not None
