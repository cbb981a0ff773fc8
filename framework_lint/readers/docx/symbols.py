"""Characters of Word's symbol fonts, which have no letters of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNREADABLE = "\ufffd"

_SYMBOL = {
    0xA3: "≤",
    0xAB: "↔",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
    0xD0: "∠",
    0xD7: "⋅",
    0xDE: "⇒",
    0xE5: "∑",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x76: "•",
    0x77: "•",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "•",
    0xE0: "→",
    0xE8: "→",
    0xF0: "→",
    0xFC: "✓",
    0xFE: "☑",
}
_SIGNS = {code: chr(code) for code in range(0x20, 0x40)}
_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SIGNS | _GREEK | _SYMBOL,
    "wingdings": _WINGDINGS,
    "webdings": {},
}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")


def read_symbol(code: str, font: str) -> str:
    """Return the character for a code, in hexadecimal, of a font."""
    if not _HEX.fullmatch(code):
        return UNREADABLE
    number = int(code, 16)
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    family = font.lower().rstrip(" 23")
    if family in _FONTS:
        return _FONTS[family].get(low, UNREADABLE)
    readable = 0x20 <= low < 0xD800 or 0xE000 <= low <= 0x10FFFF
    return chr(low) if readable else UNREADABLE


def read_private(text: str) -> str:
    """Replace characters that only a symbol font gives a shape."""
    return _PRIVATE.sub(lambda match: _private(ord(match[0]) - 0xF000), text)


def _private(low: int) -> str:
    return (_WINGDINGS | _SYMBOL).get(low, UNREADABLE)
