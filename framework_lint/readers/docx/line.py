"""The lines of a Word paragraph, with single blanks and the marks of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, groupby

from framework_lint.document import NoteMark
from framework_lint.readers.docx.text import Atom, Break, Note, Raised
from framework_lint.readers.trail import INVISIBLE, Stretch, Trail, Words, lead

_BLANKS = re.compile(r"\s+")
_NUMBERS = re.compile(r"[-+−–]?\d{1,4}(?:\s*,\s*\d{1,3})*")


@dataclass(frozen=True, slots=True)
class Line:
    """Words up to a line break; `indent` counts the blanks before them."""

    text: str
    marks: tuple[NoteMark, ...] = ()
    indent: int = 0
    trail: Trail = ()


Notes = Mapping[tuple[str, str], str]
"""The mark that each note goes by, under its kind and key."""


def lay(atoms: Iterable[Atom], notes: Notes) -> list[Line]:
    """Lay words out in lines; a raised number that a note goes by is a mark of that note."""
    merged = list(_merge(atoms))
    raised = any(isinstance(atom, Raised) for atom in merged)
    known = set(notes.values()) if raised else set()
    lines: list[list[Words | NoteMark]] = [[]]
    for atom in merged:
        if isinstance(atom, Break):
            lines.append([])
        elif isinstance(atom, Note):
            label = notes.get((atom.kind, atom.key))
            lines[-1] += [] if label is None else [NoteMark(0, label)]
        elif isinstance(atom, Raised):
            lines[-1] += _raise(atom, lines[-1], known)
        elif isinstance(atom, Words):
            lines[-1].append(Words(atom.text.translate(INVISIBLE), atom.trail))
    return [_squeeze(line) for line in lines]


def _merge(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """Put words together that only their formatting, or what has no words, keeps apart."""
    worded = (atom for atom in atoms if isinstance(atom, Words | Raised | Break | Note))
    for kind, group in groupby(worded, key=type):
        if kind in (Words, Raised):
            held = [atom for atom in group if isinstance(atom, Words | Raised)]
            text = "".join(atom.text for atom in held)
            trail = tuple(chain.from_iterable(atom.trail for atom in held))
            yield Raised(text, trail) if kind is Raised else Words(text, trail)
        else:
            yield from group


def _raise(
    raised: Raised, before: Sequence[Words | NoteMark], known: AbstractSet[str]
) -> Iterator[Words | NoteMark]:
    """Read superscript: a comma between marks, marks, or a power, as in "10^26"."""
    text, last = raised.text.translate(INVISIBLE), before[-1] if before else None
    beside = last.text[-1:] if isinstance(last, Words) else ""
    labels = [label.strip() for label in text.split(",")]
    if isinstance(last, NoteMark) and text.strip() == ",":
        return
    if not beside.isdigit() and known >= set(labels):
        yield from (NoteMark(0, label) for label in labels)
    elif beside.strip() and _NUMBERS.fullmatch(text.strip()):
        yield Words(f"^{text}", (Stretch(1), *raised.trail))
    else:
        yield Words(text, raised.trail)


def _squeeze(parts: Iterable[Words | NoteMark]) -> Line:
    """Join words with single blanks, none at either end."""
    written: list[str] = []
    trail: list[Stretch] = []
    marks: list[NoteMark] = []
    length = indent = 0
    for part in parts:
        if isinstance(part, NoteMark):
            marks.append(NoteMark(length, part.note))
            continue
        text = _BLANKS.sub(" ", part.text)
        trail += part.trail
        if not length:
            indent += len(part.text) - len(part.text.lstrip())
        if not length or written[-1].endswith(" "):
            text = text.lstrip(" ")
        written += [text] if text else []
        length += len(text)
    text = "".join(written).rstrip(" ")
    held = tuple(NoteMark(min(m.offset, len(text)), m.note) for m in marks)
    return Line(text, held, indent, tuple(trail))


def join(lines: Iterable[Line]) -> Line:
    """Read lines as one, with a blank between them."""
    words: list[str] = []
    marks: list[NoteMark] = []
    trail: list[Stretch] = []
    length = 0
    for line in lines:
        start = length + 1 if length and line.text else length
        marks += [NoteMark(start + mark.offset, mark.note) for mark in line.marks]
        words += [line.text] if line.text else []
        trail += line.trail
        length = start + len(line.text)
    return Line(" ".join(words), tuple(marks), trail=tuple(trail))


def open_with(prefix: str, line: Line) -> Line:
    """Put a number before the words of a line."""
    if not prefix or not line.text:
        return line
    shift = len(prefix) + 1
    marks = tuple(NoteMark(mark.offset + shift, mark.note) for mark in line.marks)
    return Line(f"{prefix} {line.text}", marks, line.indent, (*lead(prefix), *line.trail))
