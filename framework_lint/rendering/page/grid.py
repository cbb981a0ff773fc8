"""Tables drawn as tables: cells in the row and under the column that they were read in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from framework_lint.document import Block, Kind
from framework_lint.rendering.page.part import Column, Grid, GridCell, GridRow, Line, Loose

Cells = Sequence[tuple[Block, Line]]


@dataclass(slots=True)
class _Row:
    """A row in the making: lines by the position of their column."""

    label: str | None
    cells: dict[int, list[Line]] = field(default_factory=dict)


def table(cells: Cells) -> Grid | Loose:
    """Draw the cells and captions of one table, or list them where the columns were lost."""
    caption = next((line for block, line in cells if _is_title(block)), None)
    held = [(block, line) for block, line in cells if not _is_title(block)]
    name = held[0][0].place.table or "table"
    if not any(block.place.column for block, _ in held):
        return Loose(name, caption, tuple(line for _, line in held))
    columns = _columns(held)
    return Grid(name, caption, columns, _rows(held, columns))


def _is_title(block: Block) -> bool:
    return block.kind is Kind.CAPTION and block.place.column is None


def _columns(held: Cells) -> tuple[Column, ...]:
    """Return the columns in order; one without a header stands before the one it was met with."""
    heads = {b.place.column: line for b, line in held if b.kind is Kind.CAPTION}
    order: list[str | None] = list(heads)
    met = [block.place.column for block, _ in held if block.kind is not Kind.CAPTION]
    for at, name in enumerate(met):
        if name not in order:
            after = next((n for n in met[at:] if n in order), None)
            order.insert(order.index(after) if after in order else len(order), name)
    return tuple(Column(name, heads.get(name)) for name in order)


def _rows(held: Cells, columns: Sequence[Column]) -> tuple[GridRow, ...]:
    positions = {column.name: position for position, column in enumerate(columns)}
    rows: list[_Row] = []
    last = 0
    for block, line in held:
        if block.kind is Kind.CAPTION:
            continue
        position = positions[block.place.column]
        if not rows or block.place.row != rows[-1].label or position < last:
            rows.append(_Row(block.place.row))
        rows[-1].cells.setdefault(position, []).append(line)
        last = position
    return tuple(_drawn(rows, at, len(columns)) for at in range(len(rows)))


def _drawn(rows: Sequence[_Row], at: int, width: int) -> GridRow:
    row = rows[at]
    continued = at > 0 and _continues(rows[at - 1], row)
    reach = 1
    while at + reach < len(rows) and _continues(rows[at + reach - 1], rows[at + reach]):
        reach += 1
    label = None if continued else GridCell(_lines(row.cells, 0), reach)
    return GridRow(label, tuple(GridCell(_lines(row.cells, n)) for n in range(1, width)))


def _continues(above: _Row, row: _Row) -> bool:
    """Whether a row is about what the one above is about, and names it no more."""
    return row.label is not None and row.label == above.label and 0 not in row.cells


def _lines(cells: Mapping[int, Sequence[Line]], position: int) -> tuple[Line, ...]:
    return tuple(cells.get(position, ()))
