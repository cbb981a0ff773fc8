"""The readings of a policy as a report tells them."""

from __future__ import annotations

from framework_lint.formula import symbolic
from framework_lint.outcome import Contest, Doubt, Meaning
from framework_lint.policy import Policy
from framework_lint.reading import Ambiguity, Interpretation, Reading, in_words


def contests(policy: Policy) -> tuple[Contest, ...]:
    """Return the clauses that have several readings, in reading order."""
    return tuple(_contest(policy, told) for told in policy.interpretations)


def _contest(policy: Policy, told: Interpretation) -> Contest:
    return Contest(
        clauses=tuple(clause.id for clause in told.clauses),
        quotes=tuple(clause.quote for clause in told.clauses),
        doubts=tuple(_doubt(policy, ambiguity) for ambiguity in told.ambiguities),
        readings=tuple(map(_meaning, told.readings)),
    )


def _meaning(reading: Reading) -> Meaning:
    return Meaning(
        label=reading.label,
        formula=symbolic(reading.formula),
        words=in_words(reading),
        clauses=tuple(take.clause.id for take in reading.takes),
    )


def _doubt(policy: Policy, ambiguity: Ambiguity) -> Doubt:
    document = policy.document
    block = document.blocks[ambiguity.block]
    quote, span = block.quote(ambiguity.start, ambiguity.end)
    place = document.place(block, ambiguity.start, ambiguity.end)
    return Doubt(
        source=ambiguity.source,
        quote=quote,
        span=span,
        place=place,
        question=ambiguity.question,
        region=document.region(span),
    )
