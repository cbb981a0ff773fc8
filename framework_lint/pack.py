"""Packs: what a regime asks, article by article, and by which criteria it is looked for."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from framework_lint.criterion import Criterion, Depth, Numbers
from framework_lint.verdict import Verdict


class Status(StrEnum):
    """What a regime is: only one that is in force or enacted is law."""

    IN_FORCE = "in force"
    ENACTED = "enacted"
    BILL = "bill"
    DRAFT = "draft, not enacted"
    VOLUNTARY = "voluntary"
    GUIDANCE = "guidance"

    @property
    def law(self) -> bool:
        return self in (Status.IN_FORCE, Status.ENACTED)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: the criteria that look for it, and what of their answers it asks for.

    `needs` are slots without which it is addressed in general terms only;
    `verdict` is given beforehand where no document can show an answer.
    """

    number: str
    title: str
    paraphrase: str
    criteria: tuple[Criterion, ...]
    depth: Depth
    needs: tuple[str, ...]
    numbers: Numbers
    verdict: Verdict | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A regime, and the day as of which it is asked for.

    `in_force` is None for one that is no law; `checked` is the day its text was last read.
    """

    name: str
    title: str
    status: Status
    note: str
    in_force: date | None
    checked: date
    as_of: date
    articles: tuple[Article, ...]

    @property
    def standing(self) -> str:
        """Say what the regime is worth on the day: "in force since 1 January 2026"."""
        if self.in_force is None:
            return f"{self.status}: {self.note}" if self.note else self.status.value
        if self.as_of < self.in_force:
            return f"not yet in force on {spoken(self.as_of)}; effective {spoken(self.in_force)}"
        return f"in force since {spoken(self.in_force)}"


def spoken(day: date) -> str:
    """Say a day in words: "1 January 2026"."""
    return f"{day.day} {month_name[day.month]} {day.year}"
