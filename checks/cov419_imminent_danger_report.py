from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import either, firmly, led, rowed, says, together, within
from framework_lint.signals.incidents import endangers, imminent, reported_danger

_DUE = together(
    within("deadline", "incidents", "vague"),
    says("incidents", "reporting"),
    either(imminent, led(imminent), rowed(imminent)),
)

CRITERION = Criterion(
    code="COV419",
    name="imminent-danger-report",
    question="How soon is an incident reported that is about to kill or injure people?",
    subject=endangers,
    slots=(
        Slot(
            "report",
            "that such an incident is reported",
            reported_danger,
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "imminent",
            "what is done where danger to life is imminent",
            imminent,
            required=True,
        ),
        Slot(
            "deadline",
            "within how many hours it is reported",
            either(firmly(together(_DUE, rowed(imminent))), _DUE),
            required=True,
        ),
    ),
    how=2,
    full=3,
    searched=(
        "imminent danger, imminent risk of death or injury, danger to life",
        "report, notify or alert in the same passage",
        "deadlines in hours",
    ),
    rationale=(
        "Where people are about to be hurt, days are too long. A full answer says that such an "
        "incident is reported at once to those who can help, within a number of hours."
    ),
    numbers={"deadline": "24 hours"},
    examples=Examples(
        full=(
            Example(
                "«If an incident poses an imminent risk of death or serious injury, we notify the "
                "authorities within 24 hours.»"
            ),
            Example(
                "«Where a safety incident is life-threatening:»\n\n"
                "- «The police and the agency are alerted within two hours.»\n"
                "- The building is cleared.\n"
            ),
            Example(
                "«Where an incident puts lives at immediate risk, the emergency services are called within one hour.»"
            ),
        ),
        partial=(
            Example("«We may notify the police of an imminent threat to life.»"),
            Example(
                "«If an incident poses an imminent risk of death, we will promptly notify the "
                "authorities.»"
            ),
            Example("«The commander records whether an incident poses an imminent risk of death.»"),
        ),
        absent=(
            Example("We report safety incidents to the authority within 24 hours."),
            Example("Staff may raise concerns about imminent threats to public safety."),
            Example("Severe harm means the death of more than a thousand people."),
            Example("A rival is about to imminently pass the threshold."),
            Example("The authorities hold that danger from such systems is not imminent."),
        ),
    ),
)
