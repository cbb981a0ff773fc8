from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB120",
    name="heading-weaker-than-text",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A heading calls what follows illustrative or recommended, or the lead-in of a list "
        "says what may be done; the text under it says “will” or “must”. One reader takes the "
        "text as binding, the other as an example."
    ),
    remedy=("Move what binds out of the section or list, or name the section for what it holds."),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("# Policy\n\n## Required safeguards\n\nWe will encrypt all weights."),
        Example("# Policy\n\n## Illustrative safeguards\n\nExamples are encryption and vetting."),
        Example("# Policy\n\n## Illustrative scorecard\n\nWe will encrypt all weights."),
        Example(
            "# Policy\n"
            "\n"
            "## Illustrative safeguards\n"
            "\n"
            "As a reminder, we will encrypt all weights before release."
        ),
    ),
    fails=(
        Example("# Policy\n\n## «Illustrative» safeguards\n\nWe will encrypt all weights."),
        Example("# Policy\n\n## «Recommended» controls\n\nThe security team must keep a log."),
        Example(
            "# Policy\n"
            "\n"
            "We «may» take these steps:\n"
            "\n"
            "- We will publish the results.\n"
            "- Notify the board."
        ),
        Example(
            "# Policy\n\n## «Examples» of security measures\n\nThe laboratory shall test each door."
        ),
    ),
    find=reported("heading-weaker-than-text"),
)
