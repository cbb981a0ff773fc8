from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import (
    acts,
    bound,
    either,
    operative,
    says,
    softened,
    stands,
    together,
    weakly,
    without,
)

_MARKED = says("misuse", "marked")
_LISTED = weakly(
    together(says("misuse", "tracing"), says("misuse", "listed")), "stands among examples"
)
_FACT = stands("misuse", "traceables")
_SAID = says("misuse", "tracing")
_LOOSE = weakly(says("misuse", "loosely"), "does not say whom it leads back to")
_PLAIN = stands("misuse", "anything")
_KEPT = together(says("misuse", "acted"), says("misuse", "recorded"))
_TRACED = softened(
    without(
        either(
            operative(
                either(
                    acts("misuse", "keeps", "kept"),
                    acts("misuse", "verifies", "identities"),
                    acts("misuse", "traces", "traced"),
                    _SAID,
                    _KEPT,
                    _LOOSE,
                )
            ),
            together(either(_SAID, _LOOSE), _FACT),
            together(_KEPT, _PLAIN),
            _LISTED,
            together(_MARKED, says("misuse", "made")),
        ),
        says("misuse", "staff"),
    ),
    "misuse",
    "explored",
    "is only looked into",
)

CRITERION = Criterion(
    code="COV314",
    name="traceable-acts",
    question="Can an act or an output be traced to the model and the user behind it?",
    subject=_TRACED,
    slots=(
        Slot(
            "trace",
            "by what an act is traced to a model or a user",
            _TRACED,
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "binding",
            "that this is done",
            either(bound, _MARKED, _FACT, _PLAIN),
            Reach.SENTENCE,
            required=True,
        ),
    ),
    how=1,
    full=2,
    searched=(
        "logs of prompts, outputs and actions of agents",
        "checks of who a customer is",
        "watermarks and marks of provenance",
    ),
    rationale=(
        "Whoever misuses a model is stopped, and harm explained, only if the act can be traced. A "
        "full answer says which records of use are kept, how the identity of users is checked or "
        "how outputs are marked, and that this is done."
    ),
    examples=Examples(
        full=(
            Example("«All API traffic is logged with the identity of the customer.»"),
            Example(
                "«We retain prompts and outputs for 90 days so that misuse can be traced to an "
                "account.» «We verify the identity of each customer before access is granted.»"
            ),
            Example("We will:\n\n- «watermark all generated images»\n- test each model"),
        ),
        partial=(
            Example("«Only researchers with verified credentials are granted access.»"),
            Example("«We may log user prompts.»"),
            Example("Possible examples of controls are:\n\n- «KYC and identity verification»"),
            Example("«We will explore an agent ID system.»"),
        ),
        absent=(
            Example("Every leak is traced to its root cause."),
            Example("Access of staff to model weights is logged and reviewed."),
            Example("We record the results of each evaluation in a register."),
            Example("We support a law by which compute providers must know their customers (KYC)."),
            Example("Our election policy asks for watermarks on deepfakes."),
            Example("The refinery keeps a log of every valve."),
        ),
    ),
)
