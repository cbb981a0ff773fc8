from __future__ import annotations

from collections.abc import Iterator

from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.degree import is_threshold, unscaled
from framework_lint.features.yardstick import searched
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import reports


def find(policy: Policy) -> Iterator[Gap]:
    if reports(policy):
        return
    for sentence in policy.sentences:
        found = unscaled(policy, sentence)
        if found:
            words = [match.group() for match in found]
            threshold = is_threshold(policy, sentence)
            yield gap(sentence, *found[0].span(), _message(policy, words, threshold=threshold))


def _message(policy: Policy, words: list[str], *, threshold: bool) -> str:
    told = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
    what = "this threshold is reached" if threshold else "this is met"
    verb = "have" if len(set(words)) > 1 else "has"
    return (
        f"{told} {verb} no scale: whether {what} is a matter of opinion. "
        f"No definition was found in the supplied document ({searched(policy)})."
    )


CHECK = Check(
    code="VAG102",
    name="degree-without-yardstick",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "Words such as robust, significant or appropriate rank things on a scale that the text "
        "does not give. Two experts can agree on every measurement and differ on whether the "
        "threshold was reached or the safeguard was enough."
    ),
    remedy=(
        "Give the scale: a number, a named test with a pass value, a reference case with a date, "
        "or a definition of the word that says what counts."
    ),
    question="On which scale is “{quote}” to be read, and from which value on does it hold?",
    patterns=("P20",),
    passes=(
        Example(
            "We will fill the dam only if sufficient gates are built to reduce flow to 3 m³/s."
        ),
        Example("By setting rigorous standards, we are ready to run the plant."),
        Example("The plant manager will describe how we decide whether a leak is acceptable."),
        Example(
            "The model can cause dramatic acceleration. We define this as twice the rate of 2024."
        ),
        Example(
            "The company has implemented controls sufficient to stop theft by a single insider."
        ),
        Example("We will keep the answer rate on restricted queries below 5 %."),
        Example("Robust research needs time."),
        Example(
            "We will apply robust filters to every query.\n\n"
            "“Robust filters” means filters that stop at least 99 of 100 attempts in the public test."
        ),
        Example("The board will approve each major version of this policy."),
        Example("We will delete the weights within 24 hours."),
        Example("We have implemented strong safeguards for the models of today."),
        Example("We’ve trained the model to be more robust to failures of its tools."),
        Example("We expect to need strong safeguards for later models."),
        Example("The results suggest that the safeguards are effective."),
        Example(
            "| Level | Threshold |\n|---|---|\n| High | The ability to run large-scale internal "
            "deployments of models |"
        ),
        Example("We open the dam with safeguards that we believe are appropriate."),
        Example("We will share lists of controls where appropriate."),
        Example("We will deem the gate adequate if it holds for 9 days in the public test."),
    ),
    fails=(
        Example("We will apply «robust» safeguards before deployment."),
        Example("The model can provide «significant» help to a novice."),
        Example("Safeguards must «sufficiently» minimize the risk of harm."),
        Example("The company implements «appropriate» mitigations."),
        Example(
            "| Level | Threshold |\n|---|---|\n| High | The model can give «meaningful» assistance to an attacker. |"
        ),
    ),
    find=find,
)
