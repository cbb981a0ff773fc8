"""Numbers with what they count: "less than 1 out of 20", "4x", "thousands of deaths"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from framework_lint.lexicon import pattern


class Relation(StrEnum):
    """How a measure must stand to a number."""

    LESS = "<"
    AT_MOST = "≤"
    EQUAL = "="
    AT_LEAST = "≥"
    MORE = ">"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, at `text[start:end]` together with what it is compared by.

    `value` of a ratio is its quotient ("1 out of 20" is 0.05), of a plural
    the least that it can mean ("thousands" is 1000). `unit` is what is
    counted: "deaths", "$", "%", "x", or "ratio".
    """

    relation: Relation
    value: float
    unit: str
    start: int
    end: int


_SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
NUMBER_WORDS = {word: number for number, word in enumerate(_SMALL.split(" "))}
_WORDS = {word: float(number) for word, number in NUMBER_WORDS.items()} | {
    word: float(10 * number)
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty"], start=2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALE = rf"(?:{'|'.join(_SCALES)})s?"
_QUANTITY = re.compile(
    r"(?<![\w.§–-])(?P<currency>(?:US\s?)?[$€£]\s?)?"
    rf"(?:(?P<figure>10\^\d{{1,3}}|\d[\d,]*(?:\.\d+)?(?:e\d{{1,3}})?|{'|'.join(_WORDS)})(?P<scales>(?:[\s-]+{_SCALE}\b)*)"
    rf"|(?P<plural>{_SCALE}(?:\s+of\s+{_SCALE})*)\b)"
    r"(?:\s+out\s+of\s+(?P<base>\d+)|\s?(?P<sign>%|percent\b|per\s+cent\b|[x×](?!\w)|times\b)"
    r"|(?:\s+or\s+more)?(?:\s+of)?\s+(?:(?:human|civilian|innocent|serious|grave)\s+)?(?P<noun>[a-z$]{2,}))?",
    re.IGNORECASE,
)
_SIGNS = {"percent": "%", "per cent": "%", "×": "x", "times": "x"}


def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the numbers of a text that measure something, in order.

    A bare figure (a section, a year, a version) measures nothing.
    """
    found = (_quantity(text, match) for match in _QUANTITY.finditer(text))
    return tuple(quantity for quantity in found if quantity is not None)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    unit = _unit(match)
    if not unit or not isfinite(_value(match)):
        return None
    relation, start = _relation(text, match)
    end = match.end() if match["noun"] is None or unit == match["noun"] else match.start("noun")
    return Quantity(relation, _value(match), unit, start, start + len(text[start:end].rstrip()))


def _unit(match: re.Match[str]) -> str:
    if match["base"]:
        return "ratio" if float(match["base"]) else ""
    if match["sign"]:
        sign = " ".join(match["sign"].lower().split())
        return _SIGNS.get(sign, sign)
    if match["currency"]:
        return match["currency"].strip()[-1]
    noun = match["noun"] or ""
    known = any(pattern("quantities", name).fullmatch(noun) for name in ("harm", "counted"))
    return noun if known else ""


def _value(match: re.Match[str]) -> float:
    figure = (match["figure"] or "1").lower().replace(",", "")
    value = _WORDS[figure] if figure in _WORDS else float(figure.replace("10^", "1e"))
    for scale in re.findall("|".join(_SCALES), (match["scales"] or match["plural"] or "").lower()):
        value *= _SCALES[scale]
    return value / float(match["base"]) if match["base"] else value


def _relation(text: str, match: re.Match[str]) -> tuple[Relation, int]:
    """Return how the number is compared, and where the words for that start."""
    for relation in (Relation.AT_LEAST, Relation.AT_MOST, Relation.MORE, Relation.LESS):
        name = relation.name.lower()
        for said in pattern("quantities", name).finditer(text, 0, match.start()):
            if not text[said.end() : match.start()].strip():
                return relation, said.start()
    plural = match["plural"] is not None
    return (Relation.AT_LEAST if plural else Relation.EQUAL), match.start()
