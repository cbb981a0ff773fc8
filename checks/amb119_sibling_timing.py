from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB119",
    name="sibling-cells-for-and-before",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "One cell of a column asks for a safeguard “before” a use of the model, its sibling "
        "“for” the same use. A reader who takes the difference as meant lets the second "
        "safeguard come later; one who takes it as chance wants both in place before the use "
        "begins."
    ),
    remedy=(
        "Write “before” in every cell, or say in which cells the safeguard may come with the use."
    ),
    passes=(
        Example(
            "| Domain | Level | Safeguards |\n"
            "|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Require vetting before external deployment |\n"
            "| Water | [High] The model can open sluices. | Require vetting before external deployment |"
        ),
        Example(
            "| Domain | Level | Safeguards |\n"
            "|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Require vetting for external deployment |\n"
            "| Water | [High] The model can open sluices. | Require vetting for external deployment |"
        ),
        Example(
            "| Domain | Level | Safeguards |\n"
            "|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Require vetting before external deployment |\n"
            "| Water | [High] The model can open sluices. | Require a log for internal use |"
        ),
        Example(
            "We require vetting before external deployment. We require a log for external deployment."
        ),
    ),
    fails=(
        Example(
            "| Domain | Level | Safeguards |\n"
            "|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Require vetting before external deployment |\n"
            "| Water | [High] The model can open sluices. | Require vetting «for external deployment» |"
        ),
        Example(
            "| Domain | Level | Safeguards |\n"
            "|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Require a log prior to public release |\n"
            "| Water | [High] The model can open sluices. | Require a guard «for public release» |"
        ),
        Example(
            "| Domain | Level | Safeguards |\n"
            "|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Require a guard «for internal use» |\n"
            "| Water | [High] The model can open sluices. | Require a guard before internal use |"
        ),
        Example(
            "| Domain | Level | Safeguards |\n"
            "|---|---|---|\n"
            "| Grid | [High] The model can shed load. | The laboratory must keep a log «for large-scale internal deployment» |\n"
            "| Water | [High] The model can open sluices. | The laboratory must ask the board before large-scale internal deployment |"
        ),
    ),
    find=reported("sibling-cells-for-and-before"),
)
