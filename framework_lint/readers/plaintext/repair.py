"""Undo what typesetting and extraction did to the words of a plain text.

Every repair is an `Edit` of a source range, so that the way back to the file
is kept: a hyphen dropped at a line end, a ligature spelt out, a footnote mark
taken out of the word it was fused to, a lost space put back.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from framework_lint.lexicon import pattern
from framework_lint.readers.plaintext.lines import Line, Look
from framework_lint.source import Span
from framework_lint.textmap import Edit

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*(?:-[A-Za-z]+)*")
_HYPHEN = re.compile(r"[-‐\u00ad\ufffe]$")
_BLANKS = re.compile(r"[^\S\n]{2,}|[\u00a0\u2000-\u200a\u202f\u3000\t]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\ufffe\u202a-\u202e]+")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_FUSED_MARK = re.compile(
    r"(?<=[a-z]{3})([.,;:!?]?[”\"’)]?)(\d{1,3})(?![\d%]|[.,]\d)|(?<=[)”])([.,;:]?)(\d{1,3})(?=[\s.,;:A-Z]|$)"
)
_LEVEL_MARK = re.compile(r"\b(?:level|tier|class|stage)\s\d(\d{1,2})(?!\d|\.\d)", re.IGNORECASE)
_SPACED_MARK = re.compile(r"(?<=[.”)])\s+(\d{1,3})$")
_LOST_SPACE = re.compile(
    r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z)]:)(?=[A-Z])|(?<=[a-z]{2},)(?=[A-Za-z])"
)
_CASE_BREAK = re.compile(r"\b([A-Za-z][a-z]{2,})([A-Z][a-z]{2,})\b")
_LOWER_WORD = re.compile(r"(?<![\w.@/’'-])[a-z]{5,}(?![\w@/’'-])")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@\w)\S*")


@dataclass(frozen=True, slots=True)
class Lore:
    """What the document itself teaches: its words with their counts, its notes by page.

    `breaks` says that it breaks words at line ends, so that a hyphen there may not be its own.
    """

    words: Mapping[str, int]
    notes: Mapping[str, int]
    breaks: bool = True

    def knows(self, word: str, least: int = 1) -> bool:
        return self.words.get(word.lower(), 0) >= least


def learn(text: str, lines: Sequence[Line]) -> Lore:
    """Count the words of a text and note on which page each footnote stands."""
    words = Counter(word.lower() for word in _WORD.findall(text))
    notes: dict[str, int] = {}
    for line in lines:
        if line.look is Look.NOTE:
            notes.setdefault(line.note, line.page)
    return Lore(words, notes)


def keep(lines: Sequence[Line], skip: int = 0) -> list[Span]:
    """Return the source ranges of lines, each but the last with the white space that ends it."""
    spans = [Span(line.start, line.end + 1) for line in lines[:-1]]
    spans.append(Span(lines[-1].start, lines[-1].end))
    return [Span(spans[0].start + skip, spans[0].end), *spans[1:]]


def repair(lines: Sequence[Line], lore: Lore) -> list[Edit]:
    """Return the edits that make one text of lines, in order and without overlap."""
    found = [_seam(line, after, lore) for line, after in pairwise(lines)]
    for line in lines:
        found += _within(line, lore, last=line is lines[-1])
    return _apart(found)


def marks(lines: Sequence[Line], lore: Lore) -> list[tuple[int, str]]:
    """Return where in the source footnote marks stand, and which."""
    return [
        (line.start + start, note)
        for line in lines
        for start, _, note in _marks(line, lore, last=line is lines[-1])
    ]


def _seam(line: Line, after: Line, lore: Lore) -> Edit:
    if _HYPHEN.search(line.text) and len(line.text) > 1 and line.text[-2].isalnum():
        if suspended(line.text, after.text.split(" ", 1)[0]):
            return Edit(line.end, line.end + 1, " ")
        cut = 0 if hyphenated(line.text, after.text, lore) else 1
        return Edit(line.end - cut, line.end + 1)
    glued = line.text[-1] in "/–—" and line.text[-2:-1].isalnum()
    return Edit(line.end, line.end + 1, "" if glued else " ")


def hyphenated(before: str, after: str, lore: Lore) -> bool:
    """Whether the hyphen between two lines belongs to the word."""
    if before[-1] in "\u00ad\ufffe":
        return False
    head = re.split(r"[^\w’'-]", before[:-1])[-1].lower()
    tail = re.split(r"[^\w’'-]", after, maxsplit=1)[0]
    first, last = head.rsplit("-", 1)[-1], tail.split("-", 1)[0]
    named = re.search(r"[A-Z]{2,}-$", before) is not None
    if not lore.breaks or named or lore.knows(f"{head}-{tail}") or not tail[:1].islower():
        return True
    if lore.knows(first + last) or lore.knows(head + tail) or not _compound(head, first, lore):
        return False
    if head != first or pattern("compounds", "links").fullmatch(last):
        return _links(head, first, last) or lore.knows(last)
    if tail != last and lore.knows(first) and lore.knows(last):
        return True
    return bool(pattern("compounds", "heads").fullmatch(first)) or _two_words(first, last, lore)


def _compound(head: str, first: str, lore: Lore) -> bool:
    """Whether the part before the hyphen can be a whole part of a hyphenated word."""
    if head == first or lore.knows(first):
        return True
    return any(pattern("compounds", kind).fullmatch(first) for kind in ("heads", "links"))


def _links(head: str, first: str, last: str) -> bool:
    """Whether the hyphen stands beside the middle part of a longer word."""
    parts = (first, last) if head != first else (last,)
    return any(pattern("compounds", "links").fullmatch(part) for part in parts)


def suspended(before: str, after: str) -> bool:
    """Whether a hyphen stands for the rest of a word that follows later: "pre- or post-"."""
    return before.endswith("-") and after in ("or", "and", "to")


def breaks_words(ends: Iterable[tuple[str, str]], lore: Lore) -> bool:
    """Whether any of the line ends, each with what follows it, has a hyphen that is not a word's.

    Without one to go by the answer is yes.
    """
    told = 0
    for before, after in ends:
        head = re.split(r"[^\w’'-]", before.rstrip("-"))[-1].lower().rsplit("-", 1)[-1]
        tail = re.split(r"[^\w’'-]", after, maxsplit=1)[0].split("-", 1)[0].lower()
        if head and tail and lore.knows(head + tail) and not lore.knows(f"{head}-{tail}"):
            return True
        told += lore.knows(f"{head}-{tail}")
    return told < 2


def _two_words(first: str, last: str, lore: Lore) -> bool:
    shorter = min(len(first), len(last))
    seen = min(lore.words.get(first, 0), lore.words.get(last, 0))
    return (shorter > 3 and seen > 1) or (shorter > 5 and seen > 0)


def _within(line: Line, lore: Lore, *, last: bool) -> Iterator[Edit]:
    text, at = line.text, line.start
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    spaced = _respaced(text, lore)
    if spaced is not None:
        yield from (Edit(at + start, at + end, new) for start, end, new in spaced)
        return
    for start, end, _ in _marks(line, lore, last=last):
        yield Edit(at + start, at + end)
        if text[end : end + 1].isalpha():
            yield Edit(at + end, at + end, " ")
    for match in _BLANKS.finditer(text):
        yield Edit(at + match.start(), at + match.end(), " ")
    for match in _INVISIBLE.finditer(text if last else _HYPHEN.sub("", text)):
        yield Edit(at + match.start(), at + match.end())
    for match in _LIGATURE.finditer(text):
        spelt = unicodedata.normalize("NFKC", match.group())
        yield Edit(at + match.start(), at + match.end(), spelt)
    for offset in _lost_spaces(text, lore):
        if not any(start <= offset < end for start, end in addresses):
            yield Edit(at + offset, at + offset, " ")


def _marks(line: Line, lore: Lore, *, last: bool) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and note of each footnote mark in a line."""
    for match in _FUSED_MARK.finditer(line.text):
        group = 2 if match.group(2) else 4
        note = match.group(group)
        word = line.text[: match.start(group)].rstrip('.,;:)”"’').split()[-1:]
        cites = word and pattern("compounds", "cites").fullmatch(word[0])
        if lore.notes.get(note, line.page + 1) <= line.page and not cites:
            yield match.start(group), match.end(group), note
    for match in _LEVEL_MARK.finditer(line.text):
        if lore.notes.get(match.group(1)) == line.page:
            yield match.start(1), match.end(1), match.group(1)
    spaced = _SPACED_MARK.search(line.text) if last else None
    if spaced and lore.notes.get(spaced.group(1)) == line.page:
        yield spaced.start(), spaced.end(), spaced.group(1)


