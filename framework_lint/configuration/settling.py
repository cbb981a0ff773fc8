"""Settle what holds for a file: the command line before the configuration before the profile."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from framework_lint.configuration.finding import Found, finder, load
from framework_lint.configuration.key import KEYS
from framework_lint.configuration.parsing import Configuration
from framework_lint.configuration.profile import PROFILES
from framework_lint.configuration.setting import Layer, Setting, Settings, Value
from framework_lint.location import matches, relative

COMMAND_LINE = "command line"
_DEFAULTS = {key.name: Setting(key.default, "default") for key in KEYS}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for, and which configuration: one by name, none, or the nearest.

    `values` are by key; None is not given.
    """

    values: Layer = field(default_factory=dict)
    named: str | None = None
    none: bool = False

    def ask(self, **values: Value | None) -> Wishes:
        """Add what options of these names were given."""
        given = {
            key.replace("_", "-"): Setting(value, COMMAND_LINE)
            for key, value in values.items()
            if value not in (None, ())
        }
        return Wishes({**self.values, **given}, self.named, self.none)


def settler(wishes: Wishes) -> Callable[[str], Settings]:
    """Return a function from the path of a file to its settings.

    Raises InputError for a mistake in a configuration, there or at once.
    """
    named = Found(load(wishes.named)) if wishes.named else None
    find = finder()

    def settle(path: str) -> Settings:
        folder = os.path.dirname(path)  # noqa: PTH120 - a path as it was given
        found = Found() if wishes.none else named or find(folder)
        return _settled(path, found, wishes.values)

    return settle


def _settled(path: str, found: Found, line: Layer) -> Settings:
    configuration = found.configuration
    layers = [*_configured(path, configuration), line]
    profile = PROFILES[str(_laid((_DEFAULTS, *layers))["profile"].value)]
    origin = f"profile {profile.name}"
    own = {"select": Setting((), origin), "fail-on": Setting(profile.fail_on.value, origin)}
    laid = _laid((_DEFAULTS, own, *layers))
    entries = tuple((key.name, laid[key.name]) for key in KEYS)
    name = configuration.name if configuration else ""
    return Settings(entries, name, found.beside, _excluding(path, configuration))


def _configured(path: str, configuration: Configuration | None) -> Iterator[Layer]:
    if configuration is None:
        return
    yield configuration.top
    for glob, layer in configuration.globs:
        if matches(glob, relative(path, configuration.folder)):
            yield layer


def _excluding(path: str, configuration: Configuration | None) -> str:
    globs = configuration.excluded if configuration else ()
    folder = configuration.folder if configuration else ""
    return next((glob for glob in globs if matches(glob, relative(path, folder))), "")


def _laid(layers: Iterable[Layer]) -> Layer:
    """Lay one over the other; who selects anew takes nothing of what others selected besides."""
    laid: dict[str, Setting] = {}
    for layer in layers:
        if "select" in layer:
            laid["extend-select"] = _DEFAULTS["extend-select"]
        laid.update(layer)
    return laid
