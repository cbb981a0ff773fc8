"""List the clauses of a policy: for the eye, for machines, and as a graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from framework_lint.listing.columns import to_table
from framework_lint.listing.graph import to_dot, to_mermaid
from framework_lint.listing.selection import Choice, Listing, choose
from framework_lint.listing.serial import to_csv, to_json, to_lines
from framework_lint.screen import Screen

__all__ = ["FORMATS", "Choice", "Listing", "choose", "tell"]

FORMATS: Mapping[str, Callable[[Listing, Screen], str]] = {
    "table": to_table,
    "json": lambda listing, _: to_json(listing),
    "jsonl": lambda listing, _: to_lines(listing),
    "csv": lambda listing, _: to_csv(listing),
    "mermaid": lambda listing, _: to_mermaid(listing),
    "dot": lambda listing, _: to_dot(listing),
}


def tell(listing: Listing, style: str, screen: Screen = Screen()) -> str:  # noqa: B008 - frozen
    """Tell clauses in one of FORMATS; the same document gives the same bytes."""
    return FORMATS[style](listing, screen)
