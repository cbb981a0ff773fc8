"""How an alternative changes the rules of a clause, and its words."""

from __future__ import annotations

import re
from collections.abc import Callable

from framework_lint.formula import ALWAYS, Formula, both, substituted
from framework_lint.lexicon import pattern
from framework_lint.reading import Rule, Rules

_MODAL = re.compile(r"\b(will|must|shall)\b( not)?", re.IGNORECASE)
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
    """Put words in place of others, if these stand there once."""
    return lambda quote: quote.replace(old, new) if quote.count(old) == 1 else quote


def allowing(verb: str) -> Redraft:
    """Turn the only modal of a clause into a permission that says that it is one."""

    def redraft(quote: str) -> str:
        modals = _MODAL.findall(quote)
        if len(modals) != 1 or modals[0][1]:
            return quote
        return appending(", but need not")(swapping(verb, _may(verb))(quote))

    return redraft


def _may(verb: str) -> str:
    return "May" if verb[:1].isupper() else "may"


def _stop(quote: str) -> str:
    return "." if quote.rstrip().endswith(".") else ""


def _small(quote: str) -> str:
    opening = quote.split(maxsplit=1)[0].rstrip(",").lower() if quote.strip() else ""
    known = pattern("readings", "openers").fullmatch(opening)
    return quote[:1].lower() + quote[1:] if known else quote
