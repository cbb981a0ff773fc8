"""How an alternative changes the rules of a clause, and its words."""

from __future__ import annotations

from collections.abc import Callable

from framework_lint.formula import ALWAYS, Formula, both, substituted
from framework_lint.reading import Rule, Rules

Edit = Callable[[Rules], Rules]
Redraft = Callable[[str], str]


def unchanged(rules: Rules) -> Rules:
    return rules


def adding(condition: Formula) -> Edit:
    """Let the duty hang on one thing more."""
    return lambda rules: tuple(Rule(both(rule.trigger, condition), rule.duty) for rule in rules)


def replacing(old: Formula, new: Formula) -> Edit:
    """Take a fact as another."""
    return lambda rules: tuple(
        Rule(substituted(rule.trigger, old, new), substituted(rule.duty, old, new))
        for rule in rules
    )


def voiding(rules: Rules) -> Rules:
    """Let nothing be asked."""
    return tuple(Rule(rule.trigger, ALWAYS) for rule in rules)


def giving(*rules: Rule) -> Edit:
    """Put other rules in place of those on the face of the clause."""
    return lambda _: rules


def appending(words: str) -> Redraft:
    """Put words behind a clause, before its full stop."""
    return lambda quote: f"{quote.rstrip(' .;,')}{words}{_stop(quote)}"


def prefixing(words: str) -> Redraft:
    """Put words before a clause, which then opens small unless it opens with a name."""
    return lambda quote: words + _small(quote)


def swapping(old: str, new: str) -> Redraft:
    return lambda quote: quote.replace(old, new, 1)


def _stop(quote: str) -> str:
    return "." if quote.rstrip().endswith(".") else ""


def _small(quote: str) -> str:
    first, second = quote[:1], quote[1:2]
    return quote if second.isupper() else first.lower() + quote[1:]
