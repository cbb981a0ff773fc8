from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Condition, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clauses.layout import Part
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import sets_threshold
from framework_lint.syntax import HAVE, child, conjuncts, root, subject

_WAS = frozenset({"was", "were"})
_EVENTS = frozenset({"incident", "accident", "attack", "event", "case", "model", "system"})


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if not pattern("hindsight", "opening").search(sentence.text):
            continue
        span = _past(sentence, _limbs(policy, sentence))
        if span is not None and not pattern("hindsight", "ahead").search(sentence.text):
            yield _gap(sentence, *span)


def _limbs(policy: Policy, sentence: Sentence) -> list[int]:
    """Return the verbs that say what has to be the case for a level to be reached."""
    tokens = sentence.tokens
    hung = [c for c in sentence.conditions if _decides(sentence, c)]
    inside = [i for c in hung for i in range(len(tokens)) if c.start <= tokens[i].start < c.end]
    if inside:
        return [i for i in inside if tokens[i].dep not in ("relcl", "acl")]
    if not _sets(policy, sentence):
        return []
    top = root(tokens)
    related = [i for i in tokens[top].children if tokens[i].dep in ("relcl", "ccomp")]
    told = related if tokens[top].lemma.lower() in _EVENTS else []
    return [i for first in (top, *told) for i in conjuncts(tokens, first)]


def _sets(policy: Policy, sentence: Sentence) -> bool:
    cell = policy.cells.get(sentence.block)
    if cell is not None:
        return cell.part is Part.THRESHOLD
    marked = pattern("statements", "level").match(sentence.text)
    return marked is not None or sets_threshold(policy, sentence)


def _decides(sentence: Sentence, condition: Condition) -> bool:
    """Whether a condition says when a level is reached: "Level 2 is met once ..."."""
    tokens = sentence.tokens
    head = tokens[condition.head]
    about = subject(tokens, condition.head)
    named = {about, *head.children} - {None}
    levels = any(
        pattern("hindsight", "levels").fullmatch(tokens[i].lower.partition("-")[0])
        for i in named
        if i is not None and not condition.start <= tokens[i].start < condition.end
    )
    cued = pattern("hindsight", "conditions").fullmatch(condition.cue)
    return bool(cued and levels and pattern("hindsight", "reaching").fullmatch(head.lemma))


def _past(sentence: Sentence, limbs: list[int]) -> tuple[int, int] | None:
    """Return where the words stand that say that harm has come about, if it must have."""
    spans = [span for i in limbs if (span := _done(sentence, i)) is not None]
    if spans or not limbs:
        return spans[0] if spans else None
    event = pattern("hindsight", "events").search(sentence.text)
    return None if event is None else event.span()


def _done(sentence: Sentence, index: int) -> tuple[int, int] | None:
    tokens = sentence.tokens
    verb = tokens[index]
    helpers = [i for i in verb.children if tokens[i].dep in ("aux", "auxpass")]
    perfect = verb.tag == "VBN" and any(tokens[i].lower in HAVE for i in helpers)
    passive = verb.tag == "VBN" and any(tokens[i].lower in _WAS for i in helpers)
    if not (perfect or passive) or not _harms(sentence, index):
        return None
    if child(tokens, index, "neg") is not None or _measured(sentence, index):
        return None
    last = child(tokens, index, "xcomp", "prt")
    end = tokens[index if last is None else last].end
    return tokens[helpers[0]].start - sentence.start, end - sentence.start


def _harms(sentence: Sentence, index: int) -> bool:
    """Whether a verb is one of harm, or one of use with what the model was used for."""
    lemma = sentence.tokens[index].lemma
    if pattern("hindsight", "means").fullmatch(lemma):
        purpose = child(sentence.tokens, index, "xcomp", "advcl")
        prep = child(sentence.tokens, index, "prep")
        return purpose is not None or (
            prep is not None and sentence.tokens[prep].lower in ("in", "for")
        )
    return pattern("hindsight", "harms").fullmatch(lemma) is not None


def _measured(sentence: Sentence, index: int) -> bool:
    about = subject(sentence.tokens, index)
    lemma = "" if about is None else sentence.tokens[about].lemma.lower()
    return pattern("hindsight", "measured").fullmatch(lemma) is not None


def _gap(sentence: Sentence, start: int, end: int) -> Gap:
    message = (
        f"“{sentence.text[start:end]}”: the threshold is reached only after this has happened, "
        "so that no safeguard that answers it can come before."
    )
    return gap(sentence, start, end, message)


CHECK = Check(
    code="TRG107",
    name="threshold-in-hindsight",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(A)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A threshold that asks what a model has been used for, or has caused, is reached only "
        "when the harm that it should announce is under way. A safeguard that is due at the "
        "threshold then comes too late by its own terms."
    ),
    remedy=(
        "Name an indicator that can be measured before deployment, with its test and the value at "
        "which the threshold is reached, and keep the event as a second, later trigger."
    ),
    passes=(
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| Severe | The model can shed the load of a whole city in one trial. |"
        ),
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| Severe | In at least 3 of 20 trials, the model has caused an outage of the test grid. |"
        ),
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| Severe | The model enables one of the accidents that have been identified in Annex B. |"
        ),
        Example(
            "Level 2 is reached once the system has caused, or is expected to cause, a doubling of the rate."
        ),
        Example(
            "A serious incident is one in which a model has caused injury to more than ten people."
        ),
        Example(
            "If the threshold has been reached and the model has been used, we will report it."
        ),
        Example("The pump threshold is met if the evaluation has been used on two versions."),
        Example("Tier 2: The model has been deployed to more than 1,000 users."),
        Example("We have been using this table since its first edition."),
    ),
    fails=(
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| Dosage level 1 | Dosage level 1: «Has been used to shorten» the synthesis of toxins, resulting in far more releases than before. |"
        ),
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| Severe | The model «has caused» at least one outage of a hospital. |"
        ),
        Example("A model reaches Level 2 once it «has been used» in an attack on a dam."),
        Example("The threshold is met if the system «has already led» to the release of a toxin."),
        Example(
            "| Level | Threshold |\n|---|---|\n"
            "| High | The system «was involved» in the failure of a mine's ventilation. |"
        ),
        Example(
            "The Severe level is reached when an accident with the agent «has occurred» at sea."
        ),
    ),
    find=find,
    question=(
        "What could be measured before “{quote}” holds, by which test, and at what value is the "
        "threshold reached?"
    ),
    patterns=("P51",),
)
