"""How bad a finding is if it is right, and how sure a check is of it: two facts."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is if it is right, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Count from 0 for the worst."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a check can be of what it finds."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
