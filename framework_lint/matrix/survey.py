"""What several documents say on the same regimes."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.identity import Identity
from framework_lint.source import Unread
from framework_lint.verdict import Coverage


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One document and what it says on each pack, in the order of the packs."""

    name: str
    sha256: str
    identity: Identity
    warnings: tuple[str, ...]
    unread: tuple[str, ...]
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """Several documents beside each other, and the inputs that could not be read."""

    documents: tuple[Surveyed, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every input was read, and read whole."""
        return not self.unread and not any(document.unread for document in self.documents)
