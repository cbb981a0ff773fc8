from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Slot
from framework_lint.signals import either, in_row, says, together, within
from framework_lint.signals.revision import CHANGE, PUBLISHED

_PUBLIC = either(PUBLISHED, CHANGE)
_SOON = either(within("deadline", "changes", "soon"), says("changes", "timely"))

CRITERION = Criterion(
    code="COV118",
    name="change-publication",
    question="Is a changed framework published, how soon and with what reasons?",
    subject=PUBLISHED,
    slots=(
        Slot("publish", "that a changed framework is published", PUBLISHED, required=True),
        Slot(
            "deadline",
            "how soon a changed framework is published",
            either(together(_SOON, _PUBLIC), in_row(_SOON, PUBLISHED)),
        ),
        Slot(
            "reason",
            "that reasons for a change are published",
            together(says("changes", "reasons"), _PUBLIC),
        ),
    ),
    how=2,
    full=3,
    numbers={"deadline": "30 days"},
    searched=(
        "publish, post or make public, of an updated framework or of changes to it",
        "before a change takes effect, within a number of days",
        "justification, reasons",
    ),
    rationale=(
        "Outsiders can hold an author only to the text that they can read. A full answer says that "
        "a changed framework is published, by when, and that reasons for the change are given."
    ),
    examples=Examples(
        full=(
            Example(
                "| Step | Time |\n| --- | --- |\n| «Publication of the amended framework, with the "
                "reasons for the change» | «within 30 days» |"
            ),
            Example(
                "«If we change this framework, we will publish the revised version and a "
                "justification within 30 days.»"
            ),
            Example(
                "The Council amends this protocol by a vote. «Amendments are posted on the website "
                "before they take effect.» «Each amendment states the reasons for it.»"
            ),
        ),
        partial=(
            Example("«The Company publishes up-to-date copies of the Framework.»"),
            Example("«We will publish any updates to this policy.»"),
            Example("«We intend to publish updates to our framework.»"),
            Example("«We publish changes to this framework within 90 days.»"),
            Example("«Material changes to this policy will be made public promptly.»"),
        ),
        absent=(
            Example("The latest version of the model is available to the public."),
            Example("We will update this framework every year."),
            Example("We update our usage policies and publish them within 30 days."),
            Example("We publish our evaluation results before a model is released."),
            Example("The first version of this framework was published in May."),
            Example("Changes to this framework are announced to all staff within 10 days."),
        ),
    ),
)
