from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.readings.sources.respectively import SOURCE
from framework_lint.shape import reported

CHECK = Check(
    code="AMB113",
    name=SOURCE,
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "“Respectively” pairs two lists in their order. Where one has more items, nothing says "
        "which of them share or go without, so a deadline or a duty can be set at more than one "
        "value."
    ),
    remedy=("Give each item its value in a table or in a clause of its own."),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example(
            "We will test models in tier 1, tier 2 and tier 3 every 90, 60 and 30 days, respectively."
        ),
        Example("The safety and security teams will report every 30 and 60 days respectively."),
        Example(
            "In 2026, the safety team and the security team must report every 30 and 60 days, respectively."
        ),
        Example(
            "After the review, the safety team and the board must sign the report and the form, respectively."
        ),
        Example(
            "The safety and security team and the board will approve high and critical models, respectively."
        ),
        Example(
            "The risk owner and the board will approve models between 10 and 20 points and above 20 points, respectively."
        ),
        Example(
            "We will treat each customer respectfully and inform the two regulators within 1 and 2 days, respectively."
        ),
    ),
    fails=(
        Example(
            "Models in group 1, group 2 and group 3 must be tested again every 90 and 30 days «respectively»."
        ),
        Example("We will keep logs and weights for 12, 24, and 36 months, «respectively»."),
        Example(
            "We will inform the regulator, the customers and the public within 24 hours and 72 hours, «respectively»."
        ),
        Example(
            "The safety team and the board must review each release within 5, 10 and 20 days, «respectively»."
        ),
    ),
    find=reported(SOURCE),
)
