"""Read Word documents: DOCX, as Word, Google Docs and others write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from framework_lint.document import Document, Kind, Role
from framework_lint.readers.composition import Draft, compose
from framework_lint.readers.docx.draft import write
from framework_lint.readers.docx.fields import read_fields
from framework_lint.readers.docx.letters import Traced, number_letters
from framework_lint.readers.docx.line import Notes, join
from framework_lint.readers.docx.look import find_headings
from framework_lint.readers.docx.notes import (
    KINDS,
    Body,
    number_notes,
    read_notes,
    restart,
    write_notes,
)
from framework_lint.readers.docx.numbering import Numbering, read_numbering
from framework_lint.readers.docx.package import Package, Relation, find_main, open_package
from framework_lint.readers.docx.remarks import find_unread, find_warnings
from framework_lint.readers.docx.shown import Shown, number
from framework_lint.readers.docx.story import flatten, read_nodes
from framework_lint.readers.docx.styles import Styles, read_styles
from framework_lint.readers.docx.text import Story
from framework_lint.readers.docx.xml import R_ID, Element, w
from framework_lint.readers.heading import settle
from framework_lint.readers.options import Revisions
from framework_lint.readers.outline import arrange
from framework_lint.readers.passage import Frame
from framework_lint.readers.table import name_tables
from framework_lint.readers.trail import Tracked
from framework_lint.source import Original

_RESTARTED = "the numbers of notes start anew in the file; here they run through"
_MARGINS = (w("headerReference"), w("footerReference"))


@dataclass(frozen=True, slots=True)
class _File:
    """The parts of one document and what all of them are read with.

    `notes` are the parts that hold notes, by their kind; `letters` numbers
    the letters of all parts, and `firsts` the first of each by its name.
    """

    package: Package
    root: Element
    relations: Mapping[str, Relation]
    styles: Styles
    numbering: Numbering
    revisions: Revisions
    notes: Mapping[str, Element]
    letters: Mapping[Element, int]
    firsts: Mapping[str, int]

    def story(self, root: Element) -> Story:
        fields = read_fields(root)
        return Story(self.styles, self.numbering, fields, self.revisions, self.letters)

    def part(self, kind: str) -> Element | None:
        """Return the part that the text refers to as being of a kind."""
        return _part(self.package, self.relations, kind)[1]


def read(original: Original, revisions: Revisions = Revisions.ACCEPTED) -> Document:
    """Read a document on one side of its tracked changes.

    Raises InputError if the file is damaged, not safe to unpack or no DOCX.
    The source's text is that of its blocks, one after the other.
    """
    return _read(original, revisions)[0]


def trace(original: Original, revisions: Revisions = Revisions.ACCEPTED) -> Traced:
    """Read a document once more, for where in the file each of its letters stands."""
    return _read(original, revisions)[1]


def _read(original: Original, revisions: Revisions) -> tuple[Document, Traced]:
    file = _open(original.content, revisions)
    story = file.story(file.root)
    nodes = tuple(read_nodes(story, file.root))
    settings = _settings(file)
    notes = number_notes(nodes, settings)
    shown = Shown(number(nodes, file.numbering), notes)
    shown = replace(shown, levels=find_headings(nodes, file.styles, shown))
    bodies = _bodies(file, notes)
    everything = [*nodes, *chain.from_iterable(bodies.values())]
    margins = list(_margins(file))
    drafts = [*write(shown, nodes), *write_notes(bodies, file.numbering, notes), *margins]
    composition = compose(original, drafts)
    warnings = find_warnings(
        everything, (file.root, *file.notes.values()), file.part("comments"), revisions
    )
    lost = (f"note {mark} has no text in the file" for mark in notes.values() if mark not in bodies)
    anew = (_RESTARTED,) if notes and restart(settings) else ()
    document = Document(
        composition.source,
        arrange(settle(name_tables(composition.blocks))),
        warnings=(*warnings, *anew),
        unread=(*find_unread(nodes, file.root), *lost),
    )
    tracked = Tracked.of(composition.source.text, composition.trail)
    return document, Traced(tracked, file.firsts)


def _open(content: bytes, revisions: Revisions) -> _File:
    package = open_package(content)
    name, root = find_main(package)
    relations = package.relations(name)
    styles = read_styles(_part(package, relations, "styles")[1])
    numbering = read_numbering(_part(package, relations, "numbering")[1], styles)
    found = {kind: _part(package, relations, f"{kind}s") for kind in KINDS}
    notes = {kind: held for kind, (_, held) in found.items() if held is not None}
    letters: dict[Element, int] = {}
    firsts: dict[str, int] = {}
    last = 0
    for each, held in ((name, root), *found.values()):
        if held is not None:
            firsts[each] = last
            numbers, last = number_letters(held, last)
            letters |= numbers
    return _File(package, root, relations, styles, numbering, revisions, notes, letters, firsts)


def _part(
    package: Package, relations: Mapping[str, Relation], kind: str
) -> tuple[str, Element | None]:
    """Return the name and root of the first part of a kind that is there."""
    for each in relations.values():
        if each.kind == kind and (root := package.part(each.target)) is not None:
            return each.target, root
    return "", None


def _settings(file: _File) -> Sequence[Element]:
    """Return what may say how notes are numbered: the sections, then the whole document."""
    settings = file.part("settings")
    return [*file.root.iter(w("sectPr")), *([] if settings is None else [settings])]


def _bodies(file: _File, notes: Notes) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for kind, root in file.notes.items():
        found |= read_notes(file.story(root), root, notes, kind)
    return found


def _margins(file: _File) -> Iterator[Draft]:
    """Write the headers and footers, each wording once, without bare page numbers."""
    references = file.root.iter(*_MARGINS)
    keys = dict.fromkeys(each.get(R_ID, "") for each in references)
    seen: set[str] = set()
    for key in keys:
        relation = file.relations.get(key)
        root = file.package.part(relation.target) if relation else None
        nodes = () if root is None else read_nodes(file.story(root), root)
        for paragraph in flatten(nodes):
            line = join(Shown({}, {}).lines(paragraph))
            if line.text not in seen and any(map(str.isalpha, line.text)):
                seen.add(line.text)
                yield Draft(line.text, Frame(Kind.PARAGRAPH, Role.FURNITURE))
