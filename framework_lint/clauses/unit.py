"""Units: the main statements of a sentence, each with its words and its register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.document import Kind
from framework_lint.policy import Policy
from framework_lint.register import statements
from framework_lint.syntax import SUBJECTS, child, subtree

_MAIN_LINE = frozenset(
    {"conj", "xcomp", "ccomp", "prep", "pobj", "pcomp", "dobj", "attr", "acomp", "agent", "prt"}
    | {"nsubj", "nsubjpass", "oprd", "dative", "advmod", "aux", "auxpass"}
)
_SEPARATORS = frozenset({",", ";", ":", "and", "but", "–", "—"})
_STRENGTH = list(Register)


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

    def on_main_line(self, index: int) -> bool:
        """Whether a token is part of the statement, not of a clause about a word in it."""
        while index not in self.verbs:
            if self.tokens[index].dep not in _MAIN_LINE:
                return False
            index = self.tokens[index].head
        return True

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
    block = policy.block(sentence)
    governor = next((known.register for known in policy.governors(sentence)), None)
    said = statements(sentence.tokens, governor, listed=block.kind in (Kind.ITEM, Kind.CELL))
    if sentence.register is Register.NONE:
        said = [(verb, Register.NONE) for verb, _ in said]
    found = tuple(_units(number, sentence, said))
    return tuple(unit for unit in found if unit.register is not Register.NONE) or (
        _unit(number, sentence, said, 0, len(sentence.tokens)),
    )


def _units(number: int, sentence: Sentence, said: list[tuple[int, Register]]) -> Iterator[Unit]:
    groups = _groups(sentence.tokens, said)
    if len(groups) == 1 or _fronted(sentence):
        yield _unit(number, sentence, said, 0, len(sentence.tokens))
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


def _fronted(sentence: Sentence) -> bool:
    return any(condition.start == sentence.start for condition in sentence.conditions)


def _start(tokens: tuple[Token, ...], verb: int) -> int:
    return subtree(tokens, verb)[0]


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> int:
    while last - 1 > first and tokens[last - 1].lower in _SEPARATORS and last < len(tokens):
        last -= 1
    return last
