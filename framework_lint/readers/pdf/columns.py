"""Tables without a grid: columns that the alignment of words tells, rows from rules or space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from framework_lint.readers.pdf.drawing import Box
from framework_lint.readers.pdf.grid import Cell, Grid
from framework_lint.readers.pdf.line import Line, lines, pitch, segments

_GUTTER, _INDENT = 7.0, 3.0
_LEADER = re.compile(r"(?:\.\s?){4,}|…")
_CAPTION = re.compile(r"(?:table|figure)\s+[\w.]+\s*[:.–—-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ending:
    """The table that a page ends in: its columns, and those that stop in mid-sentence."""

    xs: tuple[float, ...]
    cut: frozenset[int]


def open_tables(
    found: Sequence[Line], boxes: Sequence[Box], before: Ending | None = None
) -> list[Grid]:
    """Find runs of lines whose words keep to the same columns; `before` as the page before ends."""
    tables: list[Grid] = []
    at = _kept(found, before) if before else 0
    if before and at:
        tables.append(_table(found[:at], before.xs[1:-1], boxes, before.xs))
    while at < len(found):
        end, xs = _grow(found, at)
        run = found[at:end]
        if xs and _tabular(run, xs, boxes):
            tables.append(_table(run, xs, boxes))
            at = end
        else:
            at += 1
    return tables


def _kept(found: Sequence[Line], before: Ending) -> int:
    """Return how many lines at the top keep to the columns of a table that runs on."""
    columns = before.xs
    free = [(x - _GUTTER / 2, x + _GUTTER / 2) for x in columns[1:-1]]
    step = _reach(found[:12])
    end = 0
    for line in found:
        apart = end and line.y - found[end - 1].y >= step
        if apart or _ends(line) or len(_narrowed(free, line, 2.0)) < len(free):
            break
        if line.x0 < columns[0] - _GUTTER:
            break
        end += 1
    split = any(len(segments(line, _GUTTER)) > 1 for line in found[:end])
    return end if split or _goes_on(found[:end], before) else 0


def _goes_on(found: Sequence[Line], before: Ending) -> bool:
    """Whether lines in one column end the sentence that the page before left open there."""
    opened = [start for n, start in enumerate(before.xs[:-1]) if n in before.cut]
    starts = {start for line in found for start in opened if abs(line.x0 - start) < _GUTTER}
    return len(starts) == 1 and found[0].words[0].text[0].islower()


def _grow(found: Sequence[Line], start: int) -> tuple[int, list[float]]:
    """Return where the run that starts here ends, and where its columns part."""
    parts = segments(found[start], _GUTTER)
    if len(parts) < 2 or _LEADER.search(found[start].text):
        return start, []
    free = _free(found[start])
    step = _reach(found[start : start + 12])
    end = start + 1
    while end < len(found) and found[end].y - found[end - 1].y < step:
        narrowed = _narrowed(free, found[end])
        if len(narrowed) < len(free) or _ends(found[end]):
            break
        free, end = narrowed, end + 1
    return end, [max(b - _INDENT, (a + b) / 2) for a, b in free]


def _reach(found: Sequence[Line]) -> float:
    """Return how far apart two lines of one table can stand."""
    return 3.2 * max(pitch(found), 1.15 * found[0].size) if found else 0.0


def _ends(line: Line) -> bool:
    return bool(_CAPTION.match(line.text) or _LEADER.search(line.text))


def _free(line: Line) -> list[tuple[float, float]]:
    parts = segments(line, _GUTTER)
    return [(a.x1, b.x0) for a, b in pairwise(parts)]


def _narrowed(
    free: Sequence[tuple[float, float]], line: Line, least: float = _GUTTER
) -> list[tuple[float, float]]:
    """Cut the words of a line out of the gutters; one that gets too narrow is gone."""
    kept = []
    for start, end in free:
        for word in line.words:
            if word.x0 < end and word.x1 > start:
                start, end = _cut(start, end, word.x0, word.x1)
        if end - start >= least:
            kept.append((start, end))
    return kept


def _cut(start: float, end: float, x0: float, x1: float) -> tuple[float, float]:
    """Return the wider of what a word leaves of a gutter."""
    left, right = (start, max(start, x0)), (min(end, x1), end)
    return left if left[1] - left[0] >= right[1] - right[0] else right


def _tabular(run: Sequence[Line], xs: Sequence[float], boxes: Sequence[Box]) -> bool:
    """Whether a run is a table rather than prose in columns or a lone line with a gap."""
    crossed = [line for line in run if len(segments(line, _GUTTER)) > 1]
    headed = run[0].bold and run[-1].plain
    if len(run) < (2 if headed and len(xs) >= 2 else 3) or len(crossed) < 2:
        return False
    if _listed(crossed, xs[0]):
        return False
    if len(xs) >= 2 or _edges(run, boxes):
        return True
    x0, x1 = min(line.x0 for line in run), max(line.x1 for line in run)
    label = max(word.x1 for line in run for word in line.words if word.x1 <= xs[0]) - x0
    return headed and label < 0.42 * (x1 - x0)


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
        if min(box.x1, x1) - max(box.x0, x0) >= 0.6 * (x1 - x0) and not box.stands:
            ys += [box.y0] if box.lies else [box.y0, box.y1]
    kept: list[float] = []
    for y in sorted(y for y in ys if top <= y <= bottom):
        if not kept or y - kept[-1] > 4:
            kept.append(y)
    return kept


def _table(
    run: Sequence[Line], xs: Sequence[float], boxes: Sequence[Box], outer: Sequence[float] = ()
) -> Grid:
    left, right = min(line.x0 for line in run) - 1, max(line.x1 for line in run) + 1
    columns = list(outer) if outer else [left, *xs, right]
    split = [tuple(_split(line, columns)) for line in run]
    edges = _edges(run, boxes)
    ruled = sum(run[0].y < y < run[-1].y for y in edges) >= 2
    tops = list(_ruled_rows(run, edges)) if ruled else list(_spaced_rows(run, split))
    ys = [run[0].y - run[0].size, *(run[i].y - run[i].size for i in tops[1:]), run[-1].y + 3]
    cells = _cells(run, split, tops, len(columns) - 1)
    level = [box for box in boxes if box.lies]
    lined = ruled and len(_edges(run, level)) >= 2
    closed = [_closes(run, edges, level, columns, top) for top in tops] if lined else []
    return Grid(run[0].page, tuple(columns), tuple(ys), _spanned(cells, closed, run), sure=ruled)


def _split(line: Line, columns: Sequence[float]) -> Iterator[Line | None]:
    for start, end in pairwise((-inf, *columns[1:-1], inf)):
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
    step = 1.15 * pitch(run)
    opens = [i for i in range(1, len(run)) if _opens(run, split, i, step)]
    if not opens and _stacked(split):
        opens = [i for i in range(1, len(run)) if split[i][0]]
    yield from (0, *opens)


def _stacked(split: Sequence[Sequence[Line | None]]) -> bool:
    """Whether every line can be a row of its own: each begins anew in the first column."""
    labels = [parts[0].words[0].text for parts in split if parts[0]]
    return all(not text[0].islower() for text in labels) and len(labels) > 2


def _opens(
    run: Sequence[Line], split: Sequence[Sequence[Line | None]], index: int, step: float
) -> bool:
    """Whether a line opens a row; a label in the first column may run on beside it."""
    if run[index - 1].bold and run[index].plain:
        return True
    label, *others = split[index]
    above = [i for i in range(index) if any(split[i][1:])]
    labels = [i for i in range(index) if split[i][0]]
    y = run[index].y
    if not above or y - run[above[-1]].y <= step:
        return False
    fresh = label is not None and (not labels or y - run[labels[-1]].y > step)
    return fresh or sum(part is not None for part in others) > 1


def _closes(
    run: Sequence[Line],
    edges: Sequence[float],
    boxes: Sequence[Box],
    columns: Sequence[float],
    top: int,
) -> bool:
    """Whether the edge over a row also crosses the first column, so that its cell begins there."""
    y = max((edge for edge in edges if edge < run[top].y), default=0.0)
    middle = (columns[0] + columns[1]) / 2
    return any(abs(box.y0 - y) < 3 for box in boxes if box.x0 <= middle <= box.x1)


def _cells(
    run: Sequence[Line],
    split: Sequence[Sequence[Line | None]],
    tops: Sequence[int],
    columns: int,
) -> list[Cell]:
    cells: list[Cell] = []
    for row, (start, end) in enumerate(pairwise((*tops, len(run)))):
        for column in range(columns):
            held = [part for parts in split[start:end] if (part := parts[column])]
            words = [word for line in held for word in line.words]
            cells.append(Cell(row, column, row, column, tuple(lines(words, run[0].page))))
    return cells


def _spanned(
    cells: Sequence[Cell], closed: Sequence[bool], run: Sequence[Line]
) -> tuple[Cell, ...]:
    """Give the lines of a label that runs on beside later rows to the row it begins in."""
    step = 1.15 * pitch(run)
    kept = list(cells)
    last: int | None = None
    for index, cell in enumerate(cells):
        if cell.column != 0 or cell.row == 0:
            continue
        opens = closed[cell.row] if closed else not _runs_beside(kept, last, cell, step)
        if opens or last is None:
            last = index if opens else last
            continue
        kept[last] = replace(kept[last], lines=(*kept[last].lines, *cell.lines))
        kept[index] = replace(cell, lines=())
    return tuple(kept)


def _runs_beside(cells: Sequence[Cell], last: int | None, cell: Cell, step: float) -> bool:
    if not cell.lines or last is None or not cells[last].lines:
        return False
    return cell.lines[0].y - cells[last].lines[-1].y <= step
