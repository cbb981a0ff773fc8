"""“And/or”, and a slash between two acts: which of the two is enough is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register
from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import Atom, both, either
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import Redraft, replacing, swapping
from framework_lint.readings.fact import Held, holding
from framework_lint.readings.frame import Frame, rule_of, tidy
from framework_lint.readings.stretch import Stretch, stretch
from framework_lint.syntax import token_at

SOURCE = "and-or-slash"
_AND_OR = re.compile(r"\b(?:and\s?/\s?or|or\s?/\s?and)\b", re.IGNORECASE)
_SLASH = re.compile(
    r"(?<![\w/.:@-])([a-z]{3,}(?:-[a-z]+)*)\s?/\s?([a-z]{3,}(?:-[a-z]+)*)(?![\w/@-])"
)
_WORD_BEFORE = re.compile(r"[\w’'-]+$")
_WORD_BEHIND = re.compile(r"^[\w’'-]+")


def slashes(frame: Frame) -> Iterator[Ambiguity]:
    """Yield each “and/or”, and each slash between verbs, in a threshold, a trigger or a duty."""
    for clause in frame.policy.clauses:
        if "/" in clause.quote and clause.register is not Register.PERMISSION:
            yield from _in_clause(frame, clause)


def _in_clause(frame: Frame, clause: Clause) -> Iterator[Ambiguity]:
    if clause.kind not in (ClauseKind.COMMITMENT, ClauseKind.THRESHOLD):
        return
    place, rule = stretch(frame, clause), rule_of(frame, clause)
    for match in _matches(place, clause.quote):
        held = holding(rule, match.group())
        sides = _sides(place, held, match) if held else None
        if held and sides:
            yield _ambiguity(frame, clause, place.start, match, _ways(held, match.group(), sides))


def _matches(place: Stretch, quote: str) -> Iterator[re.Match[str]]:
    yield from _AND_OR.finditer(quote)
    for match in _SLASH.finditer(quote):
        fixed = pattern("connectives", "fixed_slash").fullmatch(match.group().replace(" ", ""))
        if not fixed and not _AND_OR.fullmatch(match.group()) and _acts(place, match):
            yield match


def _acts(place: Stretch, match: re.Match[str]) -> bool:
    """Whether the slash joins two acts; between nouns it is mostly a name."""
    at = [token_at(place.tokens, place.start + match.start(side)) for side in (1, 2)]
    return all(place.tokens[index].tag.startswith("VB") for index in at)


def _sides(place: Stretch, held: Held, match: re.Match[str]) -> tuple[str, str] | None:
    """Return the fact with the one side alone, and with the other."""
    name, words = held.fact.name, " ".join(match.group().split())
    if match.re is _SLASH:
        return name.replace(words, match.group(1), 1), name.replace(words, match.group(2), 1)
    before, _, behind = name.partition(words)
    first, second = _WORD_BEFORE.search(before.rstrip()), _WORD_BEHIND.search(behind.lstrip())
    if first is None or second is None:
        return None
    if _is_act(place, match.end() + 1) and not _is_act(place, match.start() - 2):
        return tidy(before), tidy(behind)
    one = before.rstrip() + behind.lstrip()[second.end() :]
    other = f"{before.rstrip()[: first.start()]}{behind.lstrip()}"
    return tidy(one), tidy(other)


def _is_act(place: Stretch, offset: int) -> bool:
    token = place.tokens[token_at(place.tokens, place.start + offset)]
    return token.tag.startswith("VB")


def _ways(held: Held, words: str, sides: tuple[str, str]) -> tuple[Alternative, ...]:
    one, other = Atom(sides[0]), Atom(sides[1])
    done = "counts" if held.condition else "is enough"
    return (
        Alternative(
            f"either {done}: “{one.name}” or “{other.name}”",
            f"“{words}” says “or”" if "or" in words.lower() else "a slash often stands for “or”",
            "the clause does not say that one is enough",
            replacing(held.fact, either(one, other)),
            _spelled(words, "or"),
        ),
        Alternative(
            f"both are needed: “{one.name}” and “{other.name}”",
            f"“{words}” says “and”" if "and" in words.lower() else "a slash can stand for “and”",
            "the clause does not say “both”",
            replacing(held.fact, both(one, other)),
            _spelled(words, "and"),
        ),
    )


def _spelled(words: str, link: str) -> Redraft:
    """Put a word in place of the slash."""
    if _AND_OR.fullmatch(words):
        return swapping(words, link)
    first, _, second = (part.strip() for part in words.partition("/"))
    return swapping(words, f"{first} {link} {second}")


def _ambiguity(
    frame: Frame, clause: Clause, start: int, match: re.Match[str], ways: tuple[Alternative, ...]
) -> Ambiguity:
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        start + match.start(),
        start + match.end(),
        f"“{match.group()}” can be read as “and” or as “or”; the readings ask for different things "
        "or are set off by different facts.",
        ways,
    )
