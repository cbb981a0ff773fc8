"""Lines of a plain text, and what each is: page furniture, contents, notes, text.

Text that was pulled out of a PDF carries its pages with it: marks or form
feeds between them, headers and numbers at their edges, footnotes at their
ends. Each step here takes all lines and marks what it recognises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from framework_lint.document import Page
from framework_lint.lexicon import pattern
from framework_lint.source import Source

PAGE_MARK = re.compile(r"\[\[ ?page (\d{1,9}) ?\]\]", re.IGNORECASE)
EXTRACTION_NOTE = re.compile(r"\[[A-Z][A-Z0-9 ,.:-]{8,}\]")
HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
BARE_NUMBER = re.compile(r"(?:page )?[-–]?\s?(\d{1,4})\s?[-–]?(?: of \d+)?", re.IGNORECASE)
LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
ENTRY = re.compile(r"(?:\d+(?:\.\d+)+|[A-Z]\.\d+|\d+|Appendix [A-Z])\.?:?\s+\S.{0,90}[^.;,\s]")
NOTE = re.compile(r"[\[(]?(\d{1,3})[\])]?\s*(?=[A-Z“\"‘(])(?!\d)")
_EDGE = 3


class Look(Enum):
    """What a line is taken for."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()
    FURNITURE = auto()
    CONTENTS = auto()
    NOTE = auto()
    METADATA = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; offsets count characters of the source.

    `page` is an index into the pages, from 0; `note` is the mark of the
    footnote that the line belongs to.
    """

    start: int
    end: int
    text: str
    page: int
    look: Look
    indent: int = 0
    note: str = ""


def survey(source: Source) -> tuple[tuple[Line, ...], tuple[Page, ...]]:
    """Split a source into marked lines and its pages."""
    lines, pages = _split(source.text)
    for step in (_metadata, _numbers, _running, _contents, _notes):
        lines = step(lines)
    return tuple(lines), pages


def _split(text: str) -> tuple[list[Line], tuple[Page, ...]]:
    lines: list[Line] = []
    pages: list[Page] = []
    at = 0
    for raw in text.split("\n"):
        feeds = raw.count("\f")
        mark = PAGE_MARK.fullmatch(raw.strip())
        if mark:
            pages.append(Page(at, int(mark.group(1))))
        elif feeds:
            pages = pages or [Page(0, 1)]
            pages.append(Page(at + raw.index("\f"), pages[-1].number + feeds))
        lines.append(_line(raw, at, max(len(pages) - 1, 0), marked=bool(mark)))
        at += len(raw) + 1
    return lines, tuple(pages)


def _line(raw: str, at: int, page: int, *, marked: bool) -> Line:
    text = raw.lstrip(_BLANKS + _UNSEEN).rstrip(_BLANKS)
    indent = len(raw.rstrip(_BLANKS)) - len(text)
    look = Look.TEXT if text.split() else Look.BLANK
    if HASHES.match(text):
        look = Look.HEADING
    if marked or EXTRACTION_NOTE.fullmatch(text):
        look = Look.FURNITURE
    return Line(at + indent, at + indent + len(text), text, page, look, indent)


_BLANKS = " \t\f\v\u00a0"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"


def _metadata(lines: list[Line]) -> list[Line]:
    """Mark "KEY: value" lines over a rule at the very top."""
    for index, line in enumerate(lines[:20]):
        if re.fullmatch(r"-{5,}|={5,}", line.text):
            head = [x for x in lines[:index] if x.look is not Look.BLANK]
            if head and all(re.match(r"[A-Z][A-Z_]+:", x.text) for x in head):
                return [replace(x, look=Look.METADATA) for x in lines[: index + 1] if x.text] + [
                    *lines[index + 1 :]
                ]
            return lines
    return lines


def _paged(lines: Sequence[Line]) -> Iterator[list[Line]]:
    for _, page in groupby(lines, key=lambda line: line.page):
        yield list(page)


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the first and last few lines of a page that hold something."""
    held = [line for line in page if line.look not in (Look.BLANK, Look.FURNITURE)]
    return held if len(held) <= 2 * _EDGE else [*held[:_EDGE], *held[-_EDGE:]]


def _numbers(lines: list[Line]) -> list[Line]:
    """Mark page numbers: bare numbers at a page's edge or, without pages, in a rising chain."""
    numbered: set[int] = set()
    pages = list(_paged(lines))
    if len(pages) > 1:
        for page in pages:
            bare = [x for x in _edges(page) if BARE_NUMBER.fullmatch(x.text)]
            if len(bare) <= 2:
                numbered.update(x.start for x in bare)
    else:
        numbered.update(_rising(lines))
    return [replace(x, look=Look.FURNITURE) if x.start in numbered and x.text else x for x in lines]


