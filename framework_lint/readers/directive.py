"""Comments to this tool in a file, and what they govern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from framework_lint.document import Block, Directive
from framework_lint.source import Span

_INNER = re.compile(r"\s*framework-lint\s*(?::|(?=\signore))(.*)", re.IGNORECASE | re.DOTALL)
COMMENT = re.compile(r"<!--(\s*framework-lint\b(?:(?!-->|<!--).)*)-->", re.IGNORECASE | re.DOTALL)
NO_WORDS = "no words stand beside it in its cell"
NOT_READ = "stands where no text is read"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to this tool on its way, before it is known what it governs.

    One that is not `alone` belongs to the block that comes next. `flaw` says
    why it can govern nothing.
    """

    words: str
    line: int
    alone: bool = False
    flaw: str = ""


def words_to_tool(comment: str) -> str | None:
    """Return what a comment, without its marks, says to this tool; None if it is for others."""
    match = _INNER.fullmatch(comment)
    return " ".join(match[1].split()) if match else None


def govern(found: Sequence[Block | Comment | str]) -> tuple[Directive, ...]:
    """Tie each comment to the block that follows it; one before a table to the whole table."""
    return tuple(
        Directive(entry.words, entry.line, _range(entry, found[at + 1 :]), entry.flaw)
        for at, entry in enumerate(found)
        if isinstance(entry, Comment)
    )


def _range(comment: Comment, following: Iterable[Block | Comment | str]) -> Span | None:
    blocks = (entry for entry in following if isinstance(entry, Block))
    first = next(blocks, None)
    if first is None or comment.flaw:
        return None
    table = first.place.table
    rows = takewhile(lambda block: block.place.table == table, blocks)
    *_, last = [first, *rows] if comment.alone and table else [first]
    return Span(_span(first).start, _span(last).end)


def _span(block: Block) -> Span:
    return block.textmap.span(0, len(block.text))
