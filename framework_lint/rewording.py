"""Proposed wordings, proved by reading them again in the place of the clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from framework_lint.annotation import Sentence
from framework_lint.clause import Clause
from framework_lint.document import Block, Kind
from framework_lint.formula import ALWAYS
from framework_lint.policy import Policy
from framework_lint.reading import Interpretation, Reading, Take
from framework_lint.rereading import reread

NEAR = 20


@dataclass(frozen=True, slots=True)
class Rewording:
    """A wording for one reading of a clause; no quotation of the document."""

    reading: str
    clause: str
    text: str


def rewordings(policy: Policy, told: Interpretation) -> tuple[Rewording, ...]:
    """Return the wordings that were read again as one clause with no second reading.

    A wording whose other slots would change, or that could itself be taken
    in two ways, is left out.
    """
    near = _near(policy, told)
    return tuple(found for reading in told.readings for found in _of(near, reading))


def _of(near: Policy, reading: Reading) -> Iterator[Rewording]:
    void = reading.formula == ALWAYS
    for take in reading.takes:
        if take.wording != take.clause.quote and _holds(near, take, void=void):
            yield Rewording(reading.label, take.clause.id, take.wording)


def _near(policy: Policy, told: Interpretation) -> Policy:
    """Return a policy of only the tables and the parts of sections in which the clauses stand."""
    places = {(c.place.table, c.place.section) for c in told.clauses}
    near = {n + by for c in told.clauses for n in (c.sentence,) for by in range(-NEAR, NEAR + 1)}
    kept = (
        sentence
        for number, sentence in enumerate(policy.sentences)
        if _key(policy.block(sentence)) in places and (number in near or _is_cell(policy, sentence))
    )
    return replace(policy, sentences=tuple(kept))


def _is_cell(policy: Policy, sentence: Sentence) -> bool:
    return policy.block(sentence).kind is Kind.CELL


def _key(block: Block) -> tuple[str | None, tuple[str, ...]]:
    return block.place.table, block.place.section


def _holds(near: Policy, take: Take, *, void: bool) -> bool:
    """Whether a wording, put in the clause's place, reads as one clause with one reading."""
    clause = next((c for c in near.clauses if c.id == take.clause.id), None)
    if clause is None:
        return False
    block = near.sentences[clause.sentence].block
    text = near.document.blocks[block].text.replace(clause.quote, take.wording, 1)
    again = reread(near, block, text)
    found = [c for c in again.clauses if _same_place(again, c, block) and c.quote == take.wording]
    if len(found) != 1 or found[0].id in again.doubted:
        return False
    return _keeps(clause, found[0]) and (void or _binds_alike(clause, found[0]))


def _same_place(policy: Policy, clause: Clause, block: int) -> bool:
    return policy.sentences[clause.sentence].block == block


def _keeps(before: Clause, after: Clause) -> bool:
    """Whether no slot is emptied or changed that no reading is about; a wording may add to them."""
    named = before.threshold in (None, after.threshold)
    return named and all(
        set(kept) <= set(found) for kept, found in zip(_slots(before), _slots(after), strict=True)
    )


def _binds_alike(before: Clause, after: Clause) -> bool:
    """Whether the same is asked of the same actor, unless the wording is about the actor."""
    who = _who(before)
    renamed = who is not None and not re.search(rf"\b{re.escape(who)}\b", after.quote)
    return before.kind is after.kind and (renamed or who == _who(after))


def _slots(clause: Clause) -> tuple[Iterable[str], ...]:
    """Return what must not be lost; a wording may add to it."""
    return (
        [timing.moment for timing in clause.timing],
        [standard.phrase.text for standard in clause.standards],
        [link.phrase.text for link in clause.links],
        clause.scope,
    )


def _who(clause: Clause) -> str | None:
    return clause.actor.phrase.text if clause.actor.phrase and clause.actor.explicit else None
