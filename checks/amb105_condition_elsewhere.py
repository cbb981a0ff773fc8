from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB105",
    name="condition-in-another-column",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A table gives the risk in one column and the safeguard in another. Where the risk is "
        "said to arise only together with a further capability, and the safeguard does not "
        "repeat it, one reader takes the condition to limit the safeguard, the other does "
        "not. In 2026 a developer and a watchdog parted on such a row."
    ),
    remedy=(
        "Repeat the condition in the cell that states the safeguard, or write there “whether "
        "or not the model has” it; say who must show that the capability is there."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    patterns=("P01",),
    passes=(
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Grid | [High] The model can shed load. | It could black out a city. | Require containment for extended use |"
        ),
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Together with a covert coordination capability, models could blind the staff. | Require containment for models with a covert coordination capability |"
        ),
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Together with a covert coordination capability, models could blind the staff. | Require containment, whether or not the model has a covert coordination capability |"
        ),
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Grid | [High] The model can shed load. | Together with its operator, the model could blind the staff. | Require containment for extended use |"
        ),
        Example(
            "Together with a covert coordination capability, models could blind the staff. We require containment."
        ),
    ),
    fails=(
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Water | [Severe] The model can open sluices. | «In tandem with a deception capability», it could hide a flood. | Require a keeper at each sluice |"
        ),
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Grid | [High] The model can shed load. | «Together with a covert coordination capability», models could blind the staff. | Require containment for extended use |"
        ),
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Toxins | [Severe] The model can design a toxin. | A spill could kill. «In combination with a persuasion capability (Section 3)», models could mislead staff. | The laboratory must isolate the model |"
        ),
        Example(
            "| Domain | Level | Associated risk | Safeguards |\n"
            "|---|---|---|---|\n"
            "| Toxins | [Severe] The model can design a toxin. | «Coupled with long-horizon planning skills», it could act unseen. | Require review by two persons before release |"
        ),
    ),
    find=reported("condition-in-another-column"),
)
