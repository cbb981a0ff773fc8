"""What leaves a duty open, and of which verb: escapes, judgements, aims and doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from framework_lint.annotation import Condition, Register, Sentence
from framework_lint.features.aim import aims
from framework_lint.features.escape import escapes
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.statement import binds
from framework_lint.syntax import MAY, subject

_DUTIES = (Register.MANDATORY, Register.INTENTION, Register.RECOMMENDATION, Register.DESCRIPTIVE)
_DOWN = frozenset({"xcomp", "auxpass", "aux"})
_NEAR = 60


class Way(StrEnum):
    """How a duty is left open."""

    ESCAPE = "escape"
    JUDGEMENT = "judgement"
    AIM = "aim"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words at `sentence.text[start:end]`; `host` is the verb of the duty that they leave open.

    `word` is the token of an aim; `twofold` marks two conditions in one
    phrase: "when available and feasible".
    """

    way: Way
    start: int
    end: int
    host: int
    word: int = 0
    twofold: bool = False


def stacks(sentence: Sentence) -> Iterator[list[Hedge]]:
    """Yield the hedges of each duty that has more than one."""
    if not binds(sentence):
        return
    found = hedges(sentence)
    duties = {verb for verb, register in sentence.statements if register in _DUTIES}
    for verb in dict.fromkeys(hedge.host for hedge in found if hedge.host in duties):
        held = [hedge for hedge in found if hedge.host == verb]
        several = len(held) + sum(hedge.twofold for hedge in held) > 1
        if several and not _permits(sentence, verb):
            yield held


def _permits(sentence: Sentence, verb: int) -> bool:
    tokens = sentence.tokens
    return any(tokens[i].lower in MAY for i in tokens[verb].children if tokens[i].tag == "MD")


def hedges(sentence: Sentence) -> list[Hedge]:
    """Return what leaves the duties of a sentence open, in order, without what lies in another."""
    found = [*_escapes(sentence), *_judged(sentence), *_aimed(sentence), *_doubted(sentence)]
    held: list[Hedge] = []
    for hedge in sorted(found, key=lambda each: (each.start, -each.end)):
        if not held or hedge.start >= held[-1].end:
            held.append(hedge)
    return held


def _escapes(sentence: Sentence) -> Iterator[Hedge]:
    """Yield "where feasible", "ordinarily", "in our discretion"."""
    reserved = pattern("discretion", "reserved").finditer(sentence.text)
    for match in (*escapes(sentence), *reserved):
        twofold = pattern("stacked_hedges", "twofold").fullmatch(match.group()) is not None
        host = _host(sentence, *match.span())
        yield Hedge(Way.ESCAPE, *match.span(), host, twofold=twofold)


def _host(sentence: Sentence, start: int, end: int) -> int:
    """Return the verb of the duty on which words hang."""
    tokens, by = sentence.tokens, sentence.start
    inside = [i for i, token in enumerate(tokens) if start <= token.start - by < end]
    top = next((i for i in inside if tokens[i].head not in inside), inside[0])
    return _main(sentence, tokens[top].head)


def _main(sentence: Sentence, index: int) -> int:
    """Return the verb that a word hangs on, or the one that governs this: "aim to test"."""
    tokens = sentence.tokens
    while tokens[index].head != index and (
        tokens[index].pos not in ("VERB", "AUX") or tokens[index].dep in _DOWN
    ):
        index = tokens[index].head
    return index


def _judged(sentence: Sentence) -> Iterator[Hedge]:
    """Yield "if we deem": a condition that is met when the one who is bound finds it met."""
    by = sentence.start
    for condition in sentence.conditions:
        if pattern("stacked_hedges", "cues").fullmatch(condition.cue):
            verb = next(
                (i for i in range(len(sentence.tokens)) if _judges(sentence, condition, i)), None
            )
            if verb is not None:
                end = sentence.tokens[verb].end - by
                host = _main(sentence, condition.head)
                yield Hedge(Way.JUDGEMENT, condition.start - by, end, host)


def _judges(sentence: Sentence, condition: Condition, index: int) -> bool:
    """Whether a verb of a condition is the judgement on which it turns."""
    tokens, token = sentence.tokens, sentence.tokens[index]
    if token.pos != "VERB" or not condition.start < token.end <= condition.end:
        return False
    judging = pattern("discretion", "judging").fullmatch(token.lemma) or token.lemma == "assess"
    if not judging:
        return False
    about = subject(tokens, index)
    if about is None or about > index or not own(tokens, about):
        return False
    return condition.start <= tokens[about].start <= condition.start + _NEAR


def _aimed(sentence: Sentence) -> Iterator[Hedge]:
    """Yield "seek to", which puts a wish in place of a duty."""
    tokens, by = sentence.tokens, sentence.start
    for index, token in enumerate(tokens):
        if aims(tokens, index):
            end = tokens[index + 1].end if tokens[index + 1].lower == "to" else token.end
            yield Hedge(Way.AIM, token.start - by, end - by, _main(sentence, index), index)


def _doubted(sentence: Sentence) -> Iterator[Hedge]:
    """Yield "likely", which puts a guess in place of a duty."""
    tokens, by = sentence.tokens, sentence.start
    for token in tokens:
        if token.dep != "advmod" or tokens[token.head].pos != "VERB":
            continue
        doubt = pattern("stacked_hedges", "doubts").fullmatch(token.lower)
        if doubt and own(tokens, subject(tokens, token.head)):
            host = _main(sentence, token.head)
            yield Hedge(Way.DOUBT, token.start - by, token.end - by, host)


def lone_escapes(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield the ways out of a sentence, none of which is stacked on another."""
    found = list(escapes(sentence))
    if found:
        held = [hedge for stack in stacks(sentence) for hedge in stack]
        yield from (m for m in found if not any(h.start <= m.start() < h.end for h in held))
