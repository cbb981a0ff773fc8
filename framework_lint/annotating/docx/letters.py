"""From the number of a letter to the element and the character that hold it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framework_lint.outcome import Finding
from framework_lint.readers.docx.letters import Traced, spellings
from framework_lint.readers.docx.xml import Element
from framework_lint.readers.trail import spell


@dataclass(frozen=True, slots=True)
class Spot:
    """A letter in the file: what holds it, and which of its letters it is, from 0."""

    element: Element
    at: int
    letter: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The first and last letter of quoted words; `exact` says that all between are the quote's."""

    first: Spot
    last: Spot
    exact: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """What holds letters, in the order of the file, with the number of the first of each."""

    firsts: Sequence[int]
    holders: Sequence[tuple[Element, str]]

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Letters:
        holders = [held for root in roots for held in spellings(root) if held[1]]
        firsts, at = [], 0
        for _, text in holders:
            firsts.append(at)
            at += len(text)
        return cls(firsts, holders)

    def spot(self, number: int) -> Spot:
        index = bisect_right(self.firsts, number) - 1
        element, text = self.holders[index]
        at = number - self.firsts[index]
        return Spot(element, at, text[at])


def find(finding: Finding, traced: Traced, letters: Letters) -> Passage | None:
    """Return where the file has the words of a finding; None if it has none of their letters."""
    read = [pair for pair in traced.tracked.letters(finding.span) if finding.quote]
    spots = [(letter, letters.spot(number)) for letter, number in read if number is not None]
    if not spots:
        return None
    same = all(letter == spot.letter for letter, spot in spots)
    whole = "".join(letter for letter, _ in read) == spell(finding.quote)
    return Passage(spots[0][1], spots[-1][1], same and whole)
