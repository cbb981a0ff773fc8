"""Where a file lies, as seen from the current folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import PurePath

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def inside(name: str) -> str | None:
    """Return the path of a file from the current folder, or None if it lies outside of it."""
    for path in (name, os.path.realpath(name)):
        with suppress(ValueError):  # another drive
            relative = PurePath(os.path.relpath(path))
            if relative.parts[:1] != (os.pardir,):
                return relative.as_posix()
    return None


def path_of(name: str) -> str:
    """Return the path of a file from the current folder, or its name if it lies outside of it."""
    return inside(name) or name


def percent_encoded(path: str) -> str:
    """Return a relative path as a URI reference."""
    return "".join(
        chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"
        for byte in path.encode(errors="replace")
    )
