from __future__ import annotations

from collections.abc import Iterator

from framework_lint.amendment import left_open
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.escape import is_calibrating
from framework_lint.features.hedge import lone_escapes
from framework_lint.policy import Policy


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        for match in lone_escapes(sentence):
            if not is_calibrating(match.group()):
                yield left_open(sentence, match)


CHECK = Check(
    code="DSC101",
    name="escape-clause",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A duty that holds only where feasible or where appropriate leaves open when it "
        "holds. Whoever is bound can read it as kept whatever they did, and an outsider cannot "
        "tell a reasoned exception from an omission."
    ),
    remedy=(
        "Say in which cases the duty does not hold, who decides that and where the decision is "
        "recorded, or state the minimum that applies in every case."
    ),
    question="In which cases does the duty not hold, who finds that, and where is it recorded, if “{quote}” stays?",
    patterns=("P16",),
    passes=(
        Example("When available and feasible, the company will commission an outside test."),
        Example("We will resource the team (e.g. further work on safeguards where necessary)."),
        Example("We will test every model for cyber capability before external deployment."),
        Example("The board may publish the report where appropriate."),
        Example("We will use tests that are as closely tied to the limits as possible."),
        Example("Models are subject to automated evaluation before each release."),
        Example("The committee will recommend measures that are as targeted as possible."),
        Example(
            "Where it is necessary to protect life, as section 4 defines, the officer will act "
            "within 24 hours."
        ),
    ),
    fails=(
        Example("We will share summaries of our findings with the public «where feasible»."),
        Example("The team will, «to the extent practicable», isolate the weights."),
        Example("We will invite outside testers «where appropriate»."),
        Example("«Insofar as practicable», the company will commission an outside test."),
        Example("We will publish the results «unless otherwise determined» by management."),
    ),
    find=find,
)
