"""A level that is decided by one burden of proof here and by another there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from framework_lint.annotation import Register
from framework_lint.clause import Clause, ClauseKind, Phrase
from framework_lint.formula import Atom, Formula, atoms, substituted
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule, Rules
from framework_lint.readings.edit import Edit, appending, swapping
from framework_lint.readings.frame import Frame, stems
from framework_lint.readings.presence import NOT_RULED_OUT

SOURCE = "burden-of-proof-shifts"
_BOUND = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)
_NAME = re.compile(
    r"((?:[\w&’'-]+\s+){1,3})(?:thresholds?|levels?|tiers?|capabilit(?:y|ies))\b"
    r"|\b[A-Z]{2,}[A-Z&]*(?:\s[RD&]+)?-\d\w*|\b(?:[Tt]ier|[Ll]evel)\s\d(?:\s\w+)?"
)


class _Burden(StrEnum):
    """How a condition takes a level to be reached."""

    PLAIN = "it is reached"
    FOUND = "it is found to be reached"
    DOUBTED = "it is not ruled out"
    TREATED = "it is treated as reached"


_PLAIN, _DOUBTED = _Burden.PLAIN, _Burden.DOUBTED


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition of a clause that names a level, and the burden with the words that say it."""

    clause: Clause
    level: str
    burden: _Burden
    words: str
    fact: Atom
    phrase: Phrase


