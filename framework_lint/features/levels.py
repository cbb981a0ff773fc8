"""The levels that a policy sets, and those that no safeguard answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from framework_lint.annotation import Register
from framework_lint.clause import Clause, ClauseKind
from framework_lint.clauses.layout import Part
from framework_lint.document import Kind
from framework_lint.features.answers import (
    Answer,
    Rule,
    answers,
    binds_to_act,
    is_empty,
    protects,
    telling,
)
from framework_lint.features.grade import Grade, grade
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy

_NAME = re.compile(r"^[^.:(–—]{1,80}")
_LABEL = re.compile(r"([A-Z][\w&/’ -]{2,60}?)\s?[:–—]\s")
_OPENING = 50
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Level:
    """A level: the clause that first sets it, and the blocks that say what it takes.

    `words` are those of its name that tell it from others, `own` also those
    of the headings, the caption and the row around it.
    """

    clause: Clause
    grade: Grade | None
    words: frozenset[str]
    own: frozenset[str]
    blocks: frozenset[int]


def thresholds(policy: Policy) -> tuple[Clause, ...]:
    """Return the clause that first sets each level which asks for a safeguard.

    A level of no concern ("Low", "no uplift") asks for none; a bar of harm is no level.
    """
    return tuple(level.clause for level in _levels(policy))


def unanswered(policy: Policy) -> tuple[Clause, ...]:
    """Return those of the thresholds that no safeguard follows.

    One follows by the row of a table, by the paragraph or list of the level,
    by its name, by a rule for every level or every one of its kind, or by
    what points back at it in its section.
    """
    levels = _levels(policy)
    alone = [e for e in levels if not any(_is_followed(policy, block) for block in e.blocks)]
    known = tuple(answers(policy)) if alone else ()
    bare = [level for level in alone if not _is_answered(policy, level, levels, known)]
    return tuple(level.clause for level in bare if not _is_lowest(level, levels, bare))


def placeholder(policy: Policy, clause: Clause) -> tuple[int, int, int] | None:
    """Return block, start and end of the words that stand where a level's safeguard should."""
    for index in _row(policy, policy.sentences[clause.sentence].block, Part.SAFEGUARD, Part.LABEL):
        found = pattern("answers", "future").search(policy.document.blocks[index].text)
        if found is not None and is_empty(policy, index):
            return index, *found.span()
    return None


def name_of(policy: Policy, clause: Clause) -> str | None:
    """Return the name of the level that a clause sets, or None if it sets no one level."""
    if clause.kind is not ClauseKind.THRESHOLD:
        return None
    name = clause.threshold or _label(policy, clause)
    if not name or pattern("answers", "concept").fullmatch(name):
        return None
    opens = clause.place.table is not None or name in clause.quote[: _OPENING + len(name)]
    return name if opens else None


def _label(policy: Policy, clause: Clause) -> str | None:
    """Return the label that opens a paragraph or an item: "High: the model can ..."."""
    mark = pattern("levels", "mark").match(clause.quote)
    if mark is not None:
        return mark.group()
    item = policy.block(policy.sentences[clause.sentence]).kind is Kind.ITEM
    label = _LABEL.match(clause.quote) if item else None
    return label.group(1) if label else None


def _levels(policy: Policy) -> tuple[_Level, ...]:
    found: dict[object, _Level] = {}
    for clause in policy.clauses:
        name = name_of(policy, clause)
        if name is not None:
            level = _level(policy, clause, name)
            first = found.setdefault(_key(level), level)
            found[_key(level)] = replace(first, blocks=first.blocks | level.blocks)
    tabled = {(each.grade, each.words) for each in found.values() if each.clause.place.table}
    asking = (level for level in found.values() if not _asks_nothing(level))
    return tuple(
        level
        for level in asking
        if level.clause.place.table or (level.grade, level.words) not in tabled
    )


def _level(policy: Policy, clause: Clause, name: str) -> _Level:
    short = _NAME.match(name)
    name = short.group() if short else name
    place = clause.place
    home = telling(" ".join((*place.section[1:], place.table or "", place.row or "")))
    block = policy.sentences[clause.sentence].block
    return _Level(clause, grade(name), telling(name), telling(name) | home, frozenset({block}))


