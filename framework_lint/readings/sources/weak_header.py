"""A column whose header is weaker than what stands in its cells."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Register
from framework_lint.clause import Clause, ClauseKind
from framework_lint.clauses.layout import Part
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import Redraft, allowing, appending, swapping, unchanged, voiding
from framework_lint.readings.frame import Frame

SOURCE = "header-weaker-than-cell"
_MODALS = frozenset({"must", "shall", "will"})
_BINDING = appending(", whatever the heading of this column says")
_WEAK = (Register.PERMISSION, Register.RECOMMENDATION)


def weak_headers(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties that a cell requires under a header that calls them potential or advice."""
    for clause in frame.policy.clauses:
        cell = frame.cell(clause)
        if cell is None or cell.part is not Part.SAFEGUARD or cell.header not in _WEAK:
            continue
        binding = pattern("readings", "binding").search(clause.quote)
        mandatory = clause.kind is ClauseKind.COMMITMENT and clause.register is Register.MANDATORY
        if mandatory and binding and not pattern("readings", "headed").search(clause.quote):
            yield _ambiguity(frame, clause, binding.group())


def _ambiguity(frame: Frame, clause: Clause, verb: str) -> Ambiguity:
    block, column = _header(frame, frame.index(clause), clause.place.column or "")
    weak = next(m for m in (pattern("columns", r).search(column) for r in _WEAK) if m)
    header = f"the header of the column is “{column}”, {frame.where(block)}"
    cell = f"the cell says “{verb}”"
    start, end = (0, len(column)) if frame.block(block).text == column else (0, len(clause.quote))
    return Ambiguity(
        SOURCE,
        clause.id,
        block,
        start,
        min(end, len(frame.block(block).text)),
        f"the column is headed “{column}” and the cell says “{verb}”: what stands in it can be "
        f"read as required or, by “{weak.group()}”, as not binding.",
        (
            Alternative("what the cell states is required", cell, header, unchanged, _BINDING),
            Alternative(
                "what the cell states is not binding", header, cell, voiding, _optional(verb)
            ),
        ),
    )


def _header(frame: Frame, cell: int, column: str) -> tuple[int, str]:
    """Return the block that heads a column of a cell's table, or the cell's own."""
    table = frame.block(cell).place.table
    for index in range(cell, -1, -1):
        block = frame.block(index)
        if block.kind is Kind.CAPTION and block.place.table == table and block.text == column:
            return index, column
    return cell, column


def _optional(verb: str) -> Redraft:
    """Turn the verb that binds into a permission that says that it is one."""
    if verb.lower() in _MODALS:
        return allowing(verb)
    opening = "We" if verb[:1].isupper() else "we"
    allowed = swapping(verb, f"{opening} may {verb.lower()}")
    return lambda quote: appending(", but need not")(allowed(quote))
