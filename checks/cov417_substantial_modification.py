from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Slot, Words
from framework_lint.document import Place
from framework_lint.policy import Policy
from framework_lint.signals import beside, either, pattern, says, together, weakly, without
from framework_lint.signals.revision import HISTORY

_SCALE = says("versions", "scale")
_RULE = without(
    either(
        together(says("versions", "ratio"), _SCALE, says("versions", "growth")),
        together(says("versions", "elapsed"), says("versions", "models")),
        says("versions", "larger", "derived"),
    ),
    says("versions", "other"),
    HISTORY,
)
_MEANING = together(says("versions", "defines"), says("versions", "larger"))


def _row_again(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a cell in whose row or column an assessment stands."""
    own, again = policy.block(sentence).place, pattern("versions", "again")
    if own.table is None:
        return None
    cells = (policy.document.blocks[i] for i in policy.cells)
    row = [block.text for block in cells if _row(block.place) == _row(own)]
    found = any(again.search(text) for text in (*row, own.row or "", own.column or ""))
    return Words(0, len(sentence.text), firm=True) if found else None


def _label(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    return Words(0, 0) if policy.block(sentence).place.row == sentence.text else None


def _row(place: Place) -> tuple[str | None, str | None]:
    return place.table, place.row


_OTHER = either(says("versions", "other"), HISTORY)
_REPEATED = without(says("versions", "again"), _OTHER)
_OPENED = together(_REPEATED, says("changes", "opens"))
_TEST = either(
    beside(_RULE, either(together(_REPEATED, _RULE), _MEANING, _OPENED)),
    together(_row_again, _RULE),
)
_NEWER = either(
    says("versions", "newer"), without(says("versions", "derived"), says("versions", "eliciting"))
)
_CHECKED = either(_REPEATED, says("versions", "checked"))
_YEARLY = together(says("versions", "assessed"), says("versions", "yearly"))
_LOOSE = weakly(
    without(either(together(_CHECKED, _NEWER), _YEARLY), _OTHER),
    "does not say how large a change counts",
)
_AGAIN = either(
    together(_REPEATED, either(_RULE, says("versions", "larger", "derived"))),
    together(_row_again, either(_RULE, without(_REPEATED, _label))),
    _OPENED,
)

CRITERION = Criterion(
    code="COV417",
    name="substantial-modification",
    question="When does a changed model count as new, or is it assessed again?",
    subject=either(_TEST, _LOOSE),
    slots=(
        Slot("test", "by what rule a changed model counts as new", _TEST, required=True),
        Slot("consequence", "what follows when a model has changed that much", _AGAIN),
    ),
    how=1,
    full=2,
    searched=(
        "more compute, capability or months of fine-tuning than at the last assessment",
        "substantially modified, significantly more capable, updated or fine-tuned versions",
        "assessed again, new report",
    ),
    rationale=(
        "A model goes on changing after it was assessed. A full answer gives a rule by which a "
        "changed model counts as new, such as a ratio of compute, a number of months or a rise in "
        "capability, and says that it is then assessed or reported on again."
    ),
    examples=Examples(
        full=(
            Example(
                "«A reactor must be assessed again when one of the following occurs:»\n\n"
                "- «its capabilities increase substantially;»\n- a year has gone by."
            ),
            Example(
                "«We repeat the evaluations when a model was trained with twice the compute of the "
                "last one evaluated.»"
            ),
            Example(
                "«A model counts as substantially modified, and undergoes a full assessment, if "
                "any of the following holds:»\n\n- «its effective compute is four times greater;»\n"
                "- «six months of fine-tuning have been added.»"
            ),
            Example(
                "| Version | What follows |\n| --- | --- |\n| Minor fix | A line in the log |\n"
                "| Major release | «A substantially modified model is treated as a new model.» |"
            ),
        ),
        partial=(
            Example("«We will assess the risks again in future releases.»"),
            Example("«We aim to evaluate our models again every six months.»"),
            Example("«We may reassess a model that is significantly more capable.»"),
        ),
        absent=(
            Example("Such a model significantly increases the risk of a serious accident."),
            Example("The threshold is reached when a model doubles the rate of progress."),
            Example("A fine-tuned model answers questions on maintenance."),
            Example("We test our pumps every six months."),
            Example("We run our evaluations also on fine-tuned versions without safeguards."),
            Example("Compute has grown by a factor of four in each year."),
        ),
    ),
)
