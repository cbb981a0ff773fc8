from __future__ import annotations

from collections.abc import Iterator

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Evidence, Examples, Numbers, Slot
from framework_lint.policy import Policy
from framework_lint.signals.claims import claimed


def _gather(policy: Policy, numbers: Numbers) -> Iterator[Evidence]:
    for sentence in policy.sentences:
        words = claimed(policy, sentence, numbers)
        if words is not None:
            span = (sentence.block, sentence.start, sentence.end)
            yield Evidence(*span, ("claim",), words.weakness)


CRITERION = Criterion(
    gather=_gather,
    code="COV123",
    name="adherence-claims",
    question="Where does the author say that it keeps to its framework, a pledge or a law?",
    subject=claimed,
    slots=(Slot("claim", "that the author keeps to it", claimed, required=True),),
    how=1,
    full=1,
    searched=(
        "complies with, adheres to, meets, fulfils, satisfies, has followed",
        "“in compliance with”, “consistent with”",
        "a framework, commitments, a law",
    ),
    rationale=(
        "A statement of conformity is one that others may rely on and a law may govern. Each is "
        "listed, to be set beside the evidence for it; whether it is true cannot be seen here."
    ),
    examples=Examples(
        full=(
            Example(
                "«All reactors built in 2025 were designed in accordance with this framework.»"
            ),
            Example("«We have followed this framework since 2024.»"),
            Example("- «This policy complies with the Dam Safety Act.»\n- Doors are locked."),
            Example("«We are in compliance with all requirements of our framework.»"),
        ),
        partial=(
            Example("«The framework supports compliance with the Dam Safety Act.»"),
            Example("«Our framework is designed to meet the legal requirements.»"),
            Example("«This policy helps satisfy our voluntary commitments.»"),
            Example("«We believe that we meet all requirements of the Dam Safety Act.»"),
        ),
        absent=(
            Example("Suppliers comply with the Dam Safety Act."),
            Example("We will comply with this framework."),
            Example("The operator must meet all legal requirements."),
            Example("The officer is responsible for compliance with the Dam Safety Act."),
            Example("Users who do not comply with our usage policy are banned."),
            Example("If a model meets the requirements of this framework, it is released."),
            Example("## Compliance with the Dam Safety Act\n\nWe make soap."),
        ),
    ),
)
