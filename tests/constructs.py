"""Constructs of a format beside what must be read: the fixtures, and a block as they write it."""

from __future__ import annotations

import re
from pathlib import Path

from framework_lint.document import Block, Role


def show(block: Block) -> str:
    """Write a block as one line of the fixture."""
    kind = block.kind.value if block.role is Role.BODY else f"{block.kind} ({block.role})"
    level = str(block.level) if block.level else ""
    place = block.place
    cell = [place.table, place.row, place.column, place.item and f"item {place.item}"]
    where = "[" + " / ".join(part or "-" for part in cell) + "]" if place.table else ""
    note = f"[^{place.note}]" if place.note else ""
    return " ".join(filter(None, [kind, level, where, note, block.label, "|", marked(block)]))


def marked(block: Block) -> str:
    """Return a block's text with a "⟨1⟩" for each mark."""
    text = block.text
    for mark in reversed(block.marks):
        text = f"{text[: mark.offset]}⟨{mark.note}⟩{text[mark.offset :]}"
    return text


def cases(path: Path) -> list[tuple[str, str, str]]:
    """Read a fixture: a title, a text and its blocks, each closed by a full stop on a line."""
    parts = re.split(r"^\.\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return [
        (title.strip(), text, expected)
        for title, text, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    ]
