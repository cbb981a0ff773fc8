from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Slot, Words
from framework_lint.features.duration import deadlines, duration, intervals
from framework_lint.policy import Policy
from framework_lint.signals import acts, either, pattern, says, together
from framework_lint.signals.revision import NAMED, REVIEWED

_AGAIN = either(
    REVIEWED,
    NAMED,
    acts("changes", "improves", "framework", unless="other"),
    says("changes", "improvable"),
)
_THIS = either(_AGAIN, says("changes", "the_review"))


def _cycle(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find an interval in a cell whose row and column name a review of the framework."""
    place, text = policy.block(sentence).place, sentence.text
    said = next(intervals(text), duration(text.strip(" .")))
    labels = [label for label in (place.row, place.column) if label and label != text]
    named = [
        any(pattern("changes", name).search(label) for label in labels)
        for name in ("framework", "cycle")
    ]
    own = any(pattern("changes", "own_cycle").fullmatch(label) for label in labels)
    if not place.table or said is None or not (own or all(named)):
        return None
    longest = numbers["interval"]
    rarer = f"“{said.words}” is rarer than every {longest.words}"
    return Words(0, len(text), "" if said.hours <= longest.hours else rarer, firm=True)


def _interval(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find the interval nearest to the review; one that is too long, or no number, is weak."""
    review, longest = _THIS(policy, sentence, numbers), numbers["interval"]
    if review is None:
        return None
    text, middle = sentence.text, (review.start + review.end) / 2
    spans = [
        *intervals(text),
        *(deadlines(text) if pattern("changes", "spaced").search(text) else ()),
    ]
    if not spans:
        found = pattern("changes", "periodic").search(text)
        return None if found is None else Words(*found.span(), "gives no number")
    said = min(spans, key=lambda span: abs((span.start + span.end) / 2 - middle))
    rarer = f"“{said.words}” is rarer than every {longest.words}"
    return Words(said.start, said.end, "" if said.hours <= longest.hours else rarer)


def _repeated(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    return next((Words(each.start, each.end) for each in intervals(sentence.text)), None)


def _changed_again(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find that the framework is changed now and then, which in part says that it is reviewed."""
    words = together(_AGAIN, either(says("changes", "recurrent"), _repeated))(
        policy, sentence, numbers
    )
    return words and Words(words.start, words.end, "tells of changes, not of a review")


_REVIEW = either(REVIEWED, together(NAMED, _repeated), _cycle)

CRITERION = Criterion(
    code="COV217",
    name="yearly-review",
    question="Is the framework itself reviewed at least once a year?",
    subject=either(_REVIEW, _changed_again),
    slots=(
        Slot("review", "that the framework is reviewed", _REVIEW, required=True),
        Slot(
            "interval",
            "how often the framework is reviewed",
            either(_cycle, _interval),
            required=True,
        ),
        Slot(
            "ground",
            "what the framework is reviewed against",
            together(says("changes", "grounds"), _THIS),
        ),
    ),
    how=2,
    full=2,
    numbers={"interval": "12 months"},
    searched=(
        "review, revisit or reassess, of the framework or policy",
        "annually, every twelve months, at least once a year",
    ),
    rationale=(
        "Models and methods change faster than texts. A full answer says that the framework as a "
        "whole is looked at again, and at least once in twelve months. That categories, safeguards "
        "or models are reviewed does not say so."
    ),
    examples=Examples(
        full=(
            Example(
                "| Document | Review cycle |\n| --- | --- |\n| Safety framework | «12 months» |"
            ),
            Example("«We review this framework at least once a year.»"),
            Example(
                "The Board has these duties:\n\n- «an annual review of this policy in light of new "
                "capabilities and best practice;»\n- the appointment of the Safety Officer."
            ),
            Example(
                "«The safety committee reassesses the adequacy of our protocol.» «This review takes "
                "place every six months.»"
            ),
            Example("«This framework is updated no less than annually.»"),
        ),
        partial=(
            Example("«We will review this framework periodically.»"),
            Example("«We review this framework every two years and test our safeguards annually.»"),
            Example("«We aim to review this policy annually.»"),
            Example("«This framework will be continually updated as circumstances change.»"),
        ),
        absent=(
            Example("We evaluate published standards during annual reviews."),
            Example("We review our safeguards and our threat models every year."),
            Example("We review our adherence to this framework annually."),
            Example("An annual audit looks at the implementation of this framework."),
            Example("All staff take security training annually."),
            Example("Members of the committee serve for one year under this framework."),
            Example("## Annual review of this framework\n\nThe committee has five members."),
        ),
    ),
)
