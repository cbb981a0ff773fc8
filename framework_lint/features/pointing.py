"""Named standards and parts of a document that a duty asks to meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence
from framework_lint.clause import ClauseKind
from framework_lint.clauses.layout import Part
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.reference import Reference, references, resolve, targets
from framework_lint.statement import obliges, tells
from framework_lint.syntax import child, token_at

_KINDS = frozenset({ClauseKind.COMMITMENT, ClauseKind.EXCEPTION})
_REGISTERS = frozenset({Register.MANDATORY, Register.DESCRIPTIVE, Register.PERMISSION})
_STEPS = 7
_NEAR = 70


@dataclass(frozen=True, slots=True)
class Demand:
    """What a duty points to, at `sentence.text[start:end]`.

    `name` is what tells a standard from others ("ASL-4", "High"), or empty;
    `target` the index of the block that bears the reference beside it.
    """

    sentence: Sentence
    start: int
    end: int
    name: str
    target: int | None

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]


def demands(policy: Policy) -> Iterator[Demand]:
    """Yield what the duties of a document ask to meet, in reading order."""
    known = targets(policy.document)
    linked: dict[int, list[tuple[Reference, int | None]]] = {}
    for reference in references(policy.document):
        linked.setdefault(reference.block, []).append((reference, resolve(reference, known)))
    bound = {(c.sentence, c.register) for c in policy.clauses if c.kind in _KINDS}
    bound |= {(index, s.register) for index, s in enumerate(policy.sentences) if obliges(s)}
    for index in sorted({index for index, register in bound if register in _REGISTERS}):
        sentence = policy.sentences[index]
        if (index, Register.MANDATORY) in bound or not tells(sentence):
            yield from _demands(policy, sentence, linked.get(sentence.block, []))


def _demands(
    policy: Policy, sentence: Sentence, links: list[tuple[Reference, int | None]]
) -> Iterator[Demand]:
    used: set[int] = set()
    for match in pattern("pointing", "named").finditer(sentence.text):
        near = _link(sentence, match.end(), links)
        name = distinct(match.group())
        outside = pattern("standards", "outside").search(match.group())
        if outside or not (name or near) or not _asked(policy, sentence, match):
            continue
        used |= {near[0].start} if near else set()
        end = _closed(sentence, near[0].end - sentence.start) if near else match.end()
        yield Demand(sentence, match.start(), end, name, near[1] if near else None)
    for reference, target in links:
        noun = _thing(sentence, reference)
        if target is None or reference.start in used or noun is None:
            continue
        if _asked(policy, sentence, noun):
            end = _closed(sentence, reference.end - sentence.start)
            yield Demand(sentence, noun.start(), end, "", target)


def distinct(name: str) -> str:
    """Return what tells the name of a standard from those of others: "ASL-4", "High"."""
    words = name.split()
    while words and pattern("pointing", "general").fullmatch(words[-1]):
        words.pop()
    while words and pattern("pointing", "general").fullmatch(words[0]):
        words.pop(0)
    return " ".join(words)


def _link(
    sentence: Sentence, end: int, links: list[tuple[Reference, int | None]]
) -> tuple[Reference, int | None] | None:
    """Return the reference that follows a name directly, with what it leads to."""
    for reference, target in links:
        at = reference.start - sentence.start
        if at >= end and pattern("pointing", "between").fullmatch(sentence.text[end:at]):
            return reference, target
    return None


def _closed(sentence: Sentence, end: int) -> int:
    """Take in the bracket that closes after a reference."""
    return end + sentence.text.startswith(")", end)


def _thing(sentence: Sentence, reference: Reference) -> re.Match[str] | None:
    """Return the noun before a reference for what stands there: "the measures in Annex B"."""
    at = reference.start - sentence.start
    if not 0 <= at < len(sentence.text):
        return None
    nouns = list(pattern("pointing", "things").finditer(sentence.text, max(0, at - _NEAR), at))
    fits = [
        n for n in nouns if pattern("pointing", "between").fullmatch(sentence.text[n.end() : at])
    ]
    return fits[-1] if fits else None


def _asked(policy: Policy, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether words stand under a verb that asks for them, or for nothing else in their cell."""
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + match.end() - 1)
    for _ in range(_STEPS):
        token = tokens[index]
        places = pattern("pointing", "locating").fullmatch(token.lemma)
        if token.pos in ("VERB", "AUX") and not places:
            denied = child(tokens, index, "neg") is not None
            return not denied and bool(pattern("pointing", "asking").fullmatch(token.lemma))
        if token.head == index:
            break
        index = token.head
    cell = policy.cells.get(sentence.block)
    return cell is not None and cell.part is Part.SAFEGUARD
