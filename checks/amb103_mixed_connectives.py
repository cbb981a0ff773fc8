from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB103",
    name="and-and-or-mixed",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "“A and B or C” without brackets, letters or a comma can be read as “(A and B) or C” "
        "or as “A and (B or C)”. In a trigger the two are met by different facts; in a duty "
        "one lets C stand for everything, the other does not."
    ),
    remedy=("Letter the limbs, or write “either both A and B, or C” or “A, and either B or C”."),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example(
            "If the model hides its plans or it copies and moves its weights, we will halt it."
        ),
        Example("If the test fails, and the model hides it or we doubt it, we will halt training."),
        Example(
            "Each release requires a report by the team and either a vote of the board or the consent of the director."
        ),
        Example(
            "Each release requires a report by the team and a vote of the board, or the consent of the director."
        ),
        Example("Each release requires a report by the team and a vote of the board."),
        Example("We will publish the tools and data or the code."),
        Example("The system can help by question and answer or content generation."),
    ),
    fails=(
        Example(
            "If «the model hides its plans and it copies itself or it locks the door», we will halt it."
        ),
        Example(
            "Each release requires «a report by the team and a vote of the board or the consent of the director»."
        ),
        Example(
            "ASL-4: The ability to successfully «replicate and survive or hide on other machines»."
        ),
        Example("CBRN-4: The ability to «steal or copy and hide on other machines»."),
        Example(
            "The operator must obtain «a licence from the state and an audit by the agency or a waiver by the board» before each release."
        ),
    ),
    find=reported("and-and-or-mixed"),
)
