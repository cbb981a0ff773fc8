"""The work of a run: its files, and what holds for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from framework_lint.configuration import Plan, Settings, Wishes, planner, settler
from framework_lint.loading import STDIN, expand, title
from framework_lint.source import Unread


@dataclass(frozen=True, slots=True)
class Work:
    """What was found under the paths of a run; `settings` and `plans` are by path.

    `names` are those that reports give the paths.
    """

    found: tuple[str | Unread, ...]
    names: Mapping[str, str]
    settings: Mapping[str, Settings]
    plans: Mapping[str, Plan]

    @property
    def inputs(self) -> tuple[str | Unread, ...]:
        """What is to be read: all but what the configuration excludes."""
        excluded = self.excluded
        return tuple(each for each in self.found if each not in excluded)

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that was found."""
        return tuple(each for each in self.found if isinstance(each, str))

    @property
    def excluded(self) -> dict[str, str]:
        """The globs by which files are left alone, by path."""
        return {path: held.excluded for path, held in self.settings.items() if held.excluded}

    @property
    def named(self) -> dict[str, Plan]:
        """The plans by the names of reports."""
        return {self.names[path]: plan for path, plan in self.plans.items()}

    def without_waivers(self) -> Work:
        plans = {path: replace(p, waivers="", baseline="") for path, p in self.plans.items()}
        return replace(self, plans=plans)

    def passed_over(self, given: tuple[str, ...]) -> Iterator[str]:
        """Say which of the files that were given by name are left alone, and if that is all."""
        excluded = self.excluded
        for path in dict.fromkeys(given):
            if path in excluded:
                glob, file = excluded[path], self.settings[path].configuration
                yield f'{self.names[path]}: not linted: "{glob}" in {file} excludes it'
        if excluded and not self.inputs and not excluded.keys() & set(given):
            yield "nothing was linted: the configuration excludes every document found"


def plan_work(
    paths: tuple[str, ...],
    wishes: Wishes,
    as_of: date | None = None,
    stdin_name: str | None = None,
) -> Work:
    """Find the files and settle what holds for each; raise InputError for a mistake in that."""
    settle, plan, name = settler(wishes), planner(as_of), partial(title, stdin_name=stdin_name)
    found = tuple(expand(paths))
    files = [each for each in found if isinstance(each, str)]
    as_file = {path: (stdin_name or "<stdin>") if path == STDIN else path for path in files}
    settings = {path: settle(as_file[path]) for path in files}
    plans = {path: plan(held) for path, held in settings.items()}
    return Work(found, {path: name(path) for path in files}, settings, plans)
