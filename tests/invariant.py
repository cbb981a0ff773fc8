"""What must hold of every document, whatever format it was read from."""

from __future__ import annotations

import re
import string
import unicodedata
from html import unescape
from itertools import pairwise

from framework_lint.document import Block, Document
from framework_lint.source import Source
from framework_lint.textmap import Piece

MARKDOWN = "text/markdown"
_LINE_END = re.compile(r"(?:[ \t]*|\\)\n[ \t>]*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NUMERIC = re.compile(r"&#(?:[xX][0-9a-fA-F]{1,6}|\d{1,7});")
_NAMED = re.compile(r"&[A-Za-z][A-Za-z0-9]{1,31};")
_HARD_SPACES = ("\u00a0", "\u202f")


def check(document: Document) -> None:
    """Assert that each block's text is the source's at its span."""
    for index, block in enumerate(document.blocks):
        assert block.text.strip() == block.text != ""
        assert block.lead_in is None or block.lead_in < index
        assert all(0 <= mark.offset <= len(block.text) for mark in block.marks)
        _check_pieces(document.source, block)
        _check_place(document, block)
        for word in re.finditer(r"\S+", block.text):
            check_range(document.source, block, word.start(), word.end())
        check_range(document.source, block, 0, len(block.text))


def check_range(source: Source, block: Block, start: int, end: int) -> None:
    """Assert that the spans of `block.text[start:end]` read the same in the source."""
    held = [
        (piece, max(start - at, 0), min(end - at, len(piece.text)))
        for at, piece in zip(block.textmap.starts, block.textmap.pieces, strict=True)
        if at < end and start < at + len(piece.text)
    ]
    spans = block.textmap.spans(start, end)
    assert block.text[start:end] == "".join(piece.text[a:b] for piece, a, b in held)
    for span, (piece, first, last) in zip(spans, held, strict=True):
        raw = source.text[span.start : span.end]
        whole = (span.start, span.end) == (piece.start, piece.end)
        assert whole or reads_as(source, raw, piece.text[first:last])


def reads_as(source: Source, raw: str, text: str) -> bool:
    """Whether `text` is `raw` to the letter or one of the rewrites of the source's format."""
    if raw == text or (text == " " and (_LINE_END.fullmatch(raw) or raw in _HARD_SPACES)):
        return True
    if source.media_type != MARKDOWN:
        spaced = text == " " and (raw == "" or raw.isspace())
        return spaced or unicodedata.normalize("NFKC", raw) == text
    if text == " " and _BREAK.fullmatch(raw):
        return True
    escaped = text in string.punctuation and raw == "\\" + text
    return escaped or text in _entity(raw)


def _entity(raw: str) -> tuple[str, ...]:
    if _NAMED.fullmatch(raw):
        return (re.sub(r"\s", " ", unescape(raw)),)
    if _NUMERIC.fullmatch(raw):
        digits = raw[2:-1].lower()
        code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
        return (re.sub(r"\s", " ", chr(code)) if code < 0x110000 else "\ufffd", "\ufffd")
    return ()


def _check_pieces(source: Source, block: Block) -> None:
    pieces: tuple[Piece, ...] = block.textmap.pieces
    assert block.text == "".join(piece.text for piece in pieces)
    assert all(0 <= piece.start <= piece.end <= len(source.text) for piece in pieces)
    for before, after in pairwise(pieces):
        assert before.end <= after.start, (before, after)
    for piece in pieces:
        assert reads_as(source, source.text[piece.start : piece.end], piece.text), piece


def _check_place(document: Document, block: Block) -> None:
    start = block.textmap.pieces[0].start
    assert block.place.line == document.line(start)
    assert block.place.column_no == document.source.column(start)
