from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clauses.layout import Part
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_BRACKET = re.compile(r"\([^)]*\)")
_OBJECT = 4


@dataclass(frozen=True, slots=True)
class _Timed:
    """A preposition of time in a cell, at `sentence.text[start:end]` with what follows it."""

    sentence: Sentence
    start: int
    end: int
    word: str


def find(policy: Policy) -> Iterator[Gap]:
    for timed in _siblings(policy).values():
        first = timed[0]
        other = next((t for t in timed if t.word != first.word), None)
        if other is not None:
            yield gap(first.sentence, first.start, first.end, _message(policy, first, other))


def _siblings(policy: Policy) -> dict[tuple[str | None, str | None, str, str], list[_Timed]]:
    """Put together the cells of a column that say the same but for one preposition."""
    found: dict[tuple[str | None, str | None, str, str], list[_Timed]] = defaultdict(list)
    for sentence in policy.sentences:
        cell = policy.cells.get(sentence.block)
        if cell is None or cell.part is not Part.SAFEGUARD:
            continue
        place = policy.block(sentence).place
        for match in pattern("timings", "prepositions").finditer(sentence.text):
            rest = _plain(sentence.text[match.end() :])
            if 0 < len(rest.split()) <= _OBJECT and pattern("timings", "things").search(rest):
                key = (place.table, place.column, _plain(sentence.text[: match.start()]), rest)
                end = len(sentence.text.rstrip(" .;"))
                found[key].append(_Timed(sentence, match.start(), end, match.group().lower()))
    return found


def _plain(text: str) -> str:
    """Return words without case, brackets and stops."""
    return " ".join(re.findall(r"\w[\w-]*", _BRACKET.sub(" ", text.lower())))


def _message(policy: Policy, first: _Timed, other: _Timed) -> str:
    place = policy.block(other.sentence).place
    where = f"row “{place.row}”" if place.row else "another row"
    words, others = (t.sentence.text[t.start : t.end] for t in (first, other))
    return (
        f"“{words}” stands here and “{others}” in {where}, after the same words: it is not said "
        "whether the difference means a different time."
    )


CHECK = Check(
    code="VAG106",
    name="sibling-timing",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "Two cells of one column ask for the same safeguard in the same words and differ only in "
        "the word that sets it in time. One reader takes the difference as meant, the other does "
        "not."
    ),
    remedy="Use the same word in both cells, or say in which way the two times differ.",
    passes=(
        Example(
            "| Tier | Safeguards |\n|---|---|\n| 1 | Require a fence before release |\n"
            "| 2 | Require a fence before release |"
        ),
        Example(
            "| Tier | Safeguards |\n|---|---|\n| 1 | Require a fence before release |\n"
            "| 2 | Require a guard for release |"
        ),
        Example(
            "| Tier | Safeguards |\n|---|---|\n| 1 | Require a fence before external deployment |\n"
            "| 2 | Require a fence for internal deployment |"
        ),
        Example("We require a fence before release. We require a fence for release."),
    ),
    fails=(
        Example(
            "| Tier | Safeguards |\n|---|---|\n"
            "| Toxins | Require filters meeting the High standard «before external deployment» |\n"
            "| Grids | Require filters meeting the High standard for external deployment |"
        ),
        Example(
            "| Tier | Safeguards |\n|---|---|\n| 1 | Require a vault «during deployment». |\n"
            "| 2 | Require a vault before deployment. |"
        ),
        Example(
            "| Tier | Safeguards |\n|---|---|\n| 1 | Require vetting (section 2) «prior to launch» |\n"
            "| 2 | Require vetting (section 3) upon launch |"
        ),
        Example(
            "| Tier | Safeguards |\n|---|---|\n"
            "| 1 | Require red teaming by outsiders «for any public deployment» |\n"
            "| 2 | Require red teaming by outsiders until any public deployment |"
        ),
    ),
    find=find,
    question="Is “{quote}” meant to be another time than the one in the sibling cell?",
    patterns=("P05",),
    enabled=False,
)
