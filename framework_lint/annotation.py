"""What a sentence says on its face: words, syntax, register, conditions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Register(StrEnum):
    """How strongly a sentence binds its author, strongest first."""

    MANDATORY = "mandatory"
    DESCRIPTIVE = "descriptive"
    INTENTION = "intention"
    PERMISSION = "permission"
    RECOMMENDATION = "recommendation"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the parse.

    `start` and `end` count characters of the block's text; `head` is the
    index of the governing token in the sentence (the root's is its own) and
    `children` are those of the tokens it governs, in order.
    Tags are Universal POS (`pos`), Penn (`tag`) and ClearNLP (`dep`).
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...]
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Condition:
    """A subordinate part that says when the rest holds.

    `cue` is the word that opens it ("if", "unless"); `start` and `end` count
    characters of the block's text; `head` is the index, in the sentence, of
    the token on which it hangs.
    """

    cue: str
    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block; offsets count characters of the block's text.

    `block` is an index into `Document.blocks`. `statements` are the verbs that
    make its statements, each with its register; `register` is the strongest.
    """

    block: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    register: Register
    conditions: tuple[Condition, ...]
    statements: tuple[tuple[int, Register], ...]

    def conditional(self, index: int) -> bool:
        """Whether the token at an index stands in one of the conditions."""
        at = self.tokens[index].start
        return any(condition.start <= at < condition.end for condition in self.conditions)
