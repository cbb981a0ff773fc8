from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Signal, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import (
    either,
    granted,
    near,
    outside,
    pattern,
    says,
    seated,
    weakly,
    without,
)

_TESTED = either(
    near(
        outside("tests", named="trials"),
        "outsiders",
        "risks",
        "models",
        "safeguards",
        unless="reports",
    ),
    seated("risks", "models", "safeguards"),
)
_COUNSEL = weakly(
    near(outside("advise"), "outsiders", "heard", unless="papers"), "says only that they are asked"
)
_HANDED = near(outside("gets", named="trials"), "outsiders", "modifies", unless="products")
_ALTERED = near(outside("alters", named="trials"), "outsiders", "draws", unless="products")
_MODIFIED = says("outsiders", "modifies", unless="products")


def _theirs(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a sentence on outsiders who test, or one that goes on about them."""
    own = either(_TESTED, _HANDED, _ALTERED, _COUNSEL)(policy, sentence, numbers)
    if own is not None:
        return own
    goes_on = pattern("outsiders", "they").match(sentence.text)
    before = [*policy.governors(sentence), *policy.beside(sentence, 1, 0)]
    over = before if goes_on else [*policy.governors(sentence)]
    modified = _MODIFIED(policy, sentence, numbers)
    return modified if any(_TESTED(policy, each, numbers) for each in over) else None


def _where(said: Signal) -> Signal:
    """Find what a signal finds in a sentence on outsiders who test."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        on = _theirs(policy, sentence, numbers)
        return on and said(policy, sentence, numbers)

    return signal


_CRITERION = Criterion(
    code="COV216",
    name="outside-modification",
    question="May outsiders who test a model modify it, to bring out what is dangerous in it?",
    subject=without(_theirs, says("outsiders", "products")),
    slots=(
        Slot("outsiders", "which outsiders test a model", _theirs, Reach.SENTENCE, required=True),
        Slot(
            "modification",
            "that they may fine-tune it or get it unguarded",
            _where(_MODIFIED),
            Reach.SENTENCE,
            required=True,
        ),
        Slot(
            "purpose",
            "that they seek the dangerous ability",
            _where(says("outsiders", "draws")),
            Reach.SENTENCE,
        ),
    ),
    how=2,
    full=3,
    searched=(
        "third parties or external experts who test a model",
        "fine-tuning, post-training or elicitation by them",
        "a helpful-only or unguarded model given to them",
    ),
    rationale=(
        "A tester who gets only the guarded product sees what its guards let through. A full "
        "answer says that outsiders may fine-tune or otherwise modify the model, or get it without "
        "safeguards, to bring out its dangerous abilities."
    ),
    examples=Examples(
        full=(
            Example(
                "«Independent evaluators fine-tune each model before release to bring out its "
                "dangerous capabilities.»"
            ),
            Example(
                "«Outside laboratories test each model for hazards.» «These laboratories may post-train "
                "a copy to elicit hazardous abilities.»"
            ),
            Example(
                "«Before release, external red teams test the model:»\n\n- «They get a helpful-only "
                "version to find its full capabilities.»"
            ),
        ),
        partial=(
            Example("«We will seek advice from external experts on capability assessments.»"),
            Example("«Third-party experts test each model for dangerous capabilities.»"),
            Example("«We may ask external evaluators to test a fine-tuned model for uplift.»"),
            Example(
                "«External experts red-team our models.»\n\nOur own staff fine-tune models to elicit "
                "dangerous capabilities."
            ),
        ),
        absent=(
            Example("Our staff fine-tune each model to elicit its dangerous capabilities."),
            Example(
                "Customers may fine-tune models through an external service that tests inputs."
            ),
            Example("Attackers outside the company may fine-tune stolen models."),
            Example("We fine-tune models to refuse harmful requests."),
            Example("An independent auditor reviews our compliance with this framework each year."),
        ),
    ),
)
CRITERION = granted(_CRITERION, "outsiders", "testers")
