"""What a format is: which function tells an outcome in it, and what that needs."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from framework_lint.outcome import Outcome
    from framework_lint.screen import Screen

    Tell = Callable[[Outcome, Screen], str | bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to tell an outcome, as text or as the bytes of a file.

    The function is imported when it is used. One that is `whole` shows the
    documents themselves and needs the `reviews` of the outcome. One that
    `covers` tells the answers to packs.
    """

    module: str
    function: str
    whole: bool = False
    covers: bool = False

    @property
    def tell(self) -> Tell:
        """Return the function; it raises InputError for an outcome that it cannot tell."""
        module = import_module(f"framework_lint.rendering.{self.module}")
        return cast("Tell", getattr(module, self.function))
