"""What a spreadsheet asks of a field."""

from __future__ import annotations

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """Keep a spreadsheet from running a field as a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
