from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.statute import CATASTROPHIC_RISK
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.quantity import Quantity, Relation, quantities
from framework_lint.shape import gap

_NUMBER = re.compile(r"\d|hundred|thousand|[mbtr]illion", re.IGNORECASE)
_BOUNDED = (Relation.LESS, Relation.AT_MOST)
_LIMBS = {"people": CATASTROPHIC_RISK.people, "money": CATASTROPHIC_RISK.dollars}


def find(policy: Policy) -> Iterator[Gap]:
    defined = [sentence for sentence in policy.sentences if _defines(policy, sentence)]
    if not defined or _bridged(policy, defined):
        return
    for sentence in defined:
        over = [q for limb in _LIMBS for q in _over(sentence, limb)]
        if over and not _counts_nobody(sentence):
            start, end = min(q.start for q in over), max(q.end for q in over)
            yield gap(sentence, start, end, _message(sentence.text[start:end]))


def _counts_nobody(sentence: Sentence) -> bool:
    """Whether harm to people is a limb of its own, and how many is not said."""
    hurt = pattern("harm_bars", "hurt").search(sentence.text) is not None
    return hurt and not _measured(sentence, "people")


def _defines(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence says how many deaths, or how much damage, the document is about."""
    text = sentence.text
    if not _NUMBER.search(text) or not any(_measured(sentence, limb) for limb in _LIMBS):
        return False
    place = policy.block(sentence).place
    if place.row and pattern("harm_bars", "column").search(place.column or ""):
        return pattern("harm_bars", "harm").search(place.row) is not None
    if not pattern("harm_bars", "harm").search(text):
        return False
    labelled = pattern("harm_bars", "label").match(text) is not None
    return labelled or pattern("harm_bars", "defining").search(text) is not None


def _measured(sentence: Sentence, limb: str) -> list[Quantity]:
    """Return the numbers of a limb that set a bar, not those of an example or of the past."""
    text = sentence.text
    found = [q for q in quantities(text) if q.relation not in _BOUNDED]
    found = [q for q in found if pattern("harm_bars", limb).fullmatch(q.unit)]
    if limb == "people" and not pattern("harm_bars", "hurt").search(text):
        return []
    return [q for q in found if not _is_aside(text, q.start)]


def _is_aside(text: str, start: int) -> bool:
    return pattern("harm_bars", "told").search(text[max(0, start - 90) : start]) is not None


def _over(sentence: Sentence, limb: str) -> list[Quantity]:
    """Return the numbers of a limb if even the least of them is above the statute's."""
    found = _measured(sentence, limb)
    least = min((q.value for q in found), default=0)
    return found if least > _allowed(limb) else []


def _allowed(limb: str) -> float:
    """Return the highest number that still lets no harm fall between: "at least 51 people"."""
    return _LIMBS[limb] + (1 if limb == "people" else 0)


def _bridged(policy: Policy, defined: list[Sentence]) -> bool:
    """Whether the document also takes in the harm that the statute speaks of."""
    if any(pattern("harm_bars", "bridge").search(s.text) for s in policy.sentences):
        return True
    return any(all(_measured(s, limb) and not _over(s, limb) for limb in _LIMBS) for s in defined)


def _message(words: str) -> str:
    bar = CATASTROPHIC_RISK
    return (
        f"“{words}” stands above the bar of {bar.law} {bar.section}: {bar.told()}. A risk between "
        "the two falls outside this definition; no clause that takes it in was found in the "
        "supplied document."
    )


_TEST = "\n\nWe will test each model before release."

CHECK = Check(
    code="TRG105",
    name="harm-bar-apart-from-statute",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation(CATASTROPHIC_RISK.law, CATASTROPHIC_RISK.section),
        Citation(CATASTROPHIC_RISK.law, "22757.12(a)(2)"),
    ),
    rationale=(
        "The document measures the harm it is about by numbers above those of the statute. Risks "
        "between the two bars are catastrophic in law and fall outside its thresholds."
    ),
    remedy=(
        "Lower the numbers to those of the statute, or add a clause that says that risks which the "
        "statute calls catastrophic are assessed and mitigated too, and how."
    ),
    question=(
        "Which part of the document deals with a risk below “{quote}” that hurts more than "
        f"{CATASTROPHIC_RISK.people} people?"
    ),
    passes=(
        Example(
            "By catastrophic risk, we mean a risk of hundreds of billions of dollars in damage or of "
            "the death of many people." + _TEST
        ),
        Example(
            "By “severe harm” we mean the death of more than 50 people or over $1 billion in damage."
            + _TEST
        ),
        Example(
            "“Severe harm” means more than 20 deaths or more than $500 million in damage." + _TEST
        ),
        Example(
            "By “severe harm” we mean the death of thousands of people. This policy also covers "
            "catastrophic risks as defined in SB 53." + _TEST
        ),
        Example(
            "A catastrophic flood killed thousands of people in 1931 and cost billions of dollars."
            + _TEST
        ),
        Example("A severe incident means a leak that reaches fewer than 500 people." + _TEST),
        Example(
            "Severe harm means harm to many people, as in the great famine that killed millions of people."
            + _TEST
        ),
        Example(
            "We focus on the risk of more than 1,000 deaths. In addition, any risk of serious harm "
            "means here the injury of more than 50 people or over $1 billion in loss." + _TEST
        ),
    ),
    fails=(
        Example(
            "By “severe harm” we mean the death of «thousands of people or hundreds of billions of "
            "dollars» of damage." + _TEST
        ),
        Example(
            "This policy focuses on the risk of «more than one hundred deaths» or over $1 billion in damage."
            + _TEST
        ),
        Example(
            "“Catastrophic risk” means a risk that could cost «more than $10 billion»." + _TEST
        ),
        Example("Catastrophic event: «at least 1,000 casualties» in a mine." + _TEST),
        Example("A mass casualty event is one that injures «500 or more people»." + _TEST),
        Example(
            "We define a critical harm as the loss of «10,000 lives» or of property worth $200 million."
            + _TEST
        ),
    ),
    find=find,
    patterns=("P39",),
)
