from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Slot, Words
from framework_lint.features.duration import intervals
from framework_lint.policy import Policy
from framework_lint.signals import (
    acts,
    cited,
    either,
    followed,
    operative,
    pattern,
    says,
    stands,
    together,
    weakly,
    without,
)

_LABEL = 3
"""A sentence of so few words is a label."""


def _said(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    return Words(0, 1) if len(sentence.text.split()) > _LABEL else None


_TESTED = without(
    together(
        either(
            acts("retests", "tests", "safeguards", unless="other"),
            says("retests", "phrases", unless="other"),
        ),
        _said,
    ),
    says("retests", "others"),
    cited,
)
_LOOSE = weakly(operative(says("retests", "loosely")), "names no safeguard")


def _interval(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    return next((Words(said.start, said.end) for said in intervals(sentence.text)), None)


def _beside(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find an interval in the lead-in over an item, or in the row of a cell."""
    blocks = policy.document.blocks
    near = (*policy.document.lead_ins(sentence.block), *policy.row(sentence.block))
    over = [blocks[index].text for index in near]
    always = pattern("retests", "always")
    found = any(always.search(text) or any(intervals(text)) for text in over)
    return Words(0, len(sentence.text)) if found else None


_TRIED = without(
    together(
        either(
            followed("retests", "trials", "standing", unless="other", gap=60),
            followed("retests", "standing", "tried", unless="other", gap=60),
            followed("retests", "tried", "standing", unless="other", gap=30),
        ),
        either(_interval, says("retests", "again", "always")),
        either(operative(_said), stands("retests", "things")),
    ),
    says("retests", "others", "unlike"),
    cited,
)
_TESTED = either(_TESTED, _TRIED)
_FIXED = either(_interval, says("retests", "always", "events"), _beside)
_WHEN = either(_FIXED, weakly(says("retests", "sometimes"), "gives no interval"))
_RETESTED = either(
    together(_TESTED, either(_FIXED, says("retests", "again", "sometimes"))),
    weakly(_TESTED, "does not say that it is done again"),
    _LOOSE,
)

CRITERION = Criterion(
    code="COV125",
    name="safeguards-retested",
    question="Are safeguards that stand tested again, and against whom?",
    subject=either(_TESTED, _LOOSE),
    slots=(
        Slot(
            "retest", "that safeguards are tested again", _RETESTED, Reach.SENTENCE, required=True
        ),
        Slot("when", "how often, or after which event", together(_WHEN, _TESTED), Reach.SENTENCE),
        Slot(
            "user",
            "whether they are tested against bypass by users",
            together(says("retests", "users"), _TESTED),
            Reach.SENTENCE,
        ),
        Slot(
            "model",
            "whether they are tested against bypass by the model",
            together(says("retests", "model"), _TESTED),
            Reach.SENTENCE,
        ),
    ),
    how=2,
    full=3,
    searched=(
        "test, evaluate, review, audit or red-team, of safeguards, mitigations or controls",
        "how often, or after which event, that is done",
        "bypass by users, bypass by the model",
    ),
    rationale=(
        "A safeguard that held when it was built may be got round by a later attack or a stronger "
        "model. A full answer says that safeguards are tested again, at which interval or after "
        "which event, and that users and the model itself are both taken as those who may get "
        "round them."
    ),
    examples=Examples(
        full=(
            Example(
                "«Every six months, and after each incident, the Safety Office tests our safeguards "
                "against attempts by users or by the model itself to circumvent them.»"
            ),
            Example(
                "## Keeping safeguards current\n\n| Safeguard | Check |\n|---|---|\n"
                "| Output filter | «The filter and the other safeguards are re-tested quarterly for "
                "jailbreaks.» |\n"
                "| Sandbox | «The containment controls are red-teamed whenever a more capable model "
                "is trained, for ways in which the model could subvert them.» |"
            ),
        ),
        partial=(
            Example("| Task | When |\n|---|---|\n| «Stress tests of our safeguards» | Yearly |"),
            Example("«Outside specialists test our safeguards before the first release.»"),
            Example("«We periodically review the effectiveness of our mitigations.»"),
            Example("«We may re-evaluate the guardrails after a new jailbreak.»"),
            Example("«The interlocks are audited annually.» The plant closes in August."),
        ),
        absent=(
            Example("Attackers continually test our defences."),
            Example("We re-run the capability evaluations every six months."),
            Example("This framework is reviewed annually, and updated where needed."),
            Example("Users who try to bypass the safeguards lose their accounts."),
            Example("We assess dangerous capabilities with safeguards removed."),
        ),
    ),
)
