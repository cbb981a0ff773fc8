from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Slot
from framework_lint.signals import either, in_row, says, together
from framework_lint.signals.publicity import CARD, PASSING, REPORTED

_RESULTS = says("publicity", "results")
_RELEASE = says("publicity", "release")
_OPENS = says("publicity", "leads")
_HOLDS = either(REPORTED, says("publicity", "content"))

CRITERION = Criterion(
    code="COV122",
    name="model-report",
    question="Is a report on each model published, with what was found and when?",
    subject=either(REPORTED, PASSING),
    slots=(
        Slot("published", "that a report on a model is published", REPORTED, required=True),
        Slot(
            "results",
            "that the report tells what was found",
            either(together(_RESULTS, _HOLDS), in_row(_RESULTS, CARD)),
        ),
        Slot(
            "release",
            "that the report is out when the model is released",
            either(together(_RELEASE, either(_HOLDS, _OPENS)), in_row(_RELEASE, CARD)),
        ),
    ),
    how=2,
    full=3,
    searched=(
        "publish, release or share publicly, of results, a system card or a report on a model",
        "results, findings, capability evaluations",
        "at launch, when a model is deployed",
    ),
    rationale=(
        "Only a report on the model itself shows whether the framework was applied to it. A full "
        "answer says that a report is published for each model, that it tells what the "
        "assessments found, and that it is out by the time of the release."
    ),
    examples=Examples(
        full=(
            Example(
                "«We will publish a system card with the results of our evaluations before each "
                "model is released.»"
            ),
            Example(
                "When a reactor model is licensed, we commit to the following:\n\n- «Public reports: "
                "a summary of the safety assessment is made public.»\n- «This summary states the "
                "findings and is posted at the launch of the model.»"
            ),
        ),
        partial=(
            Example("«Each plant model is documented in a publicly available model card.»"),
            Example("«We have processes in place before deployment (e.g., system cards).»"),
            Example("«We publish the results of our evaluations.»"),
            Example("«We may publish model cards when we release a model.»"),
            Example("«We aim to publish our findings on each model.»"),
        ),
        absent=(
            Example("The Company publishes an annual report on its work on models."),
            Example("We report the results of our evaluations to the board before each release."),
            Example("We evaluate our models on public benchmarks before each release."),
            Example("We will publish changes to this framework."),
            Example("We release our models publicly when the evaluations are done."),
            Example("A model could help to find publicly available information on hazards."),
            Example("## System cards\n\nThe framework covers all frontier models."),
        ),
    ),
)
