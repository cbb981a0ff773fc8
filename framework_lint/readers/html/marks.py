"""Tell the marks of notes from exponents, and comments and notes in place from the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from framework_lint.readers.html.flow import BLOCKS
from framework_lint.readers.html.notes import (
    Citation,
    find_citations,
    find_definitions,
    find_ways_back,
)
from framework_lint.readers.html.page import Element, Page, Text

_NUMBERS = re.compile(r"[-−–+]?\d{1,4}(?:\s*,\s*\d{1,4})*")
_IN_PLACE = frozenset({"footnote", "sidenote", "marginnote"})
_SHORTEST = 10


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of elements by their index.

    `marks` cite notes and `defined` are notes; `asides` are notes written in
    place. `words` stand for all that an element holds: nothing for a way
    back or a comment. `comments` counts the latter.
    """

    marks: Mapping[int, tuple[str, ...]]
    defined: Mapping[int, str]
    asides: Mapping[int, str]
    words: Mapping[int, str]
    comments: int


def find_notes(page: Page, labels: Mapping[int, str]) -> Notes:
    """Find the notes of a page; `labels` are those of list items."""
    comments = list(_comments(page))
    citations = [c for c in find_citations(page) if not c.link.get("href").startswith("#cmnt")]
    defined = find_definitions(page, citations, labels)
    words = dict.fromkeys(find_ways_back(page, defined, citations), "")
    words |= dict.fromkeys((element.at for element in comments), "")
    words |= dict.fromkeys(_heading_links(page), "")
    marks = _mark(page, citations)
    for at, read in _read_raised(page, marks.keys() | words.keys(), set(defined.values())):
        if isinstance(read, str):
            words[at] = read
        else:
            marks[at] = read
    count = sum(element.tag in BLOCKS for element in comments)
    return Notes(marks, defined, _in_place(page, defined), words, count)


def _comments(page: Page) -> Iterator[Element]:
    """Yield the marks of comments, and the blocks with their texts, as Google Docs writes them."""
    for link in page.elements:
        if link.tag != "a" or not link.get("href").startswith("#cmnt"):
            continue
        enclosing = next(page.ancestors(link))
        if link.get("href").startswith("#cmnt_ref"):
            blocks = (e for e in page.ancestors(link) if e.tag in ("div", "p", "li"))
            inner = next(blocks, link)
            outer = next(blocks, inner)
            yield outer if outer.tag == "div" and page.opens(outer, link) else inner
        else:
            yield enclosing if enclosing.tag == "sup" else link


def _heading_links(page: Page) -> Iterator[int]:
    """Yield the signs in headings that are links to them: "#", "¶"."""
    for heading in page.elements:
        if re.fullmatch("h[1-6]", heading.tag):
            for link in page.within(heading, "a"):
                if not any(map(str.isalnum, page.text(link))):
                    yield link.at


def _mark(page: Page, citations: Iterable[Citation]) -> dict[int, tuple[str, ...]]:
    """Return the notes that each mark cites; a raised group of links is one mark."""
    marks: dict[int, tuple[str, ...]] = {}
    for citation in citations:
        link = citation.link
        raised = next((e for e in page.ancestors(link) if e.tag == "sup"), None)
        carrier = raised if raised and _holds_links_only(page, raised) else link
        marks[carrier.at] = (*marks.get(carrier.at, ()), citation.label)
    return marks


def _holds_links_only(page: Page, raised: Element) -> bool:
    tokens = page.children(raised)
    return not any(isinstance(t, Text) and any(map(str.isalnum, t.words)) for t in tokens)


def _read_raised(
    page: Page, read: Collection[int], known: Collection[str]
) -> Iterator[tuple[int, tuple[str, ...] | str]]:
    """Yield raised numbers without a link: the notes that they cite, or the words they are."""
    for raised in page.elements:
        held = range(raised.at, raised.close)
        if raised.tag != "sup" or any(at in read for at in held):
            continue
        text, before = page.text(raised), _before(page, raised)
        labels = tuple(label.strip(" []()") for label in text.split(","))
        if not before.isdigit() and all(label in known for label in labels):
            yield raised.at, labels
        elif _NUMBERS.fullmatch(text) and before.strip():
            yield raised.at, f"^{text}"


def _before(page: Page, element: Element) -> str:
    """Return the character before an element, "" at the start of a block."""
    for token in (page.tokens[at] for at in range(element.at - 1, -1, -1)):
        if isinstance(token, Text):
            return token.words[-1:]
        if token.tag in BLOCKS:
            return ""
    return ""


def _in_place(page: Page, defined: Mapping[int, str]) -> dict[int, str]:
    """Return, numbered, the notes that stand in the sentence they belong to."""
    asides: dict[int, str] = {}
    past = 0
    for element in page.elements:
        placed = element.tag in ("span", "small") and element.classes & _IN_PLACE
        if not placed or element.at < past or element.at in defined:
            continue
        if len(page.text(element)) >= _SHORTEST:
            asides[element.at] = str(len(asides) + 1)
            past = element.close
    return asides
