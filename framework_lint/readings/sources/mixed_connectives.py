"""“A and B or C” without brackets: which two of the three go together is left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import Atom, Formula, both, either
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule
from framework_lint.readings.edit import Edit, giving, replacing, swapping
from framework_lint.readings.fact import holding
from framework_lint.readings.frame import Frame, binds, rule_of, tidy
from framework_lint.readings.stretch import Stretch, stretch
from framework_lint.syntax import child, conjuncts, subtree

SOURCE = "and-and-or-mixed"
LONGEST = 12
_LINKS = ("and", "or")
_SETTLING = frozenset({"either", "both", "whether", "neither"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_DENYING = frozenset({"not", "n't", "n’t", "no", "never"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class _Mixed:
    """Three members in order, and the words that join them; offsets count in the block's text.

    `whole` marks three clauses that make up a condition.
    """

    members: tuple[str, str, str]
    links: tuple[str, str]
    start: int
    end: int
    whole: bool = False

    @property
    def grouped(self) -> tuple[str, str]:
        """The passage with the first two, and with the last two, in brackets."""
        (one, two, three), (first, second) = self.members, self.links
        return f"({one} {first} {two}) {second} {three}", f"{one} {first} ({two} {second} {three})"


def mixed_connectives(frame: Frame) -> Iterator[Ambiguity]:
    """Yield what joins three members by “and” and “or” in a threshold, a trigger or a duty."""
    for clause in frame.policy.clauses:
        words = set(clause.quote.split())
        if {"and", "or"} <= words and (binds(clause) or clause.kind is ClauseKind.THRESHOLD):
            yield from _in_clause(frame, clause)


def _in_clause(frame: Frame, clause: Clause) -> Iterator[Ambiguity]:
    place, rule = stretch(frame, clause), rule_of(frame, clause)
    told = 0
    for first in place.indices:
        found = _clauses(place, first) or _mixed(place, first)
        edits = _edits(place, rule, clause, found) if found and found.start >= told else None
        if found and edits:
            told = found.end
            yield _ambiguity(frame, clause, place, found, edits)


def _mixed(place: Stretch, first: int) -> _Mixed | None:
    """Return what a word opens, if three of one kind are joined by different words."""
    tokens = place.tokens
    members = [i for i in conjuncts(tokens, first) if i in place.indices]
    if tokens[first].dep == "conj" or len(members) != 3:
        return None
    links = [_link(place, members[0], members[1]), _link(place, members[1], members[2])]
    if set(links) != set(_LINKS):
        return None
    if not _alike(place, members):
        return None
    return _parts(place, members)


def _clauses(place: Stretch, first: int) -> _Mixed | None:
    """Return three clauses of a condition that opens at a word: "if it A and it B or it C"."""
    tokens = place.tokens
    opened = (c for c in place.sentence.conditions if c.start == tokens[first].start)
    condition = next(opened, None)
    if condition is None or not pattern("readings", "own").fullmatch(condition.cue):
        return None
    inside = [i for i in place.indices if condition.start <= tokens[i].start < condition.end]
    bounds = _parted(place, inside[1:])
    links = [tokens[start - 1].text for start, _ in bounds[1:]]
    words = {tokens[i].lower for i in inside}
    if sorted(links) != sorted(_LINKS) or words & {*_SETTLING, *_DENYING, ","}:
        return None
    one, two, three = (place.text(tokens[a].start, tokens[b - 1].end) for a, b in bounds)
    start, end = tokens[bounds[0][0]].start, tokens[bounds[-1][1] - 1].end
    return _Mixed((one, two, three), (links[0], links[1]), start, end, whole=True)


def _parted(place: Stretch, inside: list[int]) -> list[tuple[int, int]]:
    """Cut a condition at each "and" or "or" that has a finite verb on either side."""
    bounds: list[tuple[int, int]] = []
    start = inside[0] if inside else 0
    for index in inside:
        link = place.tokens[index].text in _LINKS
        parted = link and _is_clause(place, start, index)
        if parted and _is_clause(place, index, _next_link(place, index, inside[-1] + 1)):
            bounds.append((start, index))
            start = index + 1
    return [*bounds, (start, inside[-1] + 1)] if inside else []


def _next_link(place: Stretch, index: int, last: int) -> int:
    """Return where the next "and" or "or" stands, or the end."""
    links = (i for i in range(index + 1, last) if place.tokens[i].text in _LINKS)
    return next(links, last)


def _is_clause(place: Stretch, first: int, last: int) -> bool:
    """Whether words hold a finite verb with a noun before it, however the parser joins them."""
    held = place.tokens[first:last]
    verb = next((n for n, token in enumerate(held) if token.tag in _FINITE), None)
    return verb is not None and any(token.pos in _NAMING for token in held[:verb])


def _link(place: Stretch, before: int, behind: int) -> str | None:
    """Return the only "and" or "or" between two members, if no comma parts them."""
    between = place.tokens[before + 1 : behind]
    said = [token.text for token in between if token.dep == "cc" and token.text in _LINKS]
    parted = any(token.text in (",", ";", ":", "(", ")", "–", "—") for token in between)
    return said[0] if len(said) == 1 and not parted else None


def _alike(place: Stretch, members: list[int]) -> bool:
    """Whether three members have one form, so that none stands apart from the others."""
    tokens = place.tokens
    tags = {tokens[i].tag for i in members}
    nominal = tags <= _NOMINAL
    if not nominal and len(tags) > 1:
        return False
    begun = min(subtree(tokens, members[0]))
    settled = {token.lower for token in tokens[max(0, begun - 2) : members[2]]} & _SETTLING
    owned = {child(tokens, i, "nsubj", "nsubjpass", "aux") is not None for i in members[1:]}
    determined = {child(tokens, i, "det", "poss") is not None for i in members}
    return not settled and len(owned) == 1 and (not nominal or determined == {True})


def _parts(place: Stretch, members: list[int]) -> _Mixed | None:
    tokens = place.tokens
    links = [
        next(i for i in range(a + 1, b) if tokens[i].dep == "cc" and tokens[i].text in _LINKS)
        for a, b in pairwise(members)
    ]
    own = set(subtree(tokens, members[0]))
    first = (
        min(i for i in own if i in place.indices)
        if tokens[members[0]].tag in _NOMINAL
        else (members[0])
    )
    held = (i for i in subtree(tokens, members[2]) if i in place.indices)
    inside = place.sentence.conditional(members[2])
    last = max(i for i in held if place.sentence.conditional(i) is inside)
    bounds = ((first, links[0]), (links[0] + 1, links[1]), (links[1] + 1, last + 1))
    texts = [place.text(tokens[a].start, tokens[b - 1].end).strip(" ,.;") for a, b in bounds]
    if any(not 0 < len(text.split()) <= LONGEST for text in texts):
        return None
    one, two, three = texts
    said = tokens[links[0]].text, tokens[links[1]].text
    start = tokens[first].start
    passage = place.text(start, tokens[last].end)
    end = tokens[last].end - (len(passage) - len(passage.rstrip(" ,.;")))
    return _Mixed((one, two, three), said, start, end)


def _edits(place: Stretch, rule: Rule, clause: Clause, found: _Mixed) -> tuple[Edit, Edit] | None:
    """Return how each grouping changes the rule, if the passage stands in one of its facts."""
    held = holding(rule, place.text(found.start, found.end))
    if held is not None:
        named = [tidy(f"{held.before} {member} {held.behind}") for member in found.members]
        return _both(replacing(held.fact, way) for way in _groupings(found, named))
    if clause.trigger is None or rule.trigger != clause.trigger.formula or not found.whole:
        return None
    if len(clause.trigger.phrases) != 1 or clause.trigger.necessary:
        return None
    ways = _groupings(found, list(found.members))
    return _both(giving(Rule(way, rule.duty)) for way in ways)


def _both(edits: Iterator[Edit]) -> tuple[Edit, Edit]:
    first, second = edits
    return first, second


def _groupings(found: _Mixed, names: list[str]) -> tuple[Formula, Formula]:
    one, two, three = (Atom(name) for name in names)
    join = {"and": both, "or": either}
    first, second = (join[link] for link in found.links)
    return second(first(one, two), three), first(one, second(two, three))


def _ambiguity(
    frame: Frame, clause: Clause, place: Stretch, found: _Mixed, edits: tuple[Edit, Edit]
) -> Ambiguity:
    passage = place.text(found.start, found.end)
    first, second = found.grouped
    ways = (
        Alternative(
            f"“{first}”",
            "the first two stand next to each other, before the third is named",
            f"nothing in the clause sets “{found.members[2]}” apart",
            edits[0],
            swapping(passage, first),
        ),
        Alternative(
            f"“{second}”",
            f"“{found.members[1]}” and “{found.members[2]}” stand next to each other",
            f"nothing in the clause sets “{found.members[0]}” apart",
            edits[1],
            swapping(passage, second),
        ),
    )
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        found.start,
        found.end,
        f"“{passage}” can be read as “{first}” or as “{second}”; they differ in what is enough.",
        ways,
    )