def _lost_spaces(text: str, lore: Lore) -> Iterator[int]:
    yield from (match.start() for match in _LOST_SPACE.finditer(text))
    for match in _CASE_BREAK.finditer(text):
        rare = lore.words.get(match.group().lower(), 0) <= 2
        if rare and lore.knows(match.group(1), 2) and lore.knows(match.group(2), 2):
            yield match.start(2)
    for match in _LOWER_WORD.finditer(text):
        offset = _fused(match.group(), lore) if lore.words.get(match.group(), 0) <= 2 else None
        if offset is not None:
            yield match.start() + offset


def _fused(word: str, lore: Lore) -> int | None:
    """Return where a lower-case word falls into two, the last a function word, or None."""
    if pattern("compounds", "whole").fullmatch(word):
        return None
    small, trailing = pattern("compounds", "function"), pattern("compounds", "trailing")
    for cut in range(2, len(word) - 1):
        first, last = word[:cut], word[cut:]
        if small.fullmatch(first) and small.fullmatch(last):
            return cut
        if trailing.fullmatch(last) and len(first) > 4 and lore.knows(first, 3):
            return cut
    return None


def _respaced(text: str, lore: Lore) -> list[tuple[int, int, str]] | None:
    """Return edits that close up a line set with spaces between its letters, or None."""
    parts = text.split(" ")
    odd = [part for part in parts if part.isalpha() and not lore.knows(part, 3)]
    if len(parts) < 4 or len(text) > 90 or sum(map(len, parts)) > 3 * len(parts):
        return None
    if len(odd) < len(parts) / 2:
        return None
    cuts = _segment("".join(parts), lore)
    if cuts is None:
        return None
    spaces = [match.start() for match in re.finditer(" ", text)]
    closed = [at - i for i, at in enumerate(spaces)]
    drop = [(at, at + 1, "") for at, cut in zip(spaces, closed, strict=True) if cut not in cuts]
    put = [cut for cut in cuts if cut not in closed]
    shift = [cut + sum(c < cut for c in closed) for cut in put]
    return [*drop, *((at, at, " ") for at in shift)]


def _segment(letters: str, lore: Lore) -> set[int] | None:
    """Return where to cut letters into the fewest words that the document knows."""

    @cache
    def best(start: int) -> tuple[int, ...] | None:
        if start == len(letters):
            return ()
        found: tuple[int, ...] | None = None
        for end in range(min(len(letters), start + 24), start, -1):
            piece = letters[start:end]
            known = lore.knows(piece, 2) and (len(piece) > 2 or piece.lower() in ("of", "to", "in"))
            rest = best(end) if known or (not piece.isalpha() and len(piece) == 1) else None
            if rest is not None and (found is None or len(rest) + 1 < len(found)):
                found = (end, *rest)
        return found

    cuts = best(0)
    return None if cuts is None else set(cuts[:-1])


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Drop every edit that overlaps one before it."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
