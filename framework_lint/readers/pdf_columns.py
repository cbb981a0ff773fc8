"""Tables without a grid: columns that the alignment of words tells, rows from rules or space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from framework_lint.readers.pdf_grid import Cell, Grid
from framework_lint.readers.pdf_line import Line, lines, pitch, segments
from framework_lint.readers.pdf_page import Box

_GUTTER = 7.0
_LEADER = re.compile(r"(?:\.\s?){4,}|…")
_CAPTION = re.compile(r"(?:table|figure)\s+[\w.]+\s*[:.–—-]", re.IGNORECASE)


def open_tables(found: Sequence[Line], boxes: Sequence[Box], width: float) -> list[Grid]:
    """Find runs of lines whose words keep to the same columns."""
    tables: list[Grid] = []
    at = 0
    while at < len(found):
        end, xs = _grow(found, at)
        run = found[at:end]
        if xs and _tabular(run, xs, boxes, width):
            tables.append(_table(run, xs, boxes))
            at = end
        else:
            at += 1
    return tables


def _grow(found: Sequence[Line], start: int) -> tuple[int, list[float]]:
    """Return where the run that starts here ends, and where its columns part."""
    parts = segments(found[start], _GUTTER)
    if len(parts) < 2 or _LEADER.search(found[start].text):
        return start, []
    free = _free(found[start])
    step = 3.2 * pitch(found[start : start + 12])
    end = start + 1
    while end < len(found) and found[end].y - found[end - 1].y < step:
        narrowed = _narrowed(free, found[end])
        if len(narrowed) < len(free) or _ends(found[end]):
            break
        free, end = narrowed, end + 1
    return end, [(a + b) / 2 for a, b in free]


def _ends(line: Line) -> bool:
    return bool(_CAPTION.match(line.text) or _LEADER.search(line.text))


def _free(line: Line) -> list[tuple[float, float]]:
    parts = segments(line, _GUTTER)
    return [(a.x1, b.x0) for a, b in pairwise(parts)]


def _narrowed(free: Sequence[tuple[float, float]], line: Line) -> list[tuple[float, float]]:
    """Cut the words of a line out of the gutters; one that gets too narrow is gone."""
    kept = []
    for start, end in free:
        for word in line.words:
            if word.x0 < end and word.x1 > start:
                start, end = _cut(start, end, word.x0, word.x1)
        if end - start >= _GUTTER:
            kept.append((start, end))
    return kept


def _cut(start: float, end: float, x0: float, x1: float) -> tuple[float, float]:
    """Return the wider of what a word leaves of a gutter."""
    left, right = (start, max(start, x0)), (min(end, x1), end)
    return left if left[1] - left[0] >= right[1] - right[0] else right


def _tabular(run: Sequence[Line], xs: Sequence[float], boxes: Sequence[Box], width: float) -> bool:
    """Whether a run is a table rather than prose in columns or a lone line with a gap."""
    crossed = [line for line in run if len(segments(line, _GUTTER)) > 1]
    if len(run) < 3 or len(crossed) < 2 or _listed(crossed, xs[0]):
        return False
    if len(xs) >= 2 or _edges(run, boxes):
        return True
    left = xs[0] - min(line.x0 for line in run)
    right = max(line.x1 for line in run) - xs[0]
    return run[0].bold and not run[-1].bold and left < 0.45 * (left + right) and width > 0


def _listed(crossed: Sequence[Line], x: float) -> bool:
    """Whether the first column holds but the marks of a list."""
    firsts = [[word.text for word in line.words if word.x1 <= x] for line in crossed]
    return all(len(first) <= 1 and all(len(text) <= 4 for text in first) for first in firsts)


def _edges(run: Sequence[Line], boxes: Sequence[Box]) -> list[float]:
    """Return the heights at which level rules or areas cross most of a run."""
    x0, x1 = min(line.x0 for line in run), max(line.x1 for line in run)
    top, bottom = run[0].y - 2.5 * run[0].size, run[-1].y + 2.5 * run[-1].size
    ys: list[float] = []
    for box in boxes:
        if min(box.x1, x1) - max(box.x0, x0) >= 0.8 * (x1 - x0) and not box.stands:
            ys += [box.y0] if box.lies else [box.y0, box.y1]
    kept: list[float] = []
    for y in sorted(y for y in ys if top <= y <= bottom):
        if not kept or y - kept[-1] > 4:
            kept.append(y)
    return kept


def _table(run: Sequence[Line], xs: Sequence[float], boxes: Sequence[Box]) -> Grid:
    columns = [min(line.x0 for line in run) - 1, *xs, max(line.x1 for line in run) + 1]
    split = [list(_split(line, columns)) for line in run]
    edges = _edges(run, boxes)
    ruled = sum(run[0].y < y < run[-1].y for y in edges) >= 2
    tops = list(_ruled_rows(run, edges)) if ruled else list(_spaced_rows(run, split))
    ys = [run[0].y - run[0].size, *(run[i].y - run[i].size for i in tops[1:]), run[-1].y + 3]
    cells = _cells(run, split, tops, len(columns) - 1)
    return Grid(run[0].page, tuple(columns), tuple(ys), tuple(cells), sure=ruled)


def _split(line: Line, columns: Sequence[float]) -> Iterator[Line | None]:
    for start, end in pairwise(columns):
        held = tuple(w for w in line.words if start <= (w.x0 + w.x1) / 2 < end)
        yield Line(held, line.page) if held else None


def _ruled_rows(run: Sequence[Line], edges: Sequence[float]) -> Iterator[int]:
    """Yield the indices of the lines that open a row between two edges."""
    band = -1
    for index, line in enumerate(run):
        now = sum(edge < line.y - 0.3 * line.size for edge in edges)
        if now != band:
            yield index
        band = now


def _spaced_rows(run: Sequence[Line], split: Sequence[Sequence[Line | None]]) -> Iterator[int]:
    """Yield the indices of lines that open a row: after a space, with two columns at once."""
    usual = pitch(run)
    spaced = [i for i in range(1, len(run)) if run[i].y - run[i - 1].y > 1.15 * usual]
    opens = [i for i in spaced if split[i][0] or sum(part is not None for part in split[i]) > 1]
    if not opens:
        opens = [i for i in range(1, len(run)) if split[i][0]]
    yield from (0, *opens)


def _cells(
    run: Sequence[Line],
    split: Sequence[Sequence[Line | None]],
    tops: Sequence[int],
    columns: int,
) -> Iterable[Cell]:
    for row, (start, end) in enumerate(pairwise((*tops, len(run)))):
        for column in range(columns):
            held = [part for parts in split[start:end] if (part := parts[column])]
            words = [word for line in held for word in line.words]
            yield Cell(row, column, row, column, tuple(lines(words, run[0].page)))
