"""Set pages for the tests: paragraphs, notes at the foot, columns, running headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from press_lines import Face, Line, draw, wrap
from reportlab.pdfgen.canvas import Canvas

PAPER = (595.0, 842.0)
MARGIN = 72.0


@dataclass(frozen=True, slots=True)
class Column:
    x: float
    width: float


@dataclass(slots=True)
class Press:
    """Sets one thing below the other and turns the page when it is full.

    `drop` is how far down the first page starts. `ends` are the words that
    were broken at a line's end; `left` is the room below the last page that
    was turned on request. `folio` and `header` may name the {page}.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    header: str = ""
    folio: str = "{page}"
    face: Face = field(default_factory=Face)
    justify: bool = False
    drop: float = 0.0
    cover: bool = False
    paper: tuple[float, float] = PAPER
    page: int = 1
    left: float = 0.0
    ends: list[str] = field(default_factory=list)
    y: float = 0.0
    floor: float = 0.0
    columns: tuple[Column, ...] = ()
    at: int = 0
    head: float = 0.0
    buffer: BytesIO = field(default_factory=BytesIO)
    canvas: Canvas = None
    _noted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=self.paper, invariant=1)
        self.columns = (Column(MARGIN, self.paper[0] - 2 * MARGIN),)
        self._open(self.drop)

    @property
    def column(self) -> Column:
        return self.columns[self.at]

    def _open(self, drop: float = 0.0) -> None:
        self.y = self.head = self.paper[1] - MARGIN - drop
        self.floor, self.at, self._noted = MARGIN, 0, []
        if self.header and not (self.cover and self.page == 1):
            self.canvas.setFont("Helvetica", 8)
            self.canvas.drawString(MARGIN, self.paper[1] - 45, self.header.format(page=self.page))

    def divide(self, count: int, gutter: float = 24.0) -> None:
        """Set what follows in columns that start here."""
        width = (self.paper[0] - 2 * MARGIN - (count - 1) * gutter) / count
        self.columns = tuple(Column(MARGIN + n * (width + gutter), width) for n in range(count))
        self.at, self.head = 0, self.y

    def turn(self) -> None:
        """Finish the page and start the next."""
        self._finish()
        self.canvas.showPage()
        self.page += 1
        self._open()

    def advance(self) -> None:
        """Go to the next column, or to the next page after the last."""
        if self.at + 1 < len(self.columns):
            self.at, self.y = self.at + 1, self.head
        else:
            self.turn()

    def close(self) -> bytes:
        self._finish()
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()

    def room(self, height: float, notes: Sequence[str] = ()) -> bool:
        return self.y - height - self._height(notes) >= self.floor

    def take(self, height: float, notes: Sequence[str] = ()) -> float:
        """Use up height for a line and for the notes it cites; return its baseline."""
        self.floor += self._height(notes)
        self._noted += [note for note in notes if note not in self._noted]
        self.y -= height
        return self.y + height * 0.2

    def skip(self, height: float) -> None:
        self.y -= height

    def paragraph(
        self,
        text: str,
        *,
        face: Face | None = None,
        label: str = "",
        indent: float = 0.0,
        gap: float = 6.0,
        turn: Callable[[Line], bool] | None = None,
    ) -> int:
        """Set a paragraph, or an item that hangs by its label; return its page.

        With `turn` the page ends after the first line, not at either end of the
        paragraph, of which it is true.
        """
        face = face or self.face
        lines = wrap(text, self.column.width - indent, face)
        end = 0
        if turn is not None:
            end = next(n for n, line in enumerate(lines[1:-1], 2) if turn(line))
            self._sink(lines[:end], face.leading)
        elif not self.room(face.leading, lines[0].notes):
            self.advance()
        first = self.page
        for number, line in enumerate(lines):
            if number and (number == end or not self.room(face.leading, line.notes)):
                self.advance()
            y = self.take(face.leading, line.notes)
            if number == 0 and label:
                draw(self.canvas, wrap(label, 99, face)[0], (self.column.x + indent - 18, y), face)
            width = self.column.width - indent if self.justify else None
            draw(self.canvas, line, (self.column.x + indent, y), face, width)
            self.ends += [line.words[-1][-1].text] * line.broken
        self.skip(gap)
        return first

    def heading(self, text: str, size: float) -> int:
        face = Face(self.face.name, size, bold=True)
        if not self.room(face.leading + 4 * self.face.leading):
            self.advance()
        self.skip(size / 2)
        page = self.page
        for line in wrap(text, self.column.width, face):
            draw(self.canvas, line, (self.column.x, self.take(face.leading)), face)
        self.skip(size / 3)
        return page

    def _sink(self, lines: Sequence[Line], leading: float) -> None:
        """Go down so far that the page is full after these lines."""
        notes = [note for line in lines for note in line.notes]
        height = len(lines) * leading
        if not self.room(height, notes):
            self.advance()
        self.y = self.floor + self._height(notes) + height

    def _height(self, notes: Sequence[str]) -> float:
        new = [note for note in notes if note in self.notes and note not in self._noted]
        lines = sum(len(self._note(note)) for note in new)
        return lines * 10.0 + (8.0 if new and not self._noted else 0.0)

    def _note(self, note: str) -> list[Line]:
        text = f"⟨{note}⟩ {self.notes[note]}"
        return wrap(text, self.paper[0] - 2 * MARGIN, Face(self.face.name, 8))

    def _finish(self) -> None:
        y = self.floor - 8
        noted = [note for note in self._noted if note in self.notes]
        if noted:
            self.canvas.setLineWidth(0.5)
            self.canvas.line(MARGIN, y + 2, MARGIN + 120, y + 2)
        for line in [line for note in noted for line in self._note(note)]:
            y -= 10
            draw(self.canvas, line, (MARGIN, y + 2), Face(self.face.name, 8))
        if self.folio and not (self.cover and self.page == 1):
            self.canvas.setFont("Helvetica", 9)
            text = self.folio.format(page=self.page)
            self.canvas.drawCentredString(self.paper[0] / 2, 40, text)
