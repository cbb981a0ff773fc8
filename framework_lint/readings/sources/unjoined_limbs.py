"""Limbs of a threshold or of a condition that nothing joins: whether one is enough is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from framework_lint.clause import Clause, ClauseKind
from framework_lint.document import Block, Kind
from framework_lint.formula import And, Atom, Formula, Or, atoms, both, either
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule
from framework_lint.readings.edit import appending, giving, swapping
from framework_lint.readings.frame import Frame, definition, rule_of, tidy

SOURCE = "limbs-without-connective"
_ENDED = re.compile(r"\b(?:and|or|and/or)[\s,;]*$", re.IGNORECASE)
_OTHER = "another ground of the kind holds"
_LINKED = re.compile(r"^(?:and|or|also|in addition|alternatively|either|both)\b", re.IGNORECASE)


def unjoined_limbs(frame: Frame) -> Iterator[Ambiguity]:
    """Yield sentences side by side in the cell of a level, and items under an open “if:”."""
    levels: dict[int, list[Clause]] = {}
    for clause in frame.policy.clauses:
        if clause.kind is ClauseKind.THRESHOLD:
            levels.setdefault(frame.index(clause), []).append(clause)
        elif clause.trigger is not None and not clause.trigger.necessary:
            yield from _listed(frame, clause)
    for index, clauses in levels.items():
        if frame.block(index).kind is Kind.CELL:
            yield from _side_by_side(frame, index, clauses)


def _side_by_side(frame: Frame, index: int, clauses: list[Clause]) -> Iterator[Ambiguity]:
    """Yield the first pair of sentences in a cell that each say what a model can do."""
    for one, other in pairwise(clauses):
        stated = definition(other)
        if one.sentence == other.sentence or not pattern("unjoined_limbs", "ability").match(stated):
            continue
        if not pattern("unjoined_limbs", "settled").search(one.quote + other.quote):
            yield _of_sentences(frame, index, one, other)
            return


def _of_sentences(frame: Frame, index: int, one: Clause, other: Clause) -> Ambiguity:
    sentence = frame.sentence(other)
    level = one.threshold or "the level"
    reached = rule_of(frame, one).duty
    first, second = Atom(definition(one)), Atom(definition(other))
    return Ambiguity(
        SOURCE,
        one.id,
        index,
        sentence.start,
        sentence.end,
        f"two sentences stand side by side under “{level}” and nothing joins them: the level can "
        "be read as reached when both hold, or when one of them does.",
        (
            Alternative(
                f"“{level}” is reached only when both sentences hold",
                "the sentences stand in one cell, which describes one level",
                "no “and” joins them",
                giving(Rule(both(first, second), reached)),
                appending(", and what the next sentence says holds as well"),
            ),
            Alternative(
                f"“{level}” is reached when one of the sentences holds",
                "each sentence describes the model by itself",
                "no “or” joins them",
                giving(Rule(either(first, second), reached)),
                appending(", or what the next sentence says holds"),
            ),
        ),
    )


def _listed(frame: Frame, clause: Clause) -> Iterator[Ambiguity]:
    """Yield the conditions of a list whose lead-in says neither “all” nor “any”."""
    opened = pattern("lists", "conditions").search(clause.quote)
    items = list(_items(frame, frame.index(clause))) if opened else []
    if opened is None or len(items) < 2 or not clause.quote.rstrip().endswith(":"):
        return
    joined = any(_ENDED.search(i.text) or _LINKED.match(i.text) for i in items[:-1])
    if joined or pattern("unjoined_limbs", "counted").search(opened.group()):
        return
    rule = rule_of(frame, clause)
    facts = [fact for fact in atoms(rule.trigger) if any(_is_of(fact, item) for item in items)]
    if len(facts) == len(items):
        yield _of_items(frame, clause, rule, facts, opened.group())


def _items(frame: Frame, lead_in: int) -> Iterator[Block]:
    return (b for b in frame.policy.document.blocks if b.lead_in == lead_in)


def _is_of(fact: Atom, item: Block) -> bool:
    return tidy(fact.name) in tidy(item.text)


def _of_items(
    frame: Frame, clause: Clause, rule: Rule, facts: list[Atom], lead_in: str
) -> Ambiguity:
    index = frame.index(clause)
    start = frame.block(index).text.find(lead_in, frame.sentence(clause).start)
    rest = _without(rule.trigger, facts)
    words = lead_in.rstrip(": ")
    return Ambiguity(
        SOURCE,
        clause.id,
        index,
        start,
        start + len(words),
        f"nothing joins the {len(facts)} items under “{words}”: the clause can be read as asking "
        "for all of them, or as met by any one.",
        (
            Alternative(
                "all items must hold",
                "the items stand in one list under one “if”",
                "the lead-in does not say “all”",
                giving(Rule(both(rest, *facts), rule.duty)),
                swapping(words, f"{_cue(words)} all of the following hold"),
            ),
            Alternative(
                "one item is enough",
                "each item is whole by itself",
                "the lead-in does not say “any”",
                giving(Rule(both(rest, either(*facts)), rule.duty)),
                swapping(words, f"{_cue(words)} any of the following holds"),
            ),
            *_exemplified(rule, rest, facts, words),
        ),
    )


def _exemplified(rule: Rule, rest: Formula, facts: list[Atom], words: str) -> Iterator[Alternative]:
    """Yield the way in which the items are only examples, where the lead-in says so."""
    said = pattern("unjoined_limbs", "exemplified").search(words)
    if said is not None:
        yield Alternative(
            "the items are examples, and something else can be enough",
            f"the lead-in says “{said.group()}”",
            "no other ground is named",
            giving(Rule(both(rest, either(*facts, Atom(_OTHER))), rule.duty)),
            swapping(words, f"{_cue(words)} any of the following or a like ground holds"),
        )


def _cue(lead_in: str) -> str:
    """Return the word that opens a condition, without what makes its items examples."""
    return lead_in.split(maxsplit=1)[0].rstrip(",")


def _without(trigger: Formula, facts: list[Atom]) -> Formula:
    """Return a trigger without the items of a list."""
    parts = trigger.operands if isinstance(trigger, And) else (trigger,)
    listed = (part for part in parts if isinstance(part, Or) and set(part.operands) <= set(facts))
    gone = {*facts, *listed}
    return both(*(part for part in parts if part not in gone))
