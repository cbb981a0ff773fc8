"""The way back from words that were read to the letters of a file that has no text of its own.

A letter is a character that is neither blank nor invisible: blanks are made
and dropped in reading, letters keep their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from framework_lint.source import Span

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""For `str.translate`: soft hyphens and other characters that nobody sees."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters in a row, from number `first` of the file on.

    `first` is None for letters that the reader put in: the number of a
    heading, the sign before a power.
    """

    count: int
    first: int | None = None


Trail = tuple[Stretch, ...]
"""Where the letters of a text come from, in order."""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text that knows where it comes from."""

    text: str
    trail: Trail = ()


def spell(text: str) -> str:
    """Return the letters of a text."""
    return "".join(text.split()).translate(INVISIBLE)


def lead(text: str, first: int | None = None) -> Trail:
    """Return the trail of a text whose letters follow each other in the file."""
    count = len(spell(text))
    return (Stretch(count, first),) if count else ()


def part(trail: Trail, start: int, end: int) -> Trail:
    """Keep the letters from `start` up to `end`, counted within the trail."""
    kept: list[Stretch] = []
    for stretch in trail:
        low, high = max(start, 0), min(end, stretch.count)
        if low < high:
            first = None if stretch.first is None else stretch.first + low
            kept.append(Stretch(high - low, first))
        start, end = start - stretch.count, end - stretch.count
    return tuple(kept)


def between(text: str, trail: Trail, start: int, end: int) -> Trail:
    """Return the trail of `text[start:end]`."""
    first = len(spell(text[:start]))
    return part(trail, first, first + len(spell(text[start:end])))


def behind(text: str, trail: Trail, cut: int) -> Trail:
    """Return the trail of `text[cut:]`."""
    return between(text, trail, cut, len(text)) if cut else trail


def reach(text: str, letters: int) -> int:
    """Return the offset of the letter before which so many others stand in a text."""
    if not letters:
        return 0
    offsets = (offset for offset, char in enumerate(text) if spell(char))
    return next(islice(offsets, letters, None), len(text))


def length(trail: Iterable[Stretch]) -> int:
    return sum(stretch.count for stretch in trail)


def sound(text: str, trail: Trail) -> Trail:
    """Return the trail if it accounts for every letter, else one that leads nowhere."""
    return trail if length(trail) == len(spell(text)) else lead(text)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A source's text, with the number in the file of each of its letters."""

    text: str
    numbers: Sequence[int | None]
    before: Sequence[int]

    @classmethod
    def of(cls, text: str, trail: Trail) -> Tracked:
        counts = (int(bool(spell(char))) for char in text)
        return cls(text, tuple(_numbers(trail)), tuple(accumulate(counts, initial=0)))

    def letters(self, span: Span) -> Iterator[tuple[str, int | None]]:
        """Yield each letter of a span with its number, None for one that the file lacks."""
        numbers = self.numbers[self.before[span.start] : self.before[span.end]]
        return zip(spell(self.text[span.start : span.end]), numbers, strict=True)


def _numbers(trail: Trail) -> Iterator[int | None]:
    for stretch in trail:
        for at in range(stretch.count):
            yield None if stretch.first is None else stretch.first + at
