"""Cross-references of a document, and the parts of it that they can name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framework_lint.document import Block, Document, Kind, Role

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*(?:\.[A-Z])?|[A-Z](?:\.\d{1,2})*)"
_LIST = rf"({_NUMBER}(?:(?:\s?,\s?(?:and |or )?|\s(?:and|or|to)\s|\s?[-–]\s?){_NUMBER})*)"
_REFERENCE = re.compile(
    rf"\b(Sections?|Sec\.|§§?|Appendix|Appendices|Annex|Tables?|[Ff]ootnotes?)\s+{_LIST}(?![\w(])"
)
_ELSEWHERE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of|in|to|from|under)\s+(?:the\s+|our\s+|its\s+|that\s+)?"
    r"(?!this\b|the present\b)"
    r"(?:[A-Z]|\w+[’']s\b|(?:\w+ ){0,2}(?:act|code|report|card|law|statute|regulation|guidance)\b)"
)
_OWNED = re.compile(
    r"(?:[’']s|(?<=[a-z,;]\s)[A-Z][\w&.]+)\s$|\b(?:Code|Act|Regulation|Law|Article|Card|ISO|NIST)[^.;]{0,30}$"
)
_KINDS = {"s": "section", "§": "section", "a": "appendix", "t": "table", "f": "footnote"}
_OPENING_NUMBER = re.compile(rf"(?:(?:Appendix|Annex|Section)\s+)?({_NUMBER})\b")
_NUMBERED = re.compile(r"(?:^|(?<=[.:;!?] ))((?:\d{1,2}|[A-Z])(?:\.\d{1,2})+)\.? (?=[A-Z“\"])")
_CAPTION_NUMBER = re.compile(r"Table\s+([A-Z]?\.?\d{1,2}(?:\.\d{1,2})*(?:\.[A-Z])?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a part of the document at `text[start:end]` of a block.

    `kind` is section, appendix, table or footnote; `number` as it is written.
    """

    block: int
    start: int
    end: int
    kind: str
    number: str


def references(document: Document) -> Iterator[Reference]:
    """Yield the references that the framework's own words make to its own parts."""
    for index, block in enumerate(document.blocks):
        if not block.operative:
            continue
        for match in _REFERENCE.finditer(block.text):
            if _external(block.text, match):
                continue
            for number in re.finditer(_NUMBER, match.group(2)):
                at = match.start(2)
                kind = _KINDS[match.group(1)[0].lower()]
                start = match.start() if number.start() == 0 else at + number.start()
                yield Reference(index, start, at + number.end(), kind, number.group())


def _external(text: str, match: re.Match[str]) -> bool:
    """Whether the reference names a part of another document: a statute, a card, a report."""
    return bool(_ELSEWHERE.match(text, match.end()) or _OWNED.search(text[: match.start()]))


def targets(document: Document) -> dict[str, dict[str, int]]:
    """Return, for each kind of reference, the numbers it can name and the block that bears each.

    Sections are known by their headings, by the contents, by numbers that
    open a sentence ("5.4 If ...") and by numbered items under a numbered
    heading: item 4 under 7.1 is 7.1.4.
    """
    sections = _sections(document)
    tables: dict[str, int] = {}
    notes: dict[str, int] = {}
    for index, block in enumerate(document.blocks):
        for number in _table_numbers(block):
            tables.setdefault(number, index)
        if block.kind is Kind.FOOTNOTE:
            notes.setdefault(block.label or block.place.note or "", index)
    return {"section": sections, "appendix": sections, "table": tables, "footnote": notes}


def resolve(reference: Reference, known: Mapping[str, Mapping[str, int]]) -> int | None:
    """Return the block that bears what a reference names, or its first part, or None.

    `known` is what `targets` returned for the same document.
    """
    numbers = known[reference.kind]
    if reference.number in numbers:
        return numbers[reference.number]
    parts = (index for n, index in numbers.items() if n.startswith(f"{reference.number}."))
    return min(parts, default=None)


def _sections(document: Document) -> dict[str, int]:
    """Return the block of each section's number: its heading, where it has one."""
    found: dict[str, int] = {}
    headed: dict[str, int] = {}
    heading = ""
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.HEADING:
            heading = block.label
        for number in _section_numbers(block, heading):
            (headed if block.kind is Kind.HEADING else found).setdefault(number, index)
    return found | headed


def _section_numbers(block: Block, heading: str) -> Iterator[str]:
    opening = _OPENING_NUMBER.match(block.text)
    if opening and (block.kind is Kind.HEADING or block.role is Role.CONTENTS or "." in opening[1]):
        yield opening.group(1)
    if block.kind is Kind.HEADING and block.label:
        yield block.label
    if block.operative:
        yield from (number[1] for number in _NUMBERED.finditer(block.text))
    if block.kind is Kind.ITEM and heading:
        yield f"{heading}.{block.label.strip('().')}"
    named = re.match(r"(?:Appendix|Annex)\s+([A-Z]\b|\d{1,2}\b)", block.text)
    if named:
        yield named.group(1)


def _table_numbers(block: Block) -> Iterator[str]:
    if block.kind is Kind.CAPTION or re.match(r"Table\s+\S+?[.:]", block.text):
        match = _CAPTION_NUMBER.match(block.text)
        if match:
            yield match.group(1)
