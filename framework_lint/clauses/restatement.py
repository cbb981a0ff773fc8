"""Summaries repeat what the body says; a clause is counted where it is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.clause import Clause
from framework_lint.lexicon import pattern

ALIKE = 80


def without_restatements(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses less those of a summary that the rest of the document makes as well.

    Two are the same if they do the same, as strongly, both or neither on a
    trigger and with a "not", and the words of one are found in the other, in
    any order, at ALIKE of 100.
    """
    body = [clause for clause in clauses if not _in_summary(clause)]
    for clause in clauses:
        if not _in_summary(clause) or not _is_repeated(clause, body):
            yield clause


def _in_summary(clause: Clause) -> bool:
    return any(pattern("headings", "summary").fullmatch(title) for title in clause.place.section)


def _is_repeated(clause: Clause, body: Sequence[Clause]) -> bool:
    from rapidfuzz import fuzz

    return any(
        fuzz.token_set_ratio(clause.quote, other.quote) >= ALIKE
        for other in body
        if _nature(other) == _nature(clause)
        and len(other.quote.split()) >= len(clause.quote.split()) // 2
    )


def _nature(clause: Clause) -> tuple[str, str, bool, bool]:
    denies = bool({"not", "never", "no"} & set(clause.quote.lower().split()))
    return clause.kind, clause.register, clause.edge, denies
