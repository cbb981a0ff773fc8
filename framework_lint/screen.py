"""What the output can show, and how text is fitted to it."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framework_lint.source import Span

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "strong": "1",
    "quote": "1;4",
    "faint": "2",
}
_BLANKS = dict.fromkeys((*range(9, 14), 0x85, 0x2028, 0x2029), " ")
_CONTROLS = (*range(9), *range(14, 32), *range(127, 0x85), *range(0x86, 160))
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_PLAIN = str.maketrans(
    {"∧": "and", "∨": "or", "¬": "not ", "→": "->", "⊤": "(nothing)"}
    | {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
)
_SAFE = _BLANKS | dict.fromkeys((*_CONTROLS, *_TURNS), "\ufffd")


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a report is shown; `width` counts columns."""

    width: int = 100
    colour: bool = False
    unicode: bool = True

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour else text

    @property
    def ellipsis(self) -> str:
        return "…" if self.unicode else "..."


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that is shown, and for each of its characters whether it is quoted."""

    text: str
    quoted: tuple[bool, ...]
    width: int


def legible(text: str, screen: Screen) -> str:
    """Put words and plain marks for signs that a screen without Unicode lacks."""
    return text if screen.unicode else text.translate(_PLAIN)


def visible(text: str) -> str:
    """Make text one line, without control characters that could steer a terminal."""
    return text.translate(_SAFE)


def wrap(text: str, screen: Screen, indent: int, label: str = "", hang: int = 0) -> str:
    """Break text into lines that fit: a label before the first, the others `hang` further in."""
    return textwrap.fill(
        visible(text),
        screen.width,
        initial_indent=" " * indent + label,
        subsequent_indent=" " * (indent + len(label) + hang),
        break_on_hyphens=False,
        break_long_words=False,
    )


def shorten(text: str, screen: Screen, width: int) -> str:
    """Cut text to a width, after a word if there is one, and show that it was cut."""
    text = " ".join(visible(text).split())
    if len(text) <= width:
        return text
    cut = text[: width - len(screen.ellipsis)]
    return (cut.rpartition(" ")[0] or cut) + screen.ellipsis


def underline(
    text: str, quotes: Sequence[Span], screen: Screen, margin: str = "", limit: int = 3
) -> list[str]:
    """Show text with the quotes underlined, cut around them if it takes more than `limit` lines."""
    width = screen.width - len(margin)
    words = _words(visible(text), quotes, width)
    shown: list[str] = []
    for row in _around(words, screen, width, limit):
        letters = _letters(row)
        marks = "".join(("^" if quoted else " ") * columns(char) for char, quoted in letters)
        shown += [_painted(letters, screen), marks.rstrip()]
    return [margin + line for line in shown if line]


def columns(text: str) -> int:
    """Count the columns that text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "FW" else 1


def _words(text: str, quotes: Sequence[Span], width: int) -> list[_Word]:
    """Cut text at blanks, and a word that no line could hold at the width."""
    quoted = {offset for quote in quotes for offset in range(quote.start, quote.end)}
    return [
        _Word(match[0], tuple(at in quoted for at in range(*match.span())), columns(match[0]))
        for match in re.finditer(rf"\S{{1,{width}}}", text)
    ]


def _around(words: Sequence[_Word], screen: Screen, width: int, limit: int) -> list[list[_Word]]:
    """Return the rows with the quoted words and as much around them as `limit` allows."""
    rows = _rows(words, width)
    if len(rows) <= limit:
        return rows
    quoted = [index for index, word in enumerate(words) if any(word.quoted)] or [0]
    rows = []
    for first, last in _windows(quoted[0], quoted[-1] + 1, len(words)):
        wider = _rows(_cut(words, first, last, screen), width)
        if rows and len(wider) > limit:
            break
        rows = wider
    return rows


def _windows(first: int, last: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield ever wider ranges: from `first` on to `last`, then to both sides."""
    for end in range(first + 1, last + 1):
        yield first, end
    while first > 0 or last < count:
        if last < count:
            last += 1
            yield first, last
        if first > 0:
            first -= 1
            yield first, last


def _cut(words: Sequence[_Word], first: int, last: int, screen: Screen) -> list[_Word]:
    dots = screen.ellipsis
    mark = _Word(dots, (False,) * len(dots), len(dots))
    return [*[mark][: bool(first)], *words[first:last], *[mark][: last < len(words)]]


def _rows(words: Sequence[_Word], width: int) -> list[list[_Word]]:
    rows: list[list[_Word]] = []
    taken = width
    for word in words:
        if taken + 1 + word.width <= width:
            rows[-1].append(word)
            taken += 1 + word.width
        else:
            rows.append([word])
            taken = word.width
    return rows


def _letters(row: Sequence[_Word]) -> list[tuple[str, bool]]:
    letters: list[tuple[str, bool]] = []
    for word in row:
        if letters:
            letters.append((" ", letters[-1][1] and word.quoted[0]))
        letters += zip(word.text, word.quoted, strict=True)
    return letters


def _painted(letters: Sequence[tuple[str, bool]], screen: Screen) -> str:
    runs = [
        ("".join(char for char, _ in run), quoted)
        for quoted, run in groupby(letters, key=lambda letter: letter[1])
    ]
    return "".join(screen.paint(text, "quote") if quoted else text for text, quoted in runs)