def _rising(lines: Sequence[Line]) -> list[int]:
    chain: list[tuple[int, int]] = []
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        match = BARE_NUMBER.fullmatch(line.text)
        alone = before.look is Look.BLANK and after.look is Look.BLANK
        if match and alone and (not chain or chain[-1][1] < int(match[1]) <= chain[-1][1] + 2):
            chain.append((line.start, int(match[1])))
    return [start for start, _ in chain] if len(chain) > 3 else []


def _running(lines: list[Line]) -> list[Line]:
    """Mark headers and footers: the same words at the edges of many pages."""
    pages = list(_paged(lines))
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = max(3, len(pages) // 4)
    running = {key for key, count in seen.items() if count >= often and key}
    at_edge = {line.start for page in pages for line in _edges(page) if _key(line) in running}
    return [
        replace(x, look=Look.FURNITURE) if x.start in at_edge and x.look is not Look.BLANK else x
        for x in lines
    ]


def _key(line: Line) -> str:
    return re.sub(r"\W|\d", "", line.text).lower() if len(line.text) < 90 else ""


def _contents(lines: list[Line]) -> list[Line]:
    """Mark contents pages: those under their heading, and those that list numbers and leaders."""
    marked: list[Line] = []
    listing = False
    for page in _paged(lines):
        held = [x for x in page if x.look in (Look.TEXT, Look.HEADING)]
        listing = _lists_contents(held) if not listing else _lists_contents(held, least=0.4)
        opened = listing
        for line in page:
            if line.look is Look.HEADING or _opens_contents(line):
                opened = _opens_contents(line) or (opened and listing and _is_entry(line))
            told = opened and line.look in (Look.TEXT, Look.HEADING)
            marked.append(replace(line, look=Look.CONTENTS) if told else line)
        listing = listing or opened
    return marked


def _opens_contents(line: Line) -> bool:
    return bool(pattern("headings", "contents").fullmatch(HASHES.sub("", line.text).strip()))


def _lists_contents(held: Sequence[Line], least: float = 0.6) -> bool:
    paged = sum(bool(BARE_NUMBER.fullmatch(x.text) or LEADER.search(x.text)) for x in held)
    entries = sum(_is_entry(x) for x in held)
    return paged >= 5 and entries >= least * len(held)


def _is_entry(line: Line) -> bool:
    text = HASHES.sub("", line.text)
    listed = BARE_NUMBER.fullmatch(text) or LEADER.search(text) or ENTRY.fullmatch(text)
    return bool(listed)


def _notes(lines: list[Line]) -> list[Line]:
    """Mark the footnotes at the end of each page, whatever order they stand in."""
    noted: dict[int, str] = {}
    highest = 0
    for page in _paged(lines):
        for line, note in _page_notes(page, highest):
            noted[line.start] = note
            highest = max(highest, int(note))
    return [
        replace(x, look=Look.NOTE, note=noted[x.start]) if x.text and x.start in noted else x
        for x in lines
    ]


def _page_notes(page: Sequence[Line], highest: int) -> list[tuple[Line, str]]:
    tail = _paragraphs(page)
    found: list[tuple[Line, str]] = []
    while tail:
        note = _opens_note(tail[-1][0], highest)
        if note is None and len(tail) > 1 and _runs_on(tail[-2], tail[-1], highest):
            tail[-2:] = [tail[-2] + tail[-1]]
            continue
        if note is None:
            break
        found += _split_notes(tail.pop(), highest)
    return found


def _split_notes(paragraph: Sequence[Line], highest: int) -> Iterator[tuple[Line, str]]:
    note = ""
    for line in paragraph:
        opened = _opens_note(line, highest)
        after = not note or (opened is not None and abs(int(opened) - int(note)) == 1)
        note = opened if opened is not None and after else note
        yield line, note


def _opens_note(line: Line, highest: int) -> str | None:
    match = NOTE.match(line.text)
    if match is None or not 0 < int(match[1]) <= highest + 12:
        return None
    return match[1] if int(match[1]) > highest else None


def _runs_on(before: Sequence[Line], after: Sequence[Line], highest: int) -> bool:
    broken = before[-1].text[-1] not in '.!?”")'
    return broken and len(after) <= 3 and any(_opens_note(x, highest) for x in before)


def _paragraphs(page: Sequence[Line]) -> list[list[Line]]:
    """Group the text lines of a page by the blank lines between them."""
    kept = [x for x in page if x.look in (Look.TEXT, Look.BLANK, Look.HEADING)]
    groups = groupby(kept, key=lambda line: line.look)
    return [list(group) for look, group in groups if look is not Look.BLANK]
