"""A file as it was given: its name, its hash and its text."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in `Source.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Original:
    """A file before it is read: the name a report gives it, what it holds, its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why, in one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """The text that every span indexes.

    For a text format `text` is the decoded file with a byte order mark
    dropped and newlines normalised to line feeds, and nothing else changed;
    for the others it is the text in reading order. An offset counts its
    characters. `sha256` is that of the bytes as they were given. `verbatim`
    says that the file holds the text to the letter: UTF-8, with line feeds.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    line_starts: tuple[int, ...]
    verbatim: bool = False

    @classmethod
    def of(cls, name: str, media_type: str, content: bytes, text: str) -> Source:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
        digest = hashlib.sha256(content).hexdigest()
        verbatim = len(content) >= len(text) and text.encode(errors="replace") == content
        return cls(name, media_type, digest, text, tuple(starts)[:-1], verbatim)

    def line(self, offset: int) -> int:
        """Return the number of the line that holds `offset`, from 1."""
        return bisect_right(self.line_starts, offset)

    def column(self, offset: int) -> int:
        """Return which character of its line stands at `offset`, from 1."""
        return offset - self.line_starts[self.line(offset) - 1] + 1
