from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import sets_threshold
from framework_lint.syntax import token_at

_AND_OR = re.compile(r"\b(?:and\s?/\s?or|or\s?/\s?and)\b", re.IGNORECASE)
_SLASH = re.compile(
    r"(?<![\w/.:@-])([a-z]{3,}(?:-[a-z]+)*)\s?/\s?([a-z]{3,}(?:-[a-z]+)*)(?![\w/@-])"
)


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        bound = sentence.register not in (Register.NONE, Register.PERMISSION)
        if not (bound or sets_threshold(policy, sentence)):
            continue
        for match in _AND_OR.finditer(sentence.text):
            yield gap(sentence, *match.span(), _message(match.group()))
        for match in _slashes(sentence):
            yield gap(sentence, *match.span(), _message(match.group()))


def _slashes(sentence: Sentence) -> Iterator[re.Match[str]]:
    for match in _SLASH.finditer(sentence.text):
        fixed = pattern("connectives", "fixed_slash").fullmatch(match.group().replace(" ", ""))
        if not fixed and not _AND_OR.fullmatch(match.group()) and _verbs(sentence, match):
            yield match


def _verbs(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the slash joins two acts; between nouns it is mostly a name ("accounts/credentials")."""
    at = [token_at(sentence.tokens, sentence.start + match.start(side)) for side in (1, 2)]
    return all(sentence.tokens[index].tag.startswith("VB") for index in at)


def _message(words: str) -> str:
    return (
        f"“{words}” can be read as and, as or, or as either; the readings trigger different things."
    )


CHECK = Check(
    code="AMB102",
    name="and-or-slash",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "“And/or” and a slash between two words leave the connective to the reader. In a threshold "
        "that decides which models are caught; in a duty it decides how much must be done."
    ),
    remedy="Choose: “A and B”, “A or B or both”, or “exactly one of A and B”, with lettered limbs.",
    passes=(
        Example("The committee may reverse a decision and/or order another."),
        Example("We will test the model for deception and for sabotage."),
        Example("The board makes go/no-go decisions."),
        Example("See https://example.org/policy/index for the log."),
        Example("The team is on call 24/7 and responds to every alert."),
        Example("Questions had a true/false answer."),
    ),
    fails=(
        Example("We will pause training «and/or» deployment."),
        Example("The model can help a novice «create/obtain» a weapon."),
        Example("The committee will reverse the decision «and/or» order another test."),
        Example("Access must be reviewed and «revoked/limited» within 24 hours."),
    ),
    find=find,
)
