"""The blocks that the paragraphs and tables of a Word document make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from framework_lint.document import Kind, NoteMark, Role
from framework_lint.readers.composition import Draft
from framework_lint.readers.docx.line import Line, join, open_with
from framework_lint.readers.docx.shown import Shown
from framework_lint.readers.docx.story import Node, Paragraph, Table
from framework_lint.readers.docx.table import only_cell, write_table
from framework_lint.readers.heading import heading_label
from framework_lint.readers.passage import Frame
from framework_lint.readers.table import itemise
from framework_lint.readers.trail import behind

_MOST_HEADING_WORDS = 20


@dataclass(frozen=True, slots=True)
class _Entry:
    """A draft, and how far it is indented on the page: only the order of indents counts."""

    draft: Draft
    indent: int = 0

    @property
    def typed(self) -> bool:
        """Whether it is a plain paragraph that opens with a typed bullet or number."""
        frame = self.draft.frame
        plain = frame.kind is Kind.PARAGRAPH and frame.role in (Role.BODY, Role.QUOTED)
        return plain and _opens_item(self.draft.text)


def write(shown: Shown, nodes: Sequence[Node]) -> list[Draft]:
    """Write paragraphs and tables in reading order, each text box after what it hangs on."""
    entries = [entry for entry in _entries(shown, nodes, "") if entry.draft.text]
    drafts: list[Draft] = []
    for typed, group in groupby(entries, key=lambda entry: entry.typed):
        held = list(group)
        drafts += _itemised(held) if typed else (entry.draft for entry in held)
    return drafts


def _entries(shown: Shown, nodes: Sequence[Node], path: str) -> Iterator[_Entry]:
    for at, node in enumerate(nodes):
        name = f"{path}{at}."
        if isinstance(node, Table):
            box = only_cell(node)
            if box is not None:
                yield from _entries(shown, box, name)
            else:
                yield from (_Entry(draft) for draft in write_table(shown, node, name))
            continue
        yield from _paragraph(shown, node)
        for count, box in enumerate(node.boxes):
            yield from _entries(shown, box, f"{name}{count}.")


def _paragraph(shown: Shown, paragraph: Paragraph) -> Iterator[_Entry]:
    lines = shown.lines(paragraph)
    frame = _frame(shown, paragraph, join(lines).text)
    whole = frame.kind in (Kind.HEADING, Kind.CAPTION)
    for line in [join(lines)] if whole else _chunks(lines):
        if frame.kind is Kind.HEADING:
            line = open_with(shown.number(paragraph), line)
            label = heading_label(line.text) or shown.number(paragraph)
            frame = replace(frame, label=label)
        draft = Draft(line.text, frame, line.marks, trail=line.trail)
        yield _Entry(draft, paragraph.indent // 20 + line.indent)
        frame = replace(frame, label="")


def _frame(shown: Shown, paragraph: Paragraph, text: str) -> Frame:
    role, style = _role(paragraph), paragraph.style
    level = paragraph.level or shown.levels.get(paragraph.element, 0)
    if style.contents_heading:
        return Frame(Kind.HEADING, Role.CONTENTS, level=max(level, 1))
    if level and not _is_clause(text):
        aside = role if role is Role.CONTENTS else Role.BODY
        return Frame(Kind.HEADING, aside, level=level)
    if paragraph.list_level:
        return Frame(Kind.ITEM, role, level=paragraph.list_level, label=shown.label(paragraph))
    return Frame(Kind.CAPTION if style.caption else Kind.PARAGRAPH, role)


def _role(paragraph: Paragraph) -> Role:
    style = paragraph.style
    if paragraph.contents:
        return Role.CONTENTS
    if style.code:
        return Role.CODE
    return Role.QUOTED if style.quote or paragraph.boxed else Role.BODY


def _is_clause(text: str) -> bool:
    """Whether a paragraph with a heading's style is a numbered sentence, as legal texts have."""
    return len(text.split()) > _MOST_HEADING_WORDS and text.endswith((".", ";", ":"))


def _chunks(lines: Iterable[Line]) -> Iterator[Line]:
    """Read lines as one, but start anew at a typed bullet and after an empty line."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if not line.text or _opens_item(line.text):
            groups.append([])
        groups[-1] += [line] if line.text or line.marks else []
    for group in groups:
        if group:
            yield replace(join(group), indent=group[0].indent)


def _opens_item(text: str) -> bool:
    return bool(itemise([text, ""])[0].label)


def _itemised(entries: Sequence[_Entry]) -> Iterator[Draft]:
    """Make items of paragraphs that follow each other and open with a typed mark."""
    lines = [" " * entry.indent + entry.draft.text for entry in entries]
    for entry, found in zip(entries, itemise([*lines, ""]), strict=False):
        draft = entry.draft
        cut = found.start - entry.indent
        marks = (NoteMark(max(mark.offset - cut, 0), mark.note) for mark in draft.marks)
        frame = replace(draft.frame, kind=Kind.ITEM, level=found.level, label=found.label)
        trail = behind(draft.text, draft.trail, cut)
        yield Draft(draft.text[cut:], frame, tuple(marks), trail=trail)
