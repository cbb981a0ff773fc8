"""A framework as read and understood: all that a check sees."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.annotation import Sentence
from framework_lint.document import Block, Document
from framework_lint.identity import Identity


@dataclass(frozen=True, slots=True)
class Policy:
    """A document with the sentences of its operative blocks, in reading order."""

    document: Document
    identity: Identity
    sentences: tuple[Sentence, ...]

    def block(self, sentence: Sentence) -> Block:
        return self.document.blocks[sentence.block]
