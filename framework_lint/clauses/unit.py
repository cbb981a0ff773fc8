"""Units: the main statements of a sentence, each with its words and its register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.modality import register_of
from framework_lint.policy import Policy
from framework_lint.syntax import SUBJECTS, child, subtree

_MAIN_LINE = frozenset(
    {"conj", "xcomp", "ccomp", "prep", "pobj", "pcomp", "dobj", "attr", "acomp", "agent", "prt"}
    | {"nsubj", "nsubjpass", "oprd", "dative", "advmod", "aux", "auxpass"}
)
_SEPARATORS = frozenset({",", ";", ":", "and", "but", "–", "—"})
_STRENGTH = list(Register)
_HUNG = frozenset({"ccomp", "acl", "relcl"})
_ENUMERATED = re.compile(r"\((?:\d|[a-h]|i{1,3}|iv|v)\)\s")
LONGEST = 100
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement: the tokens from `first` up to `last` of the sentence `number` of a policy.

    `verb` is the index of the token that makes it, `verbs` those of all that
    share its subject.
    """

    number: int
    sentence: Sentence
    verb: int
    verbs: tuple[int, ...]
    first: int
    last: int
    register: Register

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def on_main_line(self, index: int, *, infinitives: bool = False) -> bool:
        """Whether a token is part of the statement, not of a clause about a word in it."""
        while index not in self.verbs and index != self.tokens[index].head:
            if self.tokens[index].dep not in _MAIN_LINE and not (
                infinitives and self._is_infinitive(index)
            ):
                return False
            index = self.tokens[index].head
        return True

    def _is_infinitive(self, index: int) -> bool:
        """Whether a word says what a noun is to do: "models to decline"."""
        children = self.tokens[index].children
        return self.tokens[index].dep in ("acl", "relcl") and any(
            self.tokens[i].tag == "TO" for i in children
        )

    @property
    def start(self) -> int:
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        offset = self.sentence.start
        return self.sentence.text[self.start - offset : self.end - offset]


def units(policy: Policy, number: int) -> tuple[Unit, ...]:
    """Return the statements of a sentence that bear on somebody; the sentence itself if none does.

    A sentence is cut where a statement with another subject begins, unless a
    condition that opens it governs them all.
    """
    sentence = policy.sentences[number]
    said = [made for made in sentence.statements if not sentence.conditional(made[0])]
    said = said or list(sentence.statements)
    if sentence.register is Register.NONE:
        said = [(verb, Register.NONE) for verb, _ in said]
    found = tuple(_units(number, sentence, said))
    return tuple(unit for unit in found if unit.register is not Register.NONE) or (
        _unit(number, sentence, said, 0, len(sentence.tokens)),
    )


def _units(number: int, sentence: Sentence, said: list[tuple[int, Register]]) -> Iterator[Unit]:
    parts = _parted(sentence, said)
    if parts:
        for made, first, last in parts:
            yield _unit(number, sentence, made, first, last)
        return
    groups = _groups(sentence.tokens, said)
    if len(groups) == 1 or _is_one(sentence, groups):
        yield from _pieces(_unit(number, sentence, said, 0, len(sentence.tokens)))
        return
    starts = [_start(sentence.tokens, group[0][0]) for group in groups]
    starts[0] = 0
    for group, (first, last) in zip(groups, pairwise([*starts, len(sentence.tokens)]), strict=True):
        if first < last:
            yield _unit(number, sentence, group, first, _trimmed(sentence.tokens, first, last))


def _unit(
    number: int, sentence: Sentence, said: list[tuple[int, Register]], first: int, last: int
) -> Unit:
    verb, register = min(said, key=lambda made: _STRENGTH.index(made[1]))
    return Unit(number, sentence, verb, tuple(v for v, _ in said), first, last, register)


