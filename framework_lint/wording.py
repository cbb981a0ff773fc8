"""How counts and places are said."""

from __future__ import annotations

import re

from framework_lint.document import Place
from framework_lint.screen import Screen, shorten, visible

_LABEL_WIDTH = 32
_TABLE_NUMBER = re.compile(r"table\s+[\w.]*\w", re.IGNORECASE)


def count(number: int, noun: str) -> str:
    """Say "1 finding" or "1,204 findings"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def place(at: Place, screen: Screen) -> str:
    """Say where to look something up."""
    page = [f"p. {at.page}"] if at.page else []
    return ", ".join([f"line {at.line}", *page, *_cell(at, screen)])


def _cell(at: Place, screen: Screen) -> list[str]:
    said: list[str] = []
    if at.table:
        number = _TABLE_NUMBER.match(at.table)
        said.append(number[0] if number else f"table {_label(at.table, screen)}")
    if at.row:
        said.append(f"row {_label(at.row, screen)}")
    if at.column:
        said.append(f"column {_label(at.column, screen)}")
    if at.item:
        said.append(f"item {at.item}")
    if at.note:
        said.append(f"note {visible(at.note)}")
    return said


def _label(text: str, screen: Screen) -> str:
    return f'"{shorten(text, screen, _LABEL_WIDTH)}"'
