from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clauses.layout import Part
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import sets_threshold

_KINDS = ("without", "unique", "counterfactual")
_ELSEWHERE = 2


def find(policy: Policy) -> Iterator[Gap]:
    opening = pattern("counterfactual", "opening")
    heard = [sentence for sentence in policy.sentences if opening.search(sentence.text)]
    for kind in _KINDS:
        found = [(s, m) for s in heard for m in pattern("counterfactual", kind).finditer(s.text)]
        tests = [(s, m) for s, m in found if _tests(policy, s, m)]
        if tests and not any(_measured(policy, sentence) for sentence, _ in found):
            sentence, match = min(tests, key=lambda each: _rank(policy, each[0]))
            yield gap(sentence, *match.span(), _message(match, len(found) - 1))


def _tests(policy: Policy, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a sentence makes something hang on the world without the model."""
    if pattern("counterfactual", "friends").match(sentence.text[match.end() :].lstrip()):
        return False
    if _rank(policy, sentence) < _ELSEWHERE:
        return True
    return pattern("counterfactual", "tests").search(sentence.text) is not None


def _rank(policy: Policy, sentence: Sentence) -> int:
    """Count from 0 for a table's threshold over one in prose to any other sentence."""
    cell = policy.cells.get(sentence.block)
    if cell is not None:
        return 0 if cell.part is Part.THRESHOLD else _ELSEWHERE
    return 1 if sets_threshold(policy, sentence) else _ELSEWHERE


def _measured(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence, or one beside it that goes on from it, names what is compared."""
    near = (sentence, *policy.beside(sentence))
    return any(pattern("counterfactual", "baseline").search(known.text) for known in near)


def _message(match: re.Match[str], others: int) -> str:
    again = f" (so in {others} more place{'' if others == 1 else 's'})" if others else ""
    return (
        f"“{match.group()}”{again} asks what would happen in a world without the model, which "
        "nobody can observe. No baseline to compare with was found beside it in the supplied "
        "document."
    )


CHECK = Check(
    code="VER105",
    name="unobservable-counterfactual",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A test of what would not occur without one model compares the world with a world that "
        "nobody can look at. Two honest assessors can answer differently for ever, and as soon as "
        "another model can do the same, the answer is no for both of them."
    ),
    remedy=(
        "Measure the difference instead: the result of a named group with the model against that "
        "of a like group with named tools of a named date, and the size of difference that counts."
    ),
    passes=(
        Example(
            "The model meets the Severe threshold if novices with it succeed at least 20 % more "
            "often than novices with a search engine."
        ),
        Example(
            "The level is reached if the attack would not succeed without the model, compared with a control group that has the tools of 2023."
        ),
        Example(
            "The model uniquely enables a toxin scenario. We measure this against a baseline of textbooks."
        ),
        Example("The system will uniquely identify each grid command."),
        Example("This report would not have been written without our partners at the reactor."),
        Example("Counterfactual explanations are an area of research."),
        Example("If our test site meets its plan, it uniquely enables us to study floods."),
        Example("We would not deploy the model without safeguards."),
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| High | The model can give counterfactual assistance (relative to the tools available in 2021) to miners. |"
        ),
    ),
    fails=(
        Example(
            "## Definitions\n\n- **Decisive.** A model is considered to meet the Severe threshold if "
            "it is determined that a named scenario «would not happen without this specific model»."
        ),
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| Severe | The model would «uniquely enable» the flooding of a valley. |"
        ),
        Example("A blackout counts only if it «would not have taken place but for the model»."),
        Example(
            "The tier is reached if the theft «would have been impossible without the system»."
        ),
        Example("We assess whether the model «counterfactually contributes» to a toxin scenario."),
        Example(
            "The harm is attributed to us if it would not have come about «had the model not been released»."
        ),
    ),
    find=find,
    question=(
        "Which group, with which tools and no model, is the result to be compared with, and what "
        "difference decides that “{quote}” holds?"
    ),
    patterns=("P25",),
)
