"""Spans of time: "within 72 hours", "ten business days", "at least annually"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.quantity import NUMBER_WORDS

_HOURS = {
    "hour": 1, "day": 24, "week": 168, "fortnight": 336, "month": 730, "quarter": 2190, "year": 8760
}  # fmt: skip
_NAMED = {
    "annual(ly)?|yearly": "year",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_HALVES = "semi-?annual(ly)?|bi-?annual(ly)?|half-?yearly|twice\\s+(a|per|every|each)\\s+year"
_BUSINESS = 7 / 5
_SPELT = NUMBER_WORDS | {
    "a": 1, "an": 1, "other": 2, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty-one": 21,
    "twenty-four": 24, "twenty": 20, "thirty": 30, "forty-five": 45, "forty-eight": 48, "forty": 40,
    "sixty": 60, "seventy-two": 72, "ninety": 90,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d+|{'|'.join(sorted(_SPELT, key=len, reverse=True))})"
_UNIT = rf"(?P<unit>{'|'.join(_HOURS)})s?\b"
_SPAN = re.compile(
    rf"(?<![\w.$-]){_NUMBER}(?:\s+\(\d+\))?[\s-]+(?:(?P<business>business|working)\s+)?"
    rf"(?:calendar\s+)?{_UNIT}",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:within|(?:not|never)\s+exceed(?:s|ing)?|no(?:t)?\s+(?:later|more|longer)\s+than|(?:at|by)\s+(?:the\s+)?(?:very\s+)?"
    r"(?:most|latest)|(?:in\s+)?(?:less|under|fewer)\s+than|up\s+to|inside)"
    r"(?:\s+(?:about|approximately|around|the|first|next|following))*\s+$",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\b(?:every|each|once\s+(?:every|per|a|an|in|each)|per)\s+(?:{_NUMBER}[\s-]+)?(?:calendar\s+)?{_UNIT}",
    re.IGNORECASE,
)
_RHYTHM = re.compile(
    "|".join([rf"\b(?P<{unit}>{form})\b" for form, unit in _NAMED.items()])
    + rf"|\b(?P<half>{_HALVES})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time, said in `text[start:end]`; business days count as seven fifths of a day."""

    hours: float
    words: str
    start: int = 0
    end: int = 0


def duration(text: str) -> Duration | None:
    """Read a text that is a span of time and nothing else: "10 business days"."""
    match = _SPAN.fullmatch(text.strip())
    return None if match is None else _spoken(match, match.start())


def deadlines(text: str) -> Iterator[Duration]:
    """Yield each span of time within which a thing is due, with the words that open it."""
    for match in _SPAN.finditer(text):
        opened = _UNTIL.search(text, 0, match.start())
        if opened:
            yield _spoken(match, opened.start())


def intervals(text: str) -> Iterator[Duration]:
    """Yield each interval at which a thing is done again: "annually", "every six months"."""
    for match in _EVERY.finditer(text):
        yield _spoken(match, match.start())
    for match in _RHYTHM.finditer(text):
        hours = _HOURS.get(match.lastgroup or "", _HOURS["year"] / 2)
        yield Duration(hours, match.group(), *match.span())


def _spoken(match: re.Match[str], start: int) -> Duration:
    spelt = match["number"] or "a"
    count = int(spelt) if spelt.isdigit() else _SPELT[spelt.lower()]
    share = _BUSINESS if match.groupdict().get("business") else 1
    hours = count * _HOURS[match["unit"].lower()] * share
    return Duration(hours, match.string[start : match.end()], start, match.end())
