from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Slot
from framework_lint.signals import either, says, together
from framework_lint.signals.shutdown import drilled, halted, hasty, shut_down, soon

CRITERION = Criterion(
    code="COV213",
    name="shutdown-capability",
    question="Can a model and all copies of it be shut down, and how fast?",
    subject=halted,
    slots=(
        Slot("able", "that a model can be shut down", halted, Reach.SENTENCE, required=True),
        Slot(
            "copies",
            "that a shutdown reaches all copies and derivatives",
            together(says("shutdown", "copies"), shut_down),
        ),
        Slot("time", "how long a shutdown takes", either(together(soon, shut_down), hasty)),
        Slot(
            "drill",
            "that a shutdown is tried out",
            drilled,
            Reach.SECTION,
        ),
    ),
    how=1,
    full=3,
    searched=(
        "able to, means to or mechanism to shut down, withdraw or delete a model",
        "copies, instances and derivatives that a shutdown reaches",
        "drills and tests of a shutdown",
    ),
    rationale=(
        "A promise to stop a model is worth as much as the means to do it. A full answer says that "
        "the model and every copy under the developer's control can be shut down, how long it "
        "takes, and that it has been tried out."
    ),
    examples=Examples(
        full=(
            Example(
                "«We maintain the ability to shut down every instance of a model within one hour.» "
                "«The shutdown is tested in a drill each quarter.»"
            ),
            Example(
                "«Each deployed system has a kill switch:»\n\n"
                "- «It must shut down all copies of the model, those of cloud hosts included, "
                "within ten minutes.»\n"
                "- «The emergency stop is exercised twice a year.»"
            ),
            Example(
                "«We can take every copy of a model, those on hosts of partners included, offline within one hour.»"
            ),
        ),
        partial=(
            Example("«If a limit is passed, the laboratory will withdraw the model.»"),
            Example("«We may shut down the affected system for a time.»"),
            Example("«We aim to be able to take all copies of a model offline promptly.»"),
            Example("«Containment may include restricting access to the model.»"),
        ),
        absent=(
            Example("Risks arise when people lose the ability to shut down a model."),
            Example("The model could disable its monitor and prevent its own shutdown."),
            Example("Moderators can terminate user accounts within a day."),
            Example("We can halt training at any checkpoint."),
            Example("The furnace has an emergency valve that is tested every week."),
            Example("Open weights cannot be recalled once they are out."),
        ),
    ),
)
