"""Passages: words of a source that belong together, on the way to a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from framework_lint.document import Block, Kind, NoteMark, Place, Role
from framework_lint.readers.directive import NO_WORDS, Comment
from framework_lint.source import Source
from framework_lint.textmap import Piece, TextMap


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote's mark, with the text of a note that is written in place."""

    note: str
    body: tuple[Atom, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A line break by tag; offsets count characters of the source."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """What a comment says to this tool; it starts at an offset of the source."""

    words: str
    start: int


Atom = Piece | Mark | Break | Word


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that belong together, with the notes marked and the comments put in them."""

    pieces: tuple[Piece, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    asides: tuple[Mark, ...] = ()
    comments: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def part(self, start: int, end: int) -> Passage:
        """Keep `text[start:end]`, and every mark and comment."""
        pieces = tuple(_clip(self.pieces, start, end))
        marks = (NoteMark(min(max(m.offset, start), end) - start, m.note) for m in self.marks)
        return Passage(pieces, tuple(marks), self.asides, self.comments)

    def strip(self) -> Passage:
        text = self.text
        if text == text.strip():
            return self
        return self.part(len(text) - len(text.lstrip()), len(text.rstrip()))


def _clip(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        at += len(piece.text)
        if first < last and len(piece.text) == piece.end - piece.start:
            yield Piece(piece.text[first:last], piece.start + first, piece.start + last, piece.code)
        elif first < last:
            yield piece


def gather(atoms: Iterable[Atom]) -> Passage:
    """Read atoms as one passage, a break as a blank."""
    pieces: list[Piece] = []
    marks: list[NoteMark] = []
    asides: list[Mark] = []
    comments: list[Word] = []
    length = 0
    for atom in atoms:
        if isinstance(atom, Word):
            comments.append(atom)
            continue
        if isinstance(atom, Mark):
            marks.append(NoteMark(length, atom.note))
            asides += [atom] if atom.body else []
            continue
        pieces.append(Piece(" ", atom.start, atom.end) if isinstance(atom, Break) else atom)
        length += len(pieces[-1].text)
    return Passage(tuple(pieces), tuple(marks), tuple(asides), tuple(comments))


def split(atoms: Iterable[Atom]) -> list[Passage]:
    """Read atoms as one passage for each line that a break ends."""
    lines: list[list[Atom]] = [[]]
    for atom in atoms:
        if isinstance(atom, Break):
            lines.append([])
        else:
            lines[-1].append(atom)
    return [gather(line) for line in lines]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a block is by what encloses it."""

    kind: Kind = Kind.PARAGRAPH
    role: Role = Role.BODY
    place: Place = field(default_factory=Place)
    level: int = 0
    label: str = ""


Found = Block | Comment | str
"""A block, a comment to this tool, or a warning about text that gave no block."""


def left_out(line: int) -> str:
    """Say that the text at a line is not in the document."""
    return f"line {line}: could not be read exactly and is left out"


def to_blocks(source: Source, passage: Passage, frame: Frame) -> Iterator[Block | Comment]:
    """Yield the passage as a block, unless it is blank, and the notes written in it.

    The comments in it come first.
    """
    held = passage.strip()
    textmap = TextMap.of(held.pieces)
    in_cell = frame.kind in (Kind.CELL, Kind.CAPTION)
    flaw = NO_WORDS if in_cell and not textmap.pieces else ""
    for word in passage.comments:
        yield Comment(word.words, source.line(word.start), flaw=flaw)
    if textmap.pieces:
        start = textmap.pieces[0].start
        place = replace(frame.place, line=source.line(start), column_no=source.column(start))
        yield Block(
            frame.kind, textmap, place, frame.role, frame.level, frame.label, marks=held.marks
        )
    for aside in passage.asides:
        place = replace(frame.place, note=aside.note)
        note = Frame(Kind.FOOTNOTE, frame.role, place, label=aside.note)
        yield from to_blocks(source, gather(aside.body), note)
