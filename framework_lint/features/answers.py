"""What a text says is done to protect, and at which levels: the other side of its thresholds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from framework_lint.annotation import Register, Sentence
from framework_lint.clauses.layout import Part
from framework_lint.document import Block
from framework_lint.features.grade import Mention, mentions
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.syntax import child

_WORD = re.compile(r"[A-Za-z][A-Za-z&’'-]*")
_AROUND = 8
_BEFORE = 7
_FOLLOWING = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """A level that is named by no name: "any CCL", "a misuse threshold".

    `narrowed` are the words that make it one of a kind, `around` those that
    follow it, and `universal` says that every level is meant.
    """

    narrowed: frozenset[str]
    around: frozenset[str]
    universal: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement by which something protective is done, and the levels it may be done at.

    `text` holds its headings, its row and its lead-in too; `here` are the
    telling words of the headings. `points_back` marks one on "such models",
    `acts` one that does the protecting rather than speaks of it.
    """

    block: Block
    text: str
    grades: tuple[Mention, ...]
    rules: tuple[Rule, ...]
    words: frozenset[str]
    here: frozenset[str]
    points_back: bool
    acts: bool


def answers(policy: Policy) -> Iterator[Answer]:
    """Yield every answer in the text, also those that stand in the rows of tables."""
    for sentence in policy.sentences:
        if protects(sentence) or _is_safeguard(policy, sentence):
            yield _answer(policy, sentence)


@cache
def telling(text: str) -> frozenset[str]:
    """Return the words that tell one level from another, in lower case and the singular."""
    plain = (word.lower().strip("’'-") for word in _WORD.findall(text))
    stems = (word[:-1] if word.endswith("s") and len(word) > 3 else word for word in plain)
    common = pattern("answers", "common")
    return frozenset(word for word in stems if len(word) > 1 and not common.fullmatch(word))


def protects(sentence: Sentence) -> bool:
    """Whether a sentence says that something protective is done, not looked into or put off."""
    text = sentence.text
    if sentence.register is Register.NONE:
        return pattern("answers", "needing").search(text) is not None
    if pattern("answers", "inquiring").fullmatch(sentence.tokens[0].lower):
        return False
    if all(_inquires(sentence, act) for act in _acts(sentence)):
        return False
    return _follows(sentence) or pattern("answers", "protective").search(text) is not None


def binds_to_act(sentence: Sentence) -> bool:
    """Whether a sentence lays a duty, whatever it is, that is more than to look into a thing."""
    bound = sentence.register in (Register.MANDATORY, Register.PERMISSION)
    return bound and any(not _inquires(sentence, act) for act in _acts(sentence))


def is_empty(policy: Policy, index: int) -> bool:
    """Whether a cell only says that what belongs there is still to come."""
    future = pattern("answers", "future")
    return all(future.search(sentence.text) for sentence in policy.spoken(index))


def _is_safeguard(policy: Policy, sentence: Sentence) -> bool:
    cell = policy.cells.get(sentence.block)
    return cell is not None and cell.part is Part.SAFEGUARD and not is_empty(policy, sentence.block)


def _answer(policy: Policy, sentence: Sentence) -> Answer:
    block = policy.block(sentence)
    place = block.place
    led = " ".join(governor.text for governor in policy.governors(sentence))
    titles = " | ".join(place.section[-2:]) if len(place.section) > 1 else ""
    parts = (titles, place.row, place.column, led, sentence.text)
    text = " | ".join(part for part in parts if part)
    return Answer(
        block=block,
        text=text,
        grades=tuple(mentions(text)),
        rules=() if any(mentions(place.row or "")) else tuple(_rules(text)),
        words=telling(text),
        here=telling(" ".join((*place.section[1:], place.table or "", place.row or ""))),
        points_back=pattern("answers", "pointing").search(sentence.text) is not None,
        acts=any(_acts_out(sentence, act) for act in _acts(sentence)),
    )


def _follows(sentence: Sentence) -> bool:
    """Whether a sentence hangs on an event, or on what the model is or can do."""
    cues = (condition.cue.lower() for condition in sentence.conditions)
    if any(pattern("statements", "trigger_cues").fullmatch(cue) for cue in cues):
        return True
    return pattern("answers", "bound").match(sentence.text) is not None


def _acts(sentence: Sentence) -> Iterator[int]:
    said = [verb for verb, register in sentence.statements if register is not Register.NONE]
    for verb in said or [verb for verb, _ in sentence.statements]:
        yield _governed(sentence, verb)
        yield from (i for i in sentence.tokens[verb].children if _is_joined(sentence, i))


def _is_joined(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.dep == "conj" and token.pos == "VERB"


def _governed(sentence: Sentence, verb: int) -> int:
    """Return the act that is planned or begun: "develop" of "we plan to develop"."""
    while pattern("answers", "governing").fullmatch(sentence.tokens[verb].lemma):
        inner = child(sentence.tokens, verb, "xcomp", "ccomp")
        if inner is None:
            break
        verb = inner
    return verb


def _acts_out(sentence: Sentence, verb: int) -> bool:
    return pattern("answers", "acting").fullmatch(sentence.tokens[verb].lemma) is not None


def _inquires(sentence: Sentence, verb: int) -> bool:
    """Whether an act is to look into a thing, to plan for it, or merely to be something."""
    tokens = sentence.tokens
    if tokens[verb].lemma == "be":
        return sentence.register is not Register.MANDATORY
    while pattern("answers", "inquiring").fullmatch(tokens[verb].lemma) is None:
        if tokens[verb].head == verb:
            return False
        verb = tokens[verb].head
    return True


def _rules(text: str) -> Iterator[Rule]:
    for match in pattern("answers", "noun").finditer(text):
        before, after = text[: match.start()], text[match.end() : match.end() + _FOLLOWING]
        narrowed, universal = _narrowed(before)
        if narrowed is None and _comes_about(before, after):
            narrowed = _kind(before)
        if narrowed is not None:
            around = telling(" ".join(_WORD.findall(after)[:_AROUND]))
            yield Rule(narrowed, around, universal)


def _narrowed(before: str) -> tuple[frozenset[str] | None, bool]:
    """Return the words between what comes to a level and its noun that narrow it."""
    kept: set[str] = set()
    universal = False
    for word in reversed(_WORD.findall(before.rpartition("|")[2][-_FOLLOWING:])[-_BEFORE:]):
        universal = universal or pattern("answers", "universal").fullmatch(word) is not None
        if pattern("answers", "reaching").fullmatch(word):
            return frozenset(kept), universal
        if not pattern("answers", "plain").fullmatch(word):
            kept |= telling(word) or {word.lower()}
    return None, universal


def _comes_about(before: str, after: str) -> bool:
    """Whether a level is the subject of what happens: "if a threshold is crossed"."""
    if pattern("answers", "passive").match(after.lstrip()) is None:
        return False
    return pattern("answers", "earlier").search(before[-_FOLLOWING:].rstrip()) is None


def _kind(before: str) -> frozenset[str]:
    """Return what narrows a noun directly before it: "a misuse" threshold."""
    words = _WORD.findall(before[-_FOLLOWING:])[-2:]
    narrowing = (word for word in words if not pattern("answers", "plain").fullmatch(word))
    return frozenset(word for said in narrowing for word in telling(said))
