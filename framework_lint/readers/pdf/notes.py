"""Footnotes: where they begin on a page, and what goes on on the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from framework_lint.readers.pdf.drawing import Box
from framework_lint.readers.pdf.line import Line

_NOTE = re.compile(r"\[?(\d{1,3}|[*†‡§]{1,3})[\].]?")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark ("" where it goes on from the page before) and its lines."""

    label: str
    lines: tuple[Line, ...]


def split_notes(
    found: Sequence[Line], boxes: Sequence[Box], body: float
) -> tuple[list[Line], list[Note]]:
    """Part the lines of a page into its text and the footnotes at its foot."""
    start = _notes_start(found, boxes, body)
    return list(found[:start]), _notes(found[start:])


def _notes_start(found: Sequence[Line], boxes: Sequence[Box], body: float) -> int:
    """Return the index of the first line of the footnotes; all lines if there are none."""
    for index in range(len(found) - 1, -1, -1):
        low = found[index].y > 0.4 * found[-1].y and found[index].size < 1.02 * body
        if low and _ruled_above(found, index, boxes) and _box_below(found, index, boxes):
            return index
    start = len(found)
    for index in range(len(found) - 1, -1, -1):
        if _opens_note(found[index]):
            start = index
        elif found[index].size > 0.95 * body:
            break
    return start


def _ruled_above(found: Sequence[Line], index: int, boxes: Sequence[Box]) -> bool:
    """Whether a short rule at the margin parts a line from the one above; underlines do not."""
    line = found[index]
    above = found[index - 1].y + 0.3 * found[index - 1].size if index else 0.0
    below = line.y - 0.7 * line.size
    return any(
        box.lies
        and above < box.y0 < below
        and box.x1 - box.x0 < 0.5 * _width(found)
        and abs(box.x0 - line.x0) < 3 * line.size
        for box in boxes
    )


def _box_below(found: Sequence[Line], index: int, boxes: Sequence[Box]) -> bool:
    """Whether nothing but text stands from this line down: a rule over notes, not in a table."""
    return not any(box.stands and box.y1 > found[index].y for box in boxes)


def _width(found: Sequence[Line]) -> float:
    return max(line.x1 for line in found) - min(line.x0 for line in found)


def _opens_note(line: Line) -> bool:
    first = line.words[0]
    if not _NOTE.fullmatch(first.text) or len(line.words) < 2:
        return False
    following = line.words[1]
    return first.size < 0.95 * following.size or first.y < following.y - 0.5


def _notes(found: Sequence[Line]) -> list[Note]:
    notes: list[Note] = []
    for line in found:
        label = _NOTE.fullmatch(line.words[0].text) if len(line.words) > 1 else None
        opens = label is not None and (_opens_note(line) or not notes)
        if opens and label is not None:
            notes.append(Note(label[1], (Line(line.words[1:], line.page),)))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
        else:
            notes.append(Note("", (line,)))
    return notes


def join_notes(notes: Iterable[Note]) -> list[Note]:
    """Give what goes on from the page before to the note that it belongs to."""
    joined: list[Note] = []
    for note in notes:
        if not note.label and joined:
            joined[-1] = replace(joined[-1], lines=(*joined[-1].lines, *note.lines))
        else:
            joined.append(note)
    return joined
