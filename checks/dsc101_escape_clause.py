from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import binds
from framework_lint.syntax import child, token_at

_ESCAPES = re.compile(
    "|".join(pattern("escapes", name).pattern for name in ("feasibility", "exception", "habit")),
    re.IGNORECASE,
)
_EXCEPTION = pattern("escapes", "exception")
_COMPARISON = re.compile(r"\b(?:as|so) [\w-]+(?: and [\w-]+)* $", re.IGNORECASE)


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        for match in _ESCAPES.finditer(sentence.text):
            if _lets_out(sentence, match):
                yield gap(sentence, *match.span(), _message(match.group()))


def _lets_out(sentence: Sentence, match: re.Match[str]) -> bool:
    if not binds(sentence) or _permitted(sentence, match):
        return False
    if sentence.register is Register.DESCRIPTIVE and _EXCEPTION.fullmatch(match.group()):
        return False
    if pattern("escapes", "habit").fullmatch(match.group()):
        return _modifies_duty(sentence, match)
    if _aside(sentence.text, match):
        return False
    compared = match.group().startswith("as") and _COMPARISON.search(sentence.text[: match.start()])
    return not compared and not pattern("escapes", "bounded").match(sentence.text, match.start())


def _aside(text: str, match: re.Match[str]) -> bool:
    """Whether the words are a bracket of their own, or stand in one that only illustrates."""
    if (
        text[match.start() - 1 : match.start()] == "("
        and text[match.end() : match.end() + 1] == ")"
    ):
        return True
    opened = text.rfind("(", 0, match.start())
    inside = opened > text.rfind(")", 0, match.start())
    return inside and text[opened + 1 : opened + 5].lower() in ("e.g.", "i.e.")


def _permitted(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words stand with a "may" of their own inside a longer duty."""
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + match.start())
    while tokens[index].pos not in ("VERB", "AUX") and tokens[index].head != index:
        index = tokens[index].head
    while tokens[index].dep == "conj" and child(tokens, index, "aux", "nsubj") is None:
        index = tokens[index].head
    helpers = {tokens[i].lower for i in tokens[index].children if tokens[i].tag == "MD"}
    return bool(helpers & {"may", "can", "could", "might"})


def _modifies_duty(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a word such as "generally" stands with a verb, not in "generally accessible"."""
    index = token_at(sentence.tokens, sentence.start + match.start())
    if match.group().count(" "):
        return match.start() == 0
    head = sentence.tokens[sentence.tokens[index].head]
    return head.pos in ("VERB", "AUX") and head.dep in ("ROOT", "conj", "ccomp", "auxpass", "aux")


def _message(words: str) -> str:
    return f"“{words}” leaves open when this holds; the text gives no test for it."


CHECK = Check(
    code="DSC101",
    name="escape-clause",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "A duty that holds only as appropriate, where feasible or ordinarily leaves open when it "
        "holds. Whoever is bound can read it as kept whatever they did, and an outsider cannot "
        "tell a reasoned exception from an omission."
    ),
    remedy=(
        "Say in which cases the duty does not hold, who decides that and where the decision is "
        "recorded, or state the minimum that applies in every case."
    ),
    passes=(
        Example("The chair should coordinate with the board as needed to address the risk."),
        Example("We will resource the team (e.g. further work on safeguards where necessary)."),
        Example(
            "The board will meet monthly and can review decisions and require reports as necessary."
        ),
        Example("We will test every model for cyber capability before external deployment."),
        Example("Outputs of generally accessible systems are logged for 90 days."),
        Example("The board may publish the report where appropriate."),
        Example("Models are subject to automated evaluation before each release."),
        Example("The committee will recommend measures that are as targeted as possible."),
        Example(
            "Where it is necessary to protect life, as section 4 defines, the officer will act "
            "within 24 hours."
        ),
    ),
    fails=(
        Example("We will share summaries of our findings with the public «where feasible»."),
        Example("The team will, «to the extent practicable», isolate the weights."),
        Example("We will «ordinarily» complete the review before deployment."),
        Example("Incidents are escalated and remediated «as appropriate»."),
        Example("«When available and feasible», the company will commission an outside test."),
        Example("We will publish the results «unless otherwise determined» by management."),
    ),
    find=find,
)
