from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import either, firmly, rowed, says, together, under, within, without
from framework_lint.signals.incidents import imminent, reported

_TELLS = says("incidents", "reporting")
_DUE = without(
    together(
        within("deadline", "incidents", "vague"),
        _TELLS,
        either(reported, says("incidents", "authorities", "the_report")),
    ),
    imminent,
)

CRITERION = Criterion(
    code="COV219",
    name="incident-report",
    question="When is a safety incident reported to an authority?",
    subject=reported,
    slots=(
        Slot(
            "report", "that safety incidents are reported", reported, Reach.SENTENCE, required=True
        ),
        Slot(
            "recipient",
            "to which authority an incident is reported",
            together(
                says("incidents", "authorities"),
                either(_TELLS, under("incidents", "recipient_columns")),
            ),
            required=True,
        ),
        Slot(
            "deadline",
            "within how many hours or days an incident is reported",
            either(firmly(together(_DUE, rowed(says("incidents", "incidents", "events")))), _DUE),
            required=True,
        ),
        Slot("clock", "from when that time runs", together(says("incidents", "clock"), _TELLS)),
    ),
    how=2,
    full=4,
    searched=(
        "report, notify, inform or disclose, of an incident or harmful event",
        "authorities, agencies, regulators and law enforcement as those who are told",
        "deadlines in hours or days, and from when they run",
    ),
    rationale=(
        "An authority can warn others and help only if it hears of an incident in time. A full "
        "answer says that incidents are reported, to whom, within how many hours or days, and from "
        "which event that time runs."
    ),
    numbers={"deadline": "72 hours"},
    examples=Examples(
        full=(
            Example(
                "«We report every safety incident to the competent authority within 72 hours of "
                "learning of it.»"
            ),
            Example(
                "When a safety incident is confirmed, the officer does the following:\n\n"
                "- «The regulator is notified within two days after the incident is discovered.»\n"
                "- The log is secured.\n"
            ),
        ),
        partial=(
            Example("«We may notify law enforcement agencies of a harmful event.»"),
            Example("«Incidents are reported to the authorities within the required deadlines.»"),
            Example("«Safety incidents are reported to the Board within 24 hours.»"),
            Example("«We will report safety incidents to the Agency within 15 days of discovery.»"),
            Example(
                "«We share information with the government where a model poses a serious risk to public safety.»"
            ),
        ),
        absent=(
            Example("Staff may report concerns to government agencies without retaliation."),
            Example("We send evaluation results to the regulator within 72 hours."),
            Example("The attack could cost a billion dollars in a single incident."),
            Example("We notify the government if a model passes the second threshold."),
            Example("Users can report broken pages to the support team."),
            Example("Authorities were informed of an incident in May."),
        ),
    ),
)