def burdens(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties that a level sets off by a burden that another duty does not share."""
    held: dict[str, list[_Condition]] = {}
    for found in _conditions(frame.policy.clauses):
        held.setdefault(found.level.lower(), []).append(found)
    for conditions in held.values():
        pairs = list(_pairs(conditions))
        if pairs and not _tied(frame, conditions[0].level):
            yield from (_ambiguity(frame, found, other) for found, other in pairs)


def _pairs(conditions: list[_Condition]) -> Iterator[tuple[_Condition, _Condition]]:
    """Yield the conditions that leave the burden open, each with one that goes by another.

    Of those that only say "reaches", the one next to a doubt stands for all.
    """
    plain, doubted = ([c for c in conditions if c.burden is b] for b in (_PLAIN, _DOUBTED))
    near = (
        (abs(p.clause.sentence - d.clause.sentence), p, d)
        for d in doubted
        for p in plain
        if p.clause.duty != d.clause.duty
    )
    nearest = min(near, key=lambda held: held[0], default=None)
    if nearest is not None:
        yield nearest[1:]
    for found in conditions:
        if found.burden is _Burden.TREATED and (doubted or plain):
            yield found, (doubted or plain)[0]


def _conditions(clauses: Iterable[Clause]) -> Iterator[_Condition]:
    for clause in clauses:
        if clause.kind is not ClauseKind.COMMITMENT or clause.register not in _BOUND:
            continue
        for said in clause.trigger.phrases if clause.trigger else ():
            found = _condition(clause, said) if said.text in clause.quote else None
            if found is not None and not _is_step(found) and not _is_turned(found):
                yield found


def _condition(clause: Clause, said: Phrase) -> _Condition | None:
    """Return the condition that a phrase states of a level with a name of its own."""
    burden, level = _burden(said.text), _level(said.text)
    facts = atoms(clause.trigger.formula) if clause.trigger else ()
    if burden is None or level is None:
        return None
    fact = next((f for f in facts if level in f.name), None)
    return _Condition(clause, level, *burden, fact, said) if fact is not None else None


def _level(text: str) -> str | None:
    """Return the only level that words name, if it is one with a name: "the Debris threshold"."""
    names = {name for match in _NAME.finditer(text) if (name := _bare(match.group()))}
    return names.pop() if len(names) == 1 else None


def _bare(name: str) -> str:
    """Return a name without the words before it that are no part of it."""
    words = name.split()
    outside = [i for i, w in enumerate(words) if pattern("burden", "outside").fullmatch(w)]
    bare = " ".join(words[outside[-1] + 1 if outside else 0 :])
    return "" if pattern("two_definitions", "grades").fullmatch(bare) or _is_kind(bare) else bare


def _is_kind(words: str) -> bool:
    return pattern("burden", "levels").fullmatch(words) is not None


def _burden(text: str) -> tuple[_Burden, str] | None:
    """Say by which burden a condition goes, with the words for it."""
    for burden, name in (
        (_Burden.DOUBTED, "doubted"),
        (_Burden.TREATED, "treated"),
        (_Burden.FOUND, "found"),
        (_Burden.PLAIN, "plain"),
    ):
        match = pattern("burden", name).search(text)
        if match is not None:
            return burden, match.group()
    return None


def _is_step(found: _Condition) -> bool:
    """Whether a doubt only sets off what settles it, or a step that ends with it."""
    if found.burden is not _Burden.DOUBTED:
        return False
    duty = found.clause.action.text if found.clause.action else found.clause.quote
    resolving = pattern("burden", "resolving").search(duty)
    return bool(resolving or pattern("burden", "interim").search(found.clause.quote))


def _is_turned(found: _Condition) -> bool:
    """Whether a condition other than a doubt is an "unless", or is denied."""
    return found.burden is not _DOUBTED and bool(
        pattern("burden", "turning").search(found.phrase.text)
    )


def _tied(frame: Frame, level: str) -> bool:
    """Whether a sentence says how the burdens stand to each other for a level, or for all."""
    return any(_ties(sentence.text, level) for sentence in frame.policy.sentences)


def _ties(text: str, level: str) -> bool:
    if pattern("burden", "meaning").search(text):
        return True
    doubt = pattern("burden", "uncertain").search(text)
    if doubt is None:
        return False
    named = level.lower() in " ".join(text.lower().split())
    treats = pattern("burden", "tying").search(text) and pattern("burden", "levels").search(text)
    joined = named and pattern("burden", "doubted").search(text) and _says_more(text)
    other = _level(text)
    general = other is None or bool(stems(other) & stems(level))
    return bool((treats and (named or general)) or joined)


def _says_more(text: str) -> bool:
    """Whether a sentence speaks of a doubt and of the thing itself: "reaches it or may have"."""
    rest = pattern("burden", "complement").sub(" ", pattern("burden", "doubted").sub(" ", text))
    return any(pattern("burden", name).search(rest) for name in ("plain", "found", "treated"))


def _ambiguity(frame: Frame, found: _Condition, other: _Condition) -> Ambiguity:
    index = frame.index(found.clause)
    text = frame.block(index).text
    at = frame.sentence(found.clause).start
    start = text.find(found.words, max(text.find(found.phrase.text, at), at))
    return Ambiguity(
        SOURCE,
        found.clause.id,
        index,
        start,
        start + len(found.words),
        f"“{found.level}” is decided here by “{found.words}” and, on "
        f"{frame.where(frame.index(other.clause))}, by “{other.words}”: while it is neither shown "
        "nor ruled out, this duty can be read as due or as not due.",
        tuple(_ways(frame, found, other)),
    )


def _ways(frame: Frame, found: _Condition, other: _Condition) -> Iterator[Alternative]:
    own = f"the clause says “{found.words}”"
    where = frame.where(frame.index(other.clause))
    beside = f"the document says “{other.words}” of the same level on {where}"
    name = _fact(frame, found.level)
    the = f"the {found.level}" if _is_kind(found.level.split()[-1]) else found.level
    yield Alternative(
        f"this is due only if “{found.level}” is shown to be reached",
        own,
        beside,
        _under(found, Atom(name)),
        swapping(found.words, "is shown to have reached"),
    )
    yield Alternative(
        f"this is due as well while “{found.level}” is not ruled out",
        beside,
        own,
        _under(found, Atom(name + NOT_RULED_OUT)),
        appending(f"; this applies as well while {the} is not ruled out"),
    )


def _fact(frame: Frame, level: str) -> str:
    """Return the name by which the tables of the document know a level, or its own."""
    lowered = level.lower()
    return next((label for label in frame.labels if label.lower() in lowered), level)


def _under(found: _Condition, fact: Formula) -> Edit:
    """Let the duty hang on a fact about the level in place of the clause's own words for it."""

    def edit(rules: Rules) -> Rules:
        return tuple(Rule(substituted(rule.trigger, found.fact, fact), rule.duty) for rule in rules)

    return edit
