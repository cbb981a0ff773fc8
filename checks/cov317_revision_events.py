from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Slot, Words
from framework_lint.document import Kind
from framework_lint.policy import Policy
from framework_lint.signals import either, near, pattern, says, together
from framework_lint.signals.revision import NAMED, REVIEWED, REVISED
from framework_lint.syntax import token_at

_REVISED = either(REVISED, REVIEWED, says("changes", "parts_again"))


def _listed(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find an event in a list under "any of the following", or in a row beside the revision."""
    found, opens = pattern("changes", "listed").search(sentence.text), pattern("changes", "opens")
    if found is None:
        return None
    over = [each for each in policy.governors(sentence) if _REVISED(policy, each, numbers)]
    opened = any(opens.search(each.text) for each in over)
    headed = opens.search(policy.block(sentence).place.column or "")
    return Words(*found.span()) if opened or headed else None


def _conditioned(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a condition on which the framework is revised, unless it only says "as needed"."""
    words = _REVISED(policy, sentence, numbers)
    if words is None:
        return None
    ends = (sentence.start + words.start, sentence.start + words.end - 1)
    if all(sentence.conditional(token_at(sentence.tokens, end)) for end in ends):
        return None
    for condition in sentence.conditions:
        start, end = condition.start - sentence.start, condition.end - sentence.start
        open_ended = pattern("changes", "open_condition").search(sentence.text[start:end])
        if not open_ended and not start <= words.start < end:
            return Words(start, end)
    return None


def _vague(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    words = together(either(NAMED, REVIEWED), says("changes", "recurrent"))(
        policy, sentence, numbers
    )
    return words and Words(words.start, words.end, "names no event")


def _opening(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find a lead-in to a list of events, or a cell, whose row may name one."""
    cell = policy.block(sentence).kind is Kind.CELL
    opened = pattern("changes", "opens").search(sentence.text)
    return Words(0, len(sentence.text)) if cell or opened else None


_EVENT = either(near(_REVISED, "changes", "events"), _conditioned)
_NAMED = either(_EVENT, together(_REVISED, _opening))

CRITERION = Criterion(
    code="COV317",
    name="revision-events",
    question="Which events make the framework be revised?",
    subject=either(_NAMED, _vague),
    slots=(
        Slot(
            "event",
            "which events make the framework be revised",
            either(_EVENT, _listed),
            required=True,
        ),
        Slot("revise", "that the framework is then revised", _NAMED, required=True),
    ),
    how=2,
    full=2,
    searched=(
        "if, when, after, in response to an event, with a revision of the framework",
        "incident, new law, new capability, finding of an audit",
    ),
    rationale=(
        "“As needed” leaves it open when the text is looked at again. A full answer names kinds of "
        "events, such as an incident, a new law or a new capability, and says that the framework "
        "is then revised."
    ),
    examples=Examples(
        full=(
            Example("«If monitoring shows that a pump fails, the policy is adjusted.»"),
            Example("«Whenever we find a new kind of hazard, it is added to this framework.»"),
            Example("«After any serious incident, we revise this framework.»"),
            Example(
                "«We review and update this policy upon any of the following:»\n\n- «a change in "
                "the law;»\n- «a finding of an audit that a safeguard did not work.»"
            ),
            Example(
                "| Event | What follows |\n| --- | --- |\n| «Near miss in a plant» | «The Council "
                "revises this protocol.» |"
            ),
            Example("«A new capability of a model triggers a revision of this framework.»"),
        ),
        partial=(
            Example("«We update this framework as needed.»"),
            Example("«This policy will evolve over time.»"),
            Example("«We may revise this framework after a serious incident.»"),
        ),
        absent=(
            Example("If the Board approves a release, it signs the form of this framework."),
            Example("After any serious incident, we revise our safeguards."),
            Example("If a model reaches a new capability, we apply this framework."),
            Example("We are now updating our policy after the incident of last year."),
            Example("If the law changes, the accounts department informs its clients."),
        ),
    ),
)
