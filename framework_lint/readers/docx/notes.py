"""Footnotes and endnotes of a Word document, numbered as Word shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from framework_lint.document import Kind, Place, Role
from framework_lint.readers.composition import Draft
from framework_lint.readers.docx.line import Notes, join
from framework_lint.readers.docx.numbering import Numbering, spell
from framework_lint.readers.docx.shown import Shown, number
from framework_lint.readers.docx.story import Node, flatten, read_nodes
from framework_lint.readers.docx.text import Note, Story
from framework_lint.readers.docx.xml import Element, integer, value, w
from framework_lint.readers.passage import Frame

Body = tuple[Node, ...]

KINDS = {"footnote": "decimal", "endnote": "lowerRoman"}


def number_notes(nodes: Iterable[Node], settings: Sequence[Element]) -> Notes:
    """Give each note the mark it goes by, in the order in which the text cites them.

    `settings` are the elements that may say how notes are numbered, the
    first that does so is heard. Two notes never go by the same mark.
    """
    notes: dict[tuple[str, str], str] = {}
    counts: Counter[str] = Counter()
    used: set[str] = set()
    forms = {kind: _form(kind, settings) for kind in KINDS}
    cited = (atom for each in flatten(nodes) for atom in each.atoms if isinstance(atom, Note))
    for note in cited:
        if (note.kind, note.key) in notes:
            continue
        start, form = forms[note.kind]
        mark = note.custom or spell(start + counts[note.kind], form)
        counts[note.kind] += not note.custom
        notes[note.kind, note.key] = _unused(mark, note.kind, used)
        used.add(notes[note.kind, note.key])
    return notes


def restart(settings: Sequence[Element]) -> bool:
    """Whether numbers of notes start anew on each page, or in each of several sections."""
    sections = sum(each.tag == w("sectPr") for each in settings)
    said = (
        value(found, "numRestart")
        for each in settings
        for found in each.iter(*(w(f"{kind}Pr") for kind in KINDS))
    )
    return any(each == "eachPage" or (each == "eachSect" and sections > 1) for each in said)


def _form(kind: str, settings: Iterable[Element]) -> tuple[int, str]:
    """Return the first number and the number format of a kind of note."""
    said = [found for each in settings for found in each.iter(w(f"{kind}Pr"))]
    formats = (value(each, "numFmt") for each in said)
    starts = (integer(value(each, "numStart")) for each in said)
    form = next((each for each in formats if each), KINDS[kind])
    return next((each for each in starts if each is not None), 1), form


def _unused(mark: str, kind: str, used: Collection[str]) -> str:
    """Return a mark that no other note has: "endnote 1" where a footnote is 1."""
    if mark not in used:
        return mark
    counted = (f"{kind} {mark}{f' ({n})' if n > 1 else ''}" for n in range(1, len(used) + 2))
    return next(each for each in counted if each not in used)


def read_notes(story: Story, root: Element, notes: Notes, kind: str) -> dict[str, Body]:
    """Return what the notes of a kind hold, by their marks and in that order."""
    elements = {each.get(w("id"), ""): each for each in root.iter(w(kind))}
    return {
        mark: tuple(read_nodes(story, elements[key]))
        for (own, key), mark in notes.items()
        if own == kind and key in elements
    }


def write_notes(bodies: Mapping[str, Body], numbering: Numbering, notes: Notes) -> Iterator[Draft]:
    """Write each paragraph of the notes; the first of a note carries its mark."""
    for mark, nodes in bodies.items():
        shown = Shown(number(nodes, numbering), notes)
        label, place = mark, Place(note=mark)
        for paragraph in flatten(nodes):
            line = join(shown.lines(paragraph))
            if line.text:
                frame = Frame(Kind.FOOTNOTE, Role.BODY, place, paragraph.list_level, label)
                yield Draft(line.text, frame, line.marks, trail=line.trail)
                label = ""
