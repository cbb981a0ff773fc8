"""Read a configuration file; every mistake in it is named with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from framework_lint.configuration.key import KEYS, PER_FILE, Key
from framework_lint.configuration.setting import Layer, Setting
from framework_lint.errors import InputError
from framework_lint.location import refuse_glob
from framework_lint.table import Table, table_of

TOOL = "framework-lint"
OWN, SHARED = "framework-lint.toml", "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file of a folder configures: for every file, and for those that globs mean.

    `name` and `folder` are told as seen from the current folder.
    """

    name: str
    folder: str
    top: Layer
    globs: tuple[tuple[str, Layer], ...] = ()

    @property
    def excluded(self) -> tuple[str, ...]:
        given = self.top.get("exclude")
        return given.value if given and isinstance(given.value, tuple) else ()


def own_table(text: str, name: str) -> Table | None:
    """Return what a file holds for this tool; None for a pyproject.toml without a table for it."""
    table = table_of(text, name)
    if Path(name).name != SHARED:
        return table
    tool = table.values.get("tool")
    held = tool.get(TOOL) if isinstance(tool, dict) else None
    if held is None:
        return None
    if not isinstance(held, dict):
        raise InputError(f"{name}: tool.{TOOL}: give a table")
    return Table(f"{name}: tool.{TOOL}", held)


def parse(table: Table, name: str, folder: str) -> Configuration:
    """Return the configuration of a table; raise InputError for the first mistake in it."""
    table.only([*(key.name for key in KEYS), PER_FILE])
    top, globs = _layer(table, KEYS, folder, name), _globs(table, name, folder)
    return Configuration(name, folder, top, tuple(globs))


def _globs(table: Table, name: str, folder: str) -> Iterator[tuple[str, Layer]]:
    keys = [key for key in KEYS if key.each]
    for glob, inner in table.named(PER_FILE):
        refuse_glob(table, PER_FILE, glob)
        for key in KEYS:
            if not key.each and key.name in inner:
                inner.refuse(f"{key.name}: holds for all files; give it above every [{PER_FILE}]")
        inner.only([key.name for key in keys])
        yield glob, _layer(inner, keys, folder, f'{name}, {PER_FILE} "{glob}"')


def _layer(table: Table, keys: Iterable[Key], folder: str, origin: str) -> Layer:
    given = [key for key in keys if key.name in table]
    return {key.name: Setting(key.read(table, key.name, folder), origin) for key in given}
