"""From the bytes of a page, or of a zip with a page in it, to its text."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from framework_lint.errors import InputError

UNZIPPED_AT_MOST = 50_000_000
TAGS_AT_MOST = 300_000

_PROLOGUE = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_LATIN = re.compile(r"(us-)?ascii|iso-?8859-?1|latin-?1|cp1252", re.IGNORECASE)
_OTHERS = re.compile(
    r"windows-125\d|iso-?8859-?([2-9]|1[0134-6])|koi8-[ru]|macintosh|big5|gb18030|gbk|gb2312"
    r"|shift[_-]jis|euc-(jp|kr)|iso-2022-jp",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?!__MACOSX/).*\.html?", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|title|meta|body|main|article|section|div|p|h[1-6]|ul|ol|li|dl"
    r"|table|tr|td|blockquote|pre|span|a|b|i|em|strong|br|font|center)\b",
    re.IGNORECASE,
)


def to_markup(content: bytes) -> str:
    """Return the markup of a page with line feeds only.

    Raises InputError if the bytes are no page, or one that is too large.
    """
    text = decode(content).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        raise InputError(f"not HTML: a NUL character at line {text.count(chr(10), 0, nul) + 1:,}")
    if not _MARKUP.search(text):
        raise InputError("not HTML: it holds no HTML element")
    if text.count("<") > TAGS_AT_MOST:
        raise InputError(f"more than {TAGS_AT_MOST:,} tags; at most as many can be read")
    return text


def decode(content: bytes) -> str:
    """Decode by the byte order mark, else as the page declares, else as UTF-8."""
    tried = list(dict.fromkeys(_encodings(content)))
    failure = ""
    for encoding in tried:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            at = f"at offset {error.start:,}"
            byte = content[error.start : error.start + 1]
            failure = failure or (f"byte 0x{byte.hex()} {at}" if byte else at)
    names = " or ".join(name.upper() if name.startswith("utf") else name for name in tried)
    raise InputError(f"binary, or not text in {names} (tried): {failure}")


def _encodings(content: bytes) -> Iterator[str]:
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if marked:
        yield marked
        return
    start = content[:_PROLOGUE]
    declared = _CHARSET.search(start) or _DECLARED.match(start)
    label = declared[1].decode("ascii", "replace") if declared else ""
    if _LATIN.fullmatch(label):
        yield "windows-1252"
    elif _OTHERS.fullmatch(label):
        yield "gb18030" if label.lower().startswith("gb") else label.lower()
    yield "utf-8"


def unzip(content: bytes) -> bytes:
    """Return the page in a zip archive, at its root or else in a folder.

    Raises InputError if there is not exactly one, or if the archive is
    damaged, encrypted or unpacks to more than `UNZIPPED_AT_MOST` bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            member = _page(archive.infolist())
            with archive.open(member) as file:
                return file.read(member.file_size)
    except (NotImplementedError, RuntimeError) as error:
        raise InputError("a zip archive that is encrypted or packed in an unknown way") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise InputError("a damaged zip archive") from error


def _page(members: Sequence[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if sum(member.file_size for member in members) > UNZIPPED_AT_MOST:
        size = UNZIPPED_AT_MOST // 1_000_000
        raise InputError(f"a zip archive that unpacks to more than {size} MB")
    pages = [member for member in members if _PAGE.fullmatch(member.filename)]
    at_root = [member for member in pages if "/" not in member.filename]
    found = at_root or pages
    if len(found) != 1:
        raise InputError(f"a zip archive with {len(found) or 'no'} HTML pages, not one")
    return found[0]
