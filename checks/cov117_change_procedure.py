from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Signal, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import doer, either, pattern, says, together
from framework_lint.signals.revision import CHANGE, CHANGED, PUBLISHED


def _change(name: str, text: str) -> bool:
    lists = (pattern("changes", each) for each in (name, "nouns"))
    return all(each.search(text) for each in lists)


def _in_row(name: str) -> Signal:
    """Find who does an act on a change, in a row: "Approves a change | the Board"."""

    def signal(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
        place, text = policy.block(sentence).place, sentence.text
        beside = " ".join(each for each in (place.row, place.column) if each and each != text)
        for act, who in ((beside, text), (text, beside)):
            told = _change(name, act) and pattern("changes", "bodies").search(who)
            if place.table and told:
                return Words(0, len(text))
        return None

    return signal


_PROPOSED = together(
    either(doer("changes", "proposes", "nouns", "bodies"), says("changes", "proposer")), CHANGE
)
_APPROVED = together(
    either(doer("changes", "approves", "changed", "bodies"), says("changes", "decided")), CHANGE
)

CRITERION = Criterion(
    code="COV117",
    name="change-procedure",
    question="By what procedure may the framework itself be changed?",
    subject=CHANGED,
    slots=(
        Slot("proposer", "who proposes a change", either(_PROPOSED, _in_row("proposing"))),
        Slot("approver", "who approves a change", either(_APPROVED, _in_row("approving"))),
        Slot("publication", "that a change is published", PUBLISHED),
        Slot("log", "that changes are recorded in a log", says("changes", "log")),
        Slot("reason", "why a change is made", together(says("changes", "reasons"), CHANGE)),
        Slot("consultation", "who is consulted", together(says("changes", "consults"), CHANGE)),
        Slot(
            "emergency",
            "what holds in an emergency",
            together(says("changes", "emergency"), CHANGE),
        ),
    ),
    how=2,
    full=4,
    searched=(
        "change, amend, update, revise or modify, of the framework or policy",
        "propose, approve or consult, on a change",
        "publication, change log and reasons of a change",
    ),
    rationale=(
        "A rule that its author can change without a procedure binds as long as it suits. A full "
        "answer says who proposes and who approves a change, when the changed text is published, "
        "and where the change and its reasons are recorded."
    ),
    examples=Examples(
        full=(
            Example(
                "«Changes to this policy are proposed by the Safety Officer and approved by the Board "
                "after consulting the Audit Committee.» «We will publish the updated framework before "
                "any change takes effect and record each difference in a change log.»"
            ),
            Example(
                "## Amending this protocol\n\n«Amendments to this protocol require approval by the "
                "Board.»\n\n«For each amendment we will:»\n\n- «seek the advice of the Safety "
                "Council on the amendment;»\n- «post the amended protocol on our website;»\n"
                "- «state the reasons for the amendment in the register of amendments.»"
            ),
        ),
        partial=(
            Example("«Our approach will evolve as we gain experience.»"),
            Example("«The Developer shall revise the Safety and Security Protocol with care.»"),
            Example(
                "| Step | Who |\n| --- | --- |\n| «Proposing a change to this code» | «Safety lead» |"
                "\n| «Approving a change to this code» | «Board» |"
            ),
            Example("«We will update this framework as technology changes.»"),
            Example("«We expect to revise this policy over time.»"),
            Example("«The Council approves amendments to this framework.»"),
            Example("«This Framework is a living document and will be updated.»"),
        ),
        absent=(
            Example("In March we revised this framework to add a section on weights."),
            Example("Regulators should revise their frameworks often."),
            Example("## Changes to this framework\n\nVersion 2 adds a section on weights."),
            Example("The laboratory modifies its synthesis protocols every month."),
            Example("We update our usage policies when abuse is found, and publish them."),
            Example("We will update the evaluations and publish the results."),
            Example("We are now updating our policy in light of what we learned last year."),
            Example("We update our evaluations in line with this framework."),
            Example("This text covers these topics:\n\n- thresholds\n- updates to this framework"),
        ),
    ),
)
