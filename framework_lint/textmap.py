"""The way back from a block's plain text to the source it was read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from framework_lint.source import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Read `source[start:end]` as `text`: a join, a ligature, dropped markup."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of plain text and the source range it stands for.

    Either the two are equal to the letter, or the whole piece is one rewrite.
    `code` says that the source sets it as code.
    """

    text: str
    start: int
    end: int
    code: bool = False


@dataclass(frozen=True, slots=True)
class TextMap:
    """Plain text as an ordered tuple of pieces of the source.

    Source characters between two pieces are not part of the plain text:
    markup, hyphens at line ends, page furniture in mid-sentence.
    """

    plain: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> TextMap:
        kept = tuple(piece for piece in pieces if piece.text)
        starts = tuple(accumulate((len(piece.text) for piece in kept), initial=0))
        return cls("".join(piece.text for piece in kept), kept, starts[:-1])

    def span(self, start: int, end: int) -> Span:
        """Return the source range from the first to the last character of `plain[start:end]`."""
        return Span(self._at(start).start, self._at(end - 1).end)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the source ranges of `plain[start:end]`, without what lies between pieces."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.starts, end)
        return tuple(
            self.span(max(start, at), min(end, at + len(piece.text)))
            for at, piece in zip(self.starts[first:last], self.pieces[first:last], strict=True)
        )

    def trimmed(self) -> TextMap:
        """Return the map without white space at either end of the plain text."""
        start = len(self.plain) - len(self.plain.lstrip())
        end = len(self.plain.rstrip())
        if start >= end:
            return TextMap.of(())
        cuts = zip(self.starts, self.pieces, strict=True)
        texts = [p.text[max(start - at, 0) : max(end - at, 0)] for at, p in cuts]
        spans = self.spans(start, end)
        kept = [(text, p.code) for text, p in zip(texts, self.pieces, strict=True) if text]
        found = zip(kept, spans, strict=True)
        return TextMap.of(Piece(text, s.start, s.end, code) for (text, code), s in found)

    def is_code(self, start: int, end: int) -> bool:
        """Whether all of `plain[start:end]` is set as code."""
        first = bisect_right(self.starts, start) - 1
        return all(piece.code for piece in self.pieces[first : bisect_left(self.starts, end)])

    def before(self, offset: int) -> int:
        """Return how much plain text comes from before a source offset."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        return self.starts[index] + min(offset - piece.start, len(piece.text))

    def _at(self, offset: int) -> Span:
        index = bisect_right(self.starts, offset) - 1
        piece = self.pieces[index]
        if len(piece.text) != piece.end - piece.start:
            return Span(piece.start, piece.end)
        at = piece.start + offset - self.starts[index]
        return Span(at, at + 1)


def rewrite(source: str, kept: Sequence[Span], edits: Iterable[Edit]) -> TextMap:
    """Read the `kept` ranges of `source` with `edits` applied.

    Both must be in order and must not overlap; an edit that no kept range
    holds whole is left out.
    """
    pieces: list[Piece] = []
    queue = sorted(edits, key=lambda edit: (edit.start, edit.end))
    index = 0
    for span in kept:
        at = span.start
        while index < len(queue) and queue[index].start < span.start:
            index += 1
        while index < len(queue) and queue[index].end <= span.end:
            edit = queue[index]
            pieces.append(Piece(source[at : edit.start], at, edit.start))
            pieces.append(Piece(edit.text, edit.start, edit.end))
            at = edit.end
            index += 1
        pieces.append(Piece(source[at : span.end], at, span.end))
    return TextMap.of(pieces)
