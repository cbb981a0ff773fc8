"""Append objects to a PDF: an update behind the file's own bytes, which all stay as they are."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from framework_lint.errors import InputError

_START = re.compile(rb"startxref\s+(\d{1,12})")
_STREAM = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_KEPT = ("/Root", "/Info", "/ID")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An object under its number and generation."""

    number: int
    generation: int
    value: PdfObject


def next_number(reader: PdfReader) -> int:
    """Return the first number that no object of the file has."""
    held: list[int] = [number for table in reader.xref.values() for number in table]
    held += reader.xref_objStm
    return max(_size(reader.trailer), max(held, default=0) + 1)


def _size(trailer: DictionaryObject) -> int:
    held = trailer.get("/Size")
    return int(held) if isinstance(held, NumberObject) else 0


def update(content: bytes, reader: PdfReader, objects: Sequence[Numbered]) -> bytes:
    """Return the file with objects added, or put in place of those of the same number."""
    at, is_table = _last_section(content)
    written = io.BytesIO()
    written.write(content if content.endswith(b"\n") else content + b"\n")
    offsets: dict[tuple[int, int], int] = {}
    for each in sorted(objects, key=lambda each: each.number):
        offsets[each.number, each.generation] = written.tell()
        written.write(b"%d %d obj\n" % (each.number, each.generation))
        each.value.write_to_stream(written)
        written.write(b"\nendobj\n")
    ending = _trailer(reader, at, written.getvalue())
    write = _table if is_table else _stream
    return written.getvalue() + write(ending, offsets, written.tell())


def _last_section(content: bytes) -> tuple[int, bool]:
    """Return where the file's last list of objects is, and whether it is a table, not a stream."""
    starts = _START.findall(content[-4096:])
    at = int(starts[-1]) if starts else 0
    is_table = content[at:].lstrip().startswith(b"xref") if 0 < at < len(content) else False
    if not is_table and not (at and _STREAM.match(content, at)):
        raise InputError("its list of objects is damaged")
    return at, is_table


def _trailer(reader: PdfReader, previous: int, written: bytes) -> DictionaryObject:
    kept = {NameObject(k): reader.trailer.raw_get(k) for k in _KEPT if k in reader.trailer}
    trailer = DictionaryObject(kept)
    trailer[NameObject("/Prev")] = NumberObject(previous)
    trailer[NameObject("/Size")] = NumberObject(next_number(reader))
    names = trailer.get("/ID")
    if isinstance(names, ArrayObject) and names:
        changed = ByteStringObject(hashlib.sha256(written).digest()[:16])
        trailer[NameObject("/ID")] = ArrayObject([names[0], changed])
    return trailer


def _table(trailer: DictionaryObject, offsets: Mapping[tuple[int, int], int], at: int) -> bytes:
    written = io.BytesIO()
    written.write(b"xref\n0 1\n0000000000 65535 f \n")
    for first, section in _sections(offsets):
        written.write(b"%d %d\n" % (first, len(section)))
        for generation, offset in section:
            written.write(b"%010d %05d n \n" % (offset, generation))
    written.write(b"trailer\n")
    _grow(trailer, offsets)
    trailer.write_to_stream(written)
    written.write(b"\nstartxref\n%d\n%%%%EOF\n" % at)
    return written.getvalue()


def _stream(trailer: DictionaryObject, offsets: Mapping[tuple[int, int], int], at: int) -> bytes:
    _grow(trailer, offsets)
    own = _size(trailer)
    held = {**offsets, (own, 0): at}
    _grow(trailer, held)
    stream = DecodedStreamObject()
    stream.update(trailer)
    index = [n for first, section in _sections(held) for n in (first, len(section))]
    stream[NameObject("/Type")] = NameObject("/XRef")
    stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 8, 2)))
    stream[NameObject("/Index")] = ArrayObject(map(NumberObject, index))
    rows = (row for _, section in _sections(held) for row in section)
    stream.set_data(
        b"".join(b"\1" + at.to_bytes(8, "big") + held.to_bytes(2, "big") for held, at in rows)
    )
    written = io.BytesIO()
    written.write(b"%d 0 obj\n" % own)
    stream.write_to_stream(written)
    written.write(b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at)
    return written.getvalue()


def _grow(trailer: DictionaryObject, offsets: Mapping[tuple[int, int], int]) -> None:
    size = max(_size(trailer), *(number + 1 for number, _ in offsets))
    trailer[NameObject("/Size")] = NumberObject(size)


def _sections(
    offsets: Mapping[tuple[int, int], int],
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield runs of consecutive numbers: the first, and the generation and offset of each."""
    ordered = sorted(offsets.items())
    for _, run in groupby(enumerate(ordered), key=lambda each: each[1][0][0] - each[0]):
        held = [entry for _, entry in run]
        yield held[0][0][0], [(generation, offset) for (_, generation), offset in held]
