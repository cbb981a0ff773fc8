from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.readings.sources.misplaced_only import SOURCE
from framework_lint.shape import reported

CHECK = Check(
    code="AMB112",
    name=SOURCE,
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "“Only” before a verb leaves open what it singles out: the thing, those to whom it goes, "
        "the time, or the act. What is ruled out differs from one to the next."
    ),
    remedy=("Put “only” directly before the words that it limits."),
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    passes=(
        Example("We will only deploy the model if the board approves."),
        Example("We will only deploy the model to customers after the board approves."),
        Example("We will only deploy the model after a report to the customers."),
        Example("We should only deploy a system if its safeguards have proven effective."),
        Example("We will only share the weights with cleared staff."),
        Example("We will only work with platforms that are aligned with our values."),
        Example("We will not only report losses above 5 million to the regulator."),
        Example("We will report only losses above 5 million crowns to the regulator."),
        Example("Access will only be granted to staff with a clearance."),
        Example("We will only grant trusted users access to the weights after a review."),
        Example("We only test a limited set of scenarios."),
        Example("Auditors will receive read-only access to records above level 3."),
    ),
    fails=(
        Example("We will «only report losses above 5 million crowns to the regulator»."),
        Example(
            "The lab must «only disclose incidents with a severity above 3 to the clients who ask»."
        ),
        Example("We will «only deploy the model after testing to customers in the north»."),
        Example("We will «only share serious findings with the regulator»."),
    ),
    find=reported(SOURCE),
)
