"""A connective that may join two conditions to one, or let each count alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Token
from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import Atom, both, either
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule
from framework_lint.readings.edit import giving, replacing, swapping
from framework_lint.readings.fact import Held, holding
from framework_lint.readings.frame import Frame, rule_of, tidy
from framework_lint.readings.stretch import Stretch, stretch
from framework_lint.syntax import token_at

SOURCE = "joint-or-several-connective"
_ENDS = frozenset({"VB", "VBD", "VBP", "VBZ", "MD", "WDT", "IN", "TO"})
_STAND_INS = frozenset({"first", "second", "third", "other", "latter", "former", "another", "one"})
_BREAK = frozenset({",", ";", ":", ".", "(", "—", "–"})
_LISTS = ("joint", "adding")


def joint_connectives(frame: Frame) -> Iterator[Ambiguity]:
    """Yield what joins two things in a trigger, a threshold or the statement of a risk."""
    for clause in frame.policy.clauses:
        if any(pattern("connectives", name).search(clause.quote) for name in _LISTS):
            yield from _in_clause(frame, clause)


def _in_clause(frame: Frame, clause: Clause) -> Iterator[Ambiguity]:
    place, rule = stretch(frame, clause), rule_of(frame, clause)
    for name in _LISTS:
        for match in pattern("connectives", name).finditer(clause.quote):
            if not _joins_conditions(place, place.start + match.end()):
                continue
            ways = _ways(clause, rule, match, name)
            if ways:
                yield _ambiguity(frame, clause, place, match, ways)


def _ways(clause: Clause, rule: Rule, match: re.Match[str], name: str) -> tuple[Alternative, ...]:
    """Return the joint and the several way: of a condition, or of a risk that is stated."""
    held = holding(rule, match.group())
    if held is None:
        return ()
    stated = held.condition or clause.kind is ClauseKind.THRESHOLD
    if stated and held.before and held.behind:
        return _of_condition(held, match.group())
    risk = clause.kind is ClauseKind.RISK and name == "joint"
    return _of_risk(clause, rule, match) if risk else ()


def _of_condition(held: Held, words: str) -> tuple[Alternative, ...]:
    one, other = Atom(held.before), Atom(held.behind)
    return (
        Alternative(
            f"both must be there at once: “{one.name}” and “{other.name}”",
            f"“{words}” can mean at one time, in one model",
            "the clause does not say “both”",
            replacing(held.fact, both(one, other)),
            swapping(f" {words} ", " and at once "),
        ),
        Alternative(
            f"each counts alone: “{one.name}”, “{other.name}”",
            f"“{words}” can mean in addition to",
            "the clause does not say “either”",
            replacing(held.fact, either(one, other)),
            swapping(f" {words} ", " or "),
        ),
    )


def _of_risk(clause: Clause, rule: Rule, match: re.Match[str]) -> tuple[Alternative, ...]:
    joined = _joined(clause.quote[match.end() :])
    other, arises = Atom(joined), Atom(tidy(_without(clause.quote, match, joined)))
    return (
        Alternative(
            f"the risk arises only where “{joined}” is there as well",
            f"“{match.group()}” can mean at one time, in one model",
            "the sentence does not say “only”",
            giving(Rule(both(rule.trigger, other), arises)),
            swapping(match.group(), f"{_only(match.group())} where there is"),
        ),
        Alternative(
            f"the risk arises without “{joined}” as well",
            f"“{match.group()}” can mean in addition to",
            "the sentence does not say “also”",
            giving(Rule(rule.trigger, arises)),
            swapping(match.group(), f"{_with(match.group())} or without"),
        ),
    )


def _without(quote: str, match: re.Match[str], joined: str) -> str:
    """Return a sentence without a connective and what it joins, aside included."""
    behind = quote[quote.index(joined, match.end()) + len(joined) :]
    return quote[: match.start()] + re.sub(r"^\s*\([^()]*\)", "", behind)


def _only(words: str) -> str:
    return "Only" if words[:1].isupper() else "only"


def _with(words: str) -> str:
    return "With" if words[:1].isupper() else "with"


def _joined(behind: str) -> str:
    """Return the words behind a connective up to the end of their phrase."""
    return re.split(r"[,;:.(]", behind, maxsplit=1)[0].strip()


def _ambiguity(
    frame: Frame,
    clause: Clause,
    place: Stretch,
    match: re.Match[str],
    ways: tuple[Alternative, ...],
) -> Ambiguity:
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        place.start + match.start(),
        place.start + match.end(),
        f"“{match.group()}” can be read as one joint condition (both at once) or as two things "
        "that each count alone; the clause does not say which.",
        ways,
    )


def _joins_conditions(place: Stretch, offset: int) -> bool:
    joined = list(_following(place.tokens, offset))
    if any(_is("persons", token) for token in joined):
        return False
    elliptic = bool(joined) and joined[-1].lower in _STAND_INS
    return elliptic or any(_is("conditions", token) for token in joined)


def _following(tokens: Sequence[Token], offset: int) -> Iterator[Token]:
    """Yield the noun phrase after the connective."""
    for token in tokens[token_at(tokens, offset + 1) :]:
        if token.text in _BREAK or token.tag in _ENDS:
            return
        yield token


def _is(kind: str, token: Token) -> bool:
    return bool(pattern("connectives", kind).fullmatch(token.lemma.lower()))
