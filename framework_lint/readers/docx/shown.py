"""What Word shows beyond the words of a paragraph: numbers, bullets, marks of notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from framework_lint.readers.docx.line import Line, Notes, lay
from framework_lint.readers.docx.numbering import BULLET, Numbering, Position, count
from framework_lint.readers.docx.story import Node, Paragraph, flatten
from framework_lint.readers.docx.xml import Element


@dataclass(frozen=True, slots=True)
class Shown:
    """What each paragraph's number or bullet is, and what each note goes by.

    `levels` are those of headings that only their look tells.
    """

    labels: Mapping[Element, str]
    notes: Notes
    levels: Mapping[Element, int] = field(default_factory=dict)

    def lines(self, paragraph: Paragraph) -> list[Line]:
        return lay(paragraph.atoms, self.notes)

    def label(self, paragraph: Paragraph) -> str:
        """Return the number or bullet before a paragraph, "" if there is none."""
        bullet = BULLET if paragraph.style.bullet and paragraph.list_level else ""
        return self.labels.get(paragraph.element, bullet)

    def number(self, paragraph: Paragraph) -> str:
        """Return the number before a paragraph, "" if there is none or a bullet."""
        label = self.label(paragraph)
        return "" if label == BULLET else label


def number(nodes: Sequence[Node], numbering: Numbering) -> dict[Element, str]:
    """Return what Word writes before each paragraph that is in a list."""
    listed = [each for each in flatten(nodes) if each.position]
    labels = count(numbering, _positions(listed))
    pairs = zip(listed, labels, strict=True)
    return {each.element: label for each, label in pairs if label is not None}


def _positions(paragraphs: Iterable[Paragraph]) -> Iterable[Position]:
    return (each.position for each in paragraphs if each.position)
