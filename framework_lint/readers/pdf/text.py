"""Lines put together: the words of a paragraph, over line, column and page ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from framework_lint.document import NoteMark
from framework_lint.readers.pdf.line import Line, Word, pitch
from framework_lint.readers.plaintext.repair import Lore, hyphenated, suspended
from framework_lint.readers.trail import Stretch, Trail, between, lead

BULLETS = "•◦▪‣●○■□◆▶➢✓∙⁃·\uf0b7\uf0a7\uf0d8\uf076"
_BULLET = re.compile(rf"[{BULLETS}]|[–—*o-]")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")
_POWERED = re.compile(r"(?:\d|\b[a-zA-Z])$")


@dataclass(frozen=True, slots=True)
class Composed:
    """Words joined to text, with the marks of notes in it, and where its letters come from."""

    text: str
    marks: tuple[NoteMark, ...]
    trail: Trail


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that make one block.

    `label` is the mark that opens it, `x` where that mark stands and
    `inner` where its words start, in points.
    """

    lines: tuple[Line, ...]
    label: str
    x: float
    inner: float

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def words(self) -> Iterator[Word]:
        for number, line in enumerate(self.lines):
            yield from line.words[int(bool(self.label) and number == 0) :]


def opening(line: Line) -> tuple[str, float]:
    """Return the mark of a list item that opens a line, and where its words start."""
    first = line.words[0]
    if len(line.words) < 2 or first.notes:
        return "", line.x0
    inner = line.words[1].x0
    if _NUMBER.fullmatch(first.text):
        return first.text, inner
    if not _BULLET.fullmatch(first.text):
        return "", line.x0
    hollow = first.text == "o"
    if hollow and first.font == line.words[1].font:
        return "", line.x0
    return {"o": "◦"}.get(first.text, "•" if first.text in BULLETS else first.text), inner


def paragraphs(lines: Sequence[Line], *, loose: float = 1.17) -> list[Paragraph]:
    """Cut the lines of a cell or column where an item opens or the space between grows.

    `loose` is by how much a step must exceed the usual one.
    """
    usual = pitch(lines)
    found: list[Paragraph] = []
    for line in lines:
        label, inner = opening(line)
        last = found[-1] if found else None
        if last is None or label or _breaks(last, line, usual * loose):
            found.append(Paragraph((line,), label, line.x0, inner))
        else:
            found[-1] = Paragraph((*last.lines, line), last.label, last.x, last.inner)
    return found


def _breaks(last: Paragraph, line: Line, step: float) -> bool:
    before = last.lines[-1]
    if before.page != line.page:
        return False
    gap = line.y - before.y
    unended = before.text[-1] not in ".:;!?" and line.words[0].text[:1].islower()
    if gap < 0 or gap > (1.2 * step if unended else step):
        return True
    out = bool(last.label) and line.x0 < last.inner - 0.6 * line.size
    return out or abs(before.size - line.size) > 0.08 * before.size or _titled(last, line)


def _titled(last: Paragraph, line: Line) -> bool:
    """Whether bold lines that end short of the margin stand over a plain one."""
    before = last.lines[-1]
    over = before.bold and line.plain and not last.label
    return over and before.text[-1] not in ".:;,-" and before.x1 < line.x1 - 2 * line.size


def compose(words: Sequence[Word], lore: Lore, notes: Collection[str]) -> Composed:
    """Join words to text; a raised number is a mark, but a power where no note has it."""
    text = ""
    marks: list[NoteMark] = []
    trail: list[Stretch] = []
    for word, after in zip_longest(words, words[1:]):
        shown, gap = _joint(word, after, lore)
        at = 0
        for mark in word.notes:
            trail += between(shown, word.trail, at, mark.offset)
            text, at = text + shown[at : mark.offset], mark.offset
            if mark.note in notes or not _POWERED.search(text):
                marks.append(NoteMark(len(text), mark.note))
            else:
                text += f"^{mark.note}"
                trail += lead(f"^{mark.note}")
        trail += between(shown, word.trail, at, len(shown))
        text += shown[at:] + gap
    return Composed(text, tuple(marks), tuple(trail))


def _joint(word: Word, after: Word | None, lore: Lore) -> tuple[str, str]:
    """Return how a word is read before the next one, and what stands between the two."""
    if after is None:
        return word.text, ""
    if not _wraps(word, after):
        return word.text, " "
    if word.broken and not suspended(word.text, after.text):
        kept = hyphenated(word.text, after.text, lore)
        return (word.text if kept else word.text[:-1]), ""
    glued = word.text[-1] in "/–—" and word.text[-2:-1].isalnum() and after.text[0].isalnum()
    return word.text, "" if glued else " "


def _wraps(word: Word, after: Word) -> bool:
    """Whether the next word stands on another line: lower, or back to the left."""
    return after.y > word.y + 0.4 * word.size or after.x0 < word.x0
