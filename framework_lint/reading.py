"""Readings: what a clause can be taken to ask, where its words leave that open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from framework_lint.clause import Clause
from framework_lint.formula import ALWAYS, Atom, Formula, both, implies, plain


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty and when it arises; ALWAYS stands for no trigger, or for no duty."""

    trigger: Formula
    duty: Formula

    @property
    def formula(self) -> Formula:
        return implies(self.trigger, self.duty)


Rules = tuple[Rule, ...]


def _unchanged(quote: str) -> str:
    return quote


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to take an ambiguous place.

    `words` say what it makes of the clause; `support` and `weakness` what in
    the document speaks for and against it. `apply` turns the rules of the
    clause into those of this way, `redraft` its quotation into a proposed
    wording that leaves no other.
    """

    words: str
    support: str
    weakness: str
    apply: Callable[[Rules], Rules]
    redraft: Callable[[str], str] = _unchanged


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A place that can be taken in several ways: `text[start:end]` of the block with index `block`.

    `source` is the name of the check that reports it; `clause` is the id of
    the clause whose meaning hangs on it. `related` are ids of clauses that
    must be read beside it.
    """

    source: str
    clause: str
    block: int
    start: int
    end: int
    question: str
    alternatives: tuple[Alternative, ...]
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Take:
    """A clause with the alternatives taken in it."""

    clause: Clause
    alternatives: tuple[Alternative, ...]

    @property
    def wording(self) -> str:
        """The clause reworded so as to say this; no quotation of the document."""
        text = self.clause.quote
        for alternative in self.alternatives:
            text = alternative.redraft(text)
        return text


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning: its rules, and how the clause must be taken to arrive at them.

    `takes` are several where clauses that are read together can be taken to
    say the same, as that nothing is asked.
    """

    label: str
    rules: Rules
    takes: tuple[Take, ...]

    @property
    def formula(self) -> Formula:
        return both(*(rule.formula for rule in self.rules))


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a clause can mean, or several clauses that bear on one safeguard.

    No two readings say the same under the axioms, which hold of the facts by
    their names alone ("shown to be absent" implies "not present"). `untold` counts
    the combinations that are left out where a clause has too many.
    """

    clauses: tuple[Clause, ...]
    ambiguities: tuple[Ambiguity, ...]
    readings: tuple[Reading, ...]
    axioms: tuple[Formula, ...]
    untold: int = 0


def in_words(reading: Reading, names: Mapping[Atom, str] | None = None) -> str:
    """Say in sentences what a reading asks, with the facts by these names or by their own."""
    said = [_rule(rule, names) for rule in reading.rules if rule.duty != ALWAYS]
    return " ".join(said) or "Nothing is asked."


def _rule(rule: Rule, names: Mapping[Atom, str] | None) -> str:
    duty = plain(rule.duty, names)
    if rule.trigger == ALWAYS:
        return f"In any case: {duty}."
    return f"If {plain(rule.trigger, names)}: {duty}."
