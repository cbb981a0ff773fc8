"""What the user may ask of the readers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Revisions(StrEnum):
    """Which text of a file with tracked changes is read: after all of them, or before."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is read; `max_pages` is the most that a file with pages may have."""

    revisions: Revisions = Revisions.ACCEPTED
    max_pages: int = 500
