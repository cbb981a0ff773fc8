"""The part of a sentence that a clause quotes, by its words and by its characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framework_lint.annotation import Sentence, Token
from framework_lint.clause import Clause
from framework_lint.readings.frame import Frame
from framework_lint.syntax import subtree


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a clause stands: from `start` up to `end` of the text of its block.

    `indices` are those of its tokens in the sentence.
    """

    sentence: Sentence
    start: int
    end: int
    indices: range

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens

    def text(self, start: int, end: int) -> str:
        """Return the words between two offsets of the block's text, on one line."""
        offset = self.sentence.start
        return " ".join(self.sentence.text[start - offset : end - offset].split())

    def phrase(self, index: int) -> str:
        """Return the words that hang on a token, as far as the clause has them."""
        inside = [self.tokens[i] for i in self.within(index)]
        return self.text(inside[0].start, inside[-1].end).strip(" ,;:.")

    def within(self, index: int) -> list[int]:
        """Return the indices of a token and all that hangs on it in the clause."""
        return [i for i in subtree(self.tokens, index) if i in self.indices] or [index]


def stretch(frame: Frame, clause: Clause) -> Stretch:
    sentence = frame.sentence(clause)
    at = max(sentence.text.find(clause.quote), 0)
    start, end = sentence.start + at, sentence.start + at + len(clause.quote)
    held = [i for i, token in enumerate(sentence.tokens) if start <= token.start < end]
    return Stretch(sentence, start, end, range(held[0], held[-1] + 1) if held else range(0))
