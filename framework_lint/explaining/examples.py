"""Show the examples of a check or a criterion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.check import Example
from framework_lint.screen import Screen, underline
from framework_lint.source import Span

_MARKED = re.compile("«(.*?)»", re.DOTALL)


def examples(several: Sequence[Example], screen: Screen) -> Iterator[str]:
    """Show examples, parted by empty lines, with what «» enclose underlined."""
    for number, example in enumerate(several):
        if number:
            yield ""
        yield from _example(example.text.strip("\n"), screen)


def _example(marked: str, screen: Screen) -> Iterator[str]:
    """Show an example line by line, with what «» enclose underlined instead."""
    quotes = [_unmarked(match, before) for before, match in enumerate(_MARKED.finditer(marked))]
    start = 0
    for line in _MARKED.sub(r"\1", marked).split("\n"):
        within = [Span(quote.start - start, quote.end - start) for quote in quotes]
        margin = "  | " + " " * (len(line) - len(line.lstrip(" ")))
        yield from underline(line, within, screen, margin, limit=len(line)) or ["  |"]
        start += len(line) + 1


def _unmarked(match: re.Match[str], before: int) -> Span:
    """Return where the words of a match stand once the marks up to them are gone."""
    return Span(match.start(1) - 2 * before - 1, match.end(1) - 2 * before - 1)
