"""Find the footnotes of a page: where they are cited and defined, and the links back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from framework_lint.readers.html.flow import BLOCKS
from framework_lint.readers.html.page import Element, Page, Text

_LABEL = re.compile(r"[\[(]?\s*(\d{1,4}|[a-zA-Z]|[ivxlc]{1,6}|[*†‡§¶‖]{1,4})\s*[\])]?[.:]?")
_BRACKETED = re.compile(r"\[\s*\w{1,4}\s*\]")
_CITING = frozenset({"fnref", "noteref", "footnote", "footnoteref", "endnote", "endnoteref"})
_RETURNING = frozenset({"backref", "backlink", "back", "reversefootnote"})
_HOLDING = frozenset({"footnotes", "endnotes"})
_UNFIT = re.compile("h[1-6]|section|article|main|table|figure|nav|[uo]l")
_NOTE_BLOCKS = ("p", "li", "div", "dd", "aside")


@dataclass(frozen=True, slots=True)
class Citation:
    """A link to a note, its shown number, and where it leads if that is on the page."""

    link: Element
    label: str
    target: Element | None


def find_citations(page: Page) -> list[Citation]:
    """Find the links to notes: forward on the page, or from elsewhere to the same notes."""
    cited = [c for link in page.elements if link.tag == "a" for c in _cite(page, link)]
    forward = [c for c in cited if c.target is None or c.target.at > c.link.at]
    noted = {c.target.at for c in forward if c.target}
    notes = {block.at: block for at in noted for block in [_block(page, page.element(at))]}
    inside = {at for note in notes.values() for at in range(note.at, note.close)}
    again = (c for c in cited if c.target and c.target.at in noted and c.link.at not in inside)
    return sorted({c.link.at: c for c in (*forward, *again)}.values(), key=lambda c: c.link.at)


def _cite(page: Page, link: Element) -> Iterator[Citation]:
    text = page.text(link)
    label = _LABEL.fullmatch(text)
    target = page.target(link)
    if label is None or link.classes & _RETURNING or link.get("role") == "doc-backlink":
        return
    raised = _is_raised(page, link)
    named = bool(link.classes & _CITING) or "noteref" in link.get("role") + link.get("epub:type")
    bracketed = bool(_BRACKETED.fullmatch(text)) and target is not None
    if (raised or named or bracketed) and (target is None or not _UNFIT.fullmatch(target.tag)):
        yield Citation(link, label[1], target)


def _is_raised(page: Page, link: Element) -> bool:
    inline = takewhile(lambda element: element.tag not in BLOCKS, page.ancestors(link))
    within = next(page.within(link, "sup"), None)
    return within is not None or any(element.tag == "sup" for element in inline)


def _block(page: Page, element: Element) -> Element:
    """Return the element itself if it is a block, else the block around it."""
    return next(e for e in (element, *page.ancestors(element)) if e.tag in BLOCKS)


def find_definitions(
    page: Page, citations: Sequence[Citation], labels: Mapping[int, str]
) -> dict[int, str]:
    """Return the number of each note by the index of the element that holds it.

    `labels` are those of list items: a note that nothing cites goes by it.
    """
    links = [citation.link.at for citation in citations]
    targets = sorted({c.target.at for c in citations if c.target})
    defined: dict[int, str] = {}
    for citation in citations:
        target = citation.target
        note = _definition(page, target, links, targets) if target else None
        if note and not note.at < citation.link.at < note.close:
            defined.setdefault(note.at, citation.label)
    for holder in page.elements:
        if holder.classes & _HOLDING or holder.get("role") == "doc-endnotes":
            defined |= _uncited(page, holder, defined, labels)
    return defined


def _definition(
    page: Page, target: Element, links: Sequence[int], targets: Sequence[int]
) -> Element | None:
    """Return the block of a note: the outermost that opens with it and holds no other."""
    note = _block(page, target)
    if note.tag not in _NOTE_BLOCKS:
        return None
    cited = _count(links, note)
    for outer in page.ancestors(note):
        more = _count(targets, outer) > 1 or _count(links, outer) > cited
        if outer.tag not in ("div", "aside") or more or outer.classes & _HOLDING:
            break
        if not page.opens(outer, note):
            break
        note = outer
    return note


def _count(indices: Sequence[int], element: Element) -> int:
    return bisect_left(indices, element.close) - bisect_left(indices, element.at)


def _uncited(
    page: Page, holder: Element, defined: Mapping[int, str], labels: Mapping[int, str]
) -> dict[int, str]:
    """Find the notes of a list of notes that no link leads to."""
    found: dict[int, str] = {}
    known = sorted(defined)
    for element in page.within(holder, "li", "p"):
        enclosed = any(e.at in defined or e.at in found for e in page.ancestors(element))
        if enclosed or _count(known, element):
            continue
        opening = next((e for e in page.within(element, "sup")), None)
        number = _LABEL.fullmatch(page.text(opening)) if opening else None
        if element.tag == "li" and labels.get(element.at, "•") != "•":
            found[element.at] = labels[element.at].strip("().")
        elif opening and number and opening.at == element.at + 1:
            found[element.at] = number[1]
    return found


def find_ways_back(
    page: Page, definitions: Mapping[int, str], citations: Iterable[Citation]
) -> Iterator[int]:
    """Yield the elements of a note that only lead back to its mark, or repeat its number."""
    spots: set[int] = set()
    for citation in citations:
        link = citation.link
        inline = takewhile(lambda e: e.tag not in BLOCKS, page.ancestors(link))
        spots.update(range(link.at, link.close), (element.at for element in inline))
    for at, label in definitions.items():
        note = page.element(at)
        yield from _repeated(page, note, label)
        for element in page.within(note):
            if element.classes & _RETURNING or element.get("role") == "doc-backlink":
                yield element.at
            elif element.tag == "a" and element.get("href"):
                target, text = page.target(element), page.text(element)
                if (target and target.at in spots) or not any(map(str.isalnum, text)):
                    yield element.at


def _repeated(page: Page, note: Element, label: str) -> Iterator[int]:
    for token in page.inside(note):
        if isinstance(token, Text):
            if token.words.strip():
                return
        elif token.tag not in BLOCKS:
            number = _LABEL.fullmatch(page.text(token))
            if number and number[1] == label:
                yield token.at
                return
