from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Signal, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import either, level, says, together


def _says(*names: str) -> Signal:
    return says("elicitation", *names, unless="other")


_FINITE = ("VB", "VBZ", "VBP", "MD")


def _tested(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a sentence on tests, or one that follows such a sentence."""
    near = [sentence]
    if any(token.tag in _FINITE for token in sentence.tokens):
        near += [*policy.beside(sentence, before=1, after=0), *policy.governors(sentence)]
    found = any(_says("testing")(policy, each, numbers) for each in near)
    return Words(0, len(sentence.text)) if found else None


_MEANS = ("unguarded", "scaffolding", "tools", "finetuning", "compute", "horizon")
_AUGMENTED = either(together(level, _says("augmented")), _says("foreseen"))


def _slot(name: str, asks: str) -> Slot:
    return Slot(name, asks, _says(name))


CRITERION = Criterion(
    code="COV106",
    name="capability-elicitation",
    question="Do the tests bring out what a model could do with later work on it?",
    subject=either(
        together(_says("elicits"), _tested), together(_says(*_MEANS), _tested), _AUGMENTED
    ),
    slots=(
        _slot("unguarded", "that models are tested with their safeguards off"),
        _slot("scaffolding", "that models are tested with scaffolding"),
        _slot("tools", "that models are tested with tools"),
        _slot("finetuning", "that models are fine-tuned for the tests"),
        _slot("compute", "how much test-time compute the tests allow"),
        _slot("horizon", "how far ahead the tests look, or when they are repeated"),
    ),
    how=2,
    full=4,
    searched=(
        "elicitation of capabilities, full capability",
        "safeguards off, helpful-only, without refusals",
        "scaffolding, tools, fine-tuning, test-time compute in tests",
        "how far ahead tests look, and when they are repeated",
    ),
    rationale=(
        "A model can do more than it first shows, and others will add tools, training and time. "
        "A full answer says that tests are run with the safeguards off, with scaffolding, tools and fine-tuning, "
        "and how far ahead they look or when they are repeated."
    ),
    examples=Examples(
        full=(
            Example(
                "«We evaluate a helpful-only version of each model with scaffolding and access to tools.» "
                "«We repeat the evaluations after every six months of fine-tuning progress.»"
            ),
            Example(
                "Our evaluators will:\n\n"
                "- «test the model without any safeguards;»\n- «test it with agent scaffolding;»\n- «fine-tune it on the tasks of the test;»\n- «allow it repeated attempts at each task of a test.»"
            ),
        ),
        partial=(
            Example("«Our tests account for capability enhancements after training.»"),
            Example("«Evaluators bring out the maximum performance of the model.»"),
            Example("«Testers receive a variant of the model that does not refuse.»"),
            Example("«We may evaluate models with scaffolding.»"),
            Example("«We evaluate models with tool use.»"),
        ),
        absent=(
            Example("Our product gives users tools for writing."),
            Example("We apply safety fine-tuning to every model."),
            Example("Fine-tuning access is limited to vetted customers."),
            Example("Customers can connect the assistant to tools and fine-tune it."),
            Example("We seek to elicit feedback from our neighbours."),
        ),
    ),
)
