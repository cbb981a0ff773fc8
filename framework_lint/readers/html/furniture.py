"""Know what a site puts around a text: menus, banners, share buttons, search forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from framework_lint.readers.html.letters import Counts, Letters, flags, within
from framework_lint.readers.html.page import Element, Page

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NEVER = ("html", "body", "main", "article")
_TAGS = ("nav", "select", "textarea", "dialog")
_ROLES = ("navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar")
_HOLDERS = re.compile("a|div|section|aside|[uod]l|form|header|footer|nav")
_GROUPING = re.compile("body|div|form|section|header|footer|aside|nav|main|article")
_COOKIES = ("cookie", "consent", "gdpr")
_NAMES = """
ad ads advert banner breadcrumb breadcrumbs consent cookie cookies footer gdpr menu nav navbar
navigation newsletter pager pagination popup promo related search share sharing sidebar skip social
subscribe toolbar
"""
_WORDS = frozenset(_NAMES.split())
_RELATED = re.compile(
    r"(?:related|recent|latest|more)\b.{0,40}|share(?: this.{0,20})?|subscribe.{0,40}"
    r"|you may also like|read next|keep reading",
    re.IGNORECASE,
)
_LEAST = 400
_FEW = 60


@dataclass(frozen=True, slots=True)
class Ground:
    """A page with its counts of letters and of notes defined."""

    page: Page
    letters: Letters
    noted: Counts
    headed: Counts
    prose: int

    @classmethod
    def of(cls, page: Page, defined: Collection[int]) -> Ground:
        letters = Letters.of(page)
        headings = {element.at for element in page.elements if element.tag in HEADINGS}
        noted, headed = flags(page, defined), flags(page, headings)
        return cls(page, letters, noted, headed, letters.prose(page.root))

    def is_small(self, element: Element, share: float) -> bool:
        """Whether it holds no more than a share of the page's text outside links, and no note."""
        most = max(_LEAST, share * self.prose)
        return self.letters.prose(element) <= most and not within(self.noted, element)

    def is_title(self, header: Element) -> bool:
        """Whether a header is that of the text, not of the site."""
        if not within(self.headed, header) or self.letters.is_linked(header, 0.5):
            return False
        return next(self.page.within(header, "nav", "form"), None) is None


def find_furniture(ground: Ground) -> frozenset[int]:
    """Return the indices of the elements that are furniture by tag, role, class or heading."""
    page = ground.page
    texts = flags(page, {e.at for e in page.elements if e.tag in ("main", "article")})
    found = (e for e in page.elements if e.tag not in _NEVER and not within(texts, e))
    return frozenset(e.at for e in found if any(test(ground, e) for test in _TESTS))


def _by_tag(ground: Ground, element: Element) -> bool:
    listed = element.tag in _TAGS or element.get("role") in _ROLES
    return listed and ground.is_small(element, 0.5)


def _as_header(ground: Ground, element: Element) -> bool:
    header = element.tag == "header" or element.get("role") == "banner"
    return header and not ground.is_title(element) and ground.is_small(element, 0.25)


def _as_footer(ground: Ground, element: Element) -> bool:
    form = element.tag == "form" and not within(ground.headed, element)
    return (form or element.tag == "footer") and ground.is_small(element, 0.25)


def _as_button(ground: Ground, element: Element) -> bool:
    return element.tag == "button" and _is_apart(ground, element)


def _is_apart(ground: Ground, element: Element) -> bool:
    """Whether what is mostly in a sentence stands by itself."""
    around = next(ground.page.ancestors(element), None)
    return around is not None and bool(_GROUPING.fullmatch(around.tag))


def _by_name(ground: Ground, element: Element) -> bool:
    if not _HOLDERS.fullmatch(element.tag) or (
        element.tag == "a" and not _is_apart(ground, element)
    ):
        return False
    if element.classes & _WORDS and ground.is_small(element, 0.1) and _invites(ground, element):
        return True
    notice = f"{element.get('id')} {element.get('class')}".lower()
    cookies = any(word in notice for word in _COOKIES) and element.tag in ("div", "section")
    return cookies and ground.is_small(element, 0.5)


def _invites(ground: Ground, element: Element) -> bool:
    """Whether it has something to click and no title, or no more than a few words."""
    tags = {inner.tag for inner in ground.page.within(element, "a", "button", "h1")}
    few = ground.letters.count(element) <= _FEW
    return "h1" not in tags and (few or bool(tags))


def _by_heading(ground: Ground, element: Element) -> bool:
    linked = ground.letters.is_linked(element, 0.5) and within(ground.headed, element)
    if element.tag not in ("section", "div", "aside") or not linked:
        return False
    heading = next(ground.page.within(element, *HEADINGS))
    return bool(_RELATED.fullmatch(ground.page.text(heading)))


_TESTS: tuple[Callable[[Ground, Element], bool], ...] = (
    _by_tag,
    _as_header,
    _as_footer,
    _as_button,
    _by_name,
    _by_heading,
)
