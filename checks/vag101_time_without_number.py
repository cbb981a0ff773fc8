from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import binds, introduces, obliges, reports
from framework_lint.syntax import child, token_at

_GENERAL = frozenset({"model", "risk", "system", "framework", "policy", "process", "team"})


def find(policy: Policy) -> Iterator[Gap]:
    if reports(policy):
        return
    rhythms = [_topics(s) for s in policy.sentences if pattern("time", "clock").search(s.text)]
    for sentence in policy.sentences:
        found = list(_numberless(sentence))
        if introduces(policy, sentence):
            continue
        if binds(sentence) and not _measured(policy, sentence):
            about = _topics(sentence)
            found += (m for m in _vague(sentence) if not _measured_elsewhere(m, about, rhythms))
        for match in found:
            yield gap(sentence, *match.span(), _message(match.group()))


def _topics(sentence: Sentence) -> frozenset[str]:
    """Return the acts and things that a sentence is about, by their lemmas."""
    named = (t.lemma.lower() for t in sentence.tokens if t.pos in ("NOUN", "VERB"))
    return frozenset(named) - _GENERAL


def _measured_elsewhere(
    match: re.Match[str], about: frozenset[str], rhythms: list[frozenset[str]]
) -> bool:
    """Whether another sentence says how often the same is done to the same."""
    recurs = match.re is not pattern("time", "soft")
    return recurs and any(len(about & known) >= 2 for known in rhythms)


def _numberless(sentence: Sentence) -> Iterator[re.Match[str]]:
    if obliges(sentence):
        yield from pattern("time", "numberless").finditer(sentence.text)


def _measured(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence or the next on the same thing gives the period a number or an event."""
    names = {token.lemma for token in sentence.tokens if token.pos == "NOUN"}
    on_it = [
        after
        for after in policy.beside(sentence, before=0, after=1)
        if names & {token.lemma for token in after.tokens}
    ]
    counted = any(pattern("time", "measure").search(s.text) for s in (sentence, *on_it))
    return counted or bool(pattern("time", "events").search(sentence.text))


def _vague(sentence: Sentence) -> Iterator[re.Match[str]]:
    for match in pattern("time", "soft").finditer(sentence.text):
        if not sentence.text.startswith(" enough to", match.end()):
            yield match
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
    while tokens[verb].dep in ("conj", "xcomp", "ccomp", "pcomp", "prep"):
        verb = tokens[verb].head
        passive = child(tokens, verb, "auxpass") is not None
        if tokens[verb].lemma == "help" or (tokens[verb].lemma == "intend" and passive):
            return False
    return tokens[verb].head == verb


def _message(words: str) -> str:
    return f"“{words}” names no period: the text gives no day from which this is late."


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
    question="How many hours, days or months does “{quote}” stand for, and what starts the clock?",
    patterns=("P31",),
    passes=(
        Example("Faults will be fixed promptly enough to prevent any second use of them."),
        Example(
            "We regularly measure the output of each turbine.\n\n"
            "The output of each turbine is measured at least every 6 months."
        ),
        Example("We will run the tests regularly. The tests run at least every 6 months."),
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
        Example("We will log it «within hours» of receipt and reply within 30 days of receipt."),
        Example("Security controls must undergo «regular audits»."),
        Example("The team shares its findings with management «on an appropriate cadence»."),
    ),
    find=find,
)
