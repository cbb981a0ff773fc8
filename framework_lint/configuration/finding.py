"""Find the configuration that holds for a file: the nearest one above it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framework_lint.configuration.parsing import (
    OWN,
    SHARED,
    TOOL,
    Configuration,
    own_table,
    parse,
)
from framework_lint.errors import InputError
from framework_lint.location import relative
from framework_lint.table import content


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration, and one in the same folder that it stands before."""

    configuration: Configuration | None = None
    beside: str = ""


def load(name: str) -> Configuration:
    """Return the configuration of a file that was named; raise InputError if it holds none."""
    table = own_table(content(Path(name), name), name)
    if table is None:
        raise InputError(f"{name}: has no [tool.{TOOL}]")
    return parse(table, name, os.path.dirname(name))  # noqa: PTH120 - a path as it is told


def finder() -> Callable[[str], Found]:
    """Return a function from a folder to what is found there or, if nothing is, above it."""

    @cache
    def find(folder: str) -> Found:
        path = Path(folder)
        own, shared = _own(path), _shared(path)
        if own or shared:
            return Found(own or shared, shared.name if own and shared else "")
        return find(str(path.parent)) if path.parent != path else Found()

    return lambda folder: find(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are


def _own(folder: Path) -> Configuration | None:
    return load(_told(folder / OWN)) if _is_there(folder / OWN) else None


def _shared(folder: Path) -> Configuration | None:
    """Read a pyproject.toml, if it names the tool at all; others are none of our business."""
    path = folder / SHARED
    name = _told(path)
    text = content(path, name) if _is_there(path) else ""
    table = own_table(text, name) if TOOL in text else None
    return parse(table, name, os.path.dirname(name)) if table else None  # noqa: PTH120


def _is_there(path: Path) -> bool:
    """Whether there is anything by this name; raise InputError for what is no file."""
    if not os.path.lexists(path):
        return False
    if not os.path.isfile(path):  # noqa: PTH113 - it raises nothing
        raise InputError(f"{_told(path)}: cannot be read: it is no file")
    return True


def _told(path: Path) -> str:
    return relative(str(path), ".")
