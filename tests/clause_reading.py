"""Clauses of small frameworks written in Markdown."""

from __future__ import annotations

from functools import cache

from framework_lint.clause import Clause, Phrase
from framework_lint.formula import symbolic
from framework_lint.policy import Policy
from framework_lint.readers import read
from framework_lint.source import Source
from framework_lint.understanding import understand


@cache
def policy(text: str) -> Policy:
    (understood,) = understand([read(Source.of("draft.md", "text/markdown", text.encode(), text))])
    return understood


def clauses(text: str) -> tuple[Clause, ...]:
    return policy(text).clauses


def clause(text: str) -> Clause:
    """Return the only clause of a text."""
    (found,) = clauses(text)
    return found


def trigger(found: Clause) -> str | None:
    """Return the trigger of a clause as a formula in signs."""
    return symbolic(found.trigger.formula) if found.trigger else None


def texts(*phrases: Phrase | None) -> tuple[str, ...]:
    """Return the words of those phrases that there are."""
    return tuple(phrase.text for phrase in phrases if phrase is not None)
