"""The facts of a rule by the words that state them."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.formula import Atom, atoms
from framework_lint.reading import Rule
from framework_lint.readings.frame import tidy


@dataclass(frozen=True, slots=True)
class Held:
    """A fact with a passage in it, and the words before and behind the passage."""

    fact: Atom
    before: str
    behind: str
    condition: bool


def holding(rule: Rule, passage: str) -> Held | None:
    """Return the first fact of a rule whose words hold a passage; conditions come first."""
    wanted = " ".join(passage.split())
    for formula, condition in ((rule.trigger, True), (rule.duty, False)):
        for fact in atoms(formula):
            before, found, behind = fact.name.partition(wanted)
            if found:
                return Held(fact, tidy(before), tidy(behind), condition)
    return None
