"""A framework as it is laid out: sections, paragraphs, items, cells, notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from framework_lint.source import Source, Span
from framework_lint.textmap import TextMap


class Kind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class Role(StrEnum):
    """Whether a block is the framework's own words, and if not, what it is."""

    BODY = "body"
    CONTENTS = "contents"
    CHANGE_LOG = "change log"
    BIBLIOGRAPHY = "bibliography"
    FURNITURE = "furniture"
    METADATA = "metadata"
    QUOTED = "quoted"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as a reader would look it up.

    `page`, `item`, `line` and `column_no` count from 1. `section` runs from
    the outermost heading to the innermost. `table` is the caption, or
    "table 3" for the third table without one; `row` and `column` are the
    row's label and the column's header. `note` is a footnote's mark.
    """

    line: int = 1
    column_no: int = 1
    page: int | None = None
    section: tuple[str, ...] = ()
    table: str | None = None
    row: str | None = None
    column: str | None = None
    item: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Where words stand in a file of text, and what stands there, markup and all.

    Lines and columns count from 1, columns in characters; `end_column` is that
    after the last one. `offset` counts characters from the start of the file,
    if it holds the text of its source to the letter. Of a web page only the
    line is known, and not what stands on it.
    """

    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None
    offset: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote's mark, at the offset of `Block.text` before which it stands."""

    offset: int
    note: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that no sentence crosses.

    `level` is a heading's depth from 1 or a list item's from 1. `label` is
    the number or mark that opens the block: "2.3", "C.1", "(a)", "•". A
    heading's text holds its number, an item's does not hold its mark.
    `lead_in` is the index in `Document.blocks` of the block that governs
    this one: "We will:" over its bullets.
    """

    kind: Kind
    textmap: TextMap
    place: Place
    role: Role = Role.BODY
    level: int = 0
    label: str = ""
    lead_in: int | None = None
    marks: tuple[NoteMark, ...] = ()

    @property
    def text(self) -> str:
        return self.textmap.plain

    def quote(self, start: int, end: int) -> tuple[str, Span]:
        """Return the words of `text[start:end]` and where the source has them."""
        return self.text[start:end], self.textmap.span(start, end)

    @property
    def operative(self) -> bool:
        """Whether the block may bind: the framework's own words, not a heading or caption."""
        return self.role is Role.BODY and self.kind not in (Kind.HEADING, Kind.CAPTION)


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page starts in the source, and the number it goes by."""

    start: int
    number: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a block starts in the source text, and on which line of the file it stands."""

    start: int
    line: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment to this tool in a file, by its words and line, and what it governs.

    `governs` is the source range of a block or table, or None if there is
    none; `flaw` says why a comment that has no such place is of no use.
    """

    words: str
    line: int
    governs: Span | None
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks under it, and the sections under those."""

    heading: Block
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a source in reading order.

    `lines` leads back to the lines of a file whose text the source is not.
    `warnings` are lines for the reader about what was uncertain; `unread`
    names each part of the file whose text could not be read; `directives` are
    its comments to this tool, which are no text of it.
    """

    source: Source
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    lines: tuple[Anchor, ...] = ()
    warnings: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    directives: tuple[Directive, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The outline: sections of the highest level, each holding its own."""
        aside = (Role.FURNITURE, Role.QUOTED)
        return _nest([block for block in self.blocks if block.role not in aside])

    def place(self, block: Block, start: int, end: int) -> Place:
        """Place `block.text[start:end]`: its own line and page, the block's section and cell."""
        at = block.textmap.span(start, end).start
        return replace(
            block.place,
            line=self.line(at),
            column_no=1 if self.lines else self.source.column(at),
            page=self.page(at),
        )

    def region(self, span: Span) -> Region | None:
        """Return where a span stands in the file itself, or None if it has no lines to count."""
        source = self.source
        if not source.media_type.startswith("text/"):
            return None
        if self.lines:
            line = self.line(span.start)
            return Region(line, line)
        last = max(span.start, span.end - 1)
        return Region(
            line=source.line(span.start),
            end_line=source.line(last),
            column=source.column(span.start),
            end_column=source.column(last) + 1,
            offset=span.start if source.verbatim else None,
            text=source.text[span.start : span.end],
        )

    def line(self, offset: int) -> int:
        """Return the line of the file for a source offset: the block's where no other is known."""
        index = bisect_right(self.lines, offset, key=lambda anchor: anchor.start)
        return self.lines[index - 1].line if index else self.source.line(offset)

    def page(self, offset: int) -> int | None:
        """Return the page that holds a source offset, or None in a text without pages."""
        index = bisect_right(self.pages, offset, key=lambda page: page.start)
        return self.pages[index - 1].number if index else None

    def lead_ins(self, index: int) -> Iterator[int]:
        """Yield the indices of the blocks that govern block `index`, nearest first."""
        lead_in = self.blocks[index].lead_in
        while lead_in is not None:
            yield lead_in
            lead_in = self.blocks[lead_in].lead_in


def _nest(blocks: list[Block]) -> tuple[Section, ...]:
    sections: list[Section] = []
    start = 0
    while start < len(blocks):
        heading = blocks[start]
        start += 1
        if heading.kind is not Kind.HEADING:
            continue
        end = start
        while end < len(blocks) and not _closes(blocks[end], heading.level):
            end += 1
        inner = blocks[start:end]
        own = next((i for i, b in enumerate(inner) if b.kind is Kind.HEADING), len(inner))
        sections.append(Section(heading, tuple(inner[:own]), _nest(inner[own:])))
        start = end
    return tuple(sections)


def _closes(block: Block, level: int) -> bool:
    return block.kind is Kind.HEADING and block.level <= level
