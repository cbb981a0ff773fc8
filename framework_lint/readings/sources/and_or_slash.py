"""“And/or” and a slash between acts: whether one of the two is enough is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import Atom, both, either
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule
from framework_lint.readings.edit import replacing, swapping
from framework_lint.readings.fact import Held, holding
from framework_lint.readings.frame import Frame, binds, rule_of, tidy
from framework_lint.readings.stretch import Stretch, stretch
from framework_lint.syntax import conjuncts, subtree, token_at

SOURCE = "and-or-slash"
_AND_OR = re.compile(r"\b(?:and\s?/\s?or|or\s?/\s?and)\b", re.IGNORECASE)
_SLASH = re.compile(
    r"(?<![\w/.:@-])([a-z]{3,}(?:-[a-z]+)*)\s?/\s?([a-z]{3,}(?:-[a-z]+)*)(?![\w/@-])"
)
_OBJECTS = ("dobj", "oprd", "attr", "appos")
_ENDED = re.compile(r"\s+(?:and|or)\s*$")
_GROUPED = re.compile(r"^\s+and\s+([a-z]{3,}(?:-[a-z]+)*)")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two limbs that a mark joins, and the passage of the three in the clause."""

    first: str
    second: str
    passage: str


def slashes(frame: Frame) -> Iterator[Ambiguity]:
    """Yield “and/or” and slashes in duties, and in thresholds a slash that an “and” follows."""
    for clause in frame.policy.clauses:
        if "/" not in clause.quote:
            continue
        place, rule = stretch(frame, clause), rule_of(frame, clause)
        if clause.kind is ClauseKind.THRESHOLD:
            yield from _grouped(frame, clause, place, rule)
        elif binds(clause) and not _exemplifies(frame, clause) and not _denies(clause):
            yield from _in_duty(frame, clause, place, rule)


def _denies(clause: Clause) -> bool:
    """Whether a duty is not to do something, where "or" and "and" change their parts."""
    return not {"not", "never", "no", "cannot"}.isdisjoint(clause.quote.lower().split())


def _exemplifies(frame: Frame, clause: Clause) -> bool:
    """Whether a clause is an item of a list of examples."""
    governors = frame.policy.governors(frame.sentence(clause))
    return any(pattern("connectives", "not_asked").search(g.text) for g in governors)


def _in_duty(frame: Frame, clause: Clause, place: Stretch, rule: Rule) -> Iterator[Ambiguity]:
    """Yield what a duty joins so; in a condition either of the two is enough."""
    for match in _marks(place, clause.quote):
        pair = _spoken(match) if match.re is _SLASH else _pair(place, match)
        held = holding(rule, pair.passage) if pair else None
        if pair and held and not held.condition:
            yield _ambiguity(frame, clause, place.start, match, _choice(held, pair))


def _marks(place: Stretch, quote: str) -> Iterator[re.Match[str]]:
    yield from _AND_OR.finditer(quote)
    yield from (match for match in _SLASH.finditer(quote) if _acts(place, match))


def _acts(place: Stretch, match: re.Match[str]) -> bool:
    """Whether the slash joins two acts; between nouns it is mostly a name."""
    fixed = pattern("connectives", "fixed_slash").fullmatch(match.group().replace(" ", ""))
    if fixed or _AND_OR.fullmatch(match.group()):
        return False
    at = [token_at(place.tokens, place.start + match.start(side)) for side in (1, 2)]
    return all(place.tokens[index].tag.startswith("VB") for index in at)


def _spoken(match: re.Match[str]) -> _Pair:
    return _Pair(match.group(1), match.group(2), match.group())


def _pair(place: Stretch, match: re.Match[str]) -> _Pair | None:
    """Return the two acts or things that “and/or” joins as what the duty is to do, or to what."""
    tokens = place.tokens
    start, end = place.start + match.start(), place.start + match.end()
    joined = _joined(place, token_at(tokens, end + 1))
    if joined is None or not _is_asked(place, joined[0]) or not _is_pair(place, joined[0]):
        return None
    left, right = joined
    first = _opening(place, left)
    shares = tokens[left].pos == "VERB" and tokens[left].end >= start - 1
    last = right if shares else max(set(subtree(tokens, right)) & set(place.indices), default=right)
    passage = place.text(tokens[first].start, tokens[last].end).rstrip(" .;")
    limbs = (tokens[first].start, start), (end, tokens[last].end)
    one, other = (_trimmed(place.text(a, b)) for a, b in limbs)
    cut = passage[: passage.find(other) + len(other)] if other in passage else passage
    return _Pair(one, other, cut) if one and other else None


