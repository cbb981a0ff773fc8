"""Show the settings of files with where each comes from."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.check import Check
from framework_lint.configuration.profile import PROFILES
from framework_lint.configuration.setting import Setting, Settings, Value
from framework_lint.screen import Screen, visible, wrap

_KEY = 15


def show(name: str, settings: Settings, checks: tuple[Check, ...], screen: Screen) -> Iterator[str]:
    """Yield the lines that tell the settings of a file and the checks that they come to."""
    yield screen.paint(visible(name), "strong")
    if settings.excluded:
        yield _line("excluded", f'by "{settings.excluded}": not linted', screen)
    yield _line("configuration", settings.configuration or "none", screen)
    if settings.beside:
        note = f"{settings.beside} stands in the same folder and is not read"
        yield _line("", note, screen)
    for key, setting in settings.entries:
        yield _line(key, f"{_said(key, setting, settings)}  ({setting.origin})", screen)
    codes = ", ".join(check.code for check in checks)
    yield _line("checks", f"{len(checks)}: {codes}", screen)


def _said(key: str, setting: Setting, settings: Settings) -> str:
    if key == "select" and not setting.value:
        profile = PROFILES[settings.text("profile")]
        return f"what profile {profile.name} runs: {profile.says}"
    return _told(setting.value)


def _told(value: Value) -> str:
    told = ", ".join(value) if isinstance(value, tuple) else str(value)
    return told or "none"


def _line(label: str, told: str, screen: Screen) -> str:
    return wrap(told, screen, 2, label.ljust(_KEY))
