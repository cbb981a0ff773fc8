"""From paths to files, and from files to text: folders, sizes, encodings."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import file_digest
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from framework_lint.errors import InputError
from framework_lint.readers.format import ENDINGS, recognise
from framework_lint.source import Original, Source, Unread

STDIN = "-"
MEGABYTE = 1_000_000
LONGEST_LINE = 100_000
_HUGE = 100 * MEGABYTE

_UNSEEN = (".", "~$")
_MARKED_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def expand(paths: Iterable[str]) -> Iterator[str | Unread]:
    """Yield each file that the paths name, once; a folder's documents come in order of name."""
    seen: set[str] = set()
    for path in paths:
        for found in _documents(path) if _is_folder(path) else (path,):
            key = found.name if isinstance(found, Unread) else _place(found)
            if key not in seen:
                seen.add(key)
                yield found


def digest(path: str) -> str | None:
    """Return a digest of what a file holds; None for one that is not there, no file, or huge."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path as it was given
        if not S_ISREG(status.st_mode) or status.st_size > _HUGE:
            return None
        with Path(path).open("rb") as file:
            return file_digest(file, "blake2b").hexdigest()
    except OSError:
        return None


def load(path: str, limit: int, stdin_name: str | None = None) -> Original:
    """Read the bytes of one file, or of standard input for "-".

    `limit` counts bytes; `stdin_name` is what standard input goes by. Raises
    InputError for a file of a format that is not read.
    """
    name = title(path, stdin_name)
    content = _content(path, limit)
    return Original(name, recognise(name, content), content)


def to_source(original: Original) -> Source:
    """Decode a text format; raise InputError if it is not text."""
    text = decode(original.content)
    source = Source.of(original.name, original.media_type, original.content, text)
    _refuse_shapeless(source)
    return source


def title(path: str, stdin_name: str | None = None) -> str:
    """Return the name that a report gives a path: as it was given, with forward slashes."""
    name = (stdin_name or "<stdin>") if path == STDIN else path
    return os.fsencode(name).decode("utf-8", "replace").replace(os.sep, "/")


def decode(content: bytes) -> str:
    """Decode UTF-8, or UTF-16 and UTF-32 that open with a byte order mark.

    Raises InputError, which names the encoding and the first byte that does
    not fit it.
    """
    marked = (name for mark, name in _MARKED_ENCODINGS if content.startswith(mark))
    encoding = next(marked, "UTF-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{content[error.start]:02x} at offset {error.start:,}"
        raise InputError(
            f"binary, or not text in {encoding} (the encoding tried): {byte}"
        ) from error


def _place(path: str) -> str:
    """Return what the paths of one file have in common: its folder, behind links, and its name."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _documents(folder: str) -> Iterator[str | Unread]:
    errors: list[OSError] = []
    empty = True
    entered = {os.path.realpath(folder)}
    for path, folders, files in os.walk(folder, onerror=errors.append, followlinks=True):
        folders[:] = sorted(_fresh(path, folders, entered))
        for name in sorted(files):
            if not name.startswith(_UNSEEN) and Path(name).suffix.lower() in ENDINGS:
                empty = False
                yield str(Path(path, name))
    yield from (Unread(title(str(error.filename)), _reason(error)) for error in errors)
    if empty and not errors:
        yield Unread(title(folder), f"no document in this folder ({', '.join(ENDINGS)})")


def _fresh(path: str, folders: Iterable[str], entered: set[str]) -> Iterator[str]:
    """Yield the folders to enter: none that is hidden, and none twice by way of a link."""
    for name in folders:
        real = os.path.realpath(os.path.join(path, name))  # noqa: PTH118
        if not name.startswith(".") and real not in entered:
            entered.add(real)
            yield name


def _content(path: str, limit: int) -> bytes:
    try:
        if path == STDIN:
            return _take(sys.stdin.buffer, limit)
        with Path(path).open("rb") as file:
            return _take(file, limit)
    except OSError as error:
        raise InputError(_reason(error)) from error


def _take(file: BinaryIO, limit: int) -> bytes:
    content = file.read(limit + 1)
    if len(content) > limit:
        raise InputError(f"larger than {limit // MEGABYTE} MB; --max-size raises the limit")
    return content


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return f"cannot be read: {error.strerror or error}"


def _refuse_shapeless(source: Source) -> None:
    if not source.text.strip():
        raise InputError("the document is empty")
    nul = source.text.find("\0")
    if nul >= 0:
        raise InputError(f"not text: a NUL character at line {source.line(nul):,}")
    for number, line in enumerate(source.text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            size = f"{len(line):,} characters; at most {LONGEST_LINE:,} can be read"
            raise InputError(f"line {number:,} has {size}")
