"""Load the packs: those that come with the tool, and a user's own from a TOML file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from framework_lint.errors import InputError
from framework_lint.pack import Pack
from framework_lint.packs.parsing import parse
from framework_lint.registry import PACKAGE
from framework_lint.table import content, meant, table_of

_FOLDER = files(PACKAGE).joinpath("packs")
_SUFFIX = ".toml"


def names() -> tuple[str, ...]:
    """Return the names of the packs that come with the tool."""
    found = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


def load(name: str, as_of: date | None = None) -> Pack:
    """Return a pack, by its name or its TOML file, as of a day or of its last check.

    Raises InputError for the first mistake in a file.
    """
    pack = _load(name)
    return pack if as_of is None else replace(pack, as_of=as_of)


def _load(name: str) -> Pack:
    if name.endswith(_SUFFIX):
        return parse(table_of(content(Path(name), name), name))
    if name not in names():
        hint = meant(name, names()) or f"; known are {', '.join(names())}, or give a .toml file"
        raise InputError(f"unknown pack {name!r}{hint}")
    return parse(table_of(_FOLDER.joinpath(name + _SUFFIX).read_text("utf-8"), name))
