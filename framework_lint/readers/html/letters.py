"""Count the letters of parts of a page: all, those in links, those of running text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate

from framework_lint.readers.html.page import Element, Page, Text

Counts = tuple[int, ...]
"""How many letters stand before each token of a page."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of the alphabet only: the page numbers beside the links of a contents list are none.

    `linked` counts those in links, `local` those in links within the page.
    """

    every: Counts
    linked: Counts
    local: Counts

    @classmethod
    def of(cls, page: Page) -> Letters:
        counts: tuple[list[int], list[int], list[int]] = ([0], [0], [0])
        close, is_local = 0, False
        for at, token in enumerate(page.tokens):
            if isinstance(token, Element) and token.tag == "a" and token.get("href"):
                close, is_local = token.close, page.is_local(token)
            count = sum(map(str.isalpha, token.words)) if isinstance(token, Text) else 0
            linked = count if at < close else 0
            for added, to in zip((count, linked, linked if is_local else 0), counts, strict=True):
                to.append(to[-1] + added)
        return cls(*map(tuple, counts))

    def count(self, element: Element) -> int:
        return within(self.every, element)

    def prose(self, element: Element) -> int:
        """Count the letters outside links."""
        return within(self.every, element) - within(self.linked, element)

    def is_linked(self, element: Element, share: float) -> bool:
        """Whether at least this share of its letters is in links."""
        return 0 < share * self.count(element) <= within(self.linked, element)

    def is_local(self, element: Element, share: float) -> bool:
        """Whether at least this share of its letters is in links within the page."""
        return 0 < share * self.count(element) <= within(self.local, element)

    def running(self, page: Page, furniture: Collection[int]) -> Counts:
        """Count the letters that are in no link and no furniture."""
        counts, close = [0], 0
        for at, token in enumerate(page.tokens):
            if isinstance(token, Element) and token.at in furniture:
                close = max(close, token.close)
            linked = self.linked[at + 1] - self.linked[at]
            count = self.every[at + 1] - self.every[at] - linked
            counts.append(counts[-1] + (count if at >= close else 0))
        return tuple(counts)


def within(counts: Counts, element: Element) -> int:
    return counts[element.close] - counts[element.at]


def flags(page: Page, chosen: Collection[int]) -> Counts:
    """Count the chosen elements before each token."""
    return tuple(accumulate((at in chosen for at in range(len(page.tokens))), initial=0))
