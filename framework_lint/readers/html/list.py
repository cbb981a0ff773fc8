"""The numbers and letters of list items as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from framework_lint.readers.html.page import Element, Page

_STYLES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_COUNTED = re.compile(
    r"\.(lst-kix_\w+-\d)\s*>\s*li:before\s*\{\s*content:\s*"
    r'"([^"{}]{0,9})"\s*counter\([\w-]+,\s*([\w-]+)\)\s*"([^"{}]{0,9})"'
)
_STYLED = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})\s*")
_WORD_MARK = re.compile(r"(?:[·•o§▪–-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6})[.)])(?=\s)")
_TYPED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)](?=\s)", re.IGNORECASE)

Affixes = tuple[str, str, str]
"""What stands before a number, the style that it is written in, and what follows."""


def label_items(page: Page) -> dict[int, str]:
    """Return the label of each list item by its index in the page.

    Word saves items as paragraphs that open with their marks.
    """
    google = {match[1]: (match[2], match[3], match[4]) for match in _COUNTED.finditer(page.styles)}
    labels: dict[int, str] = {}
    for element in page.elements:
        if element.tag in ("ol", "ul", "menu", "dir"):
            labels.update(_label(page, element, google))
        elif element.tag == "p" and "MsoListParagraph" in element.get("class"):
            mark = _WORD_MARK.match(page.text(element))
            labels |= {element.at: mark[0]} if mark else {}
    return labels


def _label(page: Page, within: Element, google: Mapping[str, Affixes]) -> Iterator[tuple[int, str]]:
    held = (token for token in page.children(within) if isinstance(token, Element))
    items = [element for element in held if element.tag == "li"]
    styled = _STYLED.search(within.get("style"))
    if styled and styled[1].lower() == "none":
        for item in items:
            typed = _TYPED.match(page.text(item))
            yield item.at, typed[0] if typed else "•"
    elif within.tag == "ol":
        affixes = _affixes(within, styled[1].lower() if styled else "", google)
        for item, number in zip(items, _count(within, items), strict=True):
            yield item.at, _write(number, affixes)


def _affixes(within: Element, style: str, google: Mapping[str, Affixes]) -> Affixes:
    counted = (google[name] for name in within.get("class").split() if name in google)
    plain = ("", style or _STYLES.get(within.get("type"), "decimal"), ".")
    return next(counted, plain)


def _count(within: Element, items: list[Element]) -> Iterator[int]:
    falling = "reversed" in within.attributes
    step = -1 if falling else 1
    number = _whole(within.get("start"), len(items) if falling else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        yield number
        number += step


def _whole(text: str, otherwise: int) -> int:
    match = _NUMBER.fullmatch(text)
    return int(match[1]) if match else otherwise


def _write(number: int, affixes: Affixes) -> str:
    before, style, after = affixes
    written = str(number)
    if style.endswith(("-alpha", "-latin")) and number > 0:
        written = _letters(number)
    elif style.endswith("-roman") and 0 < number < 4000:
        written = _roman(number)
    written = written.upper() if style.startswith("upper") else written
    return f"{before}{written}{after}".strip()


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    written = ""
    for value, digits in _ROMAN:
        count, number = divmod(number, value)
        written += digits * count
    return written
