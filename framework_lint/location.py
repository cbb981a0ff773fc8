"""Where a file lies as seen from a folder, and whether a glob means it."""

from __future__ import annotations

import os
from pathlib import Path

from framework_lint.table import Table

_UP = "../"


def relative(path: str, folder: str) -> str:
    """Return a path as seen from a folder, with forward slashes; both may be relative."""
    parent, name = os.path.split(path)
    whole = Path(os.path.realpath(parent), name)
    try:
        return Path(os.path.relpath(whole, os.path.realpath(folder))).as_posix()
    except ValueError:  # another drive
        return whole.as_posix()


def matches(glob: str, path: str) -> bool:
    """Whether a glob means a path, both relative to one folder, as in a .gitignore.

    One without a slash means a name at any depth; one that means a folder
    means all that it holds.
    """
    from wcmatch.glob import CASE, DOTGLOB, FORCEUNIX, GLOBSTAR, globmatch

    anywhere = "/" not in glob.rstrip("/")
    named = glob.strip("/")
    if anywhere:
        named, path = f"**/{named}", path.replace(_UP, "")
    held = [f"{named}/**"] if glob.endswith("/") else [named, f"{named}/**"]
    return bool(globmatch(path, held, flags=GLOBSTAR | DOTGLOB | CASE | FORCEUNIX))


def refuse_glob(table: Table, key: str, glob: str) -> None:
    """Raise InputError for a text that means no file."""
    if glob.startswith("!") or not glob.strip("/. "):
        table.refuse(f"{key}: {glob!r} is no glob; give one such as 'drafts/**' or '*.txt'")
