from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import (
    acts,
    around,
    bound,
    either,
    near,
    operative,
    says,
    softened,
    stands,
    together,
    weakly,
    without,
)

_LISTED = weakly(
    together(says("misuse", "phrases", "safeguards"), says("misuse", "listed")),
    "stands among examples",
)
_FACT = stands("misuse", "tools")
_PLAIN = stands("misuse", "anything")
_CURBED = without(
    near(says("misuse", "curbs"), "misuse", "curbed", unless="elsewhere"),
    says("misuse", "elsewhere"),
)
_GUARDED = softened(
    without(
        either(
            operative(
                either(
                    acts("misuse", "guards", "hostile"),
                    acts("misuse", "applies", "safeguards"),
                    says("misuse", "phrases"),
                )
            ),
            together(says("misuse", "phrases"), _FACT),
            operative(_CURBED),
            together(_CURBED, _PLAIN),
            _LISTED,
        ),
        says("misuse", "other"),
    ),
    "misuse",
    "explored",
    "is only looked into",
)

CRITERION = Criterion(
    code="COV114",
    name="misuse-safeguards",
    question="What stops people from using a released model to do severe harm?",
    subject=_GUARDED,
    slots=(
        Slot("safeguard", "which safeguard is used", _GUARDED, Reach.SENTENCE, required=True),
        Slot(
            "hazard",
            "against which misuse",
            around("misuse", "hazards", headings=False),
            Reach.SENTENCE,
        ),
        Slot("threshold", "from which level on", around("misuse", "levels"), Reach.SENTENCE),
        Slot(
            "binding",
            "that it will be used",
            either(bound, _FACT, together(_CURBED, _PLAIN)),
            Reach.SENTENCE,
            required=True,
        ),
    ),
    how=2,
    full=3,
    searched=(
        "refusal of harmful requests",
        "classifiers, filters and monitoring of use",
        "usage policies and their enforcement",
        "access for trusted users only",
    ),
    rationale=(
        "Once a model is released, anybody can try to turn it to harm. A full answer says which "
        "safeguard is in place, against which misuse or from which level of capability on, and "
        "that it will be used, not only that it could be."
    ),
    examples=Examples(
        full=(
            Example("«A supervising classifier blocks answers on explosives and poisons.»"),
            Example(
                "«For models at the High threshold, we will train the model to refuse requests for "
                "help with chemical weapons.» «We monitor its use for misuse and block accounts.»"
            ),
            Example(
                "| Capability level | Required safeguards |\n|---|---|\n"
                "| Level 2: The model helps a layman to make a toxin. "
                "| «Input and output classifiers must block requests about toxins.» |\n"
            ),
        ),
        partial=(
            Example("«Mitigations may include output filters and account bans.»"),
            Example("«We may use classifiers to detect malicious requests.»"),
            Example(
                "Examples of safeguards include:\n\n- «Training the model to refuse requests.»"
            ),
            Example("«We will explore how to filter harmful prompts.»"),
        ),
        absent=(
            Example("Smith, J. (2024). Detecting misuse of language models."),
            Example("Advanced models could be misused to make pathogens."),
            Example("We test a version of the model with a negligible rate of refusals."),
            Example("We train our staff in the use of the filters of the ventilation system."),
            Example("## Safeguards against misuse\n\nThis section is reserved."),
            Example("We store model weights on hardened servers and monitor access to them."),
        ),
    ),
)
