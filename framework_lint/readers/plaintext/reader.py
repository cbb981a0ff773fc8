"""Read plain text, such as was pulled out of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from framework_lint.document import Block, Document, Kind, NoteMark, Page, Place, Role
from framework_lint.lexicon import pattern
from framework_lint.readers.outline import arrange
from framework_lint.readers.plaintext.groups import SECTION_NUMBER, Group, assemble
from framework_lint.readers.plaintext.lines import EXTRACTION_NOTE, HASHES, NOTE, Line, Look, survey
from framework_lint.readers.plaintext.repair import Lore, keep, learn, marks, repair
from framework_lint.source import Source
from framework_lint.textmap import rewrite

_DEEP = 6
_SET_ASIDE = {
    Look.FURNITURE: Role.FURNITURE,
    Look.CONTENTS: Role.CONTENTS,
    Look.METADATA: Role.METADATA,
}


@dataclass(frozen=True, slots=True)
class _Text:
    """What every block of one text is cut from."""

    source: Source
    pages: tuple[Page, ...]
    lore: Lore

    def block(self, lines: Sequence[Line], kind: Kind, *, skip: int = 0) -> Block:
        if skip >= len(lines[0].text) and len(lines) > 1:
            return self.block(lines[1:], kind)
        textmap = rewrite(self.source.text, keep(lines, skip), repair(lines, self.lore)).trimmed()
        at = textmap.pieces[0].start if textmap.pieces else lines[0].start
        page = self.pages[lines[0].page].number if self.pages else None
        place = Place(self.source.line(at), self.source.column(at), page)
        noted = [NoteMark(textmap.before(at), note) for at, note in marks(lines, self.lore)]
        return Block(kind, textmap, place, marks=tuple(noted))


def read(source: Source) -> Document:
    """Read a source into blocks; words keep their way back to the source."""
    lines, pages = survey(source)
    text = _Text(source, pages, learn(source.text, lines))
    groups = [_block(text, group) for group in assemble(lines)]
    body = _with_tables(_with_item_levels(_with_heading_levels(groups)))
    blocks = [*body, *_set_aside(text, lines), *_footnotes(text, lines)]
    ordered = sorted(
        (block for block in blocks if block.text), key=lambda b: b.textmap.pieces[0].start
    )
    return Document(source, arrange(ordered), pages, warnings=tuple(_warnings(lines)))


def _block(text: _Text, group: Group) -> Block:
    if group.kind is not Kind.HEADING:
        block = text.block(group.lines, group.kind, skip=group.skip)
        return replace(block, label=group.label)
    lines = tuple(_without_hashes(line) for line in group.lines)
    block = text.block(lines, Kind.HEADING)
    number = SECTION_NUMBER.match(block.text)
    label = number.group(1) if number else group.label.rstrip(".")
    marked = 1 if group.look is Look.HEADING else 0
    return replace(block, label=label, level=marked)


def _without_hashes(line: Line) -> Line:
    hashes = HASHES.match(line.text)
    if hashes is None:
        return line
    return replace(line, start=line.start + hashes.end(), text=line.text[hashes.end() :])


def _with_heading_levels(blocks: Sequence[Block]) -> list[Block]:
    """Give headings the depth their numbers tell; until here, level 1 meant marked as one."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    labels = Counter(_trusted(block, headings) for block in headings)
    offset = int(labels["1"] > 1)
    done: list[Block] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            label = _trusted(block, headings)
            block = replace(block, label=label, level=_level(block, label, offset))
        done.append(block)
    return done


def _trusted(block: Block, headings: Iterable[Block]) -> str:
    """Return a heading's number; a letter counts as one only if the letter beside it heads too."""
    if len(block.label) != 1 or not block.label.isalpha():
        return block.label
    if re.match(r"(?i:appendix|annex)\b", block.text) or block.text == block.label:
        return block.label
    beside = {chr(ord(block.label) - 1), chr(ord(block.label) + 1)}
    parts = {f"{block.label}.1"}
    return block.label if any(h.label in beside | parts for h in headings) else ""


def _level(block: Block, label: str, offset: int) -> int:
    if label:
        return label.count(".") + 1 + offset
    named = pattern("headings", "sections").fullmatch(block.text)
    return 1 if block.level or named else _DEEP


def _with_item_levels(blocks: Sequence[Block]) -> list[Block]:
    """Nest list items by the kinds of their marks: a new kind opens a level."""
    done: list[Block] = []
    styles: list[str] = []
    for block in blocks:
        if block.kind is Kind.ITEM:
            style = _style(block.label)
            styles = styles[: styles.index(style) + 1] if style in styles else [*styles, style]
            block = replace(block, level=len(styles))
        elif block.kind in (Kind.HEADING, Kind.CELL, Kind.PARAGRAPH):
            styles = []
        done.append(block)
    return done


def _style(label: str) -> str:
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", label)).strip("()")


def _with_tables(blocks: Sequence[Block]) -> list[Block]:
    """Name the table of each run of cells by the caption beside it, and count the items in it."""
    done: list[Block] = []
    captions = [None, *(b.text if b.kind is Kind.CAPTION else None for b in blocks), None]
    count = 0
    for is_cell, run in groupby(enumerate(blocks), key=lambda pair: pair[1].kind is Kind.CELL):
        members = list(run)
        if not is_cell:
            done += [block for _, block in members]
            continue
        count += 1
        above, below = captions[members[0][0]], captions[members[-1][0] + 2]
        table = _caption_name(below or above) or f"table {count}"
        done += _cells([block for _, block in members], table)
    return done


def _caption_name(caption: str | None) -> str | None:
    return caption if caption and caption.lower().startswith("table") else None


def _cells(blocks: Sequence[Block], table: str) -> Iterator[Block]:
    item = 0
    for block in blocks:
        item = item + 1 if block.label else 0
        yield replace(block, place=replace(block.place, table=table, item=item or None))


def _set_aside(text: _Text, lines: Sequence[Line]) -> Iterator[Block]:
    for line in lines:
        if line.look in _SET_ASIDE:
            yield replace(text.block([line], Kind.PARAGRAPH), role=_SET_ASIDE[line.look])


def _footnotes(text: _Text, lines: Sequence[Line]) -> Iterator[Block]:
    noted = [line for line in lines if line.look is Look.NOTE]
    for (_, note), run in groupby(noted, key=lambda line: (line.page, line.note)):
        members = list(run)
        mark = NOTE.match(members[0].text)
        block = text.block(members, Kind.FOOTNOTE, skip=mark.end() if mark else 0)
        yield replace(block, label=note, place=replace(block.place, note=note))


def _warnings(lines: Sequence[Line]) -> Iterator[str]:
    notes = [line for line in lines if EXTRACTION_NOTE.fullmatch(line.text)]
    if notes:
        told = "; ".join(sorted({line.text for line in notes}))
        yield f"{len(notes)} placeholder(s) stand where text was taken out before: {told}"
