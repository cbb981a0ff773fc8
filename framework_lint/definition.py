"""Terms that a document gives a meaning or a measure, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.document import Block, Document, Kind, Role
from framework_lint.lexicon import pattern

_QUOTED = r"[“\"‘']([^”\"’']{2,60})[”\"’']"
_MEANS = (
    r"(?:,?\s+(?:we|it)\s+means?|\s+(?:in this \w+,? )?(?:means?|refers? to|denotes?|"
    r"(?:is|are) (?:defined|operationali[sz]ed|measured|understood) (?:as|to mean|by)))"
)
_FORMS = (
    re.compile(rf"{_QUOTED}(?: in this \w+)?{_MEANS}", re.IGNORECASE),
    re.compile(rf"\b[Bb]y {_QUOTED}"),
    re.compile(
        r"\b(?:we|this \w+) defines? (?:the term )?[“\"]?([\w’ -]{3,60}?)[”\"]? (?:as|to mean)\b"
    ),
    re.compile(r"(?:^|[.:;]\s+)([A-Za-z][\w-]*(?:\s[\w-]+){0,5}) (?:means|is defined as)\b"),
    re.compile(r"\b([\w’-]+(?:\s[\w’-]+){0,2}) \((?:defined|meaning|measured|i\.e\.)"),
)
_GLOSSED = re.compile(r"^[“\"]?([A-Za-z][\w’ -]{2,50})[”\"]?\s*(?::|[–—])\s")
_DEFERS = re.compile(
    r"\b(?:as|to be|be) (?:determined|defined|decided|agreed|assessed|set)\b", re.IGNORECASE
)

_NUMBERED = re.compile(r"^[\dA-Z.]+\s")
_LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Definition:
    """A term in lower case, the block that says what it means, and at which offset of its text."""

    term: str
    block: int
    offset: int = 0


def definitions(document: Document) -> tuple[Definition, ...]:
    """Find what the document defines: in prose, in notes, in cells, under a glossary.

    A definition that only defers ("as determined by us") does not count.
    """
    return tuple(
        Definition(term, index, offset)
        for index, block in enumerate(document.blocks)
        if block.role is Role.BODY and block.kind is not Kind.HEADING
        for term, offset in _terms(block)
    )


def titles(document: Document) -> frozenset[str]:
    """Return the short titles of sections, in lower case and without their numbers."""
    named = {title for block in document.blocks[1:] for title in block.place.section[-1:]}
    plain = (_NUMBERED.sub("", title).lower() for title in named)
    return frozenset(title for title in plain if len(title.split()) < _LONGEST_TITLE)


def _terms(block: Block) -> Iterator[tuple[str, int]]:
    for form in _FORMS:
        for match in form.finditer(block.text):
            if pattern("headings", "no_terms").match(match.group(1).strip()):
                continue
            if not _DEFERS.search(block.text, match.end(), match.end() + 60):
                yield match.group(1).strip().lower(), match.start(1)
    glossary = any(pattern("headings", "glossary").search(title) for title in block.place.section)
    glossed = _GLOSSED.match(block.text) if glossary else None
    if glossed:
        yield glossed.group(1).strip().lower(), 0
