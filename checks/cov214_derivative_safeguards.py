from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import (
    acts,
    bound,
    either,
    followed,
    operative,
    says,
    softened,
    stands,
    together,
    weakly,
    without,
)

_LISTED = weakly(
    together(says("misuse", "held_back", "derivatives"), says("misuse", "listed")),
    "stands among examples",
)
_FACT = stands("misuse", "modifiables")
_PLAIN = stands("misuse", "anything")
_ADAPTED = without(
    either(
        followed("misuse", "adapters", "adaptations", gap=60),
        followed("misuse", "adaptations", "adapters", gap=60),
    ),
    says("misuse", "unlike"),
)
_LIMITED = softened(
    without(
        either(
            operative(acts("misuse", "limits", "derivatives")),
            operative(says("misuse", "held_back")),
            together(says("misuse", "held_back"), either(says("misuse", "terms"), _FACT, _PLAIN)),
            either(operative(_ADAPTED), together(_ADAPTED, _PLAIN)),
            _LISTED,
        ),
        says("misuse", "own_tuning"),
    ),
    "misuse",
    "explored",
    "is only looked into",
)

CRITERION = Criterion(
    code="COV214",
    name="derivative-safeguards",
    question="What keeps people from making a dangerous derivative of a model?",
    subject=_LIMITED,
    slots=(
        Slot(
            "safeguard",
            "what limits fine-tuning, distillation or the release of weights",
            _LIMITED,
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "binding",
            "that the limit will be kept",
            either(bound, says("misuse", "terms"), _FACT, _PLAIN),
            Reach.SENTENCE,
            required=True,
        ),
    ),
    how=1,
    full=2,
    searched=(
        "limits on fine-tuning by users",
        "limits on the release of weights",
        "measures against distillation",
        "terms for those who modify a model",
    ),
    rationale=(
        "A model that is safe as released may be fine-tuned, copied or distilled into one that is "
        "not. A full answer says how fine-tuning, distillation and the release of weights are "
        "limited, or what those who modify the model must do, and that this is kept to."
    ),
    examples=Examples(
        full=(
            Example("«Weights of Class B systems are not made public.»"),
            Example("«Models adapted by clients inherit the restrictions of the base model.»"),
            Example(
                "«We will screen the data of every customer fine-tuning job for hazards.» "
                "«We will never release the weights of a model above Level 2.»"
            ),
            Example("«The licence prohibits distillation of the model into a rival one.»"),
        ),
        partial=(
            Example("«We may restrict fine-tuning access to known customers.»"),
            Example("«We aim to prevent distillation of reasoning traces.»"),
        ),
        absent=(
            Example("Access to the weights is limited to ten engineers."),
            Example("We fine-tune the model to elicit its capabilities before each test."),
            Example("Safety fine-tuning is applied to every model before release."),
            Example("Attackers could fine-tune a stolen model and remove its safeguards."),
            Example("The plant controls the distillation column by temperature."),
            Example("We control access to model weights by two-party approval."),
        ),
    ),
)
