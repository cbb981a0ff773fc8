from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import acts, either, says, without
from framework_lint.signals.incidents import answered, stated, timely

_FOUND = stated(either(acts("incidents", "detects", "incidents"), says("incidents", "detecting")))
_ANSWERED = either(acts("incidents", "responds", "incidents"), says("incidents", "responding"))

CRITERION = Criterion(
    code="COV119",
    name="incident-response",
    question="How are safety incidents found and answered?",
    subject=answered,
    slots=(
        Slot(
            "incident",
            "that safety incidents are dealt with",
            answered,
            Reach.SENTENCE,
            required=True,
        ),
        Slot("detection", "how an incident is found", _FOUND, Reach.SENTENCE),
        Slot("response", "who does what about an incident", _ANSWERED),
        Slot(
            "deadline",
            "how soon it is answered",
            without(timely, says("incidents", "authorities")),
            Reach.SENTENCE,
        ),
    ),
    how=2,
    full=3,
    searched=(
        "detect, investigate, contain, escalate or respond to, of incidents and harmful events",
        "incident response plans, teams and procedures",
        "deadlines in these sentences",
    ),
    rationale=(
        "Harm that is under way is limited by those who notice it and know what to do. A full answer "
        "says how incidents with models, their misuse or their theft are found, who does what about "
        "them, and how soon."
    ),
    examples=Examples(
        full=(
            Example(
                "«We detect safety incidents by automated monitoring and by reports of users.» «An "
                "incident commander investigates each incident and contains it within 12 hours.»"
            ),
            Example(
                "## Incidents\n\n"
                "For each serious incident with a model, the following is done:\n\n"
                "- «The duty officer triages the incident within one hour of its detection.»\n"
                "- «The response team contains the incident.»\n"
            ),
            Example(
                "«On becoming aware of a safety incident, the Developer shall assess its severity and contain its effects within one day.»"
            ),
        ),
        partial=(
            Example("«We may investigate safety incidents.»"),
            Example("«We track safety incidents with deployed models.»"),
            Example("«On-call staff respond to security incidents around the clock.»"),
            Example("«We watch for misuse and respond to new jailbreaks.»"),
        ),
        absent=(
            Example("The model could cause over 50 deaths in a single incident."),
            Example("We study historical incident data to choose our evaluations."),
            Example("Grades are reviewed by the Safety Council each quarter."),
            Example("## Incident response\n\nThis section is under revision."),
            Example("Regulators respond to incidents under the Act."),
        ),
    ),
)
