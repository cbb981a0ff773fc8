from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB119",
    name="limbs-without-connective",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A level is described by two sentences side by side, or a condition by the items of a "
        "list, and neither “and” nor “or” joins them. By one reading all must hold, by the "
        "other one is enough; a model that meets one of them reaches the level for one reader "
        "only."
    ),
    remedy=(
        "Join the limbs with “and” or “or”, or write “all of the following” or “any of the "
        "following”."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example(
            "| Domain | Threshold |\n"
            "|---|---|\n"
            "| Cyber | The model can find flaws unaided. In addition, the model can exploit them. |"
        ),
        Example(
            "| Domain | Threshold |\n"
            "|---|---|\n"
            "| Cyber | The model can find flaws unaided. Such capabilities may enable harm. |"
        ),
        Example(
            "We will halt training if any of the following is true:\n"
            "\n"
            "- the model hides its plans;\n"
            "- the model copies itself."
        ),
        Example(
            "We will halt training if:\n"
            "\n"
            "- the model hides its plans; or\n"
            "- the model copies itself."
        ),
    ),
    fails=(
        Example(
            "| Domain | Threshold |\n"
            "|---|---|\n"
            "| Cyber | The model can find flaws unaided. «The model evades every monitor that we have.» |"
        ),
        Example(
            "| Domain | Threshold |\n"
            "|---|---|\n"
            "| Toxins | [High] The model gives expert guidance on toxins. «The model leads a novice through the making of one.» |"
        ),
        Example(
            "We will halt training «if»:\n"
            "\n"
            "- the model hides its plans;\n"
            "- the model copies itself."
        ),
        Example(
            "We will release the model «if, for example»:\n"
            "\n"
            "- the weights are locked;\n"
            "- the model refuses such requests."
        ),
    ),
    find=reported("limbs-without-connective"),
)
