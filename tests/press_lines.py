"""Break text into lines for the PDFs of the tests, and draw them.

In the text that is given "⟨1⟩" stands for a raised mark, "**" turns bold on
and off, and a soft hyphen is where a word may be broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SHY = "\u00ad"
_TOKEN = re.compile(r"\*\*|⟨\w+⟩| +|[^*⟨ ]+")
_BREAK = re.compile(rf"{SHY}|(?<=\w)-(?=\w)")
_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}


@dataclass(frozen=True, slots=True)
class Bit:
    text: str
    bold: bool = False
    raised: bool = False


Word = tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]
    last: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(bit.text for word in self.words for bit in word if bit.raised)

    @property
    def broken(self) -> bool:
        return self.words[-1][-1].text.endswith("-")


@dataclass(frozen=True, slots=True)
class Face:
    name: str = "Helvetica"
    size: float = 10.0
    bold: bool = False

    @property
    def leading(self) -> float:
        return self.size * 1.25

    def font(self, bit: Bit) -> tuple[str, float]:
        name = _BOLD.get(self.name, self.name) if self.bold or bit.bold else self.name
        return name, self.size * (0.6 if bit.raised else 1.0)

    def width(self, words: Sequence[Word], gap: str = " ") -> float:
        bits = sum(stringWidth(plain(bit.text), *self.font(bit)) for word in words for bit in word)
        return float(bits) + (len(words) - 1) * float(stringWidth(gap, self.name, self.size))


def plain(text: str) -> str:
    """Return a text as it is read: no soft hyphens, no signs for bold."""
    return text.replace(SHY, "").replace("**", "")


def parse(text: str) -> list[Word]:
    words: list[Word] = []
    word: list[Bit] = []
    bold = False
    for part in _TOKEN.findall(text):
        if part == "**":
            bold = not bold
        elif part.isspace():
            words.append(tuple(word))
            word = []
        else:
            mark = part.startswith("⟨")
            word.append(Bit(part.strip("⟨⟩"), bold, raised=mark))
    return [*words, tuple(word)]


def _breaks(word: Word) -> Iterator[tuple[Word, Word]]:
    """Yield a word in two at each place where it may be broken, the last place first."""
    for at, bit in reversed(list(enumerate(word))):
        for found in reversed([] if bit.raised else list(_BREAK.finditer(bit.text))):
            head = replace(bit, text=plain(bit.text[: found.start()]) + "-")
            tail = replace(bit, text=bit.text[found.end() :])
            yield (*word[:at], head), (tail, *word[at + 1 :])


def wrap(text: str, width: float, face: Face) -> list[Line]:
    lines: list[Line] = []
    line: list[Word] = []
    queue = parse(text)[::-1]
    while queue:
        word = queue.pop()
        if not line or face.width([*line, word]) <= width:
            line.append(word)
            continue
        for head, tail in _breaks(word):
            if face.width([*line, head]) <= width:
                line.append(head)
                word = tail
                break
        lines.append(Line(tuple(line)))
        line = []
        queue.append(word)
    return [*lines, Line(tuple(line), last=True)]


Point = tuple[float, float]


def draw(canvas: Canvas, line: Line, at: Point, face: Face, width: float | None = None) -> None:
    """Draw a line; with a width it is justified, word by word and without blanks."""
    if width is None or line.last or len(line.words) < 2:
        bits = [bit for word in line.words for bit in (Bit(" "), *word)][1:]
        _draw_bits(canvas, bits, at, face)
        return
    x, y = at
    gap = (width - face.width(line.words, "")) / (len(line.words) - 1)
    for word in line.words:
        _draw_bits(canvas, word, (x, y), face)
        x += face.width([word]) + gap


def _draw_bits(canvas: Canvas, bits: Sequence[Bit], at: Point, face: Face) -> None:
    x, y = at
    styles = groupby(bits, key=lambda bit: (face.font(bit), bit.raised))
    for (font, raised), run in styles:
        text = "".join(plain(bit.text) for bit in run)
        canvas.setFont(*font)
        canvas.drawString(x, y + (face.size * 0.35 if raised else 0.0), text)
        x += stringWidth(text, *font)
