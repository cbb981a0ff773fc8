"""Glyphs put together: words, with the notes that are raised beside them, and lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from framework_lint.document import NoteMark
from framework_lint.readers.pdf.page import Glyph
from framework_lint.readers.trail import Stretch, Trail, lead, spell

_NOTE = re.compile(r"\[?(\d{1,3}|[*†‡§]{1,3})\]?")
_INVISIBLE, _BACK = "\u200b\u200c\u200d\u2060\ufeff\x00", "\u21a9\ufe0e\ufe0f"
_DROPPED = dict.fromkeys(map(ord, _INVISIBLE + _BACK))
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without a gap, and the marks raised among them; `broken` ends in a hyphen.

    `trail` leads to its glyphs; words that look the same in one place are the same.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    notes: tuple[NoteMark, ...] = ()
    broken: bool = False
    trail: Trail = field(default=(), compare=False)

    @property
    def bold(self) -> bool:
        return bool(re.search(r"bold|black|heavy|semib|demi", self.font, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, from left to right; `page` counts from 1."""

    words: tuple[Word, ...]
    page: int

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def y(self) -> float:
        return sorted(word.y for word in self.words)[len(self.words) // 2]

    @property
    def size(self) -> float:
        """The size that most of its characters have."""
        if len(self.words) == 1:
            return self.words[0].size
        weights: dict[float, int] = {}
        for word in self.words:
            weights[word.size] = weights.get(word.size, 0) + len(word.text)
        return max(weights, key=lambda size: weights[size])

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def plain(self) -> bool:
        return not any(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def words(glyphs: Sequence[Glyph]) -> list[Word]:
    """Put glyphs in the order of the file together to words."""
    found: list[Word] = []
    for run in _runs(glyphs):
        word = _word(run)
        if not word.text:
            continue
        if found and _raised(found[-1], word):
            found[-1] = _with_raised(found[-1], word)
        elif found and found[-1].notes and _follows(found[-1], word):
            found[-1] = _grown(found[-1], word)
        else:
            found.append(word)
    return found


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace() or (run and _apart(run[-1], glyph)):
            if run:
                yield run
            run = [] if glyph.text.isspace() else [glyph]
        else:
            run.append(glyph)
    if run:
        yield run


def _apart(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1.0)
    level = abs(glyph.y - last.y) < 0.12 * size and abs(glyph.size - last.size) < 0.2 * size
    return not level or not -1.4 * size < glyph.x0 - last.x1 < 0.22 * size


def _word(run: Sequence[Glyph]) -> Word:
    text = readable("".join(glyph.text for glyph in run))
    first, last = run[0], run[-1]
    x0, x1 = min(glyph.x0 for glyph in run), max(glyph.x1 for glyph in run)
    broken = last.text in "-‐" and len(text) > 1
    font, trail = first.font, _trail(run, text)
    return Word(text, x0, x1, first.y, first.size, font, broken=broken, trail=trail)


def readable(text: str) -> str:
    """Return characters as they are read: ligatures as letters, those nobody sees left out."""
    return text.translate(_DROPPED).translate(_LIGATURES)


def _trail(run: Sequence[Glyph], text: str) -> Trail:
    """Return where the letters of a run come from: a ligature gives several, a filler none."""
    first, last = run[0].number, run[-1].number
    if text.isascii() and len(text) == len(run) == last - first + 1:
        return lead(text, first)
    return tuple(Stretch(1, each.number) for each in run for _ in spell(readable(each.text)))


def _raised(before: Word, word: Word) -> bool:
    """Whether a word is set smaller and higher right after another: a note's mark or a power."""
    near = -0.3 * before.size < word.x0 - before.x1 < 0.45 * before.size
    higher = 0.1 * before.size < before.y - word.y < 0.8 * before.size
    return near and higher and word.size < 0.9 * before.size


def _follows(before: Word, word: Word) -> bool:
    """Whether a word goes on after a raised mark: the colon of a label."""
    level = abs(before.y - word.y) < 0.12 * before.size
    return level and -0.3 * before.size < word.x0 - before.x1 < 0.22 * before.size


def _with_raised(before: Word, word: Word) -> Word:
    mark = _NOTE.fullmatch(word.text)
    if mark:
        notes = (*before.notes, NoteMark(len(before.text), mark[1]))
        return replace(before, x1=word.x1, notes=notes)
    return _grown(before, word)


def _grown(before: Word, word: Word) -> Word:
    trail = (*before.trail, *word.trail)
    return replace(before, x1=word.x1, text=before.text + word.text, trail=trail)


def lines(found: Iterable[Word], page: int) -> list[Line]:
    """Put words on the same baseline together, from the top of the page down."""
    rows: list[list[Word]] = []
    for word in sorted(found, key=lambda word: (word.y, word.x0)):
        row = next((r for r in reversed(rows[-3:]) if _level(r[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    ordered = [Line(tuple(sorted(row, key=lambda word: word.x0)), page) for row in rows]
    return sorted((_with_leading_note(line) for line in ordered), key=lambda line: line.y)


def _level(first: Word, word: Word) -> bool:
    return abs(first.y - word.y) < 0.45 * max(first.size, word.size)


def _with_leading_note(line: Line) -> Line:
    """Give a raised mark that found no word before it the last one that it stands behind."""
    kept: list[Word] = []
    for word in line.words:
        if kept and word.size < 0.9 * kept[-1].size and _raised(kept[-1], word):
            kept[-1] = _with_raised(kept[-1], word)
        else:
            kept.append(word)
    return Line(tuple(kept), line.page)


def segments(line: Line, gap: float) -> list[Line]:
    """Cut a line where the blank between two words is wider than `gap` points."""
    parts: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > gap:
            parts.append([])
        parts[-1].append(word)
    return [Line(tuple(part), line.page) for part in parts]


def pitch(found: Sequence[Line]) -> float:
    """Return the usual distance of baselines; 1.2 times the size where there is one line."""
    steps = [b.y - a.y for a, b in pairwise(found) if b.page == a.page and b.y - a.y > 1]
    usual = 1.2 * median(line.size for line in found) if found else 12.0
    close = sorted(step for step in steps if step < 1.8 * usual)
    if len(close) < 3:
        return min([*close, 1.2 * usual])
    return close[len(close) // 4]
