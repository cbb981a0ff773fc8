"""A framework as read and understood: all that a check sees."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framework_lint.annotation import Sentence
from framework_lint.clause import Clause
from framework_lint.definition import Definition, definitions, titles
from framework_lint.document import Block, Document
from framework_lint.identity import Identity
from framework_lint.reading import Ambiguity, Interpretation

if TYPE_CHECKING:
    from framework_lint.clauses.layout import Cell
    from framework_lint.verifiability import Verifiability


@dataclass(frozen=True)
class Policy:
    """A document with the sentences of its operative blocks, in reading order.

    It has no slots, so that it can keep what it works out on first use.
    """

    document: Document
    identity: Identity
    sentences: tuple[Sentence, ...]

    @cached_property
    def cells(self) -> Mapping[int, Cell]:
        """What each operative cell of a table holds, by the index of its block."""
        from framework_lint.clauses.layout import cells

        return cells(self)

    @cached_property
    def rows(self) -> Mapping[tuple[str | None, str | None], tuple[int, ...]]:
        """The blocks of the cells of each row, by its table and its label."""
        found: dict[tuple[str | None, str | None], list[int]] = {}
        for index in self.cells:
            place = self.document.blocks[index].place
            found.setdefault((place.table, place.row), []).append(index)
        return {key: tuple(indices) for key, indices in found.items()}

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """What the document binds its author to, in reading order."""
        from framework_lint.clauses import assemble

        return assemble(self)

    @cached_property
    def ambiguities(self) -> tuple[Ambiguity, ...]:
        """The places that can be taken in ways that differ in an outcome."""
        from framework_lint.readings import ambiguities

        return ambiguities(self)

    @cached_property
    def doubted(self) -> frozenset[str]:
        """The ids of the clauses that have more than one reading."""
        return frozenset(ambiguity.clause for ambiguity in self.ambiguities)

    @cached_property
    def interpretations(self) -> tuple[Interpretation, ...]:
        """The clauses that have several readings, with these."""
        from framework_lint.readings import interpret

        return interpret(self)

    @cached_property
    def matters(self) -> tuple[Interpretation, ...]:
        """Every commitment that binds, with its readings, of which most have one."""
        from framework_lint.readings import binds, interpret

        told = interpret(self, every=True)
        return tuple(each for each in told if any(map(binds, each.clauses)))

    @cached_property
    def verifiability(self) -> tuple[Verifiability, ...]:
        """How well each commitment can be checked, in reading order."""
        from framework_lint.verifiability import verifiability

        return verifiability(self)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The terms that the document gives a meaning."""
        return definitions(self.document)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of sections: what has a section of its own is explained there."""
        return titles(self.document)

    def block(self, sentence: Sentence) -> Block:
        return self.document.blocks[sentence.block]

    def row(self, block: int) -> tuple[int, ...]:
        """Return the cells in the row of a cell, with itself; none where no label names the row."""
        place = self.document.blocks[block].place
        return self.rows.get((place.table, place.row), ()) if place.table and place.row else ()

    def numbers(self, block: int) -> range:
        """Return the numbers of the sentences of a block."""
        first = bisect_left(self.sentences, block, key=_block)
        return range(first, bisect_right(self.sentences, block, first, key=_block))

    def spoken(self, block: int) -> tuple[Sentence, ...]:
        """Return the sentences of a block."""
        inside = self.numbers(block)
        return self.sentences[inside.start : inside.stop]

    def number_at(self, block: int, offset: int) -> int | None:
        """Return the number of the sentence that holds an offset of a block's text."""
        at = bisect_right(self.sentences, (block, offset), key=_position) - 1
        held = at >= 0 and self.sentences[at].block == block and offset < self.sentences[at].end
        return at if held else None

    def beside(self, sentence: Sentence, before: int = 1, after: int = 2) -> Iterator[Sentence]:
        """Yield the sentences of the same block that stand near this one, without it."""
        at = bisect_left(self.sentences, (sentence.block, sentence.start), key=_position)
        for near in self.sentences[max(0, at - before) : at + after + 1]:
            if near.block == sentence.block and near is not sentence:
                yield near

    def governors(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the last sentence of each lead-in over a list item, nearest first."""
        for index in self.document.lead_ins(sentence.block):
            yield from self.spoken(index)[-1:]


def _block(sentence: Sentence) -> int:
    return sentence.block


def _position(sentence: Sentence) -> tuple[int, int]:
    return sentence.block, sentence.start
