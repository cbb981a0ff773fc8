"""What holds of facts by their names alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.formula import Atom, Formula, Implies, Not
from framework_lint.readings.frame import Frame, stems
from framework_lint.readings.presence import NOT_RULED_OUT, SHOWN

_MARK = re.compile(r"\[([^\]]+)\]$|\b(ASL-\d+|level \d+|tier \d+)$", re.IGNORECASE)
_ANY = re.compile(r"\bany (?:one )?(?:of )?(?:the |our |its )?([\w-]+(?: [\w-]+)?)", re.IGNORECASE)


def axioms(frame: Frame, facts: Sequence[Atom]) -> tuple[Formula, ...]:
    """Return what ties facts together: presence, proof of it, and "any of the ..."."""
    found = (*_presence(facts), *_absence(facts), *_membership(frame, facts))
    return tuple(dict.fromkeys(found))


def _presence(facts: Sequence[Atom]) -> Iterator[Formula]:
    """Say that what is there has not been ruled out."""
    for fact in facts:
        doubted = Atom(fact.name + NOT_RULED_OUT)
        if doubted in facts:
            yield Implies(fact, doubted)


def _absence(facts: Sequence[Atom]) -> Iterator[Formula]:
    """Say that what is shown not to be there is ruled out."""
    shown = [fact for fact in facts if fact.name.endswith(SHOWN)]
    for claim in shown:
        for fact in facts:
            name = fact.name.removesuffix(NOT_RULED_OUT)
            if fact.name.endswith(NOT_RULED_OUT) and stems(name) & stems(claim.name):
                yield Implies(claim, Not(fact))
                yield Implies(claim, Not(Atom(name)))


def _membership(frame: Frame, facts: Sequence[Atom]) -> Iterator[Formula]:
    """Say that a level in one row is one "in any of" what the column of labels holds."""
    for level in facts:
        mark, head = _MARK.search(level.name), frame.heads.get(level.name)
        for fact in facts:
            some = _ANY.search(fact.name)
            if mark is None or head is None or some is None or fact == level:
                continue
            said = (mark.group(1) or mark.group(2)).lower()
            if said in fact.name.lower().split() and stems(head) & stems(some.group(1)):
                yield Implies(level, fact)
