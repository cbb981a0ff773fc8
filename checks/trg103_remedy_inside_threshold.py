from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clause import ClauseKind
from framework_lint.features.grade import mentions
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import child, root, subject, subtree, token_at

_HINT = re.compile(
    r"mitigat|mitigable|remed|safeguard|countermeasure|reduced|lowered|addressed|managed|brought|residual",
    re.IGNORECASE,
)
_LEVELS = ("threshold", "tier", "level", "ccl", "category", "class", "band")


def find(policy: Policy) -> Iterator[Gap]:
    for number, sentence in enumerate(policy.sentences):
        spans = list(_tests(sentence)) if _HINT.search(sentence.text) else []
        if spans and not _is_residual(policy, sentence) and _defines(policy, number, sentence):
            start, end = spans[0]
            message = _message(sentence.text[start:end])
            yield gap(sentence, start, end, message, changes=_without(sentence, end))


def _tests(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where a sentence asks whether a risk was, or can be, mitigated."""
    for match in pattern("remedies", "unmended").finditer(sentence.text):
        verb = token_at(sentence.tokens, sentence.start + match.end() - 1)
        about = _mended(sentence, verb, token_at(sentence.tokens, sentence.start + match.start()))
        if about is not None:
            yield _opening(sentence, about, match.start()), match.end()
    for match in pattern("remedies", "own").finditer(sentence.text):
        yield match.span()


def _mended(sentence: Sentence, verb: int, first: int) -> int | None:
    """Return what is mitigated, if it is the risk or the model, not an attack on others."""
    tokens = sentence.tokens
    about = subject(tokens, verb)
    if about is None and first and tokens[first - 1].pos == "NOUN":
        about = first - 1
    if about is None or _by_others(sentence, verb):
        return None
    named = about
    if tokens[about].lower in ("that", "which") and tokens[verb].dep == "relcl":
        named = tokens[verb].head
    return about if pattern("remedies", "risk").fullmatch(tokens[named].lemma.lower()) else None


def _by_others(sentence: Sentence, verb: int) -> bool:
    """Whether it is others who cannot mend a thing: "cannot be remedied by the operator"."""
    agent = child(sentence.tokens, verb, "agent")
    by = None if agent is None else child(sentence.tokens, agent, "pobj")
    lemma = "" if by is None else sentence.tokens[by].lemma.lower()
    return agent is not None and not pattern("chosen_later", "settled").fullmatch(lemma)


def _opening(sentence: Sentence, about: int, start: int) -> int:
    """Return where the subject starts, if it stands directly before its verb."""
    said = subtree(sentence.tokens, about)
    between = sentence.text[sentence.tokens[said[-1]].end - sentence.start : start]
    first = sentence.tokens[said[0]].start - sentence.start
    return first if not between.strip() and first < start else start


def _is_residual(policy: Policy, sentence: Sentence) -> bool:
    """Whether the level is one for what is left after mitigation."""
    block = policy.block(sentence)
    around = " ".join((*block.place.section[-1:], block.place.column or "", sentence.text[:60]))
    return pattern("remedies", "residual").search(around) is not None


def _defines(policy: Policy, number: int, sentence: Sentence) -> bool:
    if any(c.sentence == number and c.kind is ClauseKind.THRESHOLD for c in policy.clauses):
        return True
    return _places(sentence)


def _places(sentence: Sentence) -> bool:
    """Whether a sentence puts a model at a level: "we assign the model to the High level if"."""
    tokens = sentence.tokens
    verb = root(tokens)
    if not pattern("remedies", "placing").fullmatch(tokens[verb].lemma):
        return False
    if sentence.register is Register.MANDATORY or not sentence.conditions:
        return False
    said = [i for i in subtree(tokens, verb) if not sentence.conditional(i)]
    outside = " ".join(tokens[i].text for i in said)
    return any(tokens[i].lemma.lower() in _LEVELS for i in said) or any(mentions(outside))


def _without(sentence: Sentence, end: int) -> tuple[Change, ...]:
    """Leave out a test that "and" joins to the rest."""
    tokens = sentence.tokens
    verb = token_at(tokens, sentence.start + end - 1)
    if tokens[verb].dep != "conj":
        return ()
    part = subtree(tokens, verb)
    before = part[0] - 1
    if before < 0 or tokens[before].lower != "and":
        return ()
    start = tokens[before - 1].end if before else tokens[before].start
    last = next(i for i in reversed(part) if tokens[i].pos != "PUNCT")
    return (Change(start - sentence.start, tokens[last].end - sentence.start, ""),)


def _message(words: str) -> str:
    return (
        f"“{words}” makes mitigation part of the test for the level: a model whose risk is found "
        "to be mitigated has not reached it, and the duties of the level do not arise."
    )


CHECK = Check(
    code="TRG103",
    name="remedy-inside-threshold",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
        Citation("EU GPAI Code of Practice, Safety & Security", "Measure 4.1"),
    ),
    rationale=(
        "The words that say when a level is reached ask whether the risk can be mitigated. The "
        "safeguard then decides whether the threshold is met, instead of following from it."
    ),
    remedy=(
        "Define the level by what the model can do before mitigation. Say apart from it what "
        "follows if the safeguards do not suffice."
    ),
    question=(
        "Is a model at this level before it is mitigated? Who finds that “{quote}”, by what test, "
        "and what follows for a model whose risk has been mitigated?"
    ),
    passes=(
        Example(
            "| Level | Threshold | Measures |\n|---|---|---|\n| Severe | Absent mitigations, the "
            "model can poison a reservoir. | Stop release if the risk cannot be mitigated. |"
        ),
        Example(
            "If a model has reached the severe threshold and its risk cannot be mitigated, we will "
            "stop its training."
        ),
        Example(
            "| Level | Threshold | Measures |\n|---|---|---|\n| High | The model can start leaks "
            "that cannot be remedied by the operators of a mine. | Require two keepers. |"
        ),
        Example("Residual risk is the risk that remains after mitigations have been applied."),
        Example(
            "Our risk acceptance threshold is a leak rate of less than 1 in 1000 after all "
            "safeguards are applied."
        ),
        Example(
            "| Level | Threshold | Measures |\n|---|---|---|\n| High | The model can act in ways "
            "that cannot be monitored. | Keep it in the laboratory. |"
        ),
        Example(
            "We treat a model as High if it opens a valve in 3 of 20 trials before mitigation."
        ),
    ),
    fails=(
        Example(
            "| Level | Risk threshold | Measures |\n|---|---|---|\n| Severe | The model would enable "
            "the poisoning of a reservoir and «that risk cannot be mitigated» in the plant. | Stop it. |"
        ),
        Example(
            "If it does and «cannot be further mitigated», we assign the model to the severe threshold."
        ),
        Example(
            "| Tier | Description |\n|---|---|\n| Tier 3 | The model can, «after all safeguards are "
            "applied», still give a novice the route to a toxin. |"
        ),
        Example(
            "| Level | Threshold | Measures |\n|---|---|---|\n| Critical | The model can overheat a "
            "reactor, «and no adequate safeguard is known». | Halt its development. |"
        ),
        Example(
            "A model is considered to meet the High threshold if it can shed load and «we cannot mitigate» the risk."
        ),
    ),
    find=find,
    patterns=("P23",),
)
