"""Open the zip archive of a Word document without trusting it."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from framework_lint.errors import InputError
from framework_lint.readers.docx.xml import Element, w

MOST_BYTES = 200_000_000
LARGEST_PART = 64_000_000
MOST_MEMBERS = 20_000
MOST_ELEMENTS = 1_000_000
HIGHEST_RATIO = 250
_ASIDE = 10_000_000
_DEEPEST = 150

_MAIN = "word/document.xml"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        f"{_TRANSITIONAL}/wordprocessingml/2006/main".encode()
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/": (
        f"{_TRANSITIONAL}/officeDocument/2006/".encode()
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": f"{_TRANSITIONAL}/drawingml/2006/".encode(),
}
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"))
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OTHER_FILES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"<", "an HTML or XML file"),
)
_OTHER_ARCHIVES = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("index/", "an Apple Pages, Numbers or Keynote document"),
    ("meta-inf/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file"),
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another part names: what for, and where it is in the archive."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document by name; `members` finds them whatever their case."""

    archive: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]

    def part(self, name: str) -> Element | None:
        """Parse a part; None if there is none. Raises InputError if it is damaged."""
        member = self.members.get(name.casefold())
        return None if member is None else _parse(self.content(member), member.filename)

    def original(self, name: str) -> Element | None:
        """Parse a part as `part` does, but with nothing in it left out or renamed."""
        if self.part(name) is None:
            return None
        return etree.fromstring(self.content(self.members[name.casefold()]), _exact())

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part refers to inside the file, by id; links to elsewhere are left out."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = () if root is None else root.iter(_RELATIONSHIP)
        return {
            each.get("Id", ""): Relation(
                posixpath.basename(each.get("Type", "")),
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:],
            )
            for each in found
            if each.get("TargetMode") != "External"
        }

    def content(self, member: zipfile.ZipInfo) -> bytes:
        """Unpack a part; raise InputError if it is damaged or too large."""
        if member.flag_bits & 1:
            raise InputError("password-protected; save it without a password")
        if member.compress_type not in _METHODS:
            raise InputError(f"a damaged Word document: {member.filename} cannot be unpacked")
        if member.file_size > LARGEST_PART:
            raise InputError(_too_large(member.filename, LARGEST_PART))
        try:
            with self.archive.open(member) as file:
                content = file.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise InputError(f"a damaged Word document: {member.filename}") from error
        if len(content) > LARGEST_PART:
            raise InputError(_too_large(member.filename, LARGEST_PART))
        return content


def open_package(content: bytes) -> Package:
    """Open a DOCX; raise InputError, which says what it is, if it is none or not safe to read."""
    _refuse_others(content)
    if content.count(_DIRECTORY_ENTRY) > MOST_MEMBERS:
        raise InputError(f"not safe to unpack: more than {MOST_MEMBERS:,} files in it")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except _BROKEN as error:
        raise InputError("a damaged Word document: its zip archive cannot be opened") from error
    _refuse_bombs(members)
    named = {each.filename.replace("\\", "/").casefold(): each for each in members}
    return Package(archive, named)


def find_main(package: Package) -> tuple[str, Element]:
    """Return the name and root of the part that holds the text."""
    relations = package.relations("").values()
    named = [each.target for each in relations if each.kind == "officeDocument"]
    for name in (*named, _MAIN):
        root = package.part(name)
        if root is not None and root.tag == w("document"):
            return name, root
    raise InputError(_what_it_is(package))


def _refuse_others(content: bytes) -> None:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise InputError("password-protected; save it without a password")
        raise InputError("an old Word document (.doc) or a password-protected one; save it as DOCX")
    start = content[:1024].lstrip()
    for opening, kind in _OTHER_FILES:
        if start.startswith(opening):
            raise InputError(f"{kind}, not a Word document (DOCX)")
    if not content.startswith(b"PK"):
        raise InputError("not a Word document (DOCX)")


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    if sum(each.file_size for each in members) > MOST_BYTES:
        raise InputError(_too_large("it", MOST_BYTES))
    for each in members:
        if each.file_size > max(_ASIDE, HIGHEST_RATIO * each.compress_size):
            raise InputError(f"not safe to unpack: {each.filename} is packed too densely")


def _too_large(name: str, limit: int) -> str:
    return f"not safe to unpack: {name} is larger than {limit // 1_000_000} MB"


def _what_it_is(package: Package) -> str:
    names = list(package.members)
    if any(name.startswith("word/") for name in names):
        return f"a damaged Word document: its text ({_MAIN}) is not in it"
    for opening, kind in _OTHER_ARCHIVES:
        if any(name.startswith(opening) for name in names):
            return f"{kind}, not a Word document (DOCX)"
    if any(name.endswith((".html", ".htm")) for name in names):
        return "a zip archive with an HTML page, not a Word document (DOCX)"
    return "a zip archive that holds no Word document (DOCX)"


def _exact() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False
    )


def _parse(content: bytes, name: str) -> Element:
    """Parse without entities and network; a document type is refused, and so is a deep nesting."""
    for strict, transitional in _STRICT.items():
        content = content.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if any(mark in content for mark in _DOCTYPES):
        raise InputError(f"not safe to read: {name} has a document type definition")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"a damaged Word document: {name} is not valid XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"not safe to read: {name} has a document type definition")
    if root.xpath(f"count(//*) > {MOST_ELEMENTS}"):
        raise InputError(f"not safe to read: {name} has more than {MOST_ELEMENTS:,} elements")
    if root.xpath(f"boolean({'/*' * _DEEPEST})"):
        raise InputError(f"not safe to read: {name} is nested too deep")
    return root
