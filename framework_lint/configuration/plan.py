"""A plan: what a file is linted with, how it is read, and what makes it fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from framework_lint import packs, registry
from framework_lint.check import Check, Severity
from framework_lint.configuration.key import NEVER
from framework_lint.configuration.profile import PROFILES, PUBLISHED, Profile
from framework_lint.configuration.setting import Settings
from framework_lint.errors import InputError
from framework_lint.outcome import Finding
from framework_lint.pack import Pack
from framework_lint.readers.options import Options


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done with a file; `limit` counts its bytes.

    Of the checks with a code in `asked` everything is reported, whatever the
    profile. `waivers` and `baseline` are paths, or empty.
    """

    checks: tuple[Check, ...]
    packs: tuple[Pack, ...]
    options: Options
    limit: int
    fail_on: Severity | None
    profile: Profile = PUBLISHED
    asked: frozenset[str] = frozenset()
    waivers: str = ""
    baseline: str = ""

    @property
    def limits(self) -> str:
        """What the profile leaves out of what it would else tell, in words, or nothing."""
        chosen = all(check.code in self.asked for check in self.checks)
        return self.profile.says if self.profile.limits and not chosen else ""

    def tells(self, finding: Finding) -> bool:
        """Whether the profile lets a finding be told, or its check was asked for."""
        return finding.code in self.asked or self.profile.tells(finding)


def planner(as_of: date | None = None) -> Callable[[Settings], Plan]:
    """Return a function from settings to a plan; regimes are asked for as of a day.

    It raises InputError for settings that leave no check to run, and for a pack.
    """

    @cache
    def pack(name: str) -> Pack:
        return packs.load(name, as_of)

    @cache
    def plan(settings: Settings) -> Plan:
        fail_on = settings.text("fail-on")
        return Plan(
            checks=_checks(settings),
            packs=tuple(map(pack, dict.fromkeys(settings.texts("packs")))),
            options=settings.options,
            limit=settings.limit,
            fail_on=None if fail_on == NEVER else Severity(fail_on),
            profile=PROFILES[settings.text("profile")],
            asked=_asked(settings),
            waivers=settings.text("waivers"),
            baseline=settings.text("baseline"),
        )

    return plan


def _checks(settings: Settings) -> tuple[Check, ...]:
    every, profile = registry.load(), PROFILES[settings.text("profile")]
    if not every:
        raise InputError("no checks are installed; install framework-lint again")
    chosen = settings.texts("select") or [check.code for check in every if profile.runs(check)]
    checks = registry.select(chosen, settings.texts("ignore"), settings.texts("extend-select"))
    if not checks:
        origins = (f"{key} ({settings[key].origin})" for key in ("select", "ignore"))
        raise InputError(f"{' and '.join(origins)} leave no check to run")
    return checks


def _asked(settings: Settings) -> frozenset[str]:
    named = (*settings.texts("select"), *settings.texts("extend-select"))
    return frozenset(check.code for check in registry.select(named)) if named else frozenset()
