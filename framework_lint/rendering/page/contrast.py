"""Clauses with several readings, set side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framework_lint.contrast.comparison import Comparison
from framework_lint.contrast.outcomes import (
    FEW_ROWS,
    Parting,
    Row,
    count_undone,
    every,
    outcome,
    partings,
    taken,
    undone,
)
from framework_lint.document import Place
from framework_lint.formula import symbolic
from framework_lint.policy import Policy
from framework_lint.reading import Ambiguity, Interpretation, Reading, in_words
from framework_lint.rendering.page.graph import anchor, contest
from framework_lint.rewording import Rewording, rewordings
from framework_lint.screen import Screen
from framework_lint.source import Span
from framework_lint.wording import place

_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the document, where they stand, and the anchor there."""

    quote: str
    span: Span
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take a doubtful place, with what speaks for it and against it."""

    label: str
    words: str
    support: str
    weakness: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A source of doubt under its number."""

    number: int
    source: str
    at: Quoted
    question: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact under its short name; `done` marks one that a duty is done."""

    name: str
    words: str
    done: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: in words, as a formula, the ways it takes, and wordings that would say it."""

    label: str
    words: str
    formula: str
    ways: tuple[str, ...]
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The fewest facts on which readings part, and what each says of them."""

    facts: tuple[tuple[str, bool], ...]
    outcomes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """The truth table; `count` says how many rows one too long would have.

    It is told with nothing done, unless the readings then come to the same:
    then `whole`, or, if that is too long, not at all.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[tuple[bool, ...], tuple[str, ...]], ...]
    count: int
    alike: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Contrast:
    """Clauses that are read together, with all their readings in a fixed order."""

    anchor: str
    clauses: tuple[Quoted, ...]
    doubts: tuple[Doubt, ...]
    facts: tuple[Fact, ...]
    ties: tuple[str, ...]
    sides: tuple[Side, ...]
    splits: tuple[Split, ...]
    truth: Truth
    binding: bool
    untold: int


def contrasts(policy: Policy, scope: str) -> tuple[Contrast, ...]:
    """Tell the clauses that have several readings, in reading order."""
    return tuple(
        _contrast(policy, told, number, scope)
        for number, told in enumerate(policy.interpretations, start=1)
    )


def _contrast(policy: Policy, told: Interpretation, position: int, scope: str) -> Contrast:
    compared = Comparison(told)
    wordings = rewordings(policy, told)
    return Contrast(
        anchor=contest(position, scope),
        clauses=tuple(_quoted(c.quote, c.span, c.place, anchor(c, scope)) for c in told.clauses),
        doubts=tuple(
            _doubt(policy, ambiguity, number, f"{scope}-doubt-{position}-{number}")
            for number, ambiguity in enumerate(told.ambiguities, start=1)
        ),
        facts=tuple(_facts(compared)),
        ties=tuple(symbolic(axiom, compared.names) for axiom in told.axioms),
        sides=tuple(_side(compared, reading, wordings) for reading in told.readings),
        splits=tuple(_split(compared, parting) for parting in partings(compared)),
        truth=_truth(compared),
        binding=compared.binding,
        untold=told.untold,
    )


def _quoted(quote: str, span: Span, at: Place, named: str) -> Quoted:
    return Quoted(quote, span, place(at, Screen()), named)


def _doubt(policy: Policy, ambiguity: Ambiguity, number: int, named: str) -> Doubt:
    block = policy.document.blocks[ambiguity.block]
    quote, span = block.quote(ambiguity.start, ambiguity.end)
    at = policy.document.place(block, ambiguity.start, ambiguity.end)
    ways = zip(_LETTERS, ambiguity.alternatives, strict=False)
    return Doubt(
        number,
        ambiguity.source,
        _quoted(quote, span, at, named),
        ambiguity.question[:1].upper() + ambiguity.question[1:],
        tuple(Way(f"{number}{letter}", a.words, a.support, a.weakness) for letter, a in ways),
    )


def _facts(compared: Comparison) -> Iterator[Fact]:
    for atom in (*compared.facts, *compared.duties):
        yield Fact(compared.names[atom], atom.name, atom in compared.duties)


def _side(compared: Comparison, reading: Reading, wordings: tuple[Rewording, ...]) -> Side:
    return Side(
        reading.label,
        in_words(reading),
        symbolic(reading.formula, compared.names),
        tuple(taken(compared.told, reading)),
        tuple(wording.text for wording in wordings if wording.reading == reading.label),
    )


def _split(compared: Comparison, parting: Parting) -> Split:
    return Split(
        tuple((compared.names[atom], held) for atom, held in parting.facts.items()),
        tuple((outcome(compared, s), labels) for s, labels in parting.groups.items()),
    )


def _truth(compared: Comparison) -> Truth:
    number = count_undone(compared)
    names = tuple(compared.names[atom] for atom in compared.facts)
    if not names or number > FEW_ROWS:
        return Truth(names, (), number)
    rows = undone(compared)
    if any(row.differs for row in rows):
        return Truth(names, _told(compared, rows), number)
    named = tuple(compared.names[atom] for atom in (*compared.facts, *compared.duties))
    whole = every(compared)
    return Truth(named, _told(compared, whole), number, alike=True, whole=bool(whole))


def _told(
    compared: Comparison, rows: Iterable[Row]
) -> tuple[tuple[tuple[bool, ...], tuple[str, ...]], ...]:
    return tuple((r.facts, tuple(outcome(compared, s) for s in r.outcomes)) for r in rows)
