from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB108",
    name="one-safeguard-two-triggers",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "Two clauses in different places ask for a safeguard of one name under different "
        "conditions, and neither points to the other. A reader cannot tell whether each "
        "stands by itself or one limits the other."
    ),
    remedy=(
        "State the safeguard once with all its conditions, or let each clause say how it goes "
        "together with the other (“in addition to Table 1”)."
    ),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example(
            "# Policy\n"
            "\n"
            "## 1 Levels\n"
            "\n"
            "| Level | Safeguards |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Require containment controls |\n"
            "\n"
            "## 2 Release\n"
            "\n"
            "If a model is used abroad, we will require vetting controls."
        ),
        Example(
            "# Policy\n"
            "\n"
            "## 1 Levels\n"
            "\n"
            "Table 1: Levels\n"
            "\n"
            "| Level | Safeguards |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Require containment controls |\n"
            "\n"
            "## 2 Release\n"
            "\n"
            "If a model is used abroad, we will require containment controls, in addition to what Table 1 asks."
        ),
        Example(
            "If a model is used abroad, we will require containment controls. If a model is used at sea, we will require a pilot."
        ),
        Example(
            "| Level | Safeguards |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Require containment controls |\n"
            "| [Severe] The model can burn lines. | Require containment controls |"
        ),
    ),
    fails=(
        Example(
            "# Policy\n"
            "\n"
            "## 1 Levels\n"
            "\n"
            "| Level | Safeguards |\n"
            "|---|---|\n"
            "| [High] The model can open locks. | Require tamper-proof seals and quarantine protections |\n"
            "\n"
            "## 2 Field use\n"
            "\n"
            "«If a model leaves the laboratory, we will require quarantine protections.»"
        ),
        Example(
            "# Policy\n"
            "\n"
            "## 1 Levels\n"
            "\n"
            "| Level | Safeguards |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Require containment controls |\n"
            "\n"
            "## 2 Release\n"
            "\n"
            "«If a model is used abroad, we will require containment controls.»"
        ),
        Example(
            "# Policy\n"
            "\n"
            "## 1 Levels\n"
            "\n"
            "| Level | Safeguards |\n"
            "|---|---|\n"
            "| [High] The model can shed load. | Require dual-watch measures before release |\n"
            "\n"
            "## 2 Ships\n"
            "\n"
            "«When a model steers a ship, the laboratory must keep dual-watch measures in place.»"
        ),
        Example(
            "# Policy\n"
            "\n"
            "## 1 Levels\n"
            "\n"
            "| Level | Safeguards |\n"
            "|---|---|\n"
            "| [High] The model can lie. | Require honesty tests |\n"
            "\n"
            "## 2 Agents\n"
            "\n"
            "«Once an agent has access to mail, we will run honesty tests on it.»"
        ),
    ),
    find=reported("one-safeguard-two-triggers"),
)
