"""Where words of the source stand among the blocks of a document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from framework_lint.document import Document
from framework_lint.source import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """The words `text[start:end]` of the block with index `block`."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ground:
    """A document with the starts of all pieces of its text, in order, and the block of each."""

    document: Document
    starts: tuple[int, ...]
    owners: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> Ground:
        pieces = sorted(
            (piece.start, index)
            for index, block in enumerate(document.blocks)
            for piece in block.textmap.pieces
        )
        return cls(document, tuple(at for at, _ in pieces), tuple(owner for _, owner in pieces))

    def spot(self, span: Span, quote: str) -> Spot | None:
        """Return where a quotation stands, or None if no block holds it there."""
        at = bisect_right(self.starts, span.start) - 1
        if at < 0 or not quote:
            return None
        block = self.owners[at]
        text = self.document.blocks[block].text
        start = self.document.blocks[block].textmap.before(span.start)
        if not text.startswith(quote, start):
            start = text.find(quote, max(0, start - len(quote)))
        return Spot(block, start, start + len(quote)) if start >= 0 else None
