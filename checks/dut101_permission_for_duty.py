from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import triggers
from framework_lint.syntax import child, subject

_MODALS = frozenset({"may", "might", "could", "can"})


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if sentence.register is Register.PERMISSION and any(triggers(policy, sentence)):
            yield from _permits(sentence)


def _permits(sentence: Sentence) -> Iterator[Gap]:
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        protective = pattern("verbs", "protective").fullmatch(token.lemma)
        if not protective or not _main(sentence, index) or not own(tokens, subject(tokens, index)):
            continue
        for modal in token.children:
            if tokens[modal].lower in _MODALS and tokens[modal].tag == "MD":
                particle = child(tokens, index, "prt")
                last = token if particle is None else tokens[particle]
                start, end = tokens[modal].start - sentence.start, last.end - sentence.start
                yield gap(sentence, start, end, _message(sentence.text[start:end]))


def _main(sentence: Sentence, index: int) -> bool:
    dep = sentence.tokens[index].dep
    return dep in ("ROOT", "conj", "ccomp", "parataxis")


def _message(words: str) -> str:
    return f"The trigger is met, and the answer is only a permission: “{words}”."


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
    passes=(
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
        Example(
            "Should a control fail, the following steps apply:\n\n- we «may isolate» the system"
        ),
    ),
    find=find,
)
