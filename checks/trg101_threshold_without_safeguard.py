from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clause import Clause
from framework_lint.features.levels import name_of, placeholder, unanswered
from framework_lint.features.yardstick import searched
from framework_lint.policy import Policy

_OPENING = re.compile(r"\S+(?:\s+\S+){0,6}")


def find(policy: Policy) -> Iterator[Gap]:
    for clause in unanswered(policy):
        name = _short(name_of(policy, clause) or clause.quote)
        place = placeholder(policy, clause)
        if place is None:
            message = _message(policy, name)
            yield Gap(*_opening(policy, clause, name), message, question=_question(name))
        else:
            block, start, end = place
            words = policy.document.blocks[block].text[start:end]
            message = f"“{words}” stands where the safeguard should. {_message(policy, name)}"
            yield Gap(block, start, end, message, question=_question(name))


def _short(name: str) -> str:
    words = _OPENING.match(" ".join(name.split()))
    return words.group().rstrip(".,;:") if words else name


def _opening(policy: Policy, clause: Clause, name: str) -> tuple[int, int, int]:
    """Return the words that name a level in its clause, or else the first of the clause."""
    sentence = policy.sentences[clause.sentence]
    at = sentence.text.find(name)
    if at >= 0:
        return sentence.block, sentence.start + at, sentence.start + at + len(name)
    opening = _OPENING.match(sentence.text)
    end = len(opening.group().rstrip(".,;:")) if opening else len(sentence.text)
    return sentence.block, sentence.start, sentence.start + end


def _message(policy: Policy, name: str) -> str:
    return (
        f"No safeguard was found that follows when “{name}” is reached: none in its row or "
        "section, none that names it, no rule for every level "
        f"({searched(policy)})."
    )


def _question(name: str) -> str:
    return f"What must be done, or stopped, once a model has reached “{name}”?"


def _tiers(last: str, after: str = "") -> str:
    return (
        "# Toxin Model Policy\n\n## 2 Tiers\n\n"
        "| Tier | Description |\n|---|---|\n"
        "| Tier 1 | The model provides a trained chemist with a route to a known toxin. |\n"
        f"| {last} | The model enables a person without training to make a new toxin. |\n\n"
        f"{after}"
    )


_RESPONSES = (
    "# Reactor Model Policy\n\n## 2 Levels\n\n"
    "| Capability level | Mitigation |\n|---|---|\n"
    "| **Valve Control Level 1:** The model can open a valve without an operator. "
    "| The plant must keep a manual lock on each valve. |\n"
    "| **Valve Control Level 2:** The model can hide an open valve from the operator. | {cell} |\n"
)

CHECK = Check(
    code="TRG101",
    name="threshold-without-safeguard",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(3)"),
        Citation("EU GPAI Code of Practice, Safety & Security", "Measure 1.1"),
    ),
    rationale=(
        "The text says when a level is reached and not what then follows. A model can cross such "
        "a threshold without any duty arising, so nobody can tell whether it was heeded."
    ),
    remedy=(
        "State for each level what must be in place or must stop. Where the safeguard is still "
        "being worked out, add a rule that holds until then: no deployment and no large-scale "
        "internal use of a model that has reached the level."
    ),
    question="Which safeguards follow when “{quote}” is reached, and by when must they be in place?",
    passes=(
        Example(_RESPONSES.format(cell="Operation must stop until two engineers have checked it.")),
        Example(
            _tiers("Tier 2", "When a model reaches any of these tiers, we will pause its release.")
        ),
        Example(
            _tiers(
                "Tier 2",
                "## 3 Response\n\nModels at Tier 1 or above must run behind a filter that two "
                "chemists have tested.",
            )
        ),
        Example(
            _tiers(
                "Tier 2",
                "## 3 Response\n\nA model that reaches a tier needs the security controls of "
                "Appendix A before it leaves the laboratory.\n\n## Appendix A\n\nWe lock the weights away.",
            )
        ),
        Example(
            "# Grid Policy\n\n## 2 Levels\n\n| Level | Meaning |\n|---|---|\n"
            "| Low | The model provides no help to an attacker on the grid. |\n"
            "| High | The model enables an attacker to black out a city. |\n\n"
            "## 3 Safeguards\n\nIf a model is rated “high”, we will not deploy it until the "
            "operators of the grid have tested the controls."
        ),
        Example(
            "# Mine Policy\n\nBy “severe harm” we mean the death of more than 20 people in one "
            "mine or over $5 million in damage.\n\nWe will test each model before release."
        ),
        Example(
            "# Rail Policy\n\n## 2 Thresholds\n\n### RAIL-3\n\nRAIL-3: The ability to set signals "
            "without a dispatcher.\n\nModels of this kind will be isolated from the signal network."
        ),
        Example(
            _RESPONSES.format(cell="Future work: we are researching approaches to such models.")
            + "\nIf a model reaches a level for which no mitigation is stated, we will stop its "
            "operation until one is."
        ),
    ),
    fails=(
        Example(
            _RESPONSES.format(cell="«Future work»: we are researching approaches to such models.")
        ),
        Example(_RESPONSES.format(cell="«To be determined» in a later version.")),
        Example(
            "# Toxin Policy\n\n| Tier | Description |\n|---|---|\n"
            "| Tier 1 | «The model provides a chemist with the» route to a toxin. |\n"
            "| Tier 2 | «The model enables a person without training» to make a toxin. |\n\n"
            "We will test whether a model has reached a tier before we release it.\n"
        ),
        Example(
            "# Dam Policy\n\n## 2 Thresholds\n\n- **DAM-2:** The ability to open one sluice without "
            "an operator. We will keep a guard at the sluice.\n"
            "- **«DAM-3»:** The ability to open every sluice of a river without an operator.\n\n"
            "## 3 Tests\n\nWe will test each model for both abilities every 6 months."
        ),
        Example(
            "# Grid Policy\n\n## 2 Levels\n\n| Level | Threshold | Response |\n|---|---|---|\n"
            "| High | The model can switch off one substation. | We will restrict it to staff. |\n"
            "| Critical | The model can black out a country. | «We plan to develop» a safeguard. |\n"
        ),
    ),
    find=find,
    patterns=("P28",),
)
