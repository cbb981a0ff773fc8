"""The text outside tables: columns, headings, what runs on over a page end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from framework_lint.readers.pdf.line import Line, Word, segments
from framework_lint.readers.pdf.text import Paragraph

_ENDED = re.compile(r"[.!?:;][\"”’)\]]*$")


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
