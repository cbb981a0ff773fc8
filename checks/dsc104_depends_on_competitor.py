from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.features.lowering import lowered
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import subject, token_at

_SUBJECT = "competitors"
_HINGE = 90
_NEAR = 20
_HINTS = ("other", "compet", "rival", "peer", "lead", "industry", "market", "field", "available")
_AFTER = 3


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        rival = _rival(sentence) if any(hint in sentence.text.lower() for hint in _HINTS) else None
        if rival is None:
            continue
        found = next(_eased_with(policy, sentence, rival), None)
        if found is not None:
            eased, start, end = found
            yield gap(eased, start, end, _message(eased.text[start:end]))


def _rival(sentence: Sentence) -> int | None:
    """Return where a sentence names other developers, or models of theirs that go less guarded."""
    text = sentence.text
    named = pattern(_SUBJECT, "rivals").search(text)
    if named is not None and pattern(_SUBJECT, "checking").search(text, named.end()):
        return None
    if named is None and pattern(_SUBJECT, "unguarded").search(text):
        named = pattern(_SUBJECT, "rival_models").search(text)
    named = named or pattern(_SUBJECT, "lead").search(text)
    whatever = pattern(_SUBJECT, "whatever").search(text)
    return None if named is None or whatever else named.start()


def _eased_with(
    policy: Policy, sentence: Sentence, rival: int
) -> Iterator[tuple[Sentence, int, int]]:
    """Yield the words that ask for less, where they hang on what a sentence says of others."""
    for waits in pattern(_SUBJECT, "contingent").finditer(sentence.text, 0, rival):
        if rival - waits.end() < _NEAR and _is_duty(sentence, waits.start()):
            yield sentence, waits.start(), _word_end(sentence, rival)
    hinge = list(pattern(_SUBJECT, "hinges").finditer(sentence.text, 0, rival))
    hangs = bool(hinge) and rival - hinge[-1].end() < _HINGE
    if hangs:
        yield from ((sentence, *span) for span in lowered(sentence))
        yield from ((sentence, *span) for span in _ended(sentence, rival))
    if hangs and pattern(_SUBJECT, "harks").search(sentence.text):
        for before in policy.beside(sentence, before=1, after=0):
            yield from ((before, *span) for span in lowered(before))
    if any(token.tag == "MD" for token in sentence.tokens):
        for after in policy.beside(sentence, before=0, after=_AFTER):
            if pattern(_SUBJECT, "again").search(after.text):
                yield from ((after, *span) for span in lowered(after))
    for across in _row(policy, sentence):
        yield from ((across, *span) for span in lowered(across))


def _is_duty(sentence: Sentence, offset: int) -> bool:
    """Whether what is conditional is a duty: "our commitment to pause is conditional on"."""
    about = subject(sentence.tokens, token_at(sentence.tokens, sentence.start + offset))
    lemma = sentence.tokens[about].lemma.lower() if about is not None else ""
    return pattern("lowering", "asked").fullmatch(lemma) is not None


def _row(policy: Policy, sentence: Sentence) -> Iterator[Sentence]:
    """Yield what a row says in its other cells, where this one is what it hangs on."""
    block = policy.block(sentence)
    if block.kind is not Kind.CELL or pattern("lowering", "raising").search(block.text):
        return
    row = (block.place.table, block.place.row)
    for known in policy.sentences:
        other = policy.block(known)
        if other is not block and (other.place.table, other.place.row) == row:
            yield known


def _ended(sentence: Sentence, rival: int) -> Iterator[tuple[int, int]]:
    """Yield the condition of others by which a duty ends: "unless another developer ..."."""
    if sentence.register is Register.PERMISSION:
        return
    for condition in sentence.conditions:
        start, end = condition.start - sentence.start, condition.end - sentence.start
        if 0 < start <= rival < end and pattern(_SUBJECT, "ending").fullmatch(condition.cue):
            yield start, _word_end(sentence, rival)


def _word_end(sentence: Sentence, rival: int) -> int:
    named = pattern(_SUBJECT, "rivals").match(sentence.text, rival) or pattern(
        _SUBJECT, "lead"
    ).match(sentence.text, rival)
    return named.end() if named else rival


def _message(words: str) -> str:
    return (
        f"“{words}” hangs on what another developer does: "
        "the duty can shrink by an act that is not the author's."
    )


CHECK = Check(
    code="DSC104",
    name="depends-on-competitor",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A duty that may be lowered once another developer has acted lasts only as long as the "
        "least careful developer lets it. Nobody who reads the text can tell which level of "
        "safeguards holds today."
    ),
    remedy=(
        "Bound it: name what may drop and what never does, who decides, the public notice before "
        "it takes effect, and the day on which it ends."
    ),
    passes=(
        Example("We will keep these limits regardless of what any other company does."),
        Example(
            "If a competitor adopts a better valve, we will raise our standard to the same level."
        ),
        Example("We will not lower our safeguards because a competitor has done so."),
        Example("We may share our findings with other developers and may adjust our evaluations."),
        Example(
            "If another company reports a leak, we will test our seals and may revise our models."
        ),
        Example("We will not open the mine unless another laboratory has confirmed the result."),
        Example("If attackers outside our company adapt, we may adjust the level of our filters."),
        Example("We compare the output of our reactors to that of other operators."),
        Example("Until the team has a lead, the tests will be delayed."),
        Example(
            "Another developer might release such a system. In such a scenario, the danger may "
            "continue for years."
        ),
    ),
    fails=(
        Example(
            "Another operator might run a reactor of this size without comparable shielding. If "
            "such a case is confirmed, we «could adjust the level of shielding» that we require."
        ),
        Example(
            "The plan is reviewed each year.[^1]\n\n[^1]: Another company may pass the threshold "
            "first. In that scenario we «might decide to lower the safeguards»."
        ),
        Example(
            "The security levels below «may be adjusted» as our understanding grows. This may occur "
            "if a model is no more capable than other publicly available models that have weaker "
            "security."
        ),
        Example("If a competitor sells an ungated pump, the required level «may be lowered»."),
        Example(
            "These measures apply «unless another developer» has already deployed such a system."
        ),
        Example(
            "If another company has built a like dam, this requirement «will no longer apply»."
        ),
        Example("We will delay the launch «until we no longer have a significant lead»."),
        Example(
            "In response to releases by other companies, we «reserve the right to modify these "
            "safeguards»."
        ),
    ),
    find=find,
    question=(
        "How far may “{quote}” go, who decides it, and what is published before it takes effect?"
    ),
    patterns=("P11",),
)
