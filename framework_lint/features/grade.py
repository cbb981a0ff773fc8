"""Grades on a scale of levels: "Tier 2", "ASL-3", "[High]", and where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.lexicon import pattern

_RANKS = {
    word: rank
    for rank, words in enumerate(("low", "medium moderate", "high", "severe", "critical extreme"))
    for word in words.split(" ")
}
_WORD = "|".join(_RANKS)
_OPEN = r"(?P<open>\s*(?:\+|,?\s*(?:and|or)\s+(?:above|higher|beyond|up|greater)\b))?"
_DOWN = r"(?P<down>\s*,?\s*(?:and|or)\s+(?:below|lower|less)\b)?"
_NUMBERED = re.compile(
    r"(?<![\w.&])(?P<scale>[a-z&]{2,}?)s?[\s-]?(?P<first>\d{1,2})(?![\d.]\d)(?:\b|(?=\+))"
    r"(?P<more>(?:\s*(?:,|and|or|to|through|/|–|-)\s*(?:and\s+|or\s+)?"
    rf"(?:(?P=scale)s?[\s-]?)?\d{{1,2}}\b)*){_OPEN}{_DOWN}",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"(?P<mark>[“\"‘'\[]?)\b(?P<word>{_WORD})\b(?P<close>[”\"’'\]]?){_OPEN}{_DOWN}", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"to|through|–|-")


@dataclass(frozen=True, slots=True)
class Grade:
    """A place on a scale: `scale` is "tier", "asl" or, for grades that are words, empty."""

    scale: str
    rank: int
    word: str = ""

    @property
    def coded(self) -> bool:
        """Whether the scale has a name of its own, as "CBRN-3" and "ASL-3" have."""
        return bool(self.scale) and not pattern("answers", "scale").fullmatch(self.scale)


@dataclass(frozen=True, slots=True)
class Mention:
    """The grades from `lowest` to `highest` of a scale, named at `text[start:end]`."""

    scale: str
    lowest: int
    highest: int
    start: int
    end: int

    def covers(self, grade: Grade) -> bool:
        return self.scale == grade.scale and self.lowest <= grade.rank <= self.highest


def grade(name: str) -> Grade | None:
    """Return the grade in the name of a level: tier 2 of "Cyber Tier 2: ..."."""
    found = _NUMBERED.search(name)
    if found is not None:
        return Grade(_scale(found), int(found["first"]))
    worded = re.search(rf"\b({_WORD})\b", name[:80], re.IGNORECASE)
    return Grade("", _RANKS[worded[1].lower()], worded[1].lower()) if worded else None


def mentions(text: str) -> Iterator[Mention]:
    """Yield the grades that a text names, "Tiers 2 and 3" and "High or above" as ranges."""
    if _DIGIT.search(text):
        for match in _NUMBERED.finditer(text):
            yield from _counted(match)
    for match in _WORDED.finditer(text):
        if _is_grade(text, match):
            rank = _RANKS[match["word"].lower()]
            yield _mention(match, "", rank, rank)


def _counted(match: re.Match[str]) -> Iterator[Mention]:
    numbers = [int(match["first"]), *map(int, re.findall(r"\d+", match["more"]))]
    if _RANGE.search(re.sub(r"[A-Za-z]+-\d", "", match["more"])):
        yield _mention(match, _scale(match), min(numbers), max(numbers))
        return
    for number in numbers:
        yield _mention(match, _scale(match), number, number)


def _mention(match: re.Match[str], scale: str, lowest: int, highest: int) -> Mention:
    lowest = 0 if match["down"] else lowest
    highest = 99 if match["open"] else highest
    return Mention(scale, lowest, highest, match.start(), match.end())


def _scale(match: re.Match[str]) -> str:
    return match["scale"].lower()


def _is_grade(text: str, match: re.Match[str]) -> bool:
    """Whether a word such as "high" names a level: it is marked, capital, or stands by "risk"."""
    if match["mark"] and match["close"]:
        return True
    before = text[: match.start()].rstrip()
    if match["word"][0].isupper() and before and before[-1] not in ".:?!":
        return True
    after = pattern("answers", "graded").match(text[match.end() :].lstrip())
    return after is not None or pattern("answers", "before_grade").search(before) is not None
