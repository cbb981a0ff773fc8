from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Slot
from framework_lint.signals import says
from framework_lint.signals.incidents import defined

CRITERION = Criterion(
    code="COV319",
    name="incident-definition",
    question="What counts as a safety incident?",
    subject=defined,
    slots=(
        Slot(
            "theft",
            "that theft of or access to the weights is an incident",
            says("incidents", "theft"),
        ),
        Slot("harm", "that harm which has come about is an incident", says("incidents", "harm")),
        Slot("control", "that loss of control is an incident", says("incidents", "control")),
        Slot(
            "deception",
            "that a model which deceives its controls is an incident",
            says("incidents", "deception"),
        ),
    ),
    how=1,
    full=3,
    searched=(
        "an incident means, includes or is; counts as or is treated as an incident",
        "types of incidents, with theft, harm, loss of control and deception",
    ),
    rationale=(
        "What is not called an incident is neither answered nor reported. A full answer says that "
        "stolen weights, harm that has come about, lost control and a model that deceives its "
        "controls each count."
    ),
    examples=Examples(
        full=(
            Example(
                "«A safety incident is any of the following:»\n\n"
                "- «unauthorised access to model weights;»\n"
                "- «death or injury from the use of a model;»\n"
                "- «loss of control over a model.»\n"
            ),
            Example(
                "«We treat as a critical incident any theft of model weights, any injury caused by a "
                "model, and any case in which a model deceives its monitors or acts without "
                "authorisation.»"
            ),
            Example(
                "«We consider it an incident if weights are stolen, if a person is injured, or if a model tricks its monitors.»"
            ),
        ),
        partial=(
            Example("«A safety incident includes any leak of model weights.»"),
            Example("«Critical incidents are defined in the applicable law.»"),
            Example("«Loss of control over a model may be treated as a safety incident.»"),
            Example("«Safety incidents have the meaning given in the statute.»"),
        ),
        absent=(
            Example("The model could cause over 50 deaths in a single incident."),
            Example("Loss of control means that a model acts without authorisation."),
            Example("We respond to incidents within a day."),
            Example("An officer assesses whether an event qualifies as an incident."),
            Example("Cyber incidents: the model is tested on their triage."),
        ),
    ),
)
