"""A page taken apart: its tables, its call-outs, and the lines that stand outside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from framework_lint.readers.pdf.drawing import Box
from framework_lint.readers.pdf.grid import Cell, Grid, grids
from framework_lint.readers.pdf.line import Line, Word, lines, segments, words
from framework_lint.readers.pdf.page import Sheet
from framework_lint.readers.trail import lead

_MOST = 500


@dataclass(frozen=True, slots=True)
class Page:
    """The tables with rules, the boxed call-outs, and the lines and rules outside them."""

    sheet: Sheet
    lines: tuple[Line, ...]
    tables: tuple[Grid, ...]
    boxes: tuple[Grid, ...]
    rules: tuple[Box, ...]


def take_apart(sheet: Sheet) -> Page:
    """Find what stands in a grid or a box, and put the rest of a page's words into lines."""
    found = words(sheet.glyphs)
    found += list(_bullets(sheet.boxes, found))
    ruled = [g for g in grids(sheet.boxes, found, sheet.number) if not _frames(g, sheet)]
    free = [w for w in found if not any(_inside(w, grid) for grid in ruled)]
    shaded = list(_callouts(sheet, free))
    free = [w for w in free if not any(_inside(w, grid) for grid in shaded)]
    tables = tuple(grid for grid in ruled if len(grid.xs) > 2)
    boxes = (*(grid for grid in ruled if len(grid.xs) == 2), *shaded)
    held = (*tables, *boxes)
    rules = tuple(b for b in sheet.boxes if not any(_touches(b, grid) for grid in held))
    return Page(sheet, tuple(lines(free, sheet.number)), tables, boxes, rules)


def _bullets(boxes: Sequence[Box], found: Sequence[Word]) -> Iterator[Word]:
    """Yield a bullet for each dot drawn before the first word of a line."""
    dots = dict.fromkeys(box for box in boxes if box.dots)
    for box in islice(dots, _MOST):
        y = (box.y0 + box.y1) / 2
        beside = [word for word in found if word.y - 0.8 * word.size < y < word.y]
        after = min((w for w in beside if w.x0 > box.x1), key=lambda w: w.x0, default=None)
        before = [word for word in beside if 0 < box.x0 - word.x1 < 3 * word.size]
        if after and after.x0 - box.x1 < 2 * after.size and not before:
            yield replace(
                after, text="•", x0=box.x0, x1=box.x1, notes=(), broken=False, trail=lead("•")
            )


def _callouts(sheet: Sheet, free: Sequence[Word]) -> Iterator[Grid]:
    """Yield the shaded areas that hold prose rather than the rows of a table."""
    areas = dict.fromkeys(b for b in sheet.boxes if b.pale and not (b.lies or b.stands))
    for box in islice(areas, _MOST):
        grid = Grid(sheet.number, (box.x0, box.x1), (box.y0, box.y1), ())
        area = (box.x1 - box.x0) * (box.y1 - box.y0)
        held = lines([word for word in free if _inside(word, grid)], sheet.number)
        split = sum(len(segments(line, 1.7 * line.size)) > 1 for line in held)
        wide = area < 0.75 * sheet.width * sheet.height and box.x1 - box.x0 > 0.4 * sheet.width
        if len(held) > 2 and wide and split <= 0.2 * len(held):
            yield replace(grid, cells=(Cell(0, 0, 0, 0, tuple(held)),))


def _frames(grid: Grid, sheet: Sheet) -> bool:
    """Whether a lone frame is only the border of the page."""
    area = (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])
    return len(grid.xs) == 2 and area > 0.6 * sheet.width * sheet.height


def _touches(box: Box, grid: Grid) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return grid.xs[0] - 4 <= x <= grid.xs[-1] + 4 and grid.ys[0] - 4 <= y <= grid.ys[-1] + 4


def _inside(word: Word, grid: Grid) -> bool:
    return grid.holds((word.x0 + word.x1) / 2, word.y - 0.3 * word.size)