def _groups(
    tokens: tuple[Token, ...], said: list[tuple[int, Register]]
) -> list[list[tuple[int, Register]]]:
    """Put the verbs that share a subject together, and those that say the same of it."""
    groups: list[list[tuple[int, Register]]] = []
    subject = ""
    for verb, register in said:
        about = _subject(tokens, verb)
        alike = groups and (groups[-1][-1][1] is Register.NONE) == (register is Register.NONE)
        if groups and (about is None or (alike and about == subject)):
            groups[-1].append((verb, register))
        else:
            groups.append([(verb, register)])
        subject = about or subject
    return groups


def _subject(tokens: tuple[Token, ...], verb: int) -> str | None:
    about = child(tokens, verb, *SUBJECTS)
    return None if about is None else tokens[about].lower


def _parted(
    sentence: Sentence, said: list[tuple[int, Register]]
) -> list[tuple[list[tuple[int, Register]], int, int]]:
    """Cut a sentence at semicolons if each part has a statement and a condition of its own."""
    tokens = sentence.tokens
    cuts = [i + 1 for i, token in enumerate(tokens) if token.text == ";"]
    ranges = [(f, last) for f, last in pairwise([0, *cuts, len(tokens)]) if f < last]
    parts = [
        (
            [made for made in said if f <= made[0] < last] or _modal_statement(sentence, f, last),
            f,
            last,
        )
        for f, last in ranges
    ]
    conditioned = all(
        any(tokens[f].start <= c.start < tokens[last - 1].end for c in sentence.conditions)
        for f, last in ranges
    )
    whole = len(ranges) > 1 and conditioned and all(made for made, _, _ in parts)
    return [(made, f, _trimmed(tokens, f, last)) for made, f, last in parts] if whole else []


def _modal_statement(sentence: Sentence, first: int, last: int) -> list[tuple[int, Register]]:
    """Return the statement that a modal makes in a part of a sentence, outside its conditions."""
    tokens = sentence.tokens
    verbs = (tokens[i].head for i in range(first, last) if tokens[i].tag == "MD")
    found = [verb for verb in verbs if first <= verb < last and not sentence.conditional(verb)]
    return [(verb, register_of(tokens, verb)) for verb in found[:1]]


def _is_one(sentence: Sentence, groups: list[list[tuple[int, Register]]]) -> bool:
    """Whether a condition in front, an enumeration or "this means that" holds all together."""
    fronted = any(condition.start == sentence.start for condition in sentence.conditions)
    hung = any(sentence.tokens[group[0][0]].dep in _HUNG for group in groups)
    return fronted or hung or _ENUMERATED.search(sentence.text) is not None


def _pieces(unit: Unit) -> Iterator[Unit]:
    """Cut a statement too long to quote at the numbers or semicolons of its enumeration."""
    marks = [
        i
        for i in range(unit.first + 1, unit.last)
        if unit.tokens[i - 1].text in (";", ":") or _ENUMERATED.match(_text(unit, i))
    ]
    if len(unit.text.split()) <= LONGEST or not marks:
        yield unit
        return
    for first, last in pairwise([unit.first, *marks, unit.last]):
        if last - first >= SHORTEST:
            yield _piece(unit, first, _trimmed(unit.tokens, first, last))


def _piece(unit: Unit, first: int, last: int) -> Unit:
    """Return a part of a statement with the verb that stands in it, if one does."""
    verbs = [i for i in range(first, last) if unit.tokens[i].pos in ("VERB", "AUX")]
    verb = unit.verb if first <= unit.verb < last else next(iter(verbs), first)
    return replace(unit, first=first, last=last, verb=verb, verbs=(*unit.verbs, verb))


def _text(unit: Unit, index: int) -> str:
    return unit.sentence.text[unit.tokens[index].start - unit.sentence.start :]


def _start(tokens: tuple[Token, ...], verb: int) -> int:
    return subtree(tokens, verb)[0]


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> int:
    while last - 1 > first and tokens[last - 1].lower in _SEPARATORS and last < len(tokens):
        last -= 1
    return last
