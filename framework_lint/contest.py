"""The readings of a policy as a report tells them."""

from __future__ import annotations

from framework_lint.formula import symbolic
from framework_lint.outcome import Contest, Doubt, Meaning
from framework_lint.policy import Policy
from framework_lint.reading import Ambiguity, Interpretation, in_words


def contests(policy: Policy) -> tuple[Contest, ...]:
    """Return the clauses that have several readings, in reading order."""
    return tuple(_contest(policy, told) for told in policy.interpretations)


def _contest(policy: Policy, told: Interpretation) -> Contest:
    return Contest(
        clauses=tuple(clause.id for clause in told.clauses),
        doubts=tuple(_doubt(policy, ambiguity) for ambiguity in told.ambiguities),
        readings=tuple(
            Meaning(reading.label, symbolic(reading.formula), in_words(reading))
            for reading in told.readings
        ),
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
