"""Running heads, page numbers and what else stands at the edges of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from framework_lint.readers.pdf.line import Line

_NUMBER = re.compile(
    r"(?:page\s+)?[-–]?\s?(?:\d{1,4}|[ivxl]{1,6})\s?[-–]?(?:\s?(?:of|/)\s?\d+)?", re.IGNORECASE
)
_EDGE = 2


def furniture(pages: Sequence[Sequence[Line]], height: float) -> set[Line]:
    """Return the lines at page edges that repeat from page to page, or number the pages.

    On pages of this height, in points, so is what stands in the outermost margin.
    """
    usual = median([line.size for page in pages for line in page] or [10.0])
    found = _repeated(pages, height, usual)
    found |= {line for page in pages for line in _outermost(page, height, usual)}
    found |= _numbered([line for page in pages for line in {*page[:1], *page[-1:]}], len(pages))
    for page in pages:
        rest = [line for line in page if line not in found]
        for line in {rest[0], rest[-1]} if rest else ():
            if _NUMBER.fullmatch(line.text) and (len(pages) > 1 or line is rest[-1]):
                found.add(line)
    return found


def _repeated(pages: Sequence[Sequence[Line]], height: float, usual: float) -> set[Line]:
    """Return the lines near page edges, no larger than the text, that other pages have too."""
    edges = [
        [
            line
            for line in ([*page[:_EDGE], *page[-_EDGE:]] if len(page) > _EDGE else page)
            if not 0.095 < line.y / height < 0.905 and line.size < 1.08 * usual
        ]
        for page in pages
    ]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(2, len(pages) // 4)
    return {line for edge in edges for line in edge if seen[_key(line)] >= often}


def _numbered(edges: Sequence[Line], pages: int) -> set[Line]:
    """Return the first and last lines that begin or end with the number of their page."""
    told: dict[int, set[Line]] = {}
    for line in edges:
        for word in (line.words[0], line.words[-1]):
            if word.text.isdecimal() and len(word.text) < 5 and len(line.words) < 13:
                told.setdefault(int(word.text) - line.page, set()).add(line)
    most = max(told.values(), key=len, default=set())
    return most if len(most) >= max(3, pages // 2) else set()


def _outermost(page: Sequence[Line], height: float, usual: float) -> Iterator[Line]:
    """Yield lines in the margin, no sentence's, smaller than the text or apart from it."""
    inwards = [*pairwise(page[: _EDGE + 1]), *pairwise(page[: -_EDGE - 2 : -1])]
    for line, inner in inwards:
        outer = not 0.055 * height < line.y < 0.955 * height
        label = len(line.words) < 13 and line.text[-1] not in ".;:,"
        apart = abs(inner.y - line.y) > 1.8 * line.size
        if outer and label and (apart or line.size < 0.95 * usual):
            yield line


def _key(line: Line) -> str:
    letters = re.sub(r"\W|\d", "", line.text).lower()
    sentence = len(line.words) > 8 and line.text[-1] in ".!?"
    return f"{letters}@{round(line.y / 4)}" if letters and not sentence else f"{id(line)}"
