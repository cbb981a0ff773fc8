"""A setting: its value, and who gave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from framework_lint.loading import MEGABYTE
from framework_lint.readers.options import Options, Revisions

Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it comes from: "default", "profile draft", "framework-lint.toml"."""

    value: Value
    origin: str


Layer = Mapping[str, Setting]
"""The settings that one place gives, by their keys."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting for one file.

    `configuration` is the file that was read for it, if there is one, and
    `beside` one that was passed over for it. `excluded` is the glob by which
    the file is to be left alone.
    """

    entries: tuple[tuple[str, Setting], ...]
    configuration: str = ""
    beside: str = ""
    excluded: str = ""

    def __getitem__(self, key: str) -> Setting:
        return dict(self.entries)[key]

    def text(self, key: str) -> str:
        return str(self[key].value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self[key].value
        return value if isinstance(value, tuple) else ()

    def number(self, key: str) -> int:
        value = self[key].value
        return value if isinstance(value, int) else 0

    @property
    def options(self) -> Options:
        return Options(Revisions(self.text("revisions")), self.number("max-pages"))

    @property
    def limit(self) -> int:
        """The most bytes that the file may have."""
        return self.number("max-size") * MEGABYTE
