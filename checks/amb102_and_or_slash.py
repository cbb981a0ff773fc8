from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.policy import Policy
from framework_lint.shape import gap, reported
from framework_lint.syntax import root

_DONE = frozenset({"VBN", "VBD"})
_MARK = "and/or"
_UNDER = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp"})
_within_duty = reported("and-or-slash")


def find(policy: Policy) -> Iterator[Gap]:
    told = list(_within_duty(policy))
    yield from told
    places = {(found.block, found.start) for found in told}
    for sentence in policy.sentences:
        if _MARK in sentence.text and sentence.register is Register.MANDATORY:
            yield from (g for g in _between_duties(sentence) if (g.block, g.start) not in places)


def _between_duties(sentence: Sentence) -> Iterator[Gap]:
    """Find the mark between whole acts, their times, or what is acted on."""
    for index, token in enumerate(sentence.tokens[:-1]):
        if (
            token.lower == _MARK
            and not _is_apart(sentence, index)
            and (_opens_act(sentence, index + 1) or _joins(sentence, index))
        ):
            start = token.start - sentence.start
            yield gap(sentence, start, start + len(_MARK), _MESSAGE)


def _is_apart(sentence: Sentence, mark: int) -> bool:
    """Whether a participle follows that is no form of the main verb: "to be adopted and/or done"."""
    tokens = sentence.tokens
    return tokens[mark + 1].tag in _DONE and tokens[root(tokens)].tag not in _DONE


def _acts(sentence: Sentence) -> set[int]:
    """Return the verbs of the main line by which something must be done."""
    duties = (verb for verb, register in sentence.statements if register is Register.MANDATORY)
    tokens = sentence.tokens
    return {v for v in duties if tokens[v].pos == "VERB" and tokens[v].dep not in _UNDER}


def _opens_act(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return bool({index, token.head if token.tag == "MD" else index} & _acts(sentence))


def _joins(sentence: Sentence, mark: int) -> bool:
    """Whether the mark joins two acts, two of the things acted on, or two times of the act."""
    tokens = sentence.tokens
    head, following = tokens[mark].head, tokens[mark + 1]
    if tokens[mark].dep not in ("cc", "punct"):
        return False
    coordinated = any(tokens[i].dep == "conj" and i > mark for i in tokens[head].children)
    if following.pos in ("VERB", "AUX") and not coordinated:
        return False
    held = tokens[head].head if tokens[head].dep in ("nsubjpass", "dobj") else head
    return held in _acts(sentence)


_MESSAGE = (
    "“and/or” joins two acts of this duty: one reader takes both as due, another either of them."
)
CHECK = Check(
    code="AMB102",
    name="and-or-slash",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "“And/or” and a slash in a duty leave open whether one of the two is enough, and who chooses. "
        "A slash in a threshold that an “and” follows has two groupings, met by different models."
    ),
    remedy="Choose: “A and B”, “A or B or both”, or “exactly one of A and B”, with lettered limbs.",
    question="Which of these is meant? `framework-lint readings` gives a wording for each.",
    patterns=("P52",),
    passes=(
        Example("The committee may reverse a decision and/or order another."),
        Example("We will test the model for deception and for sabotage."),
        Example("The board makes go/no-go decisions."),
        Example("See https://example.org/policy/index for the log."),
        Example("The team is on call 24/7 and responds to every alert."),
        Example("Questions had a true/false answer."),
        Example("If new flaws and/or new threats are found, we will repeat the tests."),
        Example("We will use methods such as interviews and/or panels to find new threats."),
        Example("The results are reviewed by the relevant research and/or product teams."),
        Example("We will list the means that are to be adopted and/or performed."),
        Example("CBRN-3: The ability to run the design and/or synthesis of a toxin."),
        Example("CBRN-3: The ability to help a novice create/obtain a weapon."),
    ),
    fails=(
        Example("We will pause training «and/or» deployment."),
        Example("CBRN-3: The ability to help a novice «create/obtain» and use a weapon."),
        Example("The committee will reverse the decision «and/or» order another test."),
        Example("Access must be reviewed and «revoked/limited» within 24 hours."),
        Example("Each vote «and/or» the results on which it rests will be published by the board."),
        Example(
            "The officer must halt the pump within an hour «and/or» must keep it halted until the test."
        ),
        Example("- Inform the board «and/or» the regulator within 3 days."),
        Example("The officer must tell the clearing house «and/or» the market regulator of it."),
    ),
    find=find,
)
