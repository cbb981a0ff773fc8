"""The numbers of headings: "2.3", "C.1", "Appendix A"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from framework_lint.document import Block, Kind

_DIVISION = r"(?:(?i:appendix|annex|section|part|chapter|schedule|article)\s+)"
_NUMBER = r"[A-Z](?:\.\d{1,3})+|\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z]"
_LABEL = re.compile(
    rf"{_DIVISION}(?P<named>{_NUMBER})(?![\w])"
    rf"|(?P<marked>{_NUMBER})(?:[.):]|\s+[–—-])(?=\s|$)"
    r"|(?P<dotted>(?:[A-Z]|\d{1,3})(?:\.\d{1,3})+)(?=\s|$)"
    r"|(?P<bare>\d{1,3}|[A-Z])(?=\s+[A-Z“\"‘'(]|$)"
)


def heading_label(text: str) -> str:
    """Return the number that opens a heading: "2.3", "C.1", "A" of "Appendix A"; "" if none."""
    match = _LABEL.match(text)
    return match[match.lastgroup or 0] if match else ""


def settle(blocks: Sequence[Block]) -> list[Block]:
    """Drop the label of a heading that opens with the word "A", not the letter of an appendix."""
    labels = {block.label for block in blocks if block.kind is Kind.HEADING}
    return [replace(b, label="") if _is_word(b, labels) else b for b in blocks]


def _is_word(block: Block, labels: Collection[str]) -> bool:
    match = _LABEL.match(block.text) if block.kind is Kind.HEADING else None
    if match is None or not (match["bare"] or "").isalpha():
        return False
    letter = ord(block.label)
    beside = {chr(letter - 1), chr(letter + 1)}.intersection(labels)
    return not beside and not any(label.startswith(f"{block.label}.") for label in labels)
