"""The numbers and bullets that Word writes before headings and list items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from framework_lint.readers.docx.styles import Style, Styles
from framework_lint.readers.docx.xml import Element, integer, switch, value, w

BULLET = "•"
DEEPEST = 9

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)
_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_FIRSTS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are counted and written.

    `restart` is the level, from 1, after which it starts anew; 0 for never.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: which count it shares with others, its levels, and where it starts anew."""

    count: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


Numbering = Mapping[int, Listing]
"""The lists of a document by number."""


@dataclass(frozen=True, slots=True)
class Position:
    """Which list an item is in, and at which of its levels, from 0."""

    listing: int
    level: int


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read the part that holds the lists."""
    if root is None:
        return {}
    nums = {each.get(w("numId"), ""): each for each in root.iter(w("num"))}
    links: dict[str, str] = {}
    levels: dict[str, dict[int, Level]] = {}
    for each in root.iter(w("abstractNum")):
        key = each.get(w("abstractNumId"), "")
        links[key] = value(each, "numStyleLink") or ""
        levels[key] = dict(_levels(each))
    found = {}
    for name, num in nums.items():
        key = value(num, "abstractNumId") or ""
        if links.get(key):
            key = _linked(styles.named(links[key]), nums) or key
        listing = integer(name)
        if listing is not None:
            found[listing] = _listing(num, key, levels.get(key, {}))
    return found


def _linked(style: Style, nums: Mapping[str, Element]) -> str | None:
    """Return the abstract list that a numbering style stands for."""
    held = (each.find(f"{w('pPr')}/{w('numPr')}") for each in style.elements[:1])
    listing = next((value(each, "numId") for each in held), None)
    return value(nums.get(listing or ""), "abstractNumId")


def _listing(num: Element, key: str, levels: Mapping[int, Level]) -> Listing:
    own = dict(levels)
    starts = {}
    for override in num.iterchildren(w("lvlOverride")):
        own |= dict(_levels(override))
        at, start = integer(override.get(w("ilvl"))), integer(value(override, "startOverride"))
        if at is not None and start is not None:
            starts[at] = start
    return Listing(key, own, starts)


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for element in parent.iterchildren(w("lvl")):
        at = integer(element.get(w("ilvl")))
        if at is not None and 0 <= at < DEEPEST:
            yield at, _level(element)


def _level(element: Element) -> Level:
    return Level(
        integer(value(element, "start")) or 0,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        integer(value(element, "lvlRestart")),
        bool(switch(element, "isLgl")),
        value(element, "pStyle"),
    )


def position(properties: Element | None, style: Style, numbering: Numbering) -> Position | None:
    """Find the list of a paragraph by its own properties, then by those of its style.

    A style may leave its level open; then the list says which level is the style's.
    """
    own = None if properties is None else properties.find(w("numPr"))
    inherited = [each.find(f"{w('pPr')}/{w('numPr')}") for each in style.elements]
    said = [each for each in (own, *inherited) if each is not None]
    listings = (integer(value(each, "numId")) for each in said)
    listing = next((found for found in listings if found is not None), None)
    if not listing:
        return None
    levels = (integer(value(each, "ilvl")) for each in said)
    level = next((found for found in levels if found is not None), None)
    if level is None:
        level = _level_of(style, numbering.get(listing))
    return Position(listing, min(max(level, 0), DEEPEST - 1))


def _level_of(style: Style, listing: Listing | None) -> int:
    levels = {} if listing is None else listing.levels
    return next((at for at, level in levels.items() if level.style in style.ids), 0)


def count(numbering: Numbering, positions: Iterable[Position]) -> Iterator[str | None]:
    """Yield what Word writes before each item, in order; None where its list is not defined."""
    counts: dict[str, dict[int, int]] = {}
    begun: set[Position] = set()
    for at in positions:
        listing = numbering.get(at.listing)
        level = listing.levels.get(at.level) if listing else None
        if listing is None or level is None:
            yield None
            continue
        numbers = counts.setdefault(listing.count, {})
        if at not in begun and at.level in listing.starts:
            numbers[at.level] = listing.starts[at.level]
        else:
            numbers[at.level] = numbers.get(at.level, level.start - 1) + 1
        begun.add(at)
        for deeper in [n for n in numbers if _starts_anew(n, at.level, listing)]:
            del numbers[deeper]
        yield _write(level, listing, numbers)


def _starts_anew(number: int, level: int, listing: Listing) -> bool:
    restart = listing.levels.get(number, Level()).restart
    return number > level and (restart is None or level < restart)


def _write(level: Level, listing: Listing, numbers: Mapping[int, int]) -> str:
    if level.format == "bullet":
        return BULLET if level.text.strip() else ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        held = listing.levels.get(at, Level())
        shown = replace(held, format="decimal") if level.legal else held
        return spell(numbers.get(at, shown.start), shown.format)

    return " ".join(_PLACEHOLDER.sub(number, level.text).split())


def spell(number: int, form: str) -> str:
    """Write a number in one of Word's number formats; digits where the format has no other."""
    writer = _FORMATS.get(form)
    return str(number) if writer is None else writer(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def _letters(number: int) -> str:
    """Write A to Z, then AA to ZZ, as often as a page has room for."""
    times, at = divmod(number - 1, 26)
    return chr(65 + at) * (times + 1) if 0 <= times < 5 else str(number)


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _word(words: Sequence[str], number: int) -> str:
    return words[number - 1].capitalize() if 0 < number <= len(words) else str(number)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal,
    "cardinalText": partial(_word, _ONES),
    "ordinalText": partial(_word, _FIRSTS),
}
