from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.quantity import Quantity, Relation, quantities
from framework_lint.shape import gap
from framework_lint.statement import obliges
from framework_lint.syntax import root, token_at

_UNITS = frozenset({"%", "ratio"})
_NEAR = 60
_FAR = 110
_TEST = re.compile(r"\b(?:on|in) (?:the |our )?((?:[A-Z][\w-]+)(?: [A-Z][\w-]+)*)")


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        found = next(_bars(policy, sentence), None) if _counts(sentence.text) else None
        if found is None:
            continue
        start, end, confidence = found
        keys = list(_keys(sentence, start, end))
        if not any(_follows(policy, sentence, other, keys) for other in policy.sentences):
            message = _message(policy, sentence, start, end, keys)
            yield gap(sentence, start, end, message, confidence=confidence)


def _counts(text: str) -> bool:
    return "%" in text or "out of" in text or "percent" in text or "per cent" in text


def _bars(policy: Policy, sentence: Sentence) -> Iterator[tuple[int, int, Confidence]]:
    """Yield the measures with numbers to keep to of a sentence that ties nothing to them."""
    gated = pattern("bars", "gates").search(sentence.text)
    led = any(governor.conditions for governor in policy.governors(sentence))
    if gated or led or policy.block(sentence).kind is Kind.CELL or _past(sentence):
        return
    for quantity in quantities(sentence.text):
        measure = _measure(sentence, quantity)
        at = sentence.start + quantity.start
        if measure is None or any(c.start <= at < c.end for c in sentence.conditions):
            continue
        before = sentence.text[max(0, measure.start() - _FAR) : quantity.start]
        if pattern("bars", "bars").search(before):
            yield measure.start(), quantity.end, Confidence.MEDIUM
        elif _kept(sentence, quantity):
            yield measure.start(), quantity.end, Confidence.LOW


def _past(sentence: Sentence) -> bool:
    return sentence.tokens[root(sentence.tokens)].tag == "VBD"


def _measure(sentence: Sentence, quantity: Quantity) -> re.Match[str] | None:
    """Return the words for what is measured that stand nearest before a number."""
    if quantity.unit not in _UNITS:
        return None
    start = max(0, quantity.start - _NEAR)
    found = list(pattern("bars", "measures").finditer(sentence.text, start, quantity.start))
    nouns = (m for m in reversed(found) if _is_noun(sentence, m))
    return next(nouns, None)


def _is_noun(sentence: Sentence, measure: re.Match[str]) -> bool:
    last = token_at(sentence.tokens, sentence.start + measure.end() - 1)
    return sentence.tokens[last].pos in ("NOUN", "PROPN")


def _kept(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a duty asks that a number be kept to."""
    if not obliges(sentence) or quantity.relation is Relation.EQUAL:
        return False
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + quantity.start)
    while tokens[index].pos not in ("VERB", "AUX") and tokens[index].head != index:
        index = tokens[index].head
    return pattern("bars", "keeping").fullmatch(tokens[index].lemma) is not None


def _keys(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    """Yield what another sentence would call this bar by: the test, the measure, the kind of bar."""
    named = _TEST.match(sentence.text[end:].lstrip())
    if named:
        yield named.group(1)
    measure = pattern("bars", "measures").match(sentence.text, start)
    yield " ".join(measure.group().split()[-2:]) if measure else sentence.text[start:end]
    for match in pattern("bars", "bars").finditer(sentence.text[:start]):
        if not sentence.text.startswith(":", match.end()):
            yield match.group()


def _follows(policy: Policy, sentence: Sentence, other: Sentence, keys: list[str]) -> bool:
    """Whether another sentence says what hangs on the bar: in its section, or by its name."""
    if other is sentence or not pattern("bars", "failing").search(other.text):
        return False
    if policy.block(other).place.section == policy.block(sentence).place.section:
        return True
    return any(_stem(key) in other.text.lower() for key in keys)


def _stem(key: str) -> str:
    """Cut off what the plural changes: "criteria" and "criterion" are one."""
    return re.sub(r"(a|on|s|y|ies)$", "", key.lower())


def _message(policy: Policy, sentence: Sentence, start: int, end: int, keys: list[str]) -> str:
    words = sentence.text[start:end]
    names = ", ".join(f"“{key}”" for key in dict.fromkeys(keys))
    told = (
        f"“{words}” is a number; what follows if it is not kept was not found in the supplied "
        f"document (searched: its section, and the text for {names})."
    )
    return told + _beside(policy, sentence, words)


def _beside(policy: Policy, sentence: Sentence, words: str) -> str:
    """Say that a number measures honesty, where the section is on a hazard and says no more of it."""
    section = policy.block(sentence).place.section
    hazard = next((title for title in section if pattern("bars", "hazards").search(title)), None)
    if hazard is None or not pattern("bars", "honesty").search(words):
        return ""
    inside = [s for s in policy.sentences if policy.block(s).place.section[:-1] == section[:-1]]
    if any(s is not sentence and pattern("bars", "honesty").search(s.text) for s in inside):
        return ""
    return f" It measures what the model says, while the section is on “{hazard}”."


_LIMIT = "# Policy\n\n## 1 Tests\n\nOur acceptance criterion for operation is "

CHECK = Check(
    code="VER106",
    name="number-without-consequence",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(C)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A number on which nothing hangs binds nobody: the text is exact about the measurement and "
        "says nothing of what is done when it comes out on the wrong side."
    ),
    remedy=(
        "Say what is held back until the number is met, what is done once it is no longer met and "
        "within what time, and why this number stands for the hazard of the section."
    ),
    question="What is done, and by when, if “{quote}” is not met, and why this number?",
    patterns=("P26",),
    passes=(
        Example(
            "We will keep the leak rate below 1 % in tests. If it rises above that, we drain the tank."
        ),
        Example("Before release, the success rate of attacks on the grid must be below 5 %."),
        Example(
            _LIMIT
            + "no more than 3 out of 100 on the mine test.\n\n## 2 Later\n\nIf an acceptance "
            "criterion is not met, the mine stays shut."
        ),
        Example(
            "# Policy\n\n## 1 Tests\n\nThe threshold is a pass rate of at least 95 % on PumpBench.\n\n"
            "## 2 Release\n\nModels that fail PumpBench will not be sold."
        ),
        Example(
            "The share of faults was below 5 % in 2024. At least 5 % of the staff work on safety."
        ),
        Example("If the error rate exceeds 20 % on the public test, we will stop the reactor."),
        Example(
            "To be included in the suite, a test must have a pass rate of less than 70 % among known models."
        ),
        Example(
            "The dam may be filled if all of these hold:\n\n- the leak rate stays below 1 %\n"
            "- our target for the fault rate of less than 2 % is met"
        ),
        Example("A human expert reaches a score of 40 % on the exam."),
    ),
    fails=(
        Example(_LIMIT + "an «answer rate of less than 1 out of 20» on barred questions."),
        Example("Our target is an «error score below 10 %» on the public test."),
        Example(
            "The threshold for this hazard is a «refusal rate of 95 percent» on the toxin set."
        ),
        Example("The operator must maintain a «false alarm rate under 2 %» on the yearly drill."),
        Example(
            "# Policy\n\n## 1 Loss of control\n\nThe criterion is keeping the «dishonesty rate at "
            "less than 1 out of 3» on TruthBench."
        ),
    ),
    find=find,
)
