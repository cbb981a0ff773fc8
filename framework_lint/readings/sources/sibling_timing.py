"""Sibling cells of which one says “before” a use of the model, and another “for” it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.clause import Clause
from framework_lint.clauses.layout import Part
from framework_lint.formula import Atom
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import replacing, swapping, unchanged
from framework_lint.readings.frame import Frame, binds, tidy

SOURCE = "sibling-cells-for-and-before"
_BEFORE = ("before", "prior to")


@dataclass(frozen=True, slots=True)
class _Use:
    """The use of a model with which a clause ends: its preposition, and the use itself."""

    clause: Clause
    cue: str
    use: str

    @property
    def words(self) -> str:
        return f"{self.cue} {self.use}"


def sibling_timings(frame: Frame) -> Iterator[Ambiguity]:
    """Yield each “for” a use, where another cell of the column says “before” the same use."""
    columns: dict[tuple[str | None, str | None, str], list[_Use]] = {}
    for clause in frame.policy.clauses:
        cell = frame.cell(clause)
        found = _use(clause) if cell and cell.part is Part.SAFEGUARD and binds(clause) else None
        if found is not None and clause.place.column:
            key = (clause.place.table, clause.place.column, found.use.lower())
            columns.setdefault(key, []).append(found)
    for uses in columns.values():
        earlier = next((use for use in uses if use.cue.lower() in _BEFORE), None)
        for use in uses:
            if earlier is not None and use.cue.lower() == "for":
                yield _ambiguity(frame, use, earlier)


def _use(clause: Clause) -> _Use | None:
    ending = pattern("readings", "occasion").search(clause.quote.rstrip(" .;"))
    if ending is None:
        return None
    words = tidy(ending.group())
    cue = next((c for c in (*_BEFORE, "for") if words.lower().startswith(c)), None)
    return _Use(clause, cue, words[len(cue) :].strip()) if cue else None


def _ambiguity(frame: Frame, found: _Use, earlier: _Use) -> Ambiguity:
    index = frame.index(found.clause)
    start = frame.block(index).text.rfind(found.words)
    beside = f"“{earlier.words}”, {frame.where(frame.index(earlier.clause))}"
    return Ambiguity(
        SOURCE,
        found.clause.id,
        index,
        start,
        start + len(found.words),
        f"another cell of the column says {beside}: “{found.words}” can be read as due before that "
        "use begins, or as due while it lasts.",
        (
            Alternative(
                f"the safeguard is due as long as the model is in {found.use}",
                f"the cell says “{found.cue}”, the other cell “{earlier.cue}”",
                f"a sibling cell says {beside}",
                unchanged,
                swapping(found.words, f"during {found.use}"),
            ),
            Alternative(
                f"the safeguard must be in place before {found.use} begins",
                f"a sibling cell says {beside}",
                f"the cell says “{found.cue}”",
                replacing(Atom(found.use), Atom(f"before {found.use}")),
                swapping(found.words, f"before {found.use}"),
            ),
        ),
    )
