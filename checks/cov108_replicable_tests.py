from __future__ import annotations

import re

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Signal, Slot, Words
from framework_lint.policy import Policy
from framework_lint.signals import either, followed, pattern, says, together, weakly, without
from framework_lint.signals.levels import cited, otherwise


def _says(*names: str, unless: str = "") -> Signal:
    return says("replication", *names, unless=unless)


_FEW = 2
_NUMBER = re.compile(r"\b\d+\b")


def _several(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find several settings of a test."""
    found = list(pattern("replication", "settings").finditer(sentence.text))
    if len({match.group().lower() for match in found}) < _FEW:
        return None
    return Words(found[0].start(), found[-1].end())


_PUBLIC = _says("public", unless="private")
_PUBLISHED = either(
    together(_PUBLIC, either(_says("detailed"), _several)),
    without(followed("replication", "uses", "open", gap=80), _says("private")),
    weakly(together(_PUBLIC, _says("findings")), "gives results and not how they were found"),
)
_REPEATED = either(
    followed("replication", "repeats", "repeated", unless="other", gap=40),
    followed("replication", "repeated", "repeats", unless="other", gap=40),
)
_ACCESS = together(_says("repeats", unless="other"), _REPEATED, _says("outsiders"))
_MENTION = without(_says("repeatable", "shared", unless="other"), _says("barred"), cited)


def _configuration(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a sentence that gives several settings of a test, or says that they are given."""
    text = sentence.text
    words = _several(policy, sentence, numbers)
    if words is None or pattern("replication", "given").search(text) or _NUMBER.search(text):
        return words
    kept = pattern("replication", "kept").search(text)
    return Words(words.start, words.end, "is not said to be open to others") if kept else None


_CRITERION = Criterion(
    code="COV108",
    name="replicable-tests",
    question="Can others repeat the tests, or follow how they were done?",
    subject=either(_PUBLISHED, _ACCESS, _configuration),
    slots=(
        Slot("published", "that tests or their methods are published", _PUBLISHED, Reach.SENTENCE),
        Slot("access", "how others can run the tests again", _ACCESS, Reach.SENTENCE),
        Slot("configuration", "with which settings tests are run", _configuration, Reach.SENTENCE),
    ),
    how=1,
    full=2,
    searched=(
        "tests, test sets, methods or protocols that are published",
        "results that are published",
        "third parties that reproduce, repeat or run tests again",
        "number of samples, scoring, baselines",
    ),
    rationale=(
        "A result that nobody else can check rests on the word of its author. "
        "A full answer says where the tests and their methods are published, how outsiders may run them again, "
        "and with which settings they are run."
    ),
    examples=Examples(
        full=(
            Example(
                "«We publish the evaluation protocols and test sets for each hazard.» "
                "«Accredited laboratories may not only read but will re-run the tests, and auditors reproduce our results.»"
            ),
            Example(
                "- «For each test we publish the number of attempts, the scoring rules and the human baselines with the evaluation code.»"
            ),
        ),
        partial=(
            Example("«We publish a summary of the evaluation results.»"),
            Example("«Independent auditors reproduce our findings.»"),
            Example("«We may release our evaluation methods.»"),
            Example("«Our tests are documented so that they can be reproduced.»"),
            Example("«We share evaluation methods with peers.»"),
        ),
        absent=(
            Example("A model that can self-replicate is a hazard."),
            Example("The virus replicates in cells, and we test for it."),
            Example("The laboratory shares its findings on pandemics with the public."),
            Example("We share findings with our partners."),
            Example("We will publicly release models after testing."),
        ),
    ),
)

CRITERION = otherwise(_CRITERION, _MENTION, "does not say how others can repeat them")
