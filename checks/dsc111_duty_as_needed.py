from __future__ import annotations

from collections.abc import Iterator

from framework_lint.amendment import left_open
from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.escape import is_calibrating
from framework_lint.features.hedge import lone_escapes
from framework_lint.policy import Policy


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        for match in lone_escapes(sentence):
            if not is_calibrating(match.group()):
                continue
            if match.start() or not _contrasted(policy, sentence):
                yield left_open(sentence, match)


def _contrasted(policy: Policy, sentence: Sentence) -> bool:
    """Whether the next sentence says what goes for the other cases."""
    return any("however" in s.text.lower() for s in policy.beside(sentence, before=0, after=1))


CHECK = Check(
    code="DSC111",
    name="duty-as-needed",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A duty that is met as needed, as appropriate or ordinarily says neither in which cases nor "
        "how much. Often such words only fit the act to the case; where they decide whether it is "
        "done at all, nobody can tell a reasoned exception from an omission."
    ),
    remedy=(
        "Say in which cases the act is done, or state the least that is done in every case and what "
        "calls for more."
    ),
    question=(
        "If “{quote}” stays: in which cases is this done, who finds that, and where is it recorded?"
    ),
    patterns=(),
    passes=(
        Example(
            "In general, we will ask an expert. In a flood, however, we will act within 2 hours."
        ),
        Example("Copies will ordinarily not be tested, barring a fault in the original."),
        Example("The plan will be updated as needed in connection with each flood."),
        Example("We will test it by a method as appropriate to the type of dam."),
        Example("The chair should coordinate with the board as needed to address the risk."),
        Example(
            "The board will meet monthly and can review decisions and require reports as necessary."
        ),
        Example("Outputs of generally accessible systems are logged for 90 days."),
        Example("We will send it to the chief of works (or one of the deputies, as applicable)."),
        Example("The team ensures yearly reports to the board as required by DSP."),
    ),
    fails=(
        Example("We will «ordinarily» complete the review before deployment."),
        Example("Incidents are escalated and remediated «as appropriate»."),
        Example("We will test the dam for leaks «as needed»."),
        Example("The team will «typically» repeat the test before a release."),
        Example("The company will use «reasonable efforts» to isolate the weights."),
    ),
    find=find,
)
