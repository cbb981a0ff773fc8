"""Read inline Markdown back to where its words stand in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framework_lint.readers.directive import words_to_tool
from framework_lint.readers.passage import Atom, Break, Mark, Word
from framework_lint.textmap import Piece

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLANK = "\u00a0\u202f"
_RUN = re.compile(rf"[{_BLANK}]|\n[ \t]*|[^\n{_BLANK}]+")
_LINE_END = re.compile(r"(?: *|\\)\n[ \t]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class UnplacedError(Exception):
    """Text that the parser read does not stand in the source where it must."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Inline text as the parser has it: `content[i]` is the source's character at `at[i]`."""

    content: str
    at: Sequence[int]

    def part(self, start: int, end: int) -> Laid:
        return Laid(self.content[start:end], self.at[start:end])

    def past(self, text: str, start: int) -> int:
        """Return the end of `text` at `start`; raise UnplacedError if it is not there."""
        if not self.content.startswith(text, start):
            raise UnplacedError(text)
        return start + len(text)

    def as_one(self, text: str, start: int, end: int) -> Piece:
        """Read a stretch of the content as `text`."""
        return Piece(text, self.at[start], self.at[end - 1] + 1)

    def verbatim(self, start: int, end: int) -> Iterator[Piece]:
        """Read a stretch of the content to the letter, but line ends and hard spaces as blanks."""
        for run in _RUN.finditer(self.content, start, end):
            if run[0][0] in "\n" + _BLANK:
                yield self.as_one(" ", *run.span())
            else:
                yield from self._unbroken(*run.span())

    def _unbroken(self, start: int, end: int) -> Iterator[Piece]:
        first = start
        if self.at[end - 1] - self.at[start] != end - 1 - start:
            for index in range(start + 1, end):
                if self.at[index] != self.at[index - 1] + 1:
                    yield self.as_one(self.content[first:index], first, index)
                    first = index
        yield self.as_one(self.content[first:end], first, end)


def line_at(text: str, start: int) -> str:
    """Return the rest of the line at `start`, without its end."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def lay_lines(text: str, starts: Sequence[int], content: str) -> Laid:
    """Find the lines of `content` at the ends of the lines of `text` that begin at `starts`.

    Raise UnplacedError if they are not there.
    """
    if not content:
        return Laid("", ())
    opens = next((n for n, start in enumerate(starts) if content[0] in line_at(text, start)), 0)
    lines = content.split("\n")
    at: list[int] = []
    for number, (line, start) in enumerate(zip(lines, starts[opens:], strict=False), 1):
        raw = line_at(text, start)
        length = raw.rfind(content[-1]) + 1 if number == len(lines) else len(raw)
        held = line.lstrip(" \t")
        if not raw[:length].endswith(held):
            raise UnplacedError(line)
        end = start + length
        at += [start - 1] * (len(line) - length)
        at += range(end - min(len(line), length), end + 1)
    if len(at) != len(content) + 1:
        raise UnplacedError(content)
    return Laid(content, at[:-1])


def lay_heading(text: str, start: int, markup: str, content: str) -> Laid:
    """Find the words of a heading whose line begins with `markup` at `start`."""
    raw = line_at(text, start)
    first = start + raw.find(content[:1], len(markup))
    if not text.startswith(content, first):
        raise UnplacedError(content)
    return Laid(content, range(first, first + len(content)))


def read_inline(laid: Laid, tokens: Iterable[Token]) -> Iterator[Atom]:
    """Yield the words, marks and breaks of inline text in order.

    Raise UnplacedError unless every character of it is accounted for.
    """
    at = 0
    for token in tokens:
        step = _STEPS.get(token.type)
        if step is None:
            raise UnplacedError(token.type)
        at, atoms = step(laid, token, at)
        yield from atoms
    if at != len(laid.content):
        raise UnplacedError(laid.content[at:])


Step = tuple[int, Iterable[Atom]]


def _text(laid: Laid, token: Token, at: int) -> Step:
    end = laid.past(token.content, at)
    return end, laid.verbatim(at, end)


def _special(laid: Laid, token: Token, at: int) -> Step:
    end = laid.past(token.markup, at)
    if token.content == token.markup:
        return end, laid.verbatim(at, end)
    return end, (laid.as_one(re.sub(r"\s", " ", token.content), at, end),)


def _emphasis(laid: Laid, token: Token, at: int) -> Step:
    return laid.past(token.markup, at), ()


def _line_end(laid: Laid, _: Token, at: int) -> Step:
    match = _LINE_END.match(laid.content, at)
    if match is None:
        raise UnplacedError("line end")
    return match.end(), (laid.as_one(" ", at, match.end()),)


def _code(laid: Laid, token: Token, at: int) -> Step:
    start, end = laid.past(token.markup, at), _end(token, at)
    stop = end - len(token.markup)
    inner = laid.content[start:stop].replace("\n", " ")
    padded = inner[0] == inner[-1] == " " and not inner.isspace()
    words = laid.verbatim(start + padded, stop - padded)
    return end, (replace(piece, code=True) for piece in words)


def _link_open(laid: Laid, token: Token, at: int) -> Step:
    return laid.past("<" if token.markup == "autolink" else "[", at), ()


def _link_close(_: Laid, token: Token, at: int) -> Step:
    return _end(token, at), ()


def _image(laid: Laid, token: Token, at: int) -> Step:
    start = laid.past("![", at)
    label = laid.part(start, laid.past(token.content, start))
    return _end(token, at), read_inline(label, token.children or ())


def _html(laid: Laid, token: Token, at: int) -> Step:
    end = laid.past(token.content, at)
    if _BREAK.fullmatch(token.content):
        return end, (Break(laid.at[at], laid.at[end - 1] + 1),)
    words = words_to_tool(token.content[4:-3]) if token.content.startswith("<!--") else None
    return end, () if words is None else (Word(words, laid.at[at]),)


def _note(laid: Laid, token: Token, at: int) -> Step:
    if "label" in token.meta:
        label = token.meta["label"]
        return laid.past(f"[^{label}]", at), (Mark(label),)
    start, end = laid.past("^[", at), _end(token, at)
    body = read_inline(laid.part(start, end - 1), token.children or ())
    return end, (Mark(str(token.meta["id"] + 1), tuple(body)),)


def _end(token: Token, at: int) -> int:
    end: int = token.meta.get("end", 0)
    if end <= at:
        raise UnplacedError(token.type)
    return end


_STEPS: dict[str, Callable[[Laid, Token, int], Step]] = {
    "text": _text,
    "text_special": _special,
    "softbreak": _line_end,
    "hardbreak": _line_end,
    "em_open": _emphasis,
    "em_close": _emphasis,
    "strong_open": _emphasis,
    "strong_close": _emphasis,
    "code_inline": _code,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "html_inline": _html,
    "footnote_ref": _note,
}
