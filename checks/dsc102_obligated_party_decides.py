from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Condition, Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.quantity import quantities
from framework_lint.shape import gap
from framework_lint.statement import introduces
from framework_lint.syntax import subject, subtree

_CUES = frozenset(
    {"if", "where", "when", "whenever", "wherever", "once", "unless", "until", "only if"}
)


_FREE = (Register.NONE, Register.PERMISSION)


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if _tested(policy, sentence) or introduces(policy, sentence):
            continue
        if sentence.register is not Register.NONE:
            yield from _reserved(sentence)
        if sentence.register not in _FREE:
            yield from _judged(sentence)


def _tested(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence points to criteria, or the next one gives a measure."""
    if pattern("discretion", "criteria").search(sentence.text):
        return True
    after = policy.beside(sentence, before=0, after=1)
    return any(pattern("discretion", "factor").search(known.text) for known in after)


def _reserved(sentence: Sentence) -> Iterator[Gap]:
    adds = pattern("open_lists", "adding").match(sentence.text)
    if sentence.register is Register.PERMISSION and adds:
        return
    for match in pattern("discretion", "reserved").finditer(sentence.text):
        if pattern("discretion", "by_result").match(sentence.text, match.end() + 1):
            continue
        yield gap(sentence, *match.span(), _message(match.group()))


def _judged(sentence: Sentence) -> Iterator[Gap]:
    """Find a condition that is met when the author says so: "if we determine that ..."."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        about = subject(tokens, index)
        if not pattern("discretion", "judging").fullmatch(token.lemma) or token.pos != "VERB":
            continue
        if about is None or about > index or not own(tokens, about) or token.dep == "xcomp":
            continue
        if token.dep == "relcl" and tokens[about].lower != "we":
            continue
        cue = _cue(sentence, tokens[about].start, token.end)
        if (
            cue is not None
            and not _decides_to_act(sentence, index)
            and not _measured(cue, sentence)
        ):
            opening = subtree(tokens, about)[0] if index - about <= 4 else index
            start = tokens[opening].start - sentence.start
            end = token.end - sentence.start
            yield gap(sentence, start, end, _message(sentence.text[start:end]))


def _cue(sentence: Sentence, start: int, end: int) -> Condition | None:
    """Return the innermost condition around a judgement, if the judgement is its own verb."""
    around = [
        c for c in sentence.conditions if c.start <= start and end <= c.end and c.cue in _CUES
    ]
    nearest = max(around, key=lambda condition: condition.start, default=None)
    if nearest is None or start - nearest.start > 60:
        return None
    return nearest


def _decides_to_act(sentence: Sentence, index: int) -> bool:
    following = sentence.tokens[index + 1 : index + 2]
    return bool(following) and following[0].lower == "to"


def _measured(cue: Condition, sentence: Sentence) -> bool:
    """Whether the condition itself gives a measure: "determine that it takes less than 2 years"."""
    said = sentence.text[cue.start - sentence.start : cue.end - sentence.start]
    return bool(quantities(said)) or pattern("discretion", "factor").search(said) is not None


def _message(words: str) -> str:
    return f"“{words}” makes the author the judge of whether this applies, and the sentence names no test."


CHECK = Check(
    code="DSC102",
    name="obligated-party-decides",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A condition that is met when the bound party finds it met cannot be checked by anybody "
        "else: two readers who agree on every fact can still differ on whether the duty arose."
    ),
    remedy=(
        "Name the test that decides (a measurement, an event, a finding by a body independent of "
        "the decision), or say that the determination is recorded with its reasons and published."
    ),
    question="Which measurement, event or finding of an independent body decides this in place of “{quote}”?",
    patterns=("P14",),
    passes=(
        Example("In addition, the officer may in their discretion order a further test."),
        Example("If we determine that a dam is worth a closer look, we may list it."),
        Example("Any team that believes the limit should change may tell the board of it."),
        Example(
            "If we determine that we cannot make the required showing, we will shut the plant."
        ),
        Example(
            "The dam is full if we conclude that it could spill. We will say so if it takes half the "
            "time of the last year."
        ),
        Example("If a model exceeds 20 % on the test in Appendix A, we will pause deployment."),
        Example("If the board decides to proceed with deployment, it will publish its decision."),
        Example("We determine the score of each model by running the public test suite."),
        Example(
            "When an external auditor determines that a control failed, we will fix it in 30 days."
        ),
        Example("We believe that models will become more capable."),
        Example("The dikes may be raised if deemed necessary by the yearly survey."),
        Example(
            "We will close the mine if we determine that a shaft sinks by more than 3 percent."
        ),
        Example(
            "We will stop if we determine that pumps replace our crew within a factor of 5 in cost."
        ),
    ),
    fails=(
        Example("If «we determine» that a model poses a severe risk, we will pause deployment."),
        Example("Where «the committee deems» a safeguard inadequate, it will require another."),
        Example("The safety officer may, «in their discretion», require a further test."),
        Example(
            "In unclear cases we will act «in accordance with the chief executive’s judgment»."
        ),
        Example("We will not release the model unless «we conclude» that the safeguards suffice."),
    ),
    find=find,
)
