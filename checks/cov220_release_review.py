from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import (
    acts,
    celled,
    cited,
    either,
    pattern,
    says,
    softened,
    together,
    under,
    weakly,
    without,
)

_LABEL = 3
"""A sentence of so few words is a label."""


def _foreign(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    found = pattern("release", "foreign").match(sentence.text)
    return found and Words(*found.span())


_REVIEWED = either(
    acts("release", "reviews", "assessed", unless="other"),
    says("release", "handed", unless="other"),
)
_DECISION = without(says("release", "decisions", unless="other"), says("release", "told"))
_BEFORE = says("release", "befores")
_DECIDED = either(_DECISION, _BEFORE, under("release", "titles"))
_GATED = without(says("release", "gated"), says("release", "denied"))
_REVIEWER = says("release", "reviewers")
_INTERNAL = softened(
    together(says("internal", "uses", unless="other"), says("release", "gates")),
    *("release", "allowed", "says what may be done"),
)
_OTHERS = either(cited, _foreign)
_SUBJECT = either(
    together(_REVIEWED, either(_BEFORE, under("release", "titles"))),
    together(_REVIEWED, _REVIEWER, says("release", "accepts")),
    together(says("release", "final"), _REVIEWER),
    _DECISION,
    _INTERNAL,
    weakly(together(_GATED, says("release", "checked")), "does not say that anybody reviews it"),
)


def _sentence(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find the subject in what is more than a label, and not about others."""
    short = len(sentence.text.split()) <= _LABEL
    barred = short or _OTHERS(policy, sentence, numbers)
    return None if barred else _SUBJECT(policy, sentence, numbers)


_WHO = together(_REVIEWER, either(_sentence, celled))

CRITERION = Criterion(
    code="COV220",
    name="release-review",
    question="Are assessments reviewed before it is decided to deploy a model?",
    subject=_sentence,
    slots=(
        Slot(
            "review",
            "that what assessments found is reviewed",
            _REVIEWED,
            Reach.SENTENCE,
            required=True,
        ),
        Slot("reviewer", "who reviews or decides", _WHO),
        Slot(
            "deployment",
            "that the review comes before a decision to deploy",
            _DECIDED,
            Reach.SENTENCE,
        ),
        Slot(
            "internal",
            "that the same holds before extensive internal use",
            _INTERNAL,
            Reach.DOCUMENT,
        ),
    ),
    how=2,
    full=4,
    searched=(
        "review of assessments, evaluations, reports or residual risk before deployment",
        "deployment, release or launch decision, approval, go/no-go",
        "an officer, board, committee or team that decides",
        "a gate before internal use",
    ),
    rationale=(
        "Tests change nothing if nobody has to look at them before a model goes out. A full answer "
        "says that the assessments and the adequacy of safeguards are reviewed, by whom, before "
        "it is decided to deploy, and that the same holds before a model is used widely inside."
    ),
    examples=Examples(
        full=(
            Example(
                "«The Safety Board reviews the results of each evaluation before a model is "
                "released.» «The same review is required before large-scale internal use.»"
            ),
            Example(
                "# Launch rules\n\n## Release decisions\n\n"
                "«The safety case is submitted to the Chief Risk Officer, who decides whether to "
                "deploy.»\n\n"
                "«No controller is approved for in-house use until the officer has signed.»"
            ),
        ),
        partial=(
            Example("«No model is released until its safeguards have been shown to be effective.»"),
            Example("«Release requires the approval of the safety lead.»"),
            Example("«The plant manager reviews residual risk before each launch.»"),
            Example("«We weigh many factors when making deployment decisions.»"),
            Example("«The council may review test results prior to release.»"),
            Example("«The director takes the final decision.» Lunch is at noon."),
        ),
        absent=(
            Example("Users decide whether to deploy the model in their products."),
            Example("We publish our reasoning for each deployment decision."),
            Example("The board reviews this framework every year."),
            Example("Engineers review the code of the office printer."),
            Example("We monitor models after deployment and fix what we find."),
        ),
    ),
)
