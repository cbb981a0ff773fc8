from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Signal, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import (
    binding,
    either,
    followed,
    level,
    pattern,
    says,
    together,
    under,
    weakly,
    without,
)
from framework_lint.signals.levels import cited, column, otherwise, worded


def _says(*names: str, unless: str = "") -> Signal:
    return says("tests", *names, unless=unless)


_DESCRIBED = _says("described")


def _consequence(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a duty that hangs on the result of a test."""
    if binding(policy, sentence, numbers) is None:
        return None
    for condition in sentence.conditions:
        start, end = condition.start - sentence.start, condition.end - sentence.start
        if pattern("tests", "failed").search(sentence.text, start, end):
            return Words(start, end)
    return None


_TEST = without(
    either(
        _says("named", unless="title"),
        without(_DESCRIBED, level),
        without(together(_DESCRIBED, _says("tests")), _says("strange")),
        without(
            together(column("tests", "test_column"), worded, _says("hazard")), _says("strange")
        ),
    ),
    cited,
)
_TESTING = without(_says("capability_tests"), _says("unlike"), _says("strange"), cited)
_MENTION = without(_says("spoken"), _says("unlike", "strange", "vague"), cited)
_NUMBER = together(
    without(_says("number"), _says("strange")),
    either(_TEST, _says("tests", "refusals", "honesty")),
    _says("decides", "hazard"),
)
_RESULT = together(_says("result"), either(_TEST, _says("tests")))
_CELL = together(column("tests", "value_column"), _says("number", "result", "numeral"))
_PENDING = weakly(
    together(_says("placeholder"), either(_TEST, _says("tests"), under("tests", "tests"))),
    "leaves the number to be set",
)
_VALUE = without(
    either(_NUMBER, _RESULT, _CELL, _PENDING), followed("tests", "safeguard", "number", gap=60)
)
_CAPABILITY = either(
    without(_VALUE, _says("refusals", "honesty")),
    weakly(together(_VALUE, _says("refusals")), "the number is about refusals"),
    weakly(together(_VALUE, _says("honesty")), "the number is about honesty"),
)
_TESTED = either(_TEST, _TESTING)
_HAZARD = together(_TESTED, _says("hazard"))
_RUNNER = together(_TESTED, _says("runner"))
_CHECKPOINT = together(_TESTED, _says("checkpoint"))
_CONSEQUENCE = without(
    either(together(_consequence, _says("subject")), _says("follows")), _says("unlike", "strange")
)

_CRITERION = Criterion(
    code="COV104",
    name="tests-and-results",
    question="Which tests are run for a hazard, and which result of each decides?",
    subject=either(_TEST, _VALUE, _HAZARD, _RUNNER, _CHECKPOINT, _CONSEQUENCE),
    slots=(
        Slot("test", "which test is run", _TEST, Reach.SENTENCE, required=True),
        Slot("value", "which result decides", _VALUE, Reach.SENTENCE, required=True),
        Slot(
            "capability",
            "which result on a dangerous capability decides",
            _CAPABILITY,
            Reach.SENTENCE,
            required=True,
        ),
        Slot("hazard", "for which hazard a test is run", _HAZARD, Reach.SENTENCE),
        Slot("runner", "who runs a test", _RUNNER, Reach.SENTENCE),
        Slot("checkpoint", "at which step a test is run", _CHECKPOINT, Reach.SENTENCE),
        Slot("consequence", "what follows a result", _CONSEQUENCE, Reach.SENTENCE),
    ),
    how=2,
    full=5,
    searched=(
        "a benchmark, test or study by its name or description",
        "a number or a plain result that decides",
        "who runs a test, and at which step",
        "what follows a result",
    ),
    rationale=(
        "Whoever says that a model was tested says little until the test and the deciding result are known. "
        "A full answer names each test, the result that rules a dangerous capability in or out, the hazard, "
        "who runs the test and when, and what follows a bad result."
    ),
    examples=Examples(
        full=(
            Example(
                "«Before each release the evaluation team runs ToxBench, a set of 200 questions on nerve agents.» "
                "«If a model scores above 40% on ToxBench, we will withhold it.»"
            ),
            Example(
                "- «Malware trial: ten software engineering tasks that take a human 8 hours are run by an independent laboratory during training.»\n"
                "- «We will consider it sufficient to rule out the cyber threshold if the model cannot complete any of the tasks.»\n- «When a test shows that the model completes one, we will stop the training.»"
            ),
        ),
        partial=(
            Example(
                "«Our bar for release is an answer rate of less than 1 out of 30 on restricted queries.»"
            ),
            Example("«We use PathoBench, a benchmark of dual-use virology.»"),
            Example("«Each model is tested for hazardous capabilities.»"),
            Example(
                "| Test | Pass mark |\n| --- | --- |\n| «Cyber range with twelve hosts» | «fewer than 3 hosts taken» |"
            ),
            Example("«We intend to set X% on PathoBench as the threshold.»"),
        ),
        absent=(
            Example("We use a range of evaluations."),
            Example("Our staff sit a written exam with a pass mark of 80%."),
            Example("The filter must block 95% of harmful requests."),
            Example("Roe et al. (2024). CyBench: a framework for cyber tests."),
            Example("We assess the adequacy of our safeguards."),
        ),
    ),
)

CRITERION = otherwise(_CRITERION, _MENTION, "names tests in general terms")
