"""The text of a block cut into runs, so that marks may overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framework_lint.check import Severity
from framework_lint.rendering.page.entry import Entry


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be seen or reached at `text[start:end]`: a finding, or else an anchor."""

    start: int
    end: int
    anchor: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A footnote's mark before the character at an offset; `target` is the note's anchor."""

    offset: int
    mark: str
    target: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in which nothing begins or ends.

    `opens` are the anchors that begin at it, `notes` the marks before it,
    `closes` the findings whose words end with it; `anchors` cover it.
    """

    text: str
    findings: tuple[Entry, ...] = ()
    anchors: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    notes: tuple[NoteLink, ...] = ()
    closes: tuple[Entry, ...] = ()

    @property
    def severity(self) -> Severity:
        """The worst severity of its findings that count, or of those that are waived."""
        counting = [e.finding for e in self.findings if e.finding.waiver is None]
        found = counting or [e.finding for e in self.findings]
        return min((each.severity for each in found), key=lambda severity: severity.rank)

    @property
    def waived(self) -> bool:
        return all(entry.finding.waiver for entry in self.findings)


def cut(text: str, marks: Sequence[Mark], notes: Sequence[NoteLink] = ()) -> tuple[Run, ...]:
    """Cut text wherever a mark begins or ends, or a footnote's mark stands."""
    if not marks and not notes:
        return (Run(text),)
    inner = {offset for mark in marks for offset in (mark.start, mark.end)}
    inner |= {note.offset for note in notes}
    cuts = sorted({0, len(text)} | {offset for offset in inner if 0 < offset < len(text)})
    runs = [_run(text, start, end, marks, notes) for start, end in pairwise(cuts)]
    return (*runs, *_tail(len(text), notes))


def _run(text: str, start: int, end: int, marks: Sequence[Mark], notes: Sequence[NoteLink]) -> Run:
    over = [mark for mark in marks if mark.start < end and start < mark.end]
    return Run(
        text[start:end],
        findings=tuple(mark.entry for mark in over if mark.entry),
        anchors=tuple(mark.anchor for mark in over if not mark.entry),
        opens=tuple(mark.anchor for mark in over if not mark.entry and mark.start == start),
        notes=tuple(note for note in notes if note.offset == start),
        closes=tuple(mark.entry for mark in over if mark.entry and mark.end == end),
    )


def _tail(length: int, notes: Sequence[NoteLink]) -> Iterator[Run]:
    last = tuple(note for note in notes if note.offset >= length)
    if last:
        yield Run("", notes=last)
