"""The text outside tables: columns, footnotes, headings, what runs on over a page end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from framework_lint.readers.pdf.line import Line, Word, segments
from framework_lint.readers.pdf.page import Box
from framework_lint.readers.pdf.text import Paragraph

_ENDED = re.compile(r"[.!?:;][\"”’)\]]*$")
_NUMBER = re.compile(
    r"(?:page\s+)?[-–]?\s?(?:\d{1,4}|[ivxl]{1,6})\s?[-–]?(?:\s?(?:of|/)\s?\d+)?", re.IGNORECASE
)
_NOTE = re.compile(r"\[?(\d{1,3}|[*†‡§]{1,3})[\].]?")
_EDGE = 2


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark ("" where it goes on from the page before) and its lines."""

    label: str
    lines: tuple[Line, ...]


def furniture(pages: Sequence[Sequence[Line]], height: float) -> set[Line]:
    """Return the lines at page edges that repeat from page to page, or number the pages.

    On pages of this height, in points, so is what stands in the outermost margin.
    """
    edges = [[*page[:_EDGE], *page[-_EDGE:]] if len(page) > _EDGE else list(page) for page in pages]
    usual = median([line.size for page in pages for line in page] or [10.0])
    outer = [[line for line in edge if not 0.095 < line.y / height < 0.905] for edge in edges]
    edges = [[line for line in edge if line.size < 1.08 * usual] for edge in outer]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(2, len(pages) // 4)
    found = {line for edge in edges for line in edge if seen[_key(line)] >= often}
    found |= {line for page in pages for line in _outermost(page, height, usual)}
    found |= _numbered([line for page in pages for line in {*page[:1], *page[-1:]}], len(pages))
    for page in pages:
        rest = [line for line in page if line not in found]
        for line in {rest[0], rest[-1]} if rest else ():
            if _NUMBER.fullmatch(line.text) and (len(pages) > 1 or line is rest[-1]):
                found.add(line)
    return found


def _numbered(edges: Sequence[Line], pages: int) -> set[Line]:
    """Return the first and last lines that begin or end with the number of their page."""
    told: dict[int, set[Line]] = {}
    for line in edges:
        for word in (line.words[0], line.words[-1]):
            if word.text.isdecimal() and len(line.words) < 13:
                told.setdefault(int(word.text) - line.page, set()).add(line)
    most = max(told.values(), key=len, default=set())
    return most if len(most) >= max(3, pages // 2) else set()


def _outermost(page: Sequence[Line], height: float, usual: float) -> Iterator[Line]:
    """Yield lines in the margin, no sentence's, smaller than the text or apart from it."""
    inwards = [*pairwise(page[: _EDGE + 1]), *pairwise(page[: -_EDGE - 2 : -1])]
    for line, inner in inwards:
        outer = not 0.055 * height < line.y < 0.955 * height
        label = len(line.words) < 13 and line.text[-1] not in ".;:,"
        if (
            outer
            and label
            and (line.size < 0.95 * usual or abs(inner.y - line.y) > 1.8 * line.size)
        ):
            yield line


def _key(line: Line) -> str:
    letters = re.sub(r"\W|\d", "", line.text).lower()
    sentence = len(line.words) > 8 and line.text[-1] in ".!?"
    return f"{letters}@{round(line.y / 4)}" if letters and not sentence else f"{id(line)}"


def columns(found: Sequence[Line]) -> list[list[Line]]:
    """Put the lines of a page in reading order: as they are, or by its two columns."""
    gutter = _gutter(found)
    if gutter is None:
        return [list(found)]
    ordered: list[list[Line]] = []
    across: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in found:
        sides = _sides(line, gutter)
        ends = bool(across) and not left and not right and _ends_across(across, line)
        if sides is None or ends:
            ordered += [left, right]
            left, right = [], []
            across.append(line)
            continue
        ordered.append(across)
        across = []
        left += sides[0]
        right += sides[1]
    return [part for part in (*ordered, across, left, right) if part]


def _ends_across(across: Sequence[Line], line: Line) -> bool:
    """Whether a short line is the last of a paragraph that runs across the columns."""
    before = across[-1]
    near = line.y - before.y < 1.5 * line.size and abs(line.size - before.size) < 0.5
    return near and not _ENDED.search(before.text)


def _sides(line: Line, gutter: float) -> tuple[list[Line], list[Line]] | None:
    """Return what a line has left and right of the gutter, or None if it runs across."""
    parts = segments(line, 0.8 * line.size)
    if any(part.x0 < gutter < part.x1 for part in parts):
        return None
    sides: tuple[list[Word], list[Word]] = ([], [])
    for part in parts:
        sides[part.x0 > gutter].extend(part.words)
    left, right = ([Line(tuple(words), line.page)] if words else [] for words in sides)
    return left, right


def _gutter(found: Sequence[Line]) -> float | None:
    """Return where two columns part, if most lines keep clear of one place near the middle."""
    if len(found) < 8:
        return None
    left, right = min(line.x0 for line in found), max(line.x1 for line in found)
    for share in range(40, 61):
        x = left + (right - left) * share / 100
        sides = [_sides(line, x) for line in found]
        across = sum(side is None for side in sides)
        lefts = sum(bool(side and side[0]) for side in sides)
        rights = sum(bool(side and side[1]) for side in sides)
        if min(lefts, rights) >= 4 and across <= 0.8 * min(lefts, rights):
            return x
    return None


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
        if low and _ruled_above(found, index, boxes) and box_below(found, index, boxes):
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


def box_below(found: Sequence[Line], index: int, boxes: Sequence[Box]) -> bool:
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


def runs_on(before: Paragraph, after: Paragraph, right: float) -> bool:
    """Whether a paragraph goes on at the top of the next column or page.

    `right` is where full lines of its column end.
    """
    if after.label or _bold(before) != _bold(after) or not _same_size(before, after):
        return False
    last, text = before.lines[-1], before.lines[-1].text
    if last.words[-1].broken or not _ENDED.search(text):
        return after.lines[0].words[0].text[:1].islower() or last.x1 > right - 3 * last.size
    hanging = bool(before.label) and abs(after.x - before.inner) < 0.5 * last.size
    return hanging and after.x > before.x + 0.5 * last.size


def _bold(paragraph: Paragraph) -> bool:
    return all(line.bold for line in paragraph.lines)


def _same_size(before: Paragraph, after: Paragraph) -> bool:
    a, b = before.lines[-1].size, after.lines[0].size
    return abs(a - b) < 0.08 * a


def heading_sizes(pages: Iterable[Sequence[Paragraph]], body: float) -> list[float]:
    """Return the sizes in which headings are set, largest first."""
    sizes = {
        round(p.lines[0].size, 1)
        for page in pages
        for p in page
        if heads(p, body) and p.lines[0].size > 1.04 * body
    }
    merged: list[float] = []
    for size in sorted(sizes, reverse=True):
        if not merged or merged[-1] - size > 0.3:
            merged.append(size)
    return merged


def heads(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is set like a heading: larger or bold throughout, short, unpunctuated."""
    first = paragraph.lines[0]
    words: list[Word] = [word for line in paragraph.lines for word in line.words]
    text = words[-1].text
    larger = first.size > 1.08 * body
    bold = all(line.bold for line in paragraph.lines) and first.size > 0.97 * body
    short = len(words) <= 18 and len(paragraph.lines) <= 3
    ends = text[-1] in ".;," and (len(words) > 6 or not larger)
    bulleted = bool(paragraph.label) and not any(map(str.isalnum, paragraph.label))
    return (larger or bold) and short and not ends and not bulleted


def body_size(pages: Iterable[Sequence[Line]]) -> float:
    """Return the size that most of the text has."""
    weights: Counter[float] = Counter()
    for page in pages:
        for line in page:
            prose = len(line.words) > 5 and len(segments(line, 1.7 * line.size)) == 1
            weights[round(line.size, 1)] += len(line.text) * (10 if prose else 1)
    return weights.most_common(1)[0][0] if weights else 10.0
