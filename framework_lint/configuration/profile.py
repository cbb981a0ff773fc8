"""Profiles: how much is reported of a text, from one that is being written to the strictest."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.check import Check, Confidence, Severity
from framework_lint.outcome import Finding


@dataclass(frozen=True, slots=True)
class Profile:
    """Which checks run where none are selected, and what makes a run fail.

    `families` do not run; `optional` lets those run that are off by default.
    """

    name: str
    says: str
    fail_on: Severity
    notes: bool = True
    unsure: bool = True
    optional: bool = False
    families: tuple[str, ...] = ()

    @property
    def limits(self) -> bool:
        """Whether it leaves out anything that runs by default."""
        return not self.notes or not self.unsure or bool(self.families)

    def runs(self, check: Check) -> bool:
        kept = self.notes or check.severity is not Severity.NOTE
        return kept and (check.enabled or self.optional) and check.family not in self.families

    def tells(self, finding: Finding) -> bool:
        return self.unsure or finding.confidence is not Confidence.LOW


DRAFT = Profile(
    name="draft",
    says="no notes, nothing of low confidence, nothing of the DOC family",
    fail_on=Severity.ERROR,
    notes=False,
    unsure=False,
    families=("DOC",),
)
PUBLISHED = Profile(
    name="published", says="every check that is on by default", fail_on=Severity.WARNING
)
STRICT = Profile(
    name="strict",
    says="every check, also those that are off by default",
    fail_on=Severity.NOTE,
    optional=True,
)
PROFILES = {profile.name: profile for profile in (DRAFT, PUBLISHED, STRICT)}
