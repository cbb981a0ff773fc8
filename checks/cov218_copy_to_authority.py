from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Slot
from framework_lint.signals import (
    about,
    acts,
    beside,
    either,
    in_row,
    says,
    together,
    weakly,
    within,
    without,
)
from framework_lint.signals.revision import CHANGE, CHANGED, PUBLISHED, REVISED

_AUTHORITY = says("changes", "authorities")
_SOON = within("deadline", "changes", "soon")
_COPY = says("changes", "copy", unless="other")
_GIVEN = either(
    acts("changes", "hands", "copy", unless="other"),
    says("changes", "accessed", unless="other"),
    about(acts("changes", "hands", "copies", unless="other"), either(REVISED, PUBLISHED)),
    together(says("changes", "open_to"), _COPY),
)
_TOLD = either(
    weakly(
        together(acts("changes", "informs", "nouns"), CHANGED), "tells of the change, gives no copy"
    ),
    weakly(
        beside(acts("publicity", "tells", "more"), says("changes", "framework", unless="other")),
        "does not say that it is the framework",
    ),
)
_TO_AUTHORITY = without(
    either(
        together(either(_GIVEN, _TOLD), _AUTHORITY),
        in_row(_COPY, _AUTHORITY),
    ),
    says("changes", "foreign"),
)

CRITERION = Criterion(
    code="COV218",
    name="copy-to-authority",
    question="Is the changed framework given to an authority, and how soon?",
    subject=_TO_AUTHORITY,
    slots=(
        Slot("recipient", "which authority gets the framework", _TO_AUTHORITY, required=True),
        Slot(
            "deadline",
            "how soon an authority gets the changed framework",
            either(together(_SOON, either(_TO_AUTHORITY, CHANGE)), in_row(_SOON, _COPY)),
        ),
    ),
    how=2,
    full=2,
    numbers={"deadline": "10 business days"},
    searched=(
        "send, submit or provide, of a copy of the framework to an authority",
        "within a number of days",
    ),
    rationale=(
        "An authority that does not know the text in force cannot ask after it. A full answer "
        "names the authority that gets the changed framework, and within how many days."
    ),
    examples=Examples(
        full=(
            Example(
                "«We will send a copy of the updated framework to the competent authority within 10 "
                "business days of its adoption.»"
            ),
            Example(
                "«Each amendment of this protocol is submitted to the Ministry.» «The amendment is "
                "sent no later than five working days after its approval.»"
            ),
        ),
        partial=(
            Example("«The regulator receives the current framework.»"),
            Example("«The regulator is informed of changes to this framework.»"),
            Example("«We provide the regulator with the revised policy.»"),
            Example("«We will submit the updated framework to the AI Office within 30 days.»"),
            Example("«We may share this framework in full with government agencies.»"),
        ),
        absent=(
            Example("The framework of the Ministry was delivered to us in May."),
            Example("We share the results of our evaluations with the AI Safety Institute."),
            Example("We report each incident to the authority within 72 hours."),
            Example("We will send a copy of the updated framework to all staff within 5 days."),
            Example("This framework will be published within 30 days of a change."),
            Example("As this policy sets out, we provide the regulator with our test data."),
        ),
    ),
)
