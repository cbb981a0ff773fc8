"""A page as one run of elements and texts, in the order of the file.

Only what a reader of the page can see is in it: no scripts, no hidden
elements, no deletions. A run with indices can be walked without recursion,
however deep a page is nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


BREAK = "\u2028"
"""A break by tag, and half a blank line of preformatted text."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between two tags, and the line of the file they start on.

    `comment` is what a comment in their place says to this tool: it has no words.
    """

    words: str
    line: int
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """An element, at index `at` of its page; what it holds ends before index `close`."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    at: int
    close: int
    parent: int

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()

    @property
    def classes(self) -> frozenset[str]:
        """The words its classes are made of: "site", "header" of "siteHeader" or "site-header"."""
        return frozenset(word.lower() for word in _WORD.findall(self.get("class")))


@dataclass(frozen=True)
class Page:
    """The tokens of a page, its style sheets, and what the parser gave up on.

    `hidden` are the lines on which longer texts start that are not shown.
    """

    tokens: tuple[Element | Text, ...]
    styles: str = ""
    hidden: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return tuple(token for token in self.tokens if isinstance(token, Element))

    @cached_property
    def anchors(self) -> Mapping[str, Element]:
        """The elements that a link can lead to, by their names."""
        named: dict[str, Element] = {}
        for element in self.elements:
            for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
                if name:
                    named.setdefault(name, element)
        return named

    @property
    def root(self) -> Element:
        return self.elements[0]

    def element(self, at: int) -> Element:
        return cast("Element", self.tokens[at])

    def inside(self, element: Element) -> Sequence[Element | Text]:
        return self.tokens[element.at + 1 : element.close]

    def within(self, element: Element, *tags: str) -> Iterator[Element]:
        """Yield the elements it holds at any depth, of these tags if there are any."""
        for token in self.inside(element):
            if isinstance(token, Element) and (not tags or token.tag in tags):
                yield token

    def children(self, element: Element) -> Iterator[Element | Text]:
        at = element.at + 1
        while at < element.close:
            token = self.tokens[at]
            at = token.close if isinstance(token, Element) else at + 1
            yield token

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield what encloses it, nearest first."""
        while element.parent >= 0:
            element = self.element(element.parent)
            yield element

    def opens(self, element: Element, inner: Element) -> bool:
        """Whether an element has no words before the one in it."""
        before = (self.tokens[at] for at in range(element.at, inner.at))
        return not any(isinstance(token, Text) and token.words.strip() for token in before)

    def text(self, element: Element) -> str:
        inside = self.inside(element)
        return " ".join("".join(t.words for t in inside if isinstance(t, Text)).split())

    def target(self, link: Element) -> Element | None:
        """Return where a link leads on this page, also if it was saved with its address."""
        _, mark, name = link.get("href").partition("#")
        return self.anchors.get(name) if mark and link.tag == "a" else None

    def is_local(self, link: Element) -> bool:
        href = link.get("href")
        return href.startswith("#") or self.target(link) is not None
