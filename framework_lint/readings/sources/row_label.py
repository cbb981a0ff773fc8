"""A cell with an if-clause of its own that does not repeat the label of its row."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.clause import Clause, Phrase
from framework_lint.clauses.layout import Cell, Part
from framework_lint.lexicon import pattern
from framework_lint.reading import Ambiguity
from framework_lint.readings.frame import Frame, binds, own_condition, stems
from framework_lint.readings.presence import Grounds, ways

SOURCE = "row-label-not-repeated"


def labels_not_repeated(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties of a cell whose if-clause names a level, and not that of its row."""
    for clause in frame.policy.clauses:
        cell = frame.cell(clause)
        if cell is None or cell.part is not Part.SAFEGUARD or not _is_capability(frame, cell):
            continue
        if not binds(clause) or not own_condition(clause):
            continue
        stated = _stated(frame, clause)
        apart = cell.level and not stems(cell.level) & stems(clause.quote)
        if cell.level and stated and apart and not _points_back(clause, stated):
            yield _ambiguity(frame, clause, cell, stated)


def _is_capability(frame: Frame, cell: Cell) -> bool:
    """Whether a row is about a level that it defines, or a capability that the text names so."""
    if cell.level is None or pattern("readings", "grade").search(cell.level):
        return False
    if cell.thresholds:
        return True
    named = f"{cell.level} "
    texts = (sentence.text for sentence in frame.policy.sentences if named in sentence.text)
    behind = (text.partition(named)[2] for text in texts)
    return any(pattern("readings", "bare").match(text) for text in behind)


def _points_back(clause: Clause, stated: Phrase) -> bool:
    """Whether the duty itself speaks of what its row is about: "the discovered capability"."""
    rest = clause.quote.replace(stated.text, " ", 1)
    return pattern("readings", "pointing").search(rest) is not None


def _stated(frame: Frame, clause: Clause) -> Phrase | None:
    """Return the if-clause, if it names a level or capability and so could stand alone."""
    for said in clause.trigger.phrases if clause.trigger else ():
        if not pattern("readings", "attaining").search(said.text):
            continue
        if any(pattern("levels", name).search(said.text) for name in ("named", "code")):
            return said
        if pattern("readings", "capabilities").search(said.text):
            return said
        if frame.marks & set(said.text.replace(",", " ").split()):
            return said
        if any(topic.lower() in said.text.lower() for topic in frame.topics):
            return said
    return None


def _ambiguity(frame: Frame, clause: Clause, cell: Cell, stated: Phrase) -> Ambiguity:
    index = frame.index(clause)
    start = max(frame.block(index).text.find(stated.text, frame.sentence(clause).start), 0)
    label = cell.level or ""
    row = f"the row is that of “{label}”, {frame.where((*cell.thresholds, index)[0])}"
    alone = f"the cell has a condition of its own, “{stated.text}”, which does not name “{label}”"
    return Ambiguity(
        SOURCE,
        clause.id,
        index,
        start,
        start + len(stated.text),
        f"the cell's own condition does not repeat the label of its row, “{label}”: the duty can "
        "be read as arising with or without it; and if with it, who must show it is left open.",
        ways(frame, label, Grounds((alone, row), (row, alone), front=True)),
    )
