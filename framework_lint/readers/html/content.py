"""Tell the framework's own words from what a site puts around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from framework_lint.document import Role
from framework_lint.readers.html.furniture import HEADINGS, Ground, find_furniture
from framework_lint.readers.html.letters import Counts, within
from framework_lint.readers.html.page import Element, Text

_BOXES = frozenset({"admonition", "box", "callout", "infobox", "note"})
_CONTENTS = frozenset({"contents", "toc"})
_OPENERS = (*HEADINGS, "p", "li", "dt")
_SHELLS = re.compile("article|body|center|div|form|main|section")
_ASIDE_AT_MOST = 200
_MENU_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Content:
    """The roles of elements, by index, that differ from what encloses them; and doubts."""

    roles: dict[int, Role]
    warnings: tuple[str, ...] = ()


def find_content(ground: Ground) -> Content:
    """Find the main part of a page, and in it what is quoted, a contents list or furniture."""
    page = ground.page
    furniture = find_furniture(ground) | _menus(ground)
    running = ground.letters.running(page, furniture)
    main = _main(ground, running)
    roles = {page.root.at: Role.FURNITURE, main.at: Role.BODY}
    roles |= {title.at: Role.BODY for title in _title(ground, main, furniture)}
    boxes = _boxes(ground, main)
    roles |= dict.fromkeys(_linked_paragraphs(ground), Role.CONTENTS)
    past = 0
    for element in page.within(main):
        role = _role(ground, element, furniture, boxes) if element.at >= past else None
        if role is not None:
            roles[element.at] = role
            past = element.close if role in (Role.FURNITURE, Role.CONTENTS) else past
    return Content(roles, tuple(_doubts(ground, running, roles)))


def _main(ground: Ground, running: Counts) -> Element:
    page = ground.page
    whole = within(running, page.root)
    parts = [e for e in page.elements if e.tag == "main" or e.get("role") == "main"]
    for candidates in (parts, [e for e in page.elements if e.tag == "article"]):
        best = max(candidates, key=lambda e: within(running, e), default=None)
        if best is not None and 2 * within(running, best) >= whole:
            return best
    return _descend(ground, running)


def _descend(ground: Ground, running: Counts) -> Element:
    """Go inwards for as long as one element holds all but little of the running text."""
    element = ground.page.root
    while True:
        held = (t for t in ground.page.children(element) if isinstance(t, Element))
        inner = max(held, key=lambda e: within(running, e), default=None)
        if inner is None or not _SHELLS.fullmatch(inner.tag) or not within(running, inner):
            return element
        if _loses(ground, running, element, inner):
            return element
        element = inner


def _loses(ground: Ground, running: Counts, outer: Element, inner: Element) -> bool:
    """Whether going inwards would leave out more than a line after the text."""
    rest = within(running, outer) - within(running, inner)
    if rest > min(_ASIDE_AT_MOST, within(running, outer) // 10):
        return True
    before = ground.page.tokens[outer.at + 1 : inner.at]
    after = ground.page.tokens[inner.close : outer.close]
    return any(
        isinstance(token, Element) and token.tag in tags and within(running, token)
        for tokens, tags in ((before, _OPENERS), (after, HEADINGS))
        for token in tokens
    )


def _menus(ground: Ground) -> frozenset[int]:
    """Find lists of links to other pages before and after all text."""
    page, letters = ground.page, ground.letters
    texts = [e for e in page.elements if e.tag in (*HEADINGS, "p") and letters.prose(e)]
    first, last = (texts[0].at, texts[-1].close) if texts else (0, 0)
    outside = (e for e in page.elements if e.close <= first or e.at >= last)
    lists = (e for e in outside if e.tag in ("ul", "ol", "div") and letters.is_linked(e, 0.8))
    return frozenset(
        e.at
        for e in lists
        if not letters.is_local(e, 0.2) and len(list(page.within(e, "a"))) >= _MENU_AT_LEAST
    )


def _title(ground: Ground, main: Element, furniture: Collection[int]) -> Iterator[Element]:
    """Yield the header with the title, or the title alone, that stands outside the main part."""
    page = ground.page
    if next(page.within(main, "h1"), None) is not None:
        return
    headers = [e for e in page.elements if e.tag == "header" and ground.is_title(e)]
    titled = next((e for e in headers if next(page.within(e, "h1"), None)), None)
    titles = [e for e in page.elements if e.tag == "h1"]
    inside = any(e.at in furniture for e in page.ancestors(titles[0])) if titles else True
    if titled is not None:
        yield titled
    elif len(titles) == 1 and not inside:
        yield titles[0]


def _boxes(ground: Ground, main: Element) -> frozenset[int]:
    """Find the boxed call-outs by class; where most of the text is in "boxes" they are none."""
    named = [e for e in ground.page.within(main) if _is_box(ground, e)]
    held = sum(ground.letters.count(e) for e in named)
    most = 0.3 * ground.letters.count(main)
    return frozenset(e.at for e in named if e.tag == "aside" or held <= most)


def _is_box(ground: Ground, element: Element) -> bool:
    if element.tag not in ("aside", "div", "section") or within(ground.noted, element):
        return False
    if any(True for _ in ground.page.within(element, "h1", "h2")):
        return False
    named = element.classes & _BOXES and not element.classes & {"foot", "end"}
    return bool(named) or element.get("role") == "note"


def _role(
    ground: Ground, element: Element, furniture: Collection[int], boxes: Collection[int]
) -> Role | None:
    if _is_contents(ground, element):
        return Role.CONTENTS
    if element.at in boxes or element.tag == "blockquote":
        return Role.QUOTED
    if element.at in furniture:
        return Role.FURNITURE
    if element.tag == "aside" and not within(ground.noted, element):
        return Role.FURNITURE if ground.letters.is_linked(element, 0.5) else Role.QUOTED
    if element.tag == "pre" and 2 * ground.letters.count(element) < ground.prose:
        return Role.CODE
    return None


def _is_contents(ground: Ground, element: Element) -> bool:
    """Whether it is a list of links to parts of the page."""
    tag, is_local = element.tag, ground.letters.is_local
    if tag in ("ul", "ol"):
        items = sum(1 for _ in ground.page.within(element, "li"))
        return items > 1 and is_local(element, 1.0)
    named = element.classes & _CONTENTS or element.get("role") == "doc-toc"
    if tag == "nav" or (named and tag in ("div", "section", "aside", "details")):
        return is_local(element, 0.6)
    return False


def _linked_paragraphs(ground: Ground) -> Iterator[int]:
    """Find contents lists without a list: paragraphs in a row that are links to parts."""
    runs: list[list[Element]] = []
    every = ground.letters.every
    for element in ground.page.elements:
        if element.tag != "p" or not ground.letters.is_local(element, 1.0):
            continue
        last = runs[-1][-1] if runs else None
        if last and last.parent == element.parent and every[last.close] == every[element.at]:
            runs[-1].append(element)
        else:
            runs.append([element])
    for run in runs:
        if len(run) >= _MENU_AT_LEAST:
            yield from (element.at for element in run)


def _doubts(ground: Ground, running: Counts, roles: Mapping[int, Role]) -> Iterator[str]:
    """Tell of running text outside the main part that nothing marks as furniture."""
    kept = [e for at, role in roles.items() if role is Role.BODY for e in [ground.page.element(at)]]
    left = within(running, ground.page.root) - sum(within(running, e) for e in kept)
    if left < _ASIDE_AT_MOST:
        return
    for at, token in enumerate(ground.page.tokens):
        outside = not any(e.at <= at < e.close for e in kept)
        if outside and isinstance(token, Text) and running[at + 1] > running[at]:
            yield f"line {token.line:,}: text outside the page's main part is taken for furniture"
            return
