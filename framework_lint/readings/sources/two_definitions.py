"""A level or term that two places of one document define in ways that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from framework_lint.annotation import Register, Token
from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import Atom
from framework_lint.lexicon import pattern
from framework_lint.quantity import quantities
from framework_lint.reading import Alternative, Ambiguity, Rule
from framework_lint.readings.edit import Edit, Redraft, adding, appending, giving
from framework_lint.readings.frame import STEM, Frame, tidy

SOURCE = "threshold-defined-twice"
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LINKS = frozenset({"and", "or"})
_CLASSES = ("novices", "experts", "states", "anyone")
_MEANS = re.compile(r"[”\"’']?\s*(?:means?|refers? to|is defined as|denotes?)\s+(?=\S)")
Numbers = dict[tuple[str, float], str]
_LONGEST = 25
_LEAST = 3
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class _Definition:
    """What a level or term takes: `text[start:end]` of a block; `clause` is what it is read in."""

    name: str
    block: int
    start: int
    end: int
    words: str
    clause: str | None
    level: bool

    @property
    def key(self) -> str:
        return _key(self.name)


def two_definitions(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the second of two definitions of one name, where one can be met without the other."""
    held: dict[str, list[_Definition]] = {}
    for found in (*_levels(frame), *_terms(frame)):
        held.setdefault(found.key, []).append(found)
    for definitions in held.values():
        told: set[int] = set()
        ordered = sorted(definitions, key=lambda found: (found.block, found.start))
        for first, second in combinations(ordered, 2):
            differs = _difference(frame, first, second) if second.block not in told else None
            if differs is not None and not _ranked(frame):
                told.add(second.block)
                yield from _ambiguity(frame, first, second, differs)


def _key(name: str) -> str:
    return re.sub(r"^the\s+|\s+threshold$|[:\s]+$", "", " ".join(name.lower().split()))


def _levels(frame: Frame) -> Iterator[_Definition]:
    """Yield what the document says each level of a name of its own takes."""
    stated: dict[tuple[str, int], list[Clause]] = {}
    for clause in frame.policy.clauses:
        name = _without_row((clause.threshold or "").strip(" :"))
        if clause.kind is ClauseKind.THRESHOLD and name and not _is_grade(name):
            stated.setdefault((name, frame.index(clause)), []).append(clause)
    for (name, block), clauses in stated.items():
        start = min(frame.sentence(clause).start for clause in clauses)
        end = max(frame.sentence(clause).end for clause in clauses)
        yield from _definition(frame, name, (block, start, end), clauses[0].id)
    names = sorted({name for name, _ in stated}, key=lambda name: (-len(name), name))
    seen = {block for _, block in stated}
    yield from _elsewhere(frame, names, seen)


def _without_row(name: str) -> str:
    """Return the code of a level by itself: of "Weapons CBRN-3" the mark of its row."""
    code = pattern("levels", "code").search(name)
    return name if code is None else code.group()


def _is_grade(name: str) -> bool:
    return pattern("two_definitions", "grades").fullmatch(name) is not None


def _elsewhere(frame: Frame, names: Sequence[str], seen: set[int]) -> Iterator[_Definition]:
    """Yield the blocks that open with the name of a level and go on with what it takes."""
    openings = {name: _opening(name) for name in names}
    for index, block in enumerate(frame.policy.document.blocks):
        if not block.operative or index in seen:
            continue
        matches = ((name, opening.match(block.text)) for name, opening in openings.items())
        found = next(((name, match) for name, match in matches if match is not None), None)
        if found is not None and _defines(frame, index, found[1].end()):
            place = index, found[1].end(), len(block.text)
            yield from _definition(frame, found[0], place, None)


def _defines(frame: Frame, block: int, start: int) -> bool:
    """Whether what follows a label says what a thing is, not what is done or what happened."""
    said = frame.policy.spoken(block)
    aside = pattern("two_definitions", "aside").match(frame.block(block).text, start)
    return aside is None and all(sentence.register is Register.NONE for sentence in said)


