"""What a format is: how it tells an outcome, and what it needs for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from framework_lint.outcome import Outcome
from framework_lint.screen import Screen


@dataclass(frozen=True, slots=True)
class Format:
    """One way to tell an outcome, as text or as the bytes of a file.

    One that is `whole` shows the documents themselves and needs the
    `reviews` of the outcome. `tell` raises InputError for an outcome that it
    cannot tell.
    """

    tell: Callable[[Outcome, Screen], str | bytes]
    whole: bool = False
