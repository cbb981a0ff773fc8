"""Tell the readings of clauses in words, each with the clause that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.outcome import Contest
from framework_lint.screen import Screen, shorten
from framework_lint.wording import count

_QUOTED = 120
_NUMBERS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}
_ORDER = "in a fixed order; none is chosen:"


def readings(contest: Contest, one: str = "The clause") -> Iterator[str]:
    """Yield a line on the clauses, and one for each reading; `one` opens where it is one clause."""
    several = count(len(contest.readings), "reading")
    quotes = [f"“{shorten(quote, Screen(), _QUOTED)}”" for quote in contest.quotes]
    if len(quotes) == 1:
        yield f"{one} {quotes[0]} has {several}, {_ORDER}"
        yield from (f"{reading.label}: {reading.words}" for reading in contest.readings)
        return
    clauses = _NUMBERS.get(len(quotes), f"{len(quotes):,}")
    yield f"{clauses} clauses have {several} between them, {_ORDER}"
    yield from (f"Clause {number}: {quote}" for number, quote in enumerate(quotes, start=1))
    for reading in contest.readings:
        yield f"{reading.label}, of {_named(reading.clauses, contest)}: {reading.words}"


def _named(clauses: Sequence[str], contest: Contest) -> str:
    """Call clauses by their numbers in the contest."""
    numbers = [str(n) for n, name in enumerate(contest.clauses, start=1) if name in clauses]
    if len(numbers) == 1:
        return f"clause {numbers[0]}"
    return f"clauses {', '.join(numbers[:-1])} and {numbers[-1]}"
