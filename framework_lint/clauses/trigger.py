"""Triggers: what must hold for a clause to apply, from the parse and from the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from framework_lint.annotation import Condition, Register, Sentence, Token
from framework_lint.clause import Phrase, Trigger
from framework_lint.clauses.proposition import atom, proposition
from framework_lint.clauses.restriction import Part, restrictions
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import clause_of, phrase, phrase_of, words
from framework_lint.document import Block
from framework_lint.formula import Formula, both, either, negate
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.syntax import SUBJECTS, child, subject, subtree

_CUE_RESTS = frozenset({"that", "where", ",", "and", "only", "if", "when"})
_LIST_START = re.compile(r"^(?:and|or)[\s,]+")
_LIST_END = re.compile(r"[,;.]?(?:\s+(?:and|or))?\s*$")
_FOLLOWING = re.compile(r"\b(?:following|conditions|criteria|true|met)\b.{0,30}$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:if|when|unless|where|provided that)\b[^().;]{0,60}(?=\((?:1|a|i)\)\s)", re.IGNORECASE
)
_NUMBER = re.compile(r"\((?:\d|[a-h]|i{1,3}|iv|v)\)")
_OR = re.compile(r"[,;]?\s+or\s*$")


def own_trigger(policy: Policy, unit: Unit) -> Trigger | None:
    """Return what a statement, or the lead-in over it, says must hold for it to apply."""
    block = policy.block(unit.sentence)
    parts = list(_enumerated(block, unit) or _conditions(block, unit))
    listed = list(_tests(policy, unit))
    if listed:
        parts = [part for part in parts if not _FOLLOWING.search(part[1].text)]
    parts += [*restrictions(block, unit), *_decisions(block, unit), *listed]
    for governor in policy.governors(unit.sentence):
        parts += _governing(policy.block(governor), governor)
    found = _trigger(parts or list(_clocks(block, unit)))
    return replace(found, necessary=True) if found and _only(unit) else found


def level_trigger(level: str, quotes: Sequence[Phrase]) -> Trigger:
    """Return the trigger of a safeguard that stands in the row of a level."""
    return Trigger(atom(level), tuple(quotes))


def ground(policy: Policy, unit: Unit) -> Trigger | None:
    """Return the sentence before one that draws a consequence: "Thus, we ..."."""
    before = policy.sentences[unit.number - 1] if unit.number else None
    if before is None or before.block != unit.sentence.block:
        return None
    under = pattern("triggers", "case").match(unit.text)
    follows = pattern("triggers", "consequence").match(unit.text)
    if not under and not (follows and pattern("triggers", "standing").search(before.text)):
        return None
    said = phrase(policy.block(before), before.start, before.end)
    return Trigger(atom(said.text.rstrip(".")), (said,))


def continues(unit: Unit) -> bool:
    """Whether a statement speaks of what the one before set up: "This review ..."."""
    about = subject(unit.tokens, unit.verb)
    heads = [] if about is None else [about, *_of(unit.tokens, about)]
    nearby = {i for head in heads for i in (head, *unit.tokens[head].children)}
    nearby |= {unit.first} if unit.tokens[unit.first].dep in SUBJECTS else set()
    return any(unit.tokens[i].lower in ("this", "these", "those", "such") for i in nearby)


def _of(tokens: Sequence[Token], index: int) -> list[int]:
    """Return what a noun is of: the "evaluations" of "the results of these evaluations"."""
    return [
        what
        for i in tokens[index].children
        if tokens[i].lower == "of" and (what := child(tokens, i, "pobj")) is not None
    ]


def _trigger(parts: Sequence[Part]) -> Trigger | None:
    if not parts:
        return None
    formulas, phrases = zip(*parts, strict=True)
    return Trigger(both(*formulas), tuple(dict.fromkeys(phrases)))


def _only(unit: Unit) -> bool:
    """Whether a condition or a subject is opened by "only": "may deploy only if"."""
    cues = [condition for condition in unit.sentence.conditions if _governs(unit, condition)]
    if any(condition.cue.lower().startswith("only") for condition in cues):
        return True
    starts = {condition.start for condition in cues}
    words_ = unit.tokens[unit.first : unit.last]
    verbal = any(unit.tokens[i].lower == "only" for i in unit.tokens[unit.verb].children)
    led = pattern("lists", "conditions").search(unit.text)
    return (
        any(
            word.lower == "only" and (following.start in starts or word is words_[0])
            for word, following in pairwise(words_)
        )
        or bool(verbal and cues)
        or (led is not None and led.group().lower().startswith("only"))
    )


def _tests(policy: Policy, unit: Unit) -> Iterator[Part]:
    """Yield the conditions that the list under a statement gives: "only if: - ..., and - ..."."""
    opened = pattern("lists", "conditions").search(unit.text)
    blocks = policy.document.blocks
    items = [block for block in blocks if block.lead_in == unit.sentence.block] if opened else []
    if opened is None or not items:
        return
    formula = _together(opened.group(), [item.text for item in items])
    for item in items:
        yield formula, phrase(item, 0, len(item.text))


def _enumerated(block: Block, unit: Unit) -> list[Part]:
    """Return the conditions that a sentence numbers: "if (1) it fails, or (2) it leaks"."""
    opened = _NUMBERED.search(unit.text)
    if opened is None:
        return []
    pieces = [piece.strip(" ,;.") for piece in _NUMBER.split(unit.text[opened.end() :])]
    formula = _together(opened.group(), [piece for piece in pieces if piece])
    said = phrase(block, unit.start + opened.start(), unit.end)
    return [(formula, said)]


def _together(lead_in: str, texts: Sequence[str]) -> Formula:
    """Join the items of a list: one is enough after "any of" or where they end in "or"."""
    facts = [atom(_LIST_START.sub("", _LIST_END.sub("", text))) for text in texts]
    loose = pattern("lists", "loose").search(lead_in) or any(_OR.search(text) for text in texts)
    return either(*facts) if loose else both(*facts)


def _decisions(block: Block, unit: Unit) -> Iterator[Part]:
    """Yield what a body finds before it acts: "may find that X, and recommend Y"."""
    tokens = unit.tokens
    found = child(tokens, unit.verb, "ccomp")
    if found is None or not pattern("discretion", "deciding").fullmatch(tokens[unit.verb].lemma):
        return
    if unit.register is Register.PERMISSION:
        indices = clause_of(tokens, found, "mark")
        yield proposition(tokens, indices, found), phrase_of(block, tokens, indices)


def _clocks(block: Block, unit: Unit) -> Iterator[Part]:
    """Yield the rhythm in numbers that sets off a duty which nothing else does."""
    for match in pattern("time", "clock").finditer(block.text, unit.start, unit.end):
        yield atom(match.group()), phrase(block, *match.span())


def _conditions(block: Block, unit: Unit) -> Iterator[Part]:
    said = [c for c in unit.sentence.conditions if _governs(unit, c) and _says_something(c)]
    outer = [c for i, c in enumerate(said) if all(c.start >= o.end for o in said[:i])]
    parts = [condition_part(block, unit.tokens, condition) for condition in outer]
    yield from _alternatives(unit.tokens, outer, parts)


def _alternatives(
    tokens: Sequence[Token], conditions: Sequence[Condition], parts: Sequence[Part]
) -> Iterator[Part]:
    """Yield conditions, those that an "or" joins as one: "if it fails, or if it leaks"."""
    joined: list[list[Part]] = []
    for condition, part in zip(conditions, parts, strict=True):
        before = [token.lower for token in tokens if token.end <= condition.start][-1:]
        if joined and before == ["or"]:
            joined[-1].append(part)
        else:
            joined.append([part])
    for group in joined:
        formula = either(*(formula for formula, _ in group))
        yield from ((formula, quoted) for _, quoted in group)


def _says_something(condition: Condition) -> bool:
    """Whether more than its cue is left of a condition; a list may follow in its place."""
    return condition.end - condition.start > len(condition.cue) + 4


def _governs(unit: Unit, condition: Condition) -> bool:
    """Whether a condition is one of the statement, not of a word inside it."""
    inside = unit.start <= condition.start and condition.end <= unit.end
    fronted = condition.start == unit.sentence.start
    if not inside or not _is_trigger(unit.sentence, condition, fronted=fronted):
        return False
    return fronted or unit.on_main_line(condition.head)


def _is_trigger(sentence: Sentence, condition: Condition, *, fronted: bool) -> bool:
    said = sentence.text[condition.start - sentence.start : condition.end - sentence.start]
    if pattern("triggers", "fillers").fullmatch(said.strip(" ,:")):
        return False
    asked = said.lower().startswith(("when to ", "where to ", "if to "))
    if asked or not pattern("triggers", "cues").fullmatch(condition.cue):
        return False
    hedge = pattern("escapes", "feasibility").match(said)
    return hedge is None or (fronted and pattern("triggers", "need").search(said) is not None)


def condition_part(block: Block, tokens: Sequence[Token], condition: Condition) -> Part:
    """Read a condition as a formula: an "unless" or "until" holds while its words do not."""
    indices = [i for i, t in enumerate(tokens) if condition.start <= t.start < condition.end]
    formula = _read(tokens, indices, condition)
    denied = pattern("triggers", "denying").fullmatch(condition.cue) is not None
    quoted = phrase(block, condition.start, condition.end)
    return (negate(formula) if denied else formula), quoted


def _read(tokens: Sequence[Token], indices: list[int], condition: Condition) -> Formula:
    """Read what a condition says; "before external deployment" is a fact only with its cue."""
    if pattern("triggers", "temporal").fullmatch(condition.cue.removeprefix("only ")):
        return atom(words(tokens, indices))
    bare = _after_cue(tokens, indices, condition)
    head = _head(tokens, bare)
    first = set(subtree(tokens, head))
    second = [i for i in bare if i not in first and i > head]
    if not second or not any(tokens[i].dep == "conj" for i in second):
        return proposition(tokens, bare, head)
    before = [i for i in bare if i not in second and tokens[i].dep != "cc"]
    loose = any(tokens[i].lower == "or" and tokens[i].dep == "cc" for i in bare)
    join = either if loose else both
    return join(proposition(tokens, before, head), _proposed(tokens, second))


def _proposed(tokens: Sequence[Token], indices: list[int]) -> Formula:
    return proposition(tokens, indices, _head(tokens, indices))


def _after_cue(tokens: Sequence[Token], indices: list[int], condition: Condition) -> list[int]:
    cue = condition.start + len(condition.cue)
    bare = [i for i in indices if tokens[i].start >= cue]
    while len(bare) > 1 and tokens[bare[0]].lower in _CUE_RESTS:
        del bare[0]
    return bare or indices


def _head(tokens: Sequence[Token], indices: list[int]) -> int:
    inside = set(indices)
    return next(
        (i for i in indices if tokens[i].head not in inside or tokens[i].head == i), indices[0]
    )


def _governing(block: Block, governor: Sentence) -> Iterator[Part]:
    taken = 0
    for condition in governor.conditions:
        fronted = condition.start == governor.start
        before = governor.text[: condition.start - governor.start]
        aside = before.count("(") > before.count(")")
        if aside or condition.start < taken:
            continue
        if _is_trigger(governor, condition, fronted=fronted):
            taken = condition.end
            yield condition_part(block, governor.tokens, condition)
