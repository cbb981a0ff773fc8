from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import (
    acts,
    either,
    operative,
    pattern,
    says,
    softened,
    stands,
    together,
    without,
)

_TOPIC = "acceptance"
_GATED = (says(_TOPIC, "released"), says(_TOPIC, "gates"))
_FACT = without(stands(_TOPIC, "things"), says(_TOPIC, "explains"))
_CRITERION = says(_TOPIC, "criteria")
_ENOUGH = together(says(_TOPIC, "enough", unless="other"), *_GATED)
_CLAIM = either(
    operative(_ENOUGH),
    together(_ENOUGH, either(says(_TOPIC, "deontic"), _FACT)),
    _CRITERION,
    softened(
        operative(together(says(_TOPIC, "loose"), *_GATED)),
        _TOPIC,
        "loose",
        "asks for what is appropriate",
    ),
)
_JUDGED = says(_TOPIC, "judged")
_MEASURED = either(
    together(says(_TOPIC, "measures"), says(_TOPIC, "measured")),
    together(says(_TOPIC, "withstood"), says(_TOPIC, "attackers")),
)
_MEASURE = without(
    either(operative(_MEASURED), together(says(_TOPIC, "measures"), _CLAIM)),
    says(_TOPIC, "beside"),
)
_ARGUMENT = either(operative(acts(_TOPIC, "writes", "arguments")), says(_TOPIC, "argued"))
_DECIDER = together(says(_TOPIC, "deciders"), says(_TOPIC, "decided"))


def _unmatched(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a firm claim where no sentence of the text lets the test be passed over."""
    claim = _CLAIM(policy, sentence, numbers)
    if claim is None or claim.weakness:
        return None
    overrides = pattern(_TOPIC, "overrides")
    return None if any(overrides.search(each.text) for each in policy.sentences) else claim


CRITERION = Criterion(
    code="COV110",
    name="acceptance-criterion",
    question="What must be true for the remaining risk or the safeguards to be enough?",
    subject=either(_CLAIM, operative(_JUDGED), together(_JUDGED, stands(_TOPIC, "papers"))),
    slots=(
        Slot(
            "claim", "that release depends on such a finding", _CLAIM, Reach.SENTENCE, required=True
        ),
        Slot("measure", "how “enough” is measured", _MEASURE, Reach.DOCUMENT, required=True),
        Slot("argument", "in which written argument this is shown", _ARGUMENT, Reach.DOCUMENT),
        Slot("decider", "who finds that it is enough", _DECIDER, Reach.DOCUMENT),
        Slot(
            "override-free",
            "that nobody may pass over the test",
            _unmatched,
            Reach.SENTENCE,
        ),
    ),
    how=2,
    full=4,
    searched=(
        "release only if risk is acceptable or safeguards are sufficient",
        "a number, score or test result for “sufficient”",
        "safety case, safeguards report, justification",
        "who makes the final decision",
    ),
    rationale=(
        "Safeguards decide nothing unless it is said when they are enough. A full answer makes "
        "release depend on that finding, says how it is measured without the words “acceptable” or "
        "“appropriate”, in which written argument it is shown and who decides, and lets nobody "
        "pass over it."
    ),
    examples=Examples(
        full=(
            Example(
                "«We will not release a model until its safeguards are shown to be sufficient.» "
                "«Safeguards are sufficient if fewer than 1 in 1,000 attempts at misuse succeed.» "
                "«The team writes a safety case, and the Board makes the final decision on release.»"
            ),
            Example(
                "«Only reactors with a residual risk level of “low” can be restarted.» "
                "«The operator must submit a safety case.»\n\nAll models are tested."
            ),
        ),
        partial=(
            Example(
                "«Unless the Chief Engineer finds the risk tolerable, operation will not resume.»"
            ),
            Example("«Deployment is refused where the controls do not suffice.»"),
            Example("«The model is not deployed unless the residual risk is acceptable.»"),
            Example("«We assess the residual risk of each model.»"),
            Example(
                "«We will not deploy a model until we have implemented appropriate safeguards.»"
            ),
        ),
        absent=(
            Example("Other laboratories release a model only if its risk is acceptable."),
            Example("Our acceptable use policy must be signed before access is given."),
            Example("The literature discusses safety cases (Smith 2023)."),
            Example("We apply appropriate safeguards to every model."),
            Example("## Sufficient safeguards\n\nWe test each model before its release."),
        ),
    ),
)
