from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from framework_lint.annotation import Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.policy import Policy
from framework_lint.shape import gap

_WORD = r"[A-Z][a-zA-Z-]{2,}(?:[’'](?=\s))?"
_PAIR = re.compile(rf"\b(?=({_WORD}) ({_WORD})\b)")
_PLURAL = re.compile(r"(?<![suai])s$|(?<=[sxzh])es$")
_SETTLED, _RARER = 3, 3
_TYPED = 6


@dataclass(frozen=True, slots=True)
class _Use:
    """Two capitalised words that stand together; `term` is in lower case, its last word a stem."""

    sentence: Sentence
    start: int
    words: tuple[str, str]

    @property
    def term(self) -> str:
        return f"{self.words[0].lower()} {_stem(self.words[1])}"


def find(policy: Policy) -> Iterator[Gap]:
    uses = [use for sentence in policy.sentences for use in _uses(sentence)]
    counts = Counter(use.term for use in uses)
    defined = {definition.term for definition in policy.definitions}
    mains = dict(_mains(counts, defined))
    first = {use.term: use for use in reversed(uses)}
    told = (-1, -1)
    for use in uses:
        place = (use.sentence.block, use.sentence.start + use.start)
        if use.term in mains and place > told:
            told = (place[0], place[1] + len(" ".join(use.words)))
            yield _drift(use, first[mains[use.term]], counts)


def _uses(sentence: Sentence) -> Iterator[_Use]:
    for match in _PAIR.finditer(sentence.text):
        yield _Use(sentence, match.start(), (match[1].strip("’'"), match[2].strip("’'")))


def _mains(counts: Mapping[str, int], defined: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each rare term with the settled one that differs from it only in spelling."""
    for rare, seldom in counts.items():
        near = (t for t in counts if t != rare and counts[t] >= _RARER * seldom and _near(rare, t))
        main = max(near, key=lambda term: counts[term], default=None)
        if main is None or rare in defined:
            continue
        if counts[main] >= _SETTLED or main in defined:
            yield rare, main


@cache
def _near(one: str, other: str) -> bool:
    """Whether two terms differ in the number of their first word, or by one mistyped letter."""
    first, second = zip(one.split(), other.split(), strict=True)
    if first[0] != first[1]:
        same = _stem(first[0]) == _stem(first[1]) or _mistyped(*first)
        return same and second[0] == second[1]
    return _mistyped(*second)


def _mistyped(one: str, other: str) -> bool:
    """Whether one letter inside a long word is left out, added or changed."""
    if min(len(one), len(other)) < _TYPED or one[0] != other[0] or one[-2:] != other[-2:]:
        return False
    at = next((i for i, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), 0)
    left, right = one[at:], other[at:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left == right[1:] or left[1:] == right


@cache
def _stem(word: str) -> str:
    """Return what the singular and the plural of a word share."""
    return _PLURAL.sub("", re.sub(r"ies$", "y", word.lower())).removesuffix("e")


def _drift(use: _Use, main: _Use, counts: Mapping[str, int]) -> Gap:
    said = " ".join(use.words)
    same = use.term.split()[1] == main.term.split()[1]
    instead = f"{main.words[0]} {use.words[1] if same else main.words[1]}"
    message = (
        f"“{said}” stands here where the document says “{instead}” elsewhere ({counts[main.term]} "
        "times): whether the same thing is meant is left to the reader."
    )
    end = use.start + len(said)
    changes = (Change(use.start, end, instead),)
    return gap(use.sentence, use.start, end, message, changes=changes)


CHECK = Check(
    code="REF103",
    name="defined-term-drift",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A defined term that is spelled in two ways is two terms to a reader who holds the author "
        "to the words: what the one is bound to may not reach the other."
    ),
    remedy="Use one spelling of the term throughout, and define it once.",
    question="Is “{quote}” the same thing as the term used elsewhere, or another one?",
    patterns=("P43",),
    passes=(
        Example(
            "A Reactor Limit binds the operator. Each Reactor Limit is tested. Two Reactor Limits "
            "were reached. No Reactor Limit was lowered."
        ),
        Example(
            "We file a Turbine Report. The Turbine Report’s author signs it. Each Turbine Report is "
            "kept, and no Turbine Report is changed."
        ),
        Example(
            "## Toxins Limits\n\nWe set a Toxin Limit. Each Toxin Limit is tested, and no Toxin Limit is lowered."
        ),
        Example(
            "The Internal Review comes first. After the Internal Review we hold the External Review, "
            "and an Internal Review and an External Review and an Internal Review are filed."
        ),
        Example(
            "The Mine Safety Officer signs. The Mine Safety Office keeps it. The Mine Safety Officer "
            "reports, and the Mine Safety Officer resigns."
        ),
        Example(
            "We file a Safeguard Report and a Safeguards Report. Each Safeguard Report and each "
            "Safeguards Report is kept."
        ),
        Example(
            "We use the Level One Standard. The Level Two Standard and the Level One Standard differ, "
            "and the Level One Standard prevails over the Level Five Standard."
        ),
    ),
    fails=(
        Example(
            "A Reactor Limit binds the operator. Each Reactor Limit is tested. If the «Reactors "
            "Limit» is reached, we will stop. No Reactor Limit was lowered."
        ),
        Example(
            "A model has a Capacity Threshold. Each Capacity Threshold is tested. We will act when "
            "the existing «Capacities Threshold» is passed. The Capacity Thresholds are public."
        ),
        Example(
            "We file a Safeguards Report. The Safeguards Report is kept. A Safeguards Report lists "
            "tests.\n\n- The board reads each «Safeguard Report»."
        ),
        Example(
            "## Terms\n\n“Breach Scenario” means a way in which the dam can fail. Each Breach Scenario "
            "is tested, and a Breach Scenario is never deleted. «Breaches Scenarios» are reviewed."
        ),
        Example(
            "The Outer Containment Plan binds us. We test the Outer Containment Plan. The «Outer "
            "Contanment» Plan is reviewed. The Outer Containment Plan is public."
        ),
        Example(
            "The Containment Plan binds us. We test the Containment Plan. The «Contanment Plan» is "
            "reviewed yearly. The Containment Plan is public."
        ),
    ),
    find=find,
)
