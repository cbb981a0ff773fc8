"""Set tables for the tests, ruled, shaded, with horizontal rules or with nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, pairwise

from press import Press
from press_lines import Face, Line, draw, wrap

PAD = 6.0
_HANG = {"•": 10.0, "–": 20.0}


class Style(StrEnum):
    RULED = "ruled"
    SHADED = "shaded"
    RULES = "rules"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a cell is a tuple of lines; a first cell without any goes on from the row above."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """A line of a cell: how far in it stands, and the bullet before it."""

    line: Line
    indent: float = 0.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a row stands on one page."""

    row: int
    top: float
    bottom: float
    closes: bool


Turn = Callable[[int, Sequence[Sequence[Set]], int], bool]


def never(_row: int, _cells: Sequence[Sequence[Set]], _line: int) -> bool:
    return False


@dataclass(slots=True)
class Setter:
    """Sets one table; `turn` says before which line of a row's cells the page ends."""

    press: Press
    grid: Grid
    style: Style
    repeat: bool = True
    turn: Turn = never
    middle: bool = False
    justify: bool = False
    face: Face = field(default_factory=lambda: Face("Helvetica", 9))
    parts: list[Part] = field(default_factory=list)
    inked: list[tuple[int, int, Set, float]] = field(default_factory=list)
    label: list[Set] = field(default_factory=list)
    top: float = 0.0
    pages: list[int] = field(default_factory=list)

    @property
    def edges(self) -> list[float]:
        return list(accumulate(self.grid.widths, initial=self.press.column.x))

    def set_table(self) -> list[int]:
        """Set the table; return the page on which each row starts."""
        self._set_header()
        starts = [n for n, row in enumerate(self.grid.rows) if row[0]]
        for start, end in pairwise([*starts, len(self.grid.rows)]):
            self._set_group(start, end)
        self.press.skip(8)
        return self.pages

    def _set_header(self) -> None:
        bold = Face(self.face.name, self.face.size, bold=True)
        cells = [self._lines((title,), n, bold) for n, title in enumerate(self.grid.header)]
        depth = max(map(len, cells))
        top = self.press.y
        bottom = top - depth * bold.leading - 2 * PAD
        self._shade(0, top, bottom, 0.8)
        self._rule_header(top, bottom)
        for column, cell in enumerate(cells):
            for number, line in enumerate(cell):
                y = top - PAD - (number + 1) * bold.leading + bold.leading * 0.2
                self._draw(column, line, y, bold)
        self.press.y = bottom

    def _set_group(self, start: int, end: int) -> None:
        self.label = self._lines(self.grid.rows[start][0], 0)
        self.top = self.press.y
        for row in range(start, end):
            cells = [self._lines(cell, n) for n, cell in enumerate(self.grid.rows[row][1:], 1)]
            self._set_row(row, cells, last=row == end - 1)
        self._flush()

    def _set_row(self, row: int, cells: list[list[Set]], *, last: bool) -> None:
        """Set a row line by line; the last row of a group is as deep as the label needs."""
        press, leading = self.press, self.face.leading
        depth, number, top = max(map(len, cells)), 0, self.press.y
        while number < depth or (last and self._left(press.y)):
            inked = [(n, line) for n, c in enumerate(cells, 1) for line in c[number : number + 1]]
            notes = [note for _, line in inked for note in line.line.notes]
            high = leading + (2 * PAD if press.y == top else PAD)
            if self.turn(row, cells, number) or not press.room(high, notes):
                self._break(row, top, begun=number > 0)
                top = press.y
            if number == 0:
                self.pages.append(press.page)
            if press.y == top:
                press.skip(PAD)
            y = press.take(leading, notes)
            self.inked += [(row, column, line, y) for column, line in inked]
            number += 1
        press.skip(PAD)
        self.parts.append(Part(row, top, press.y, closes=True))

    def _break(self, row: int, top: float, *, begun: bool) -> None:
        """Turn the page within a row that has begun, or before it."""
        press = self.press
        if begun:
            press.skip(PAD)
            self.parts.append(Part(row, top, press.y, closes=False))
        self._flush()
        press.left = press.y - press.floor
        press.turn()
        if self.repeat:
            self._set_header()
        self.top = press.y

    def _left(self, y: float) -> bool:
        """Whether the label needs more room than the group has above `y`."""
        return len(self.label) * self.face.leading > self.top - PAD - y + 0.01

    def _flush(self) -> None:
        """Draw what the page holds of a group: grounds, rules, the label, the other cells."""
        if not self.parts:
            return
        bottom = self.parts[-1].bottom
        for part in self.parts:
            self._rule(part, bottom)
        room = int((self.top - bottom - 2 * PAD) / self.face.leading + 0.01)
        shown, self.label = self.label[:room], self.label[room:]
        free = (room - len(shown)) * self.face.leading / 2 if self.middle else 0.0
        for number, line in enumerate(shown):
            y = self.top - PAD - free - (number + 0.8) * self.face.leading
            self._draw(0, line, y, self.face)
        for _, column, line, y in sorted(self.inked, key=lambda ink: ink[:2]):
            self._draw(column, line, y, self.face)
        self.parts, self.inked = [], []

    def _lines(self, texts: Sequence[str], column: int, face: Face | None = None) -> list[Set]:
        lines: list[Set] = []
        for text in texts:
            label = text[0] if text[:2] in ("• ", "– ") else ""
            indent = _HANG.get(label, 0.0)
            width = self.grid.widths[column] - 2 * PAD - indent
            broken = wrap(text[2:] if label else text, width, face or self.face)
            lines += [Set(line, indent, label * (not n)) for n, line in enumerate(broken)]
        return lines

    def _draw(self, column: int, line: Set, y: float, face: Face) -> None:
        x = self.edges[column] + PAD + line.indent
        if line.label:
            draw(self.press.canvas, wrap(line.label, 99, face)[0], (x - 10, y), face)
        width = (
            self.grid.widths[column] - 2 * PAD - line.indent
            if self.justify and not face.bold
            else None
        )
        draw(self.press.canvas, line.line, (x, y), face, width)
        self.press.ends += [line.line.words[-1][-1].text] * line.line.broken

    def _shade(self, first: int, top: float, bottom: float, grey: float) -> None:
        if self.style is Style.SHADED:
            canvas, left = self.press.canvas, self.edges[first]
            canvas.setFillGray(grey)
            canvas.rect(left, bottom, self.edges[-1] - left, top - bottom, stroke=0, fill=1)
            canvas.setFillGray(0)

    def _across(self, y: float, width: float, first: int = 0) -> None:
        self.press.canvas.setLineWidth(width)
        self.press.canvas.line(self.edges[first], y, self.edges[-1], y)

    def _down(self, top: float, bottom: float) -> None:
        self.press.canvas.setLineWidth(0.5)
        for x in self.edges:
            self.press.canvas.line(x, top, x, bottom)

    def _rule_header(self, top: float, bottom: float) -> None:
        if self.style in (Style.RULED, Style.RULES):
            self._across(top, 1.0)
            self._across(bottom, 0.5)
        if self.style is Style.RULED:
            self._down(top, bottom)

    def _rule(self, part: Part, bottom: float) -> None:
        """Draw the ground and the rules of a row; within a group none cross the label."""
        first = 0 if part is self.parts[0] else 1
        last = 0 if part.bottom == bottom else 1
        if part.row % 2:
            self._shade(0 if self.grid.rows[part.row][0] else 1, part.top, part.bottom, 0.93)
        if self.style is Style.RULED:
            self._down(part.top, part.bottom)
            self._across(part.top, 0.5, first)
            self._across(part.bottom, 0.5, last)
        if self.style is Style.RULES and part.closes:
            self._across(part.bottom, 0.5, last)
