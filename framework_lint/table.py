"""Read a table of a TOML file as what it should hold; every complaint says where the mistake is."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from framework_lint.errors import InputError

MOST = 1_000_000
Kind = TypeVar("Kind", bound=StrEnum)


def content(path: Path, name: str) -> str:
    """Return the text of a file; raise InputError if there is none."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: cannot be read: it is not UTF-8") from error


def table_of(text: str, where: str) -> Table:
    """Return what a TOML file holds; raise InputError for one that is not TOML."""
    try:
        return Table(where, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{where}: is not TOML: {error}") from error


def meant(named: str, known: Collection[str]) -> str:
    """Say which of the known names was meant, if one is near: "; did you mean AMB101?"."""
    near = get_close_matches(named, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table and where it stands: "mine.toml", "mine.toml: article 3"."""

    where: str
    values: Mapping[str, object]

    def only(self, keys: Collection[str]) -> None:
        """Refuse a key that is not among `keys`."""
        for key in self.values:
            if key not in keys:
                self.refuse(f"{key}: is not a known key{meant(key, keys)}")

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not _is_text(value):
            self.refuse(f"{key}: give a text")
        return value

    def text_or(self, key: str, default: str) -> str:
        return self.text(key) if key in self.values else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, which may be left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(_is_text(each) for each in value):
            self.refuse(f"{key}: give a list of texts")
        return tuple(value)

    def day(self, key: str) -> date:
        value = self.values.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            self.refuse(f"{key}: give a day without quotes, such as 2026-01-31")
        return value

    def number(self, key: str) -> int:
        """Return a whole number from 1."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST:
            self.refuse(f"{key}: give a whole number from 1 to {MOST:,}")
        return value

    def one_of(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        value = self.values.get(key, default)
        try:
            return kind(value)  # type: ignore[arg-type]  # what is no member is refused
        except ValueError:
            self.refuse(f"{key}: give one of {', '.join(repr(each.value) for each in kind)}")

    def pairs(self, key: str) -> dict[str, str]:
        """Return a table of texts, which may be left out."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            self.refuse(f'{key}: give a table of texts, such as {{ deadline = "72 hours" }}')
        return value

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of a list under their numbers."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(v, dict) for v in value):
            self.refuse(f"{key}: give at least one [[{key}]]")
        for position, inner in enumerate(value, start=1):
            yield Table(f"{self.where}: {key} {inner.get('number', position)}", inner)

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield the tables of a table under their names; it may be left out."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
            self.refuse(f'{key}: give tables, such as [{key}."name"]')
        for name, inner in value.items():
            yield name, Table(f'{self.where}: {key} "{name}"', inner)

    def refuse(self, complaint: str) -> NoReturn:
        raise InputError(f"{self.where}: {complaint}")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\0" not in value
