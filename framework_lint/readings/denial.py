"""A denial in a clause, and how its words are changed."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.formula import Atom, Formula, Not
from framework_lint.reading import Alternative
from framework_lint.readings.site import Change, Site, parts
from framework_lint.syntax import child


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial: the words that make it, what differs, and the ways to take it."""

    start: int
    end: int
    outcome: str
    ways: tuple[Alternative, ...]


def denial_of(site: Site, verb: int) -> int | None:
    """Return the "not" of a main verb."""
    tokens = site.place.tokens
    if verb not in site.place.indices:
        return None
    denied = child(tokens, verb, "neg")
    return denied if denied is not None and tokens[denied].lower == "not" else None


def under_denial(formula: Formula, opening: str) -> Atom | None:
    """Return the fact that a formula denies and whose name opens with a word."""
    for part in parts(formula):
        inner = part.operand if isinstance(part, Not) else None
        if isinstance(inner, Atom) and inner.name.lower().startswith(f"{opening.lower()} "):
            return inner
    return None


def taking_out(site: Site, denied: int) -> Change:
    """Take out a "not", and the "do" that came with it."""
    tokens = site.place.tokens
    before = denied - 2 if tokens[denied - 1].lower == "do" else denied - 1
    return tokens[before].end, tokens[denied].end, ""


def in_place_of(site: Site, index: int, word: str) -> str:
    """Write a word as the one in whose place it comes: "All" becomes "No"."""
    return word.capitalize() if site.place.tokens[index].text[0].isupper() else word