def _opening(name: str) -> re.Pattern[str]:
    """Match "Level 3:", "Level 3 means" or "A model reaches Level 3 if" at the start of a text."""
    said = rf"(?:the\s+)?[“\"]?{re.escape(name)}[”\"]?(?:\s+(?:threshold|level|capability))?"
    reaching = pattern("two_definitions", "reaching").pattern
    opening = pattern("two_definitions", "opening").pattern
    return re.compile(
        rf"(?:(?:a|the|any|each)\s+(?:model|system)\s+{reaching}\s+)?{said}\s*(?::|[–—]|{opening})\s*",
        re.IGNORECASE,
    )


def _definition(
    frame: Frame, name: str, place: tuple[int, int, int], clause: str | None
) -> Iterator[_Definition]:
    block, start, end = place
    text = frame.block(block).text[start:end]
    label = _opening(name).match(text)
    start += label.end() if label else 0
    said = frame.block(block).text[start:end].rstrip()
    if len(said.split()) > _LEAST:
        yield _Definition(name, block, start, start + len(said), tidy(said), clause, level=True)


def _terms(frame: Frame) -> Iterator[_Definition]:
    """Yield the meanings of terms that some duty uses."""
    for defined in dict.fromkeys(frame.policy.definitions):
        text = frame.block(defined.block).text
        means = _MEANS.match(text, defined.offset + len(defined.term))
        if means is None or pattern("two_definitions", "confined").search(text):
            continue
        ends = (s.end for s in frame.policy.sentences if s.block == defined.block)
        end = next((end for end in ends if end > means.end()), len(text))
        words = tidy(text[means.end() : end])
        yield _Definition(defined.term, defined.block, means.end(), end, words, None, level=False)


def _ranked(frame: Frame) -> bool:
    """Whether the document says which of two of its texts holds."""
    texts = (sentence.text for sentence in frame.policy.sentences)
    return any(pattern("two_definitions", "precedence").search(text) for text in texts)


def _difference(frame: Frame, first: _Definition, second: _Definition) -> tuple[str, str] | None:
    """Return the words that differ, there and here, or None if the places say the same."""
    if _place(frame, first) == _place(frame, second):
        return None
    one, other = _tokens(frame, first), _tokens(frame, second)
    if not _alike(one, other):
        return None
    numbers = _unlike(_measures(first.words), _measures(second.words))
    numbers = numbers or _unlike(_counts(one), _counts(other))
    return numbers or _links(one, other) or _others(first, second)


def _place(frame: Frame, found: _Definition) -> tuple[str | None, tuple[str, ...]]:
    place = frame.block(found.block).place
    return place.table, place.section


def _tokens(frame: Frame, found: _Definition) -> list[Token]:
    return [
        token
        for sentence in frame.policy.spoken(found.block)
        for token in sentence.tokens
        if found.start <= token.start < found.end
    ]


def _stem(token: Token) -> str:
    return token.lemma.lower()[:STEM]


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(_stem(token) for token in tokens if token.pos in _CONTENT)


