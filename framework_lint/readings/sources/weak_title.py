"""A heading or a lead-in that is weaker than what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence
from framework_lint.clause import Clause, ClauseKind
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import allowing, appending, unchanged, voiding
from framework_lint.readings.frame import Frame

SOURCE = "heading-weaker-than-text"
_FEW = 10
_MODAL = re.compile(r"\b(?:will|must|shall)\b")


@dataclass(frozen=True, slots=True)
class _Weak:
    """Words above a clause that leave it open, at `start` of the block with index `block`."""

    block: int
    start: int
    words: str


def weak_titles(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties under a heading of examples, and those in a list of what may be done."""
    blocks = enumerate(frame.policy.document.blocks)
    headings = {frame.path(index): index for index, b in blocks if b.kind is Kind.HEADING}
    for clause in frame.policy.clauses:
        if clause.kind is not ClauseKind.COMMITMENT or clause.register is not Register.MANDATORY:
            continue
        modal = _MODAL.search(clause.quote)
        settled = any(pattern("readings", n).search(clause.quote) for n in ("headed", "restating"))
        if modal is None or settled:
            continue
        found = _lead_in(frame, clause) or _heading(frame, clause, headings)
        if found is not None:
            yield _ambiguity(frame, clause, modal.group(), found)


def _lead_in(frame: Frame, clause: Clause) -> _Weak | None:
    """Return where the lead-in over an item says that its items may be done."""
    sentence = frame.sentence(clause)
    governor: Sentence | None = next(iter(frame.policy.governors(sentence)), None)
    if governor is None or governor.register is not Register.PERMISSION:
        return None
    weak = pattern("readings", "allowing").search(governor.text)
    if weak is None:
        return None
    start = governor.start + weak.start()
    return _Weak(governor.block, start, weak.group())


def _heading(frame: Frame, clause: Clause, headings: dict[tuple[str, ...], int]) -> _Weak | None:
    """Return where a heading over a clause calls what is under it examples or advice."""
    path = clause.place.section
    for depth in range(len(path), 0, -1):
        named = pattern("columns", "safeguard").search(path[depth - 1])
        weak = pattern("readings", "advisory").search(path[depth - 1]) if named else None
        index = headings.get(path[:depth]) if weak else None
        if weak and index is not None and path[depth - 1] in frame.block(index).text:
            return _Weak(index, weak.start(), weak.group())
    return None


def _opening(quote: str) -> str:
    """Return the first words of a clause."""
    words = quote.split()
    return " ".join(words[:_FEW]) + (" …" if len(words) > _FEW else "")


def _ambiguity(frame: Frame, clause: Clause, verb: str, weak: _Weak) -> Ambiguity:
    above = f"what stands above it says “{weak.words}”, {frame.where(weak.block)}"
    own = f"the clause says “{verb}”"
    return Ambiguity(
        SOURCE,
        clause.id,
        weak.block,
        weak.start,
        weak.start + len(weak.words),
        f"“{weak.words}” stands over “{_opening(clause.quote)}”: what is under it can be read as "
        "required, or as an example or an option.",
        (
            Alternative(
                "what the clause states is required",
                own,
                above,
                unchanged,
                appending(", whatever the heading above says"),
            ),
            Alternative(
                "what the clause states is not binding",
                above,
                own,
                voiding,
                allowing(verb),
            ),
        ),
    )
