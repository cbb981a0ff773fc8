from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import triggers
from framework_lint.syntax import MAY, child, subject

_NEAR = 4


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        permitted = any(register is Register.PERMISSION for _, register in sentence.statements)
        if permitted and _triggered(policy, sentence):
            yield from _permits(policy, sentence)


def _triggered(policy: Policy, sentence: Sentence) -> bool:
    """Whether an event sets the sentence off; the "if" of "determine whether or if" names none."""
    tokens = sentence.tokens
    asked = {
        c.start
        for c in sentence.conditions
        if c.cue == "if" and pattern("triggered", "asking").fullmatch(tokens[c.head].lemma)
    }
    doubted = sentence.text.find("whether")
    if pattern("triggered", "short").search(sentence.text):
        return False
    return any(
        c.start not in asked and not (c.cue == "if" and 0 <= doubted < c.start - sentence.start)
        for c in triggers(policy, sentence)
    )


def _permits(policy: Policy, sentence: Sentence) -> Iterator[Gap]:
    tokens = sentence.tokens
    for verb, register in sentence.statements:
        if register is Register.MANDATORY:
            return
        if register is not Register.PERMISSION or not _falls_to_author(tokens, verb):
            continue
        modal = next((i for i in tokens[verb].children if _is_modal(tokens[i])), None)
        act = _act(tokens, verb)
        if modal is None or act is None or not _protects(tokens, act) or _looks_back(tokens, act):
            continue
        if tokens[modal].lower == "can" and _is("calling", tokens[verb]):
            continue
        if not _adds(policy, sentence, verb):
            yield _gap(sentence, modal, verb, act)


def _falls_to_author(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the author is the subject, or what it makes is and nobody else acts on it."""
    about = subject(tokens, verb)
    if child(tokens, verb, "auxpass") is None:
        whoever = about is not None and any(
            tokens[i].lower in ("any", "every", "each") for i in tokens[about].children
        )
        return own(tokens, about) and not whoever
    agent = child(tokens, verb, "agent") is not None
    return (
        about is not None
        and not agent
        and _is("curbing", tokens[verb])
        and _is("made", tokens[about])
    )


def _is_modal(token: Token) -> bool:
    return token.lower in MAY and token.tag == "MD"


def _act(tokens: Sequence[Token], verb: int) -> int | None:
    """Return what is permitted: of "may decide to pause", to pause."""
    return child(tokens, verb, "xcomp") if _is("choosing", tokens[verb]) else verb


def _looks_back(tokens: Sequence[Token], verb: int) -> bool:
    return any(tokens[i].lower == "have" for i in tokens[verb].children if tokens[i].dep == "aux")


def _protects(tokens: Sequence[Token], act: int) -> bool:
    """Whether an act answers a trigger: nothing that is a liberty or a power of a body."""
    kind = next((kind for kind in ("taking", "running") if _is(kind, tokens[act])), None)
    if kind is None:
        return tokens[act].pos == "VERB" and not _is("liberties", tokens[act])
    what = child(tokens, act, "dobj")
    return what is not None and _is("steps" if kind == "taking" else "tests", tokens[what])


def _adds(policy: Policy, sentence: Sentence, verb: int) -> bool:
    """Whether "may also" goes beyond a duty that stands beside it."""
    also = any(t.lower == "also" for t in sentence.tokens[max(0, verb - _NEAR) : verb])
    return also and any(s.register is Register.MANDATORY for s in policy.beside(sentence, before=2))


def _is(kind: str, token: Token) -> bool:
    return pattern("triggered", kind).fullmatch(token.lemma.lower()) is not None


def _gap(sentence: Sentence, modal: int, verb: int, act: int) -> Gap:
    tokens, by = sentence.tokens, sentence.start
    particle = child(tokens, act, "prt")
    last = act if particle is None else particle
    start, end = tokens[modal].start - by, tokens[last].end - by
    after = tokens[modal].end if act == verb else tokens[act].start
    change = Change(start, after - by, "will" if act == verb else "will ")
    words = sentence.text[start:end]
    message = f"Even where the trigger is met, the text only permits: “{words}”."
    return gap(sentence, start, end, message, changes=[change])


CHECK = Check(
    code="DUT101",
    name="permission-where-duty-expected",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(F)"),
    ),
    rationale=(
        "Where a text names an event and then says what the author may do, nothing follows from "
        "the event: doing nothing keeps to the text. A reader expects a threshold to bind."
    ),
    remedy=(
        "Write “will” with a time for the least that always follows, and keep “may” for what is "
        "added to it."
    ),
    question="Is “{quote}” done each time the trigger is met, and if not, what decides?",
    patterns=("P15",),
    passes=(
        Example("If a report is confirmed, we will tell the board and may publish a notice."),
        Example("We will look into it after an accident for what the staff could have done."),
        Example("We may run a smaller test to determine whether or if another test is needed."),
        Example("If the case is urgent, the team can request that it be heard first."),
        Example("Where a dam is just below the limit, we may choose to restrict filling."),
        Example("If the safeguards suffice, the board may decide to deploy the model."),
        Example("Where costs are known, we may take into account what the barrier costs."),
        Example(
            "When a pump fails, we will stop the plant. If it fails twice, we may also report it."
        ),
        Example("If a model reaches the threshold, we will pause deployment."),
        Example("Any employee may raise a concern if a control fails."),
        Example("If the safeguards are approved, we may deploy the model."),
        Example("The committee may invite outside experts."),
        Example("If a model is modified, it may behave differently."),
    ),
    fails=(
        Example("If a model reaches the threshold, we «may pause» deployment."),
        Example("When an incident is confirmed, the team «may notify» the authorities."),
        Example("In the event of a breach, the officer «might suspend» access to the weights."),
        Example("If a leak is found, we «may choose to limit» access to the vault."),
        Example("Upon reaching the upper limit, operation of the plant «may be halted»."),
        Example("We «may run» more tests if the margin becomes too small."),
        Example("Once an accident is known, the company «may take» steps to isolate the plant."),
        Example(
            "Should a control fail, the following steps apply:\n\n- we «may isolate» the system"
        ),
    ),
    find=find,
)
