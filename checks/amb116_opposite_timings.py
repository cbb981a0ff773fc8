from __future__ import annotations

from framework_lint.check import Check, Citation, Confidence, Example, Severity
from framework_lint.shape import reported

CHECK = Check(
    code="AMB116",
    name="opposite-timings",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A test that is due “before or after” a release can be read as a gate that the release must "
        "wait for, or as one that a later test satisfies. On the second reading, and with no last "
        "day for the later test, nobody can say when the duty has not been met."
    ),
    remedy="Choose one time, or write “before release and again within 90 days after it”.",
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    patterns=("P54",),
    passes=(
        Example("We will conduct both pre- and post-deployment testing."),
        Example("We will monitor each model before, during and after deployment."),
        Example("The team must repair every flaw found before or after release."),
        Example("The team must report each theft, whether before or after release."),
        Example("We will not share the weights before or after release."),
        Example(
            "We will test each model before release or, at the latest, within 30 days after it."
        ),
        Example(
            "We will test the model before or after release. The test is due within 30 days after it."
        ),
        Example(
            "We will conduct pre- or post-deployment testing, depending on the tier of the model."
        ),
        Example("Flaws can be found in pre- or post-deployment testing."),
        Example("We will run the tests upon completion of a pre-training or post-training run."),
        Example("The team must record whether a flaw was found before or after release."),
        Example("We will respond to incidents that occur before or after deployment."),
        Example("We will report the pre- or post-mitigation score of each model."),
        Example("The officer may extend the test before or after release."),
    ),
    fails=(
        Example("We will conduct «either pre- or post-release testing» of every model."),
        Example(
            "The team must carry out a stress test of each model «either before or after launch»."
        ),
        Example("We will test each model «during or after its training»."),
        Example("Each model must be tested «before or after external deployment»."),
        Example("The lab must publish the results of its «pre- or post-deployment evaluations»."),
    ),
    find=reported("opposite-timings"),
)
