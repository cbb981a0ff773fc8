"""Tables with rules: a grid of lines, and which of its fields are one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from framework_lint.readers.pdf.drawing import Box
from framework_lint.readers.pdf.line import Line, Word, lines

_TOUCH = 3.0
_MOST_RULES = 4_000


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell as lines; rows and columns count from 0, the last ones included."""

    row: int
    column: int
    last_row: int
    last_column: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: where its columns and rows part, in points, and its cells.

    `sure` says that rules or areas told the rows, not only the space between lines.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    sure: bool = True

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def grids(boxes: Sequence[Box], words: Sequence[Word], page: int) -> list[Grid]:
    """Find the grids that the rules of a page draw, with the words that stand in them."""
    found: list[Grid] = []
    for rules in _components([box for box in boxes if box.lies or box.stands]):
        xs = _merged([(b.x0 + b.x1) / 2 for b in rules if b.stands])
        ys = _merged([(b.y0 + b.y1) / 2 for b in rules if b.lies])
        ys = _merged([*ys, *_open_ends(rules, ys)])
        if len(xs) > 1 and len(ys) > 1:
            found.append(_grid(rules, xs, ys, words, page))
    return [grid for grid in found if any(cell.lines for cell in grid.cells)]


def _components(rules: Sequence[Box]) -> list[list[Box]]:
    """Group rules that touch; most likely those of one table."""
    groups: list[list[Box]] = []
    for rule in sorted(rules[:_MOST_RULES], key=lambda box: (box.y0, box.x0)):
        touched = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([rule, *(box for group in touched for box in group)])
    return groups


def _touch(a: Box, b: Box) -> bool:
    apart_x = a.x0 > b.x1 + _TOUCH or b.x0 > a.x1 + _TOUCH
    apart_y = a.y0 > b.y1 + _TOUCH or b.y0 > a.y1 + _TOUCH
    return not apart_x and not apart_y


def _merged(values: Sequence[float]) -> list[float]:
    """Sort positions and make one of those that are nearly the same."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 2 * _TOUCH:
            kept.append(value)
    return kept


def _open_ends(rules: Sequence[Box], ys: Sequence[float]) -> list[float]:
    """Return where upright rules end without a level one: a cell that runs on over the page."""
    stands = [box for box in rules if box.stands]
    if not stands or not ys:
        return []
    ends = (min(box.y0 for box in stands), max(box.y1 for box in stands))
    return [end for end in ends if min(abs(end - y) for y in ys) > 4 * _TOUCH]


def _grid(
    rules: Sequence[Box], xs: list[float], ys: list[float], words: Sequence[Word], page: int
) -> Grid:
    owner = _owners(rules, xs, ys)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        field = _field((word.x0 + word.x1) / 2, word.y - 0.3 * word.size, xs, ys)
        if field is not None:
            held.setdefault(owner[field], []).append(word)
    cells = [
        _cell(first, owner, held.get(first, []), page) for first in sorted(set(owner.values()))
    ]
    return Grid(page, tuple(xs), tuple(ys), tuple(cells))


def _field(x: float, y: float, xs: Sequence[float], ys: Sequence[float]) -> tuple[int, int] | None:
    row = next((i for i, (a, b) in enumerate(pairwise(ys)) if a <= y < b), None)
    column = next((i for i, (a, b) in enumerate(pairwise(xs)) if a <= x < b), None)
    return None if row is None or column is None else (row, column)


def _owners(
    rules: Sequence[Box], xs: Sequence[float], ys: Sequence[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Say for each field (row, column) which field its cell begins with."""
    owner = {(r, c): (r, c) for r in range(len(ys) - 1) for c in range(len(xs) - 1)}
    for field in sorted(owner):
        row, column = field
        if row and not _ruled(rules, ys[row], xs[column], xs[column + 1], lies=True):
            _unite(owner, (row - 1, column), field)
        if column and not _ruled(rules, xs[column], ys[row], ys[row + 1], lies=False):
            _unite(owner, (row, column - 1), field)
    return owner


def _ruled(rules: Sequence[Box], at: float, start: float, end: float, *, lies: bool) -> bool:
    """Whether rules cover at least half of the way from `start` to `end`."""
    covered = 0.0
    for box in rules:
        middle = (box.y0 + box.y1) / 2 if lies else (box.x0 + box.x1) / 2
        if (box.lies if lies else box.stands) and abs(middle - at) <= 2 * _TOUCH:
            first, last = (box.x0, box.x1) if lies else (box.y0, box.y1)
            covered += max(0.0, min(last, end) - max(first, start))
    return covered >= 0.5 * (end - start)


def _unite(
    owner: dict[tuple[int, int], tuple[int, int]], a: tuple[int, int], b: tuple[int, int]
) -> None:
    first, second = sorted((owner[a], owner[b]))
    for field, held in owner.items():
        if held == second:
            owner[field] = first


def _cell(
    first: tuple[int, int],
    owner: dict[tuple[int, int], tuple[int, int]],
    words: Sequence[Word],
    page: int,
) -> Cell:
    fields = [field for field, held in owner.items() if held == first]
    last_row, last_column = max(r for r, _ in fields), max(c for _, c in fields)
    return Cell(*first, last_row, last_column, tuple(lines(words, page)))
