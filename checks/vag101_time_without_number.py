from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import binds
from framework_lint.syntax import token_at


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if not binds(sentence) or pattern("time", "measure").search(sentence.text):
            continue
        for match in _vague(sentence):
            yield gap(sentence, *match.span(), _message(match.group()))


def _vague(sentence: Sentence) -> Iterator[re.Match[str]]:
    yield from pattern("time", "soft").finditer(sentence.text)
    yield from pattern("time", "recurring").finditer(sentence.text)
    for match in pattern("time", "adverbs").finditer(sentence.text):
        if _times_the_duty(sentence, sentence.start + match.start()):
            yield match


def _times_the_duty(sentence: Sentence, offset: int) -> bool:
    """Whether an adverb says how fast or often the duty is done, not how fast something moves."""
    tokens = sentence.tokens
    index = token_at(tokens, offset)
    verb = tokens[index].head
    if tokens[verb].pos not in ("VERB", "AUX") or tokens[verb].lemma in (
        "evolve",
        "change",
        "develop",
    ):
        return False
    if tokens[index + 1 : index + 2] and tokens[index + 1].lower == "enough":
        return False
    while tokens[verb].dep in ("conj", "xcomp", "ccomp", "pcomp", "prep"):
        verb = tokens[verb].head
    return tokens[verb].head == verb


def _message(words: str) -> str:
    return f"“{words}” names no period: nobody can say when this is late."


CHECK = Check(
    code="VAG101",
    name="time-without-number",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(7)"),
    ),
    rationale=(
        "A duty to act promptly or to review periodically has no date on which it is broken or "
        "kept. Statutes that refer to such duties count in hours, days and months."
    ),
    remedy=(
        "Give a number with its unit and say when the clock starts: “within 72 hours of "
        "learning of it”, “at least once every 12 months”."
    ),
    passes=(
        Example("We will review this policy at least once a year and update it promptly after."),
        Example("The officer will notify the board within 72 hours of learning of an incident."),
        Example("AI capabilities are rapidly evolving."),
        Example("The team will publish regular monthly reports."),
        Example("We expect that the field will change quickly."),
        Example("We may revise the list of benchmarks periodically."),
    ),
    fails=(
        Example("We will «promptly» notify the board of each incident."),
        Example("The committee «periodically» reviews the threat models."),
        Example("We will publish the report «within a reasonable time»."),
        Example("We will restore the safeguards «as soon as practicable»."),
        Example("Security controls must undergo «regular audits»."),
        Example("The team shares its findings with management «on an appropriate cadence»."),
    ),
    find=find,
)
