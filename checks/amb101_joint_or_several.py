from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence, Token
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import obliges, sets_threshold
from framework_lint.syntax import token_at

_ENDS = frozenset({"VB", "VBD", "VBP", "VBZ", "MD", "WDT", "IN", "TO"})
_STAND_INS = frozenset({"first", "second", "third", "other", "latter", "former", "another", "one"})
_BREAK = frozenset({",", ";", ":", ".", "(", "—", "–"})


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        for match in pattern("connectives", "joint").finditer(sentence.text):
            if _matters(policy, sentence, match) and _joins_conditions(sentence, match):
                yield gap(sentence, *match.span(), _message(match.group()))
        for match in pattern("connectives", "adding").finditer(sentence.text):
            if _in_condition(policy, sentence, match) and _joins_conditions(sentence, match):
                yield gap(sentence, *match.span(), _message(match.group()))


def _matters(policy: Policy, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the sentence is a trigger, a duty, or stands in a table beside one."""
    tabled = policy.block(sentence).kind is Kind.CELL
    hangs = any(c.cue.lower() != match.group().lower() for c in sentence.conditions)
    return obliges(sentence) or tabled or hangs or sets_threshold(policy, sentence)


def _in_condition(policy: Policy, sentence: Sentence, match: re.Match[str]) -> bool:
    at = sentence.start + match.start()
    inside = any(
        c.start <= at < c.end for c in sentence.conditions if c.cue != match.group().lower()
    )
    return inside or sets_threshold(policy, sentence)


def _joins_conditions(sentence: Sentence, match: re.Match[str]) -> bool:
    joined = _following(sentence, sentence.start + match.end())
    if any(_is("persons", token) for token in joined):
        return False
    elliptic = bool(joined) and joined[-1].lower in _STAND_INS
    return elliptic or any(_is("conditions", token) for token in joined)


def _following(sentence: Sentence, offset: int) -> list[Token]:
    """Return the noun phrase after the connective."""
    tokens = sentence.tokens
    joined: list[Token] = []
    for token in tokens[token_at(tokens, offset + 1) :]:
        if token.text in _BREAK or token.tag in _ENDS:
            break
        joined.append(token)
    return joined


def _is(kind: str, token: Token) -> bool:
    return bool(pattern("connectives", kind).fullmatch(token.lemma.lower()))


def _message(words: str) -> str:
    return (
        f"“{words}” can be read as one joint condition (both at once) or as two things that each "
        "count alone; the clause does not say which."
    )


CHECK = Check(
    code="AMB101",
    name="joint-or-several-connective",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A connective such as “in conjunction with” in a trigger or a duty has two readings: the "
        "rule bites only when both things are there, or when either is. In 2026 a developer and a "
        "watchdog agreed on every fact and differed on exactly this."
    ),
    remedy=(
        "Write “only if both A and B” or “if A, if B, or both”, with the limbs lettered, and "
        "repeat the condition in the clause that states the duty."
    ),
    passes=(
        Example("We will develop the threat model in collaboration with external experts."),
        Example("The safety team, together with outside researchers, will run the tests."),
        Example("We publish the results, as well as our reasons."),
        Example(
            "We will apply the safeguards if both the cyber and the autonomy threshold are reached."
        ),
        Example("The model performed as well as experts."),
        Example("We will send each batch, together with the original prompt, to the reviewer."),
    ),
    fails=(
        Example(
            "A model that reaches the first level «in conjunction with» the second must be isolated."
        ),
        Example(
            "We require C.2 safeguards when High cyber capability occurs «in conjunction with» long-range autonomy."
        ),
        Example(
            "If offensive capability is found «together with» a failed control, we will halt deployment."
        ),
        Example(
            "| Category | Risk | Safeguard |\n|---|---|---|\n"
            "| Cyber | «In combination with» an autonomy capability, models could evade monitoring. | Require isolation |"
        ),
        Example(
            "Access controls «combined with» monitoring measures must be in place before release."
        ),
        Example(
            "If the model reaches the cyber threshold «as well as» the autonomy threshold, we will halt."
        ),
    ),
    find=find,
)