def _key(level: _Level) -> object:
    if level.words or (level.grade is not None and level.grade.coded):
        return level.grade, level.words
    return level.grade, level.clause.place.table or level.clause.place.section


def _asks_nothing(level: _Level) -> bool:
    """Whether a level marks what no safeguard is needed for."""
    low = level.grade is not None and level.grade.rank == 0
    return low or pattern("answers", "baseline").search(level.clause.quote) is not None


def _is_lowest(level: _Level, levels: tuple[_Level, ...], bare: list[_Level]) -> bool:
    """Whether a level is the lowest of a scale that asks for a safeguard further up only."""
    own = level.grade
    if own is None:
        return False
    fellows = [(e, e.grade) for e in levels if e.grade and _stand_together(e, level)]
    if any(known.rank < own.rank for _, known in fellows):
        return False
    return any(known.rank > own.rank and each not in bare for each, known in fellows)


def _stand_together(one: _Level, other: _Level) -> bool:
    here, there = one.clause.place, other.clause.place
    alike = one.grade and other.grade and one.grade.scale == other.grade.scale
    return bool(alike) and (here.table, here.section) == (there.table, there.section)


def _is_answered(
    policy: Policy, level: _Level, levels: tuple[_Level, ...], known: tuple[Answer, ...]
) -> bool:
    others = frozenset(word for each in levels for word in each.own) - level.own
    header = _header(policy, level)
    promised = placeholder(policy, level.clause) is not None
    fitting = (answer for answer in known if answer.acts or not promised)
    return any(_speaks_of(answer, level, others, header) for answer in fitting)


def _is_followed(policy: Policy, block: int) -> bool:
    """Whether the row of a level, its paragraph or the list under it says what protects."""
    if any(not is_empty(policy, index) for index in _row(policy, block, Part.SAFEGUARD)):
        return True
    spoken = policy.spoken(block)
    if policy.document.blocks[block].kind is Kind.CELL:
        return any(s.register is not Register.NONE and protects(s) for s in spoken)
    below = [s for s in policy.sentences if block in policy.document.lead_ins(s.block)]
    return any(protects(s) or binds_to_act(s) for s in (*spoken, *below))


def _row(policy: Policy, block: int, *parts: Part) -> Iterator[int]:
    """Yield the cells of certain parts in the row of the level that a block sets."""
    if block in policy.cells:
        for index, cell in policy.cells.items():
            if index != block and block in cell.thresholds and cell.part in parts:
                yield index


def _header(policy: Policy, level: _Level) -> str | None:
    """Return what the first column of a level's table calls its rows, if in several words."""
    table = level.clause.place.table
    blocks = (b for b in policy.document.blocks if table and b.place.table == table)
    first = next((block.place.column for block in blocks if block.place.column), None)
    return first.lower() if first and 1 < len(first.split()) < 5 else None


def _speaks_of(answer: Answer, level: _Level, others: frozenset[str], header: str | None) -> bool:
    here, there = answer.block.place, level.clause.place
    if here.table is not None and here.table == there.table:
        return False
    if answer.here & others and not answer.here & level.own:
        return False
    return (
        _names(answer, level, others)
        or any(_covers(rule, level, others) for rule in answer.rules)
        or (header is not None and header in answer.text.lower())
        or (answer.points_back and here.section == there.section)
    )


def _names(answer: Answer, level: _Level, others: frozenset[str]) -> bool:
    """Whether an answer names a level: by its grade and what tells it apart, or by its words."""
    if level.grade is None:
        return bool(level.words) and level.words <= answer.words
    if level.words and not level.grade.coded and not level.words & answer.words:
        return False
    for mention in answer.grades:
        if mention.covers(level.grade):
            near = telling(answer.text[max(0, mention.start - _NEAR) : mention.end + _NEAR])
            if not near & others or near & level.own:
                return True
    return False


def _covers(rule: Rule, level: _Level, others: frozenset[str]) -> bool:
    if not rule.narrowed <= level.own:
        return False
    return rule.universal or not rule.around & others or bool(rule.around & level.own)