def _alike(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two texts share so many words that they speak of one thing."""
    few = min(len(_stems(one)), len(_stems(other)))
    return few >= _LEAST and len(_stems(one) & _stems(other)) >= _SHARED * few


def _unlike(left: Numbers, right: Numbers) -> tuple[str, str] | None:
    """Return two numbers of one thing, of which each text has one that the other does not have."""
    for measure in sorted(left.keys() - right.keys()):
        for unlike in sorted(right.keys() - left.keys()):
            if measure[0] == unlike[0]:
                return left[measure], right[unlike]
    return None


def _measures(text: str) -> Numbers:
    found = quantities(text)
    return {(q.unit.rstrip("s"), q.value): text[q.start : q.end] for q in found}


def _counts(tokens: Sequence[Token]) -> Numbers:
    """Return the figures that stand right before the noun that they count: "5 networks"."""
    pairs = ((one, other) for one, other in pairwise(tokens) if one.text.isdecimal())
    return {
        (_stem(noun), float(figure.text)): f"{figure.text} {noun.text}"
        for figure, noun in pairs
        if noun.pos == "NOUN"
    }


def _links(one: Sequence[Token], other: Sequence[Token]) -> tuple[str, str] | None:
    """Return what one text joins with "and" and the other with "or"."""
    left, right = _linked(one), _linked(other)
    for stem in (stem for stem in left if stem in right):
        (link, before, word), (other_link, other_before, other_word) = left[stem], right[stem]
        shared = before in _stems(other) or other_before in _stems(one)
        if link != other_link and shared:
            return f"{link} {word}", f"{other_link} {other_word}"
    return None


def _linked(tokens: Sequence[Token]) -> dict[str, tuple[str, str, str]]:
    """Return for the first word behind each "and" or "or" the link, the word before, and itself."""
    found: dict[str, tuple[str, str, str]] = {}
    for index, token in enumerate(tokens):
        if token.lower in _LINKS:
            before = next((t for t in reversed(tokens[:index]) if t.pos in _CONTENT), None)
            after = next((t for t in tokens[index + 1 :] if t.pos in _CONTENT), None)
            if before is not None and after is not None:
                found.setdefault(_stem(after), (token.lower, _stem(before), after.text))
    return found


def _others(first: _Definition, second: _Definition) -> tuple[str, str] | None:
    """Return the actors or the years of comparison, where each text has its own."""
    baselines = [pattern("two_definitions", "baseline").search(d.words) for d in (first, second)]
    if baselines[0] and baselines[1] and baselines[0].group()[-4:] != baselines[1].group()[-4:]:
        return baselines[0].group(), baselines[1].group()
    one, other = _actors(first.words), _actors(second.words)
    mine, yours = one.keys() - other.keys(), other.keys() - one.keys()
    if mine and yours:
        return one[min(mine)], other[min(yours)]
    return None


def _actors(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in re.findall(r"[\w-]+", words):
        for name in _CLASSES:
            if pattern("two_definitions", name).fullmatch(word.rstrip("s")):
                found.setdefault(name, word)
    return found


def _ambiguity(
    frame: Frame, first: _Definition, second: _Definition, differs: tuple[str, str]
) -> Iterator[Ambiguity]:
    host = second.clause or first.clause or _user(frame, first.name, {first.block, second.block})
    if host is None:
        return
    there, here = differs
    meets = "a model can reach it" if first.level else "a case can fall under it"
    yield Ambiguity(
        SOURCE,
        host,
        second.block,
        second.start,
        second.end,
        f"“{first.name}” is defined here with “{here}” and, on {frame.where(first.block)}, with "
        f"“{there}” (“{_short(first.words)}”): {meets} by one definition and not by the other.",
        tuple(_ways(frame, first, second)),
    )


def _user(frame: Frame, term: str, without: set[int]) -> str | None:
    """Return the first duty that uses a term."""
    named = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
    for clause in frame.policy.clauses:
        apart = clause.kind is ClauseKind.COMMITMENT and frame.index(clause) not in without
        if apart and named.search(clause.quote):
            return clause.id
    return None


def _short(words: str) -> str:
    held = words.split()
    return " ".join(held) if len(held) <= _LONGEST else " ".join(held[: _LONGEST - 1]) + " …"


def _ways(frame: Frame, first: _Definition, second: _Definition) -> Iterator[Alternative]:
    for one, other in ((first, second), (second, first)):
        where, beside = frame.where(one.block), frame.where(other.block)
        yield Alternative(
            f"the definition on {where} decides: “{_short(one.words)}”",
            f"“{one.name}” is defined there",
            f"it is defined on {beside} as well, in other words",
            _taking(one),
            _reworded(one, where, beside),
        )


def _taking(found: _Definition) -> Edit:
    meant = Atom(found.words)
    return giving(Rule(meant, Atom(f"{found.name} is reached"))) if found.level else adding(meant)


def _reworded(found: _Definition, where: str, beside: str) -> Redraft:
    if not found.level:
        return appending(f", where “{found.name}” has the meaning given on {where} only")
    return lambda _: f"{found.name}: {found.words} (this prevails over the definition on {beside})."
