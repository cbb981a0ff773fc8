from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB107",
    name="header-weaker-than-cell",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "The header of a column calls what stands under it potential, recommended or "
        "guidelines; its cells say “require” or “must”. One reader takes the cells as "
        "binding, the other as a menu."
    ),
    remedy=(
        "Name the column for what its cells are (“Required safeguards”), or soften the cells; "
        "do not leave both."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    patterns=("P02", "P06"),
    passes=(
        Example(
            "| Level | Required safeguards |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Require containment |"
        ),
        Example(
            "| Level | Potential responses |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Containment, vetting, or both |"
        ),
        Example(
            "| Level | Recommended safeguards |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | We recommend containment |"
        ),
        Example(
            "| Level | Safeguard guidelines |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Containment is mandatory |"
        ),
    ),
    fails=(
        Example(
            "| Level | «Suggested controls» |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | The operator must keep a log |"
        ),
        Example(
            "| Level | «Safeguard guidelines» |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Require containment |"
        ),
        Example(
            "| Level | «Possible responses» |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | The laboratory must isolate the model |"
        ),
        Example(
            "| Level | «Recommended measures» |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | We will halt training until the board has met |"
        ),
    ),
    find=reported("header-weaker-than-cell"),
)
