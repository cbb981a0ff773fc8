from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB117",
    name="threshold-defined-twice",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A level that a table defines with “and” and an appendix with “or”, or with two numbers, "
        "catches a model by one text and lets it pass by the other. Two teams that each follow the "
        "document then do different things."
    ),
    remedy="Define the level once and point to that place, or say which of the two texts prevails.",
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    patterns=("P21",),
    passes=(
        Example(
            "## Levels\n\n- **Glider level 3:** the model flies for at least 9 hours without help.\n\n"
            "## Appendix\n\n| Level | Definition |\n|---|---|\n"
            "| Glider level 3 | The model flies for at least 9 hours without any help. |"
        ),
        Example(
            "## Levels\n\n- **Glider level 3:** the model flies for long without help.\n\n"
            "## Appendix\n\n| Level | Definition |\n|---|---|\n"
            "| Glider level 3 | The model flies for at least 9 hours without help. |"
        ),
        Example(
            "## Levels\n\n- **Glider level 3:** the model flies for at least 9 hours without help.\n\n"
            "## Appendix\n\nIn case of conflict, this appendix prevails.\n\n| Level | Definition |\n"
            "|---|---|\n| Glider level 3 | The model flies for at least 6 hours without help. |"
        ),
        Example(
            "| Domain | Threshold | Safeguard |\n|---|---|---|\n"
            "| Cyber | [High] The model breaks into 5 networks without help. | Require isolation |\n"
            "| Power | [High] The model breaks into 9 networks without help. | Require isolation |"
        ),
        Example(
            "“Quiet period” means 9 days without a release.\n\n## Appendix\n\n"
            "“Quiet period” means 5 days without a release."
        ),
        Example(
            "“Quiet period” means 9 days without a release.\n\nWe will not train during a quiet period.\n\n"
            "## Appendix\n\nIn this appendix, “quiet period” means 5 days without a release."
        ),
        Example(
            "| Level | Definition | Safeguard |\n|---|---|---|\n"
            "| Reef threshold | The model finds 3 flaws in a test network and exploits one. | Require a gate |\n\n"
            "## Evaluation\n\nReef threshold: we run trials and count flaws found or exploited in a test network."
        ),
        Example(
            "| Level | Definition | Safeguard |\n|---|---|---|\n"
            "| Reef threshold | The model finds 3 flaws in a test network and exploits one. | Require a gate |\n\n"
            "## Summary\n\nReef threshold: the model finds and exploits flaws in a test network."
        ),
    ),
    fails=(
        Example(
            "## Levels\n\n- **Glider level 3:** the model flies for at least 9 hours without help.\n\n"
            "## Appendix\n\n| Level | Definition |\n|---|---|\n"
            "| Glider level 3 | «The model flies for at least 6 hours without help.» |"
        ),
        Example(
            "## Levels\n\n| Level | Definition | Safeguard |\n|---|---|---|\n"
            "| Glider level 3 | The model flies at night and lands without help. | Require a pilot |\n\n"
            "## Appendix\n\nGlider level 3: «The model flies at night or lands without help.»"
        ),
        Example(
            "## Levels\n\n| Level | Definition | Safeguard |\n|---|---|---|\n"
            "| Reef threshold | The model helps a novice build a reef drill from plans. | Require a pilot |\n\n"
            "## Terms\n\nA model reaches the Reef threshold if «the model helps an expert build a reef drill from plans.»"
        ),
        Example(
            "“Quiet period” means 9 days without a release.\n\nWe will not train during a quiet period.\n\n"
            "## Appendix\n\n“Quiet period” means «5 days without a release.»"
        ),
        Example(
            "| Level | Definition | Safeguard |\n|---|---|---|\n"
            "| Reef threshold | The model finds 3 flaws in a test network. | Require a gate |\n\n"
            "## Notes\n\nReef threshold: «the model finds 5 flaws in a test network.»"
        ),
    ),
    find=reported("threshold-defined-twice"),
)
