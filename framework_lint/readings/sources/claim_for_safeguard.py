"""A safeguard whose standard lists, as one of its claims, that a capability is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register
from framework_lint.clause import Clause, Force
from framework_lint.formula import Atom, Not
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import adding, appending, unchanged
from framework_lint.readings.frame import Frame, obligation, stems, without_asides
from framework_lint.readings.presence import SHOWN

SOURCE = "claim-in-place-of-safeguard"
_OPENING = re.compile(r"([^:.]{4,80}):\s")


def claims_for_safeguards(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties that point to examples of claims, one of which denies a capability."""
    for clause in frame.policy.clauses:
        asked = clause.register is Register.MANDATORY and _is_safeguard(clause)
        for target in _examples(frame, clause) if asked else ():
            claim = _claim(frame, target)
            if claim is not None and not stems(claim[1]) & stems(clause.quote):
                yield _ambiguity(frame, clause, target, *claim)
                break


def _is_safeguard(clause: Clause) -> bool:
    """Whether a duty is for safeguards, not for a report that tells of them."""
    said = without_asides(obligation(clause))
    told = pattern("readings", "telling").search(said)
    return told is None and pattern("columns", "safeguard").search(said) is not None


def _examples(frame: Frame, clause: Clause) -> Iterator[int]:
    """Yield the headings that a clause points to over what is said to be examples."""
    for standard in clause.standards:
        if standard.force is Force.ILLUSTRATIVE and standard.target is not None:
            yield standard.target
    for link in clause.links:
        if link.target is not None and _illustrative(frame, link.target):
            yield link.target


def _illustrative(frame: Frame, heading: int) -> str | None:
    """Return the words by which a section, or one above it, is called one of examples."""
    titles = (*frame.block(heading).place.section, frame.block(heading).text)
    said = (frame.block(index).text for index in frame.under(heading))
    found = (pattern("standards", "examples").search(text) for text in (*titles, *said))
    return next((match.group() for match in found if match), None)


def _claim(frame: Frame, target: int) -> tuple[int, str] | None:
    """Return the first label under a heading that opens with a lack: "Lack of ...: "."""
    for index in frame.under(target):
        text = frame.block(index).text
        opening = _OPENING.match(text)
        label = opening.group(1) if opening else ""
        if label and pattern("readings", "lacking").match(label):
            return index, label
    return None


def _ambiguity(frame: Frame, clause: Clause, target: int, index: int, label: str) -> Ambiguity:
    section = frame.block(target).text
    listed = f"“{section}” lists the claim “{label}”, {frame.where(index)}"
    words = _illustrative(frame, target)
    examples = f"that part of the document is called “{words}”" if words else "it is one of several"
    return Ambiguity(
        SOURCE,
        clause.id,
        index,
        0,
        len(label),
        f"the duty “{without_asides(obligation(clause))}” points to “{section}”, which lists the "
        f"claim “{label}”: showing that can be read as meeting the duty in place of a safeguard.",
        (
            Alternative(
                "the safeguards are due whatever is shown",
                "the clause asks for safeguards, not for a claim",
                listed,
                unchanged,
                appending(f"; showing “{label}” does not replace them"),
            ),
            Alternative(
                f"showing “{label}” takes the place of the safeguards",
                listed,
                examples,
                adding(Not(Atom(label + SHOWN))),
                appending(f", unless “{label}” is shown"),
            ),
        ),
    )
