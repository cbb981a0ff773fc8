from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB106",
    name="row-label-not-repeated",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A cell of a table states a duty under an if-clause that is whole in itself and does "
        "not name what its row is about. Read alone, the duty arises whenever the if-clause "
        "holds; read in its row, only if the row’s own capability is there as well."
    ),
    remedy=(
        "Begin the cell with both conditions (“If a model has the capability of this row and "
        "…”), or move a rule that holds for every row out of the table."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    patterns=("P03",),
    passes=(
        Example(
            "| Domain | Threshold | Safeguards |\n"
            "|---|---|---|\n"
            "| Deception | Deception: the ability to mislead an evaluator. | If a model shows deception and has High capabilities, require a second review |"
        ),
        Example(
            "| Domain | Threshold | Safeguards |\n"
            "|---|---|---|\n"
            "| Deception | Deception: the ability to mislead an evaluator. | Require a second review before release |"
        ),
        Example(
            "| Domain | Threshold | Safeguards |\n"
            "|---|---|---|\n"
            "| Deception | Deception: the ability to mislead an evaluator. | If the second review fails, we will repeat it |"
        ),
        Example("If a model has High capabilities, we require a second review."),
    ),
    fails=(
        Example(
            "| Domain | Threshold | Safeguards |\n"
            "|---|---|---|\n"
            "| Forecast shading | Forecast shading: the ability to give a false estimate. | «If a model has reached the High level», the Board must see both figures |"
        ),
        Example(
            "| Domain | Threshold | Safeguards |\n"
            "|---|---|---|\n"
            "| Deception | Deception: the ability to mislead an evaluator. | «If a model has High capabilities in any tracked domain», require a second review |"
        ),
        Example(
            "| Domain | Threshold | Safeguards |\n"
            "|---|---|---|\n"
            "| Covert planning | Covert planning: the ability to pursue a plan unseen. | «When a system reaches the critical threshold», the laboratory must isolate it |"
        ),
        Example(
            "| Domain | Threshold | Safeguards |\n"
            "|---|---|---|\n"
            "| Self-copying | Self-copying: the ability to run on other machines. | «Once a model is at Tier 3», we will close its network access |"
        ),
    ),
    find=reported("row-label-not-repeated"),
)