def _joined(place: Stretch, index: int) -> tuple[int, int] | None:
    """Return the heads of the limbs on either side of a mark, by the word behind it."""
    tokens, first = place.tokens, index
    while tokens[index].dep not in ("conj", *_OBJECTS) and tokens[index].head > index:
        index = tokens[index].head
    head = tokens[index].head
    if tokens[index].dep == "conj" and head < first:
        return head, index
    objects = (i for i in tokens[head].children if tokens[i].dep == "dobj" and head < i < first)
    left = max(objects, default=None) if tokens[index].dep in _OBJECTS else None
    return None if left is None else (left, index)


def _is_pair(place: Stretch, member: int) -> bool:
    """Whether the list that holds a word has no more than two members."""
    while place.tokens[member].dep == "conj":
        member = place.tokens[member].head
    return len(conjuncts(place.tokens, member)) <= 2


def _is_asked(place: Stretch, left: int) -> bool:
    """Whether a limb is the act of the statement, its object, or whom the act is done to."""
    tokens = place.tokens
    before = place.text(place.start, tokens[left].start)
    if pattern("connectives", "not_asked").search(before):
        return False
    verb = left
    if tokens[left].dep in ("dobj", "nsubjpass", "attr"):
        verb = tokens[left].head
    elif tokens[left].dep == "pobj" and tokens[tokens[left].head].dep in ("prep", "dative"):
        verb = tokens[tokens[left].head].head
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    return tokens[verb].head == verb or tokens[verb].dep == "ROOT"


def _trimmed(limb: str) -> str:
    """Return a limb without a deadline or a connective at its end."""
    deadline = pattern("time", "deadline").search(limb)
    return _ENDED.sub("", limb[: deadline.start()] if deadline else limb).strip(" ,.;")


def _opening(place: Stretch, left: int) -> int:
    """Return where the first limb begins: a noun with what stands before it, a verb by itself."""
    tokens = place.tokens
    if tokens[left].pos not in ("NOUN", "PROPN"):
        return left
    kept = ("det", "poss", "amod", "compound", "nummod")
    own = [i for i in tokens[left].children if i < left and tokens[i].dep in kept]
    return min((j for i in own for j in subtree(tokens, i)), default=left)


def _choice(held: Held, pair: _Pair) -> tuple[Alternative, ...]:
    one, other = (
        Atom(tidy(held.fact.name.replace(pair.passage, limb, 1)))
        for limb in (pair.first, pair.second)
    )
    return (
        Alternative(
            f"one of “{pair.first}” and “{pair.second}” is enough",
            "the mark lets either stand alone",
            "it lets both stand as well, and names nobody who chooses",
            replacing(held.fact, either(one, other)),
            swapping(pair.passage, f"{pair.first} or {pair.second}"),
        ),
        Alternative(
            f"both “{pair.first}” and “{pair.second}” are due",
            "the mark lets both stand together",
            "it lets one stand alone as well",
            replacing(held.fact, both(one, other)),
            swapping(pair.passage, f"{pair.first} and {pair.second}"),
        ),
    )


def _grouped(frame: Frame, clause: Clause, place: Stretch, rule: Rule) -> Iterator[Ambiguity]:
    """Yield a slash that an “and” follows: “make/buy and use”."""
    for match in _SLASH.finditer(clause.quote):
        behind = _GROUPED.match(clause.quote[match.end() :])
        if behind is None or not _acts(place, match):
            continue
        passage = match.group() + behind.group()
        held = holding(rule, passage)
        if held is not None:
            members = (match.group(1), match.group(2), behind.group(1))
            yield _ambiguity(frame, clause, place.start, match, _groupings(held, passage, members))


def _groupings(held: Held, passage: str, members: tuple[str, str, str]) -> tuple[Alternative, ...]:
    a, b, c = members
    one, two, three = (Atom(tidy(held.fact.name.replace(passage, m, 1))) for m in members)
    return (
        Alternative(
            f"({a} or {b}) and {c}",
            "the slash joins more closely than “and”",
            f"“{b} and {c}” stand together as well",
            replacing(held.fact, both(either(one, two), three)),
            swapping(passage, f"{c}, and either {a} or {b},"),
        ),
        Alternative(
            f"{a}, or ({b} and {c})",
            f"“{b} and {c}” stand together",
            "the slash joins more closely than “and”",
            replacing(held.fact, either(one, both(two, three))),
            swapping(passage, f"either {a}, or both {b} and {c},"),
        ),
    )


def _ambiguity(
    frame: Frame, clause: Clause, start: int, match: re.Match[str], ways: tuple[Alternative, ...]
) -> Ambiguity:
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        start + match.start(),
        start + match.end(),
        f"“{match.group()}” can be read in two ways: {ways[0].words}; or {ways[1].words}.",
        ways,
    )
