"""Suggestions: a wording that was read again without the gap, and a question to the drafter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from framework_lint.annotation import Sentence
from framework_lint.check import Change, Check, Gap
from framework_lint.clause import Clause, Phrase
from framework_lint.outcome import Suggestion
from framework_lint.policy import Policy
from framework_lint.rereading import reword
from framework_lint.source import Span

_STOP = re.compile(r"\s*[,.;:)?!]")
_OPENING = re.compile(r"^[\s,;:]+")
_AROUND = 3
_MOST = 5


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the changes of a gap make of the sentence with a number.

    `gaps` counts what the check finds in that sentence as it stands.
    """

    check: Check
    gap: Gap
    number: int
    text: str
    gaps: int


def suggest(policy: Policy, found: Sequence[tuple[Check, Gap]]) -> tuple[Suggestion, ...]:
    """Return for each gap a question, and a wording if one was read again and held.

    A wording holds if it reads as one sentence in which the check finds fewer
    gaps than before, and each clause in it keeps its slots: those that the
    changes leave alone in the same words, the others in some.
    """
    counted = Counter((c.code, policy.number_at(g.block, g.start)) for c, g in found)
    drafts = [_draft(policy, check, gap, counted) for check, gap in found]
    held = {id(draft) for draft in _held(policy, [d for d in drafts if d is not None])}
    return tuple(
        Suggestion(_ask(policy, check, gap), draft.text if draft and id(draft) in held else None)
        for (check, gap), draft in zip(found, drafts, strict=True)
    )


def _ask(policy: Policy, check: Check, gap: Gap) -> str:
    quote, _ = policy.document.blocks[gap.block].quote(gap.start, gap.end)
    return gap.question or check.question.replace("{quote}", quote)


def _draft(
    policy: Policy, check: Check, gap: Gap, counted: Mapping[tuple[str, int | None], int]
) -> _Draft | None:
    number = policy.number_at(gap.block, gap.start) if gap.changes else None
    if number is None:
        return None
    sentence = policy.sentences[number]
    if any(c.start < sentence.start or c.end > sentence.end for c in gap.changes):
        return None
    text = _changed(sentence, gap.changes)
    return _Draft(check, gap, number, text, counted[check.code, number])


def _changed(sentence: Sentence, changes: Sequence[Change]) -> str:
    """Put the changes in and close up what they leave: spaces, commas, a small opening."""
    text = sentence.text
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        start, end = change.start - sentence.start, change.end - sentence.start
        text = _joined(text[:start] + change.text, text[end:])
    capital = sentence.text[:1].isupper()
    return text[:1].upper() + text[1:] if capital else text


def _joined(before: str, after: str) -> str:
    """Join what stands on either side of a change, without the blanks and commas it leaves."""
    if not before.strip():
        return _OPENING.sub("", after)
    if _STOP.match(after):
        return before.rstrip(" ,") + after.lstrip()
    return before + (after.lstrip() if before.endswith(" ") else after)


def _held(policy: Policy, drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """Yield the drafts that hold, of _MOST a sentence; those of several are read again together."""
    by_sentence: dict[int, list[_Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.number, []).append(draft)
    for batch in zip_longest(*(several[:_MOST] for several in by_sentence.values())):
        yield from _proved(policy, [draft for draft in batch if draft])


def _proved(policy: Policy, drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    after = reword(policy, {draft.number: draft.text for draft in drafts})
    near = _near(after, [draft.number for draft in drafts])
    checks = {draft.check.code: draft.check for draft in drafts}
    again = {code: tuple(check.find(near)) for code, check in checks.items()}
    for draft in drafts:
        sentence = after.sentences[draft.number]
        left = sum(_inside(gap, sentence) for gap in again[draft.check.code])
        gone = sentence.text == draft.text and left < draft.gaps
        if gone and _keeps(policy, near, sentence, draft):
            yield draft


def _near(policy: Policy, numbers: Sequence[int]) -> Policy:
    """Return a policy of only the sentences that bear on how some are read."""
    around = {number + by for number in numbers for by in range(-_AROUND, _AROUND + 1)}
    blocks = {policy.sentences[number].block for number in numbers}
    blocks |= {lead for block in blocks for lead in policy.document.lead_ins(block)}
    tables = {policy.document.blocks[block].place.table for block in blocks} - {None}
    kept = (
        sentence
        for number, sentence in enumerate(policy.sentences)
        if number in around
        or sentence.block in blocks
        or policy.block(sentence).place.table in tables
    )
    return replace(policy, sentences=tuple(kept))


def _inside(gap: Gap, sentence: Sentence) -> bool:
    return gap.block == sentence.block and sentence.start <= gap.start < sentence.end


def _keeps(policy: Policy, near: Policy, sentence: Sentence, draft: _Draft) -> bool:
    """Whether each clause of the sentence keeps its kind and the slots that stay as they were."""
    before = [c for c in policy.clauses if c.sentence == draft.number]
    after = [c for c in near.clauses if near.sentences[c.sentence] is sentence]
    block = policy.document.blocks[draft.gap.block]
    changed = [block.textmap.span(c.start, c.end) for c in draft.gap.changes]
    return len(before) == len(after) and all(
        _alike(old, new, changed) for old, new in zip(before, after, strict=True)
    )


def _alike(old: Clause, new: Clause, changed: Sequence[Span]) -> bool:
    held = zip(_slots(old), _slots(new), strict=True)
    if old.kind is not new.kind or any(before and not after for before, after in held):
        return False
    said = " ".join(" ".join(phrase.text for phrase in _phrases(new)).split())
    kept = (p for p in _phrases(old) if not any(_overlap(p.span, span) for span in changed))
    return all(phrase.text in said for phrase in kept)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _slots(clause: Clause) -> tuple[Sequence[object], ...]:
    """Return the slots that no wording may empty."""
    return (
        [p for p in (clause.action,) if p is not None],
        [p for p in (clause.object,) if p is not None],
        [clause.actor.phrase] if clause.actor.explicit else [],
        clause.timing,
        clause.standards,
        clause.links,
        clause.evidence,
        clause.recipients,
    )


def _phrases(clause: Clause) -> tuple[Phrase, ...]:
    one = (clause.actor.phrase, clause.action, clause.object)
    several = (clause.evidence, clause.recipients, clause.exceptions)
    return (
        *(phrase for phrase in one if phrase is not None),
        *(clause.trigger.phrases if clause.trigger else ()),
        *(timing.phrase for timing in clause.timing),
        *(standard.phrase for standard in clause.standards),
        *(link.phrase for link in clause.links),
        *(phrase for phrases in several for phrase in phrases),
    )
