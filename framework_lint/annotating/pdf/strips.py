"""Where quoted words stand on the pages: one strip for each line of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framework_lint.outcome import Finding
from framework_lint.readers.pdf import Traced
from framework_lint.readers.pdf.line import readable
from framework_lint.readers.pdf.page import Frame, Glyph
from framework_lint.readers.trail import spell

_WIDEST_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Print:
    """A printed character; `page` and `index`, its place among those of the page, from 0."""

    page: int
    index: int
    glyph: Glyph


@dataclass(frozen=True, slots=True)
class Strip:
    """Characters in a row on one line."""

    page: int
    indices: tuple[int, ...]


def prints(traced: Traced) -> dict[int, Print]:
    """Return every printed character by its number."""
    return {
        glyph.number: Print(page, glyph.number - sheet.first, glyph)
        for page, sheet in enumerate(traced.sheets)
        for glyph in sheet.glyphs
        if glyph.number >= 0
    }


def find(finding: Finding, traced: Traced, printed: Mapping[int, Print]) -> tuple[Strip, ...]:
    """Return the strips of a finding's words; none unless each letter is found as it was read."""
    read = list(traced.tracked.letters(finding.span)) if finding.quote else []
    held = [(letter, printed.get(-1 if number is None else number)) for letter, number in read]
    known = [each for letter, each in held if each and letter in spell(readable(each.glyph.text))]
    same = "".join(letter for letter, _ in read) == spell(finding.quote)
    return tuple(_strips(known)) if same and len(known) == len(read) else ()


def _strips(row: Sequence[Print]) -> Iterator[Strip]:
    strip: list[Print] = []
    for each in row:
        if strip and _apart(strip[-1], each):
            yield Strip(strip[0].page, tuple(held.index for held in strip))
            strip = []
        strip.append(each)
    if strip:
        yield Strip(strip[0].page, tuple(held.index for held in strip))


def _apart(last: Print, following: Print) -> bool:
    """Whether a character stands on another line, in another column or on another page."""
    before, after = last.glyph, following.glyph
    size = max(before.size, after.size, 1.0)
    level = abs(after.y - before.y) < 0.5 * size
    gap = after.x0 - before.x1
    return last.page != following.page or not level or not -size < gap < _WIDEST_GAP * size


def bounds(frames: Sequence[Frame]) -> Frame:
    """Return the smallest frame around others."""
    left, bottom, right, top = zip(*frames, strict=True)
    return min(left), min(bottom), max(right), max(top)
