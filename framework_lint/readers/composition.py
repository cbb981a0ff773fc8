"""Compose the canonical text of a file that has no text of its own: PDF, DOCX, HTML.

Blocks are written one after the other, a blank line between them; that text
is what spans index and what `framework-lint text` prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from framework_lint.document import Anchor, Block, Directive, NoteMark, Page
from framework_lint.readers.directive import Comment, govern
from framework_lint.readers.passage import Frame
from framework_lint.readers.trail import Trail, reach, sound
from framework_lint.source import Original, Source
from framework_lint.textmap import Piece, TextMap

_GAP = "\n\n"


PageOf = Callable[[int], int | None]
"""The number of the page on which a letter of the file stands, by the letter's number."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block on its way: its words, what it is, and where the file has it.

    `text` has single blanks and no line breaks. `page` is the number the page
    goes by and `line` the line of the file, where there are any; `trail` leads
    back to the letters of the file, where the reader keeps track of them.
    `comments` to this tool stand in it, or before the next block if it has no
    words.
    """

    text: str
    frame: Frame
    marks: tuple[NoteMark, ...] = ()
    page: int | None = None
    line: int | None = None
    comments: tuple[Comment, ...] = ()
    trail: Trail = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """The canonical text with its blocks, and where pages and lines of the file start in it."""

    source: Source
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    lines: tuple[Anchor, ...]
    trail: Trail
    directives: tuple[Directive, ...] = ()


def compose(
    original: Original, drafts: Iterable[Draft], page_of: PageOf = lambda _: None
) -> Composition:
    """Write drafts in order; of those without words only the comments are kept."""
    stripped = [_stripped(draft) for draft in drafts]
    written = [draft for draft in stripped if draft.text]
    starts = _starts(written)
    text = _GAP.join(draft.text for draft in written) + ("\n" if written else "")
    source = Source.of(original.name, original.media_type, original.content, text)
    blocks = [_block(source, d, at) for d, at in zip(written, starts, strict=True)]
    trail = tuple(chain.from_iterable(sound(draft.text, draft.trail) for draft in written))
    pages, lines = _pages(written, starts, page_of), _lines(written, starts)
    return Composition(source, tuple(blocks), pages, lines, trail, _governing(stripped, blocks))


def _governing(drafts: Iterable[Draft], blocks: Iterable[Block]) -> tuple[Directive, ...]:
    block, found = iter(blocks), list[Block | Comment | str]()
    for draft in drafts:
        found += draft.comments
        found += [next(block)] if draft.text else []
    return govern(found)


def _stripped(draft: Draft) -> Draft:
    text = draft.text.strip()
    cut = len(draft.text) - len(draft.text.lstrip())
    marks = (NoteMark(min(max(m.offset - cut, 0), len(text)), m.note) for m in draft.marks)
    return replace(draft, text=text, marks=tuple(marks))


def _starts(drafts: Sequence[Draft]) -> list[int]:
    starts, at = [], 0
    for draft in drafts:
        starts.append(at)
        at += len(draft.text) + len(_GAP)
    return starts


def _block(source: Source, draft: Draft, start: int) -> Block:
    frame = draft.frame
    textmap = TextMap.of((Piece(draft.text, start, start + len(draft.text)),))
    line = draft.line or source.line(start)
    place = replace(frame.place, line=line, column_no=1, page=draft.page)
    kind, role, level, label = frame.kind, frame.role, frame.level, frame.label
    return Block(kind, textmap, place, role, level, label, marks=draft.marks)


def _pages(drafts: Sequence[Draft], starts: Sequence[int], page_of: PageOf) -> tuple[Page, ...]:
    """Say where pages start, also within a block that runs on to the next page."""
    pages: list[Page] = []
    for draft, start in zip(drafts, starts, strict=True):
        for letters, number in _turns(draft, page_of):
            if not pages or pages[-1].number != number:
                pages.append(Page(start + reach(draft.text, letters), number))
    return tuple(pages)


def _turns(draft: Draft, page_of: PageOf) -> Iterator[tuple[int, int]]:
    """Yield after how many of its letters a block stands on which page."""
    if draft.page is None:
        return
    yield 0, draft.page
    letters = 0
    for stretch in draft.trail:
        for at in (0, stretch.count - 1):
            page = None if stretch.first is None else page_of(stretch.first + at)
            if page is not None:
                yield letters + at, page
        letters += stretch.count


def _lines(drafts: Sequence[Draft], starts: Sequence[int]) -> tuple[Anchor, ...]:
    pairs = zip(drafts, starts, strict=True)
    return tuple(Anchor(start, d.line) for d, start in pairs if d.line is not None)
