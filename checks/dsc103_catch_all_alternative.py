from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.alternative import Setting, closes_list, judged, setting
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import binds
from framework_lint.syntax import token_at

_LETS_GO = frozenset({"unless", "until", "before", "provided that"})
_HARD = frozenset({"will", "must", "shall"})
_OPENS = re.compile(r"\b(or|except|save)\b")
_TAIL = re.compile(r"[.;]?\s*$")
_CLOSE = re.compile(r"[,(;:]")
_OCCASION = re.compile(r"or (if|when|whenever)\b", re.IGNORECASE)
_LINKED = re.compile(r";|, (and|but|unless)\b|\band (we|the)\b")
_DUTIES = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if not _OPENS.search(sentence.text) and not closes_list(policy, sentence):
            continue
        found = next(judged(policy, sentence), None)
        if found is not None and _swallows(policy, sentence, *found):
            message = _message(sentence.text[slice(*found)])
            yield gap(sentence, *found, message, changes=_without(sentence, *found))


def _swallows(policy: Policy, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the alternative lets off what the rest asks for, and does not ask for more."""
    around = setting(sentence, start)
    close = _CLOSE.search(sentence.text, end, _last(sentence, around, end))
    limb = sentence.text[start : close.start() if close else _last(sentence, around, end)]
    limb = pattern("alternatives", "denied").sub("", limb)
    if pattern("alternatives", "wider").search(limb):
        return False
    if around is not None:
        outside = sentence.text[: around.start] + sentence.text[max(around.end, end) :]
        return _lets_off(around.cue, outside, sentence)
    if _OCCASION.match(limb):
        return False
    return _stands_alone(policy, sentence, start)


def _last(sentence: Sentence, around: Setting | None, end: int) -> int:
    """Return where the alternative ends: with its condition, or with the sentence."""
    whole = _TAIL.search(sentence.text)
    last = whole.start() if whole else len(sentence.text)
    return last if around is None or around.end <= end else min(last, around.end)


def _lets_off(cue: str, outside: str, governed: Sentence) -> bool:
    """Whether meeting a condition frees the author, by its cue and by what hangs on it."""
    if cue in _LETS_GO:
        return binds(governed)
    allowed = pattern("alternatives", "allowed").search(outside)
    return bool(allowed) and not pattern("alternatives", "withheld").search(outside)


def _stands_alone(policy: Policy, sentence: Sentence, start: int) -> bool:
    """Whether the limb before is a duty, or a test in a list of tests."""
    governor = next(policy.governors(sentence), None)
    cue = pattern("alternatives", "cue").search(governor.text) if governor is not None else None
    if governor is not None and cue is not None:
        return _lets_off(cue.group(1).lower(), governor.text[: cue.start()], governor)
    before = token_at(sentence.tokens, sentence.start + start)
    said = [register for verb, register in sentence.statements if verb < before]
    modals = {token.lower for token in sentence.tokens[:before] if token.tag == "MD"}
    if modals & _HARD or any(register in _DUTIES for register in said):
        return True
    titles = (*policy.block(sentence).place.section[-1:], governor.text if governor else "")
    return any(pattern("alternatives", "tests").search(title) for title in titles)


def _without(sentence: Sentence, start: int, end: int) -> tuple[Change, ...]:
    """Return the cut that leaves only the test, where what remains is a sentence."""
    around = setting(sentence, start)
    last = _last(sentence, around, end)
    before = sentence.text[:start].rstrip(" ,")
    if not before or _LINKED.search(sentence.text[end:last]) or "either" in before.lower():
        return ()
    return (Change(len(before), last, ""),)


def _message(words: str) -> str:
    return (
        f"What is asked for is met as well by “{words} …”: a judgement with no test given for it."
    )


CHECK = Check(
    code="DSC103",
    name="catch-all-alternative",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A test joined by “or” to the author's own judgement can always be met by that judgement. "
        "The measurable limb then binds nobody: whoever fails it turns to the other."
    ),
    remedy=(
        "Delete the second limb, or say by what finding of which body it is met, on which "
        "evidence, and where the finding is published."
    ),
    passes=(
        Example("We will not start the reactor unless the pressure test has been passed."),
        Example(
            "If the score exceeds 10 %, or we otherwise determine that the toxin is dangerous, we "
            "will pause deployment."
        ),
        Example(
            "We will pause production when:\n\n- the score exceeds 10 %; or\n"
            "- the committee otherwise concludes that the plant is close to the limit."
        ),
        Example("We report each year, or more often if the board considers it necessary."),
        Example("We will review the plan each year or when we determine that it has aged."),
        Example("The pressure is kept at 3 bar or as otherwise required by law."),
        Example("The pressure is kept at 3 bar or as otherwise agreed with the regulator."),
        Example(
            "If we determine that the dam is safe or the board believes that it can be made so, "
            "we may open it."
        ),
        Example(
            "The level is reached when a test scores 20 % or we otherwise conclude that it is."
        ),
        Example(
            "Plants above the line or otherwise deemed hazardous by the committee must be inspected."
        ),
    ),
    fails=(
        Example(
            "A mine will be deemed to pose an acceptable risk if, for example:\n\n"
            "- Its props reach the recommended strength, «or we otherwise assess» that they are "
            "strong enough, e.g. because a like mine has held."
        ),
        Example(
            "The weights must be kept at Level 3 «or as otherwise determined» by the committee."
        ),
        Example(
            "We will not start the pumps unless the audit has been passed «or the board otherwise "
            "determines» that the danger is small."
        ),
        Example(
            "We may deploy the model if:\n\n- the outside audit has been passed; or\n"
            "- «the committee otherwise concludes» that the risk is low."
        ),
        Example(
            "Tests are run every six months, «or at such other interval as the board deems» appropriate."
        ),
        Example(
            "| Level | Safeguard |\n|---|---|\n"
            "| High | Require two keys «or another arrangement deemed appropriate» by the officer |"
        ),
        Example(
            "The turbine may be restarted if vibration stays below 2 mm «or if we are otherwise "
            "confident» that it is sound."
        ),
    ),
    find=find,
    question="Who makes the finding in “{quote}”, on what evidence, and where is it recorded?",
    patterns=("P10",),
)
