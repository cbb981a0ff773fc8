from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB104",
    name="either-one-or-both",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A permission to do “either A or B” does not say whether doing both is permitted as "
        "well. Where each of the two lowers a safeguard, that decides how far it may be "
        "lowered."
    ),
    remedy=("Write “A, B, or both”, or “A or B, but not both”."),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("The board may either extend the deadline or waive the test, but not both."),
        Example("The board may extend the deadline or waive the test, or both."),
        Example("The board must either extend the deadline or stop the release."),
        Example("The board may extend the deadline."),
    ),
    fails=(
        Example("The board may «either extend the deadline or waive» the test."),
        Example("If the test fails, the director may «either repeat the test or accept» the risk."),
        Example("We may «either reduce the monitoring or shorten» the review."),
        Example("In an emergency, the committee may «either skip the vote or delay» the notice."),
    ),
    find=reported("either-one-or-both"),
)
