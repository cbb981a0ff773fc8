"""Which format a file is in: what it holds decides, and its ending where that leaves it open."""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from framework_lint.errors import InputError
from framework_lint.readers import DOCX, HTML, MARKDOWN, PDF, PLAIN, ZIPPED_HTML

ENDINGS: Mapping[str, str] = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".pdf": PDF,
    ".docx": DOCX,
    ".html": HTML,
    ".htm": HTML,
}

_PROMISES = {
    **ENDINGS,
    ".zip": ZIPPED_HTML,
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
}
_NAMES = {
    MARKDOWN: "Markdown",
    PLAIN: "plain text",
    PDF: "PDF",
    DOCX: "DOCX",
    HTML: "HTML",
    ZIPPED_HTML: "zipped HTML",
}
_READ = "framework-lint reads PDF, DOCX, HTML, Markdown and plain text"
_JUNK = 1024
_HEAD = 65_536
_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
_PDF_VERSION = re.compile(rb"%PDF-\d\.\d")
_PDF_OBJECT = re.compile(rb"\d \d{1,5} obj\b")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_WORD_BODY = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_WEB_PAGE = re.compile(r"(?!__MACOSX/).*\.html?", re.IGNORECASE | re.DOTALL)
_PACKAGES = {
    "content.xml": "an OpenDocument file",
    "META-INF/container.xml": "an EPUB book",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "Index/Document.iwa": "an Apple Pages document",
}
_REFUSED = (
    (re.compile(rb"\xd0\xcf\x11\xe0"), "a Word 97-2003 document"),
    (re.compile(rb"\s*\{\\rtf"), "an RTF document"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*"), "an image"),
    (re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:heic|mif1|avif)|BM.{4}\0{4}", re.DOTALL), "an image"),
)
_PROLOGUE = r"(?:\s|<!--.*?-->|<\?.*?\?>)*+"
_HTML = re.compile(rf"{_PROLOGUE}<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_SVG = re.compile(rf"{_PROLOGUE}<(?:!doctype\s+svg|svg[\s>])", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s>/]", re.IGNORECASE)


def recognise(name: str, content: bytes) -> str:
    """Return the media type of a file; raise InputError for a format that is not read."""
    if _PDF.match(content[:_JUNK]):
        return PDF
    if content.startswith(_ZIP):
        return _unpack(content)
    _refuse(content)
    if _PDF_VERSION.search(content[: _JUNK + 8]) and _PDF_OBJECT.search(content):
        return PDF
    expected = ENDINGS.get(_ending(name))
    if expected in (PDF, DOCX) and b"\0" in content:
        raise InputError(f"damaged, or no {_NAMES[expected]}: it opens like none")
    return _text(expected, _head(content))


def disguise(name: str, media_type: str) -> str | None:
    """Say that a name promises another format than the file is read as, or None."""
    ending = _ending(name)
    if _PROMISES.get(ending, media_type) == media_type:
        return None
    return f"named {ending}, read as {_NAMES[media_type]}"


def called(media_type: str) -> str:
    """Return what a user calls a format."""
    return _NAMES[media_type]


def _ending(name: str) -> str:
    return Path(name).suffix.lower()


def _refuse(content: bytes) -> None:
    for opening, kind in _REFUSED:
        if opening.match(content):
            protected = kind.startswith("a Word") and _PROTECTED in content
            kind = "a document protected by a password" if protected else kind
            raise InputError(f"{kind}; {_READ}")


def _unpack(content: bytes) -> str:
    """Tell what a zip archive is by the names of its members."""
    names = _members(content)
    if any(_WORD_BODY.fullmatch(name) for name in names):
        return DOCX
    kind = next((kind for member, kind in _PACKAGES.items() if member in names), None)
    if kind is None and any(_WEB_PAGE.fullmatch(name) for name in names):
        return ZIPPED_HTML
    raise InputError(f"{kind or 'a zip archive without a DOCX body or a web page'}; {_READ}")


def _members(content: bytes) -> frozenset[str]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise InputError("a damaged DOCX or zip archive") from error


def _head(content: bytes) -> str:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    head = content[:_HEAD].removeprefix(codecs.BOM_UTF8)
    return head.decode("utf-16" if marked else "latin-1", "ignore")


def _text(expected: str | None, head: str) -> str:
    if expected == MARKDOWN:
        return MARKDOWN
    if _HTML.match(head) or (expected == HTML and _TAG.search(head)):
        return HTML
    if _SVG.match(head):
        raise InputError(f"an image; {_READ}")
    return PLAIN
