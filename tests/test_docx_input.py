"""A file that is damaged, hostile or no Word document is one clear line, never a crash."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from docx_files import (
    BREAK,
    LISTS,
    MAIN,
    RELATIONS,
    cell,
    deleted,
    field,
    image,
    inserted,
    item,
    mark,
    members,
    note,
    notes,
    numbered,
    p,
    pack,
    part,
    read_word,
    row,
    t,
    table,
    text_box,
    word,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from invariant import check

from framework_lint.errors import InputError
from framework_lint.readers.docx.package import LARGEST_PART, MOST_BYTES

PLAIN = word(p("We act."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
BODY = (
    p("Scope", style="Heading1", properties=numbered(2)),
    p("We ", inserted(t("will")), deleted("may"), note(1), " act:", properties=mark("del")),
    item("halt"),
    table(row("Level", "Rule"), row(cell("High", properties="<w:vMerge/>"), item("tell", 2))),
    p(field("REF a", t("x")), text_box(p("boxed")), image(), BREAK, t("1", "<w:vanish/>")),
)
FULL = word(*BODY, numbering=LISTS, footnotes=notes("footnote", "Why."))


def changed(name: str, content: bytes | None) -> bytes:
    """Return a plain document with a member replaced, or without it."""
    files = {key: held for key, held in members(PLAIN).items() if key != name}
    return pack(files if content is None else files | {name: content})


def within(before: str, after: str) -> bytes:
    return changed(MAIN, part("document", before + p("We act.") + after).encode())


def flagged(content: bytes, bit: int) -> bytes:
    """Set a bit of the flags of every member."""
    held = bytearray(content)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = held.find(signature)
        while start >= 0:
            held[start + at] |= bit
            start = held.find(signature, start + 4)
    return bytes(held)


def bomb() -> bytes:
    """Return an archive that is small and unpacks to more than is read."""
    blanks = " " * 70_000_000
    return changed(MAIN, part("document", blanks).encode())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a Word document (DOCX)"),
        (b"\x00\x01", "not a Word document (DOCX)"),
        (b"%PDF-1.7", "a PDF, not a Word document (DOCX)"),
        (b"{\\rtf1}", "an RTF document, not a Word document (DOCX)"),
        (b"<!doctype html>", "an HTML or XML file, not a Word document (DOCX)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (OLE, "an old Word document (.doc) or a password-protected one"),
        (PLAIN[:-30], "its zip archive cannot be opened"),
        (b"PK\x03\x04", "its zip archive cannot be opened"),
        (pack({}), "a zip archive that holds no Word document"),
        (pack({"xl/workbook.xml": b"<a/>"}), "an Excel workbook, not a Word document"),
        (pack({"ppt/presentation.xml": b"<a/>"}), "a PowerPoint presentation"),
        (pack({"content.xml": b"<a/>"}), "an OpenDocument file"),
        (pack({"META-INF/container.xml": b"<a/>"}), "an EPUB book"),
        (pack({"Framework.html": b"<p>"}), "a zip archive with an HTML page"),
        (changed(MAIN, None), "its text (word/document.xml) is not in it"),
        (changed(MAIN, b""), "word/document.xml is not valid XML"),
        (changed(MAIN, b"<w:document"), "word/document.xml is not valid XML"),
        (changed(MAIN, b"<a/>"), "its text (word/document.xml) is not in it"),
        (changed("word/styles.xml", b"<a>"), "word/styles.xml is not valid XML"),
        (changed(RELATIONS, b"<a>"), "word/_rels/document.xml.rels is not valid XML"),
        (pack(members(PLAIN), zipfile.ZIP_BZIP2), "cannot be unpacked"),
        (flagged(PLAIN, 1), "password-protected; save it without a password"),
        (within("<w:p>" * 200, "</w:p>" * 200), "word/document.xml is nested too deep"),
        (within("<w:p>" * 300, "</w:p>" * 300), "word/document.xml is not valid XML"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=r"\A[^\n]+\Z") as raised:
        read_word(content)
    assert reason in str(raised.value)


def test_entities_are_not_expanded() -> None:
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(12)
    )
    for definition in (laughs, '<!ENTITY m SYSTEM "file:///etc/hostname">', ""):
        xml = part("document", p(t("We act &m;").replace("&amp;", "&")))
        for encoding in ("utf-8", "utf-16"):
            opened = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [{definition}]>{xml}'
            with pytest.raises(InputError, match="document type definition"):
                read_word(changed(MAIN, opened.encode(encoding)))


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(InputError, match=r"word/document\.xml is packed too densely"):
        read_word(bomb())


def test_sizes_are_bounded_whatever_the_archive_says() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members(PLAIN).items():
            archive.writestr(name, content)
    for size in (LARGEST_PART + 1, MOST_BYTES + 1):
        declared = bytearray(held.getvalue())
        at = declared.find(MAIN.encode(), declared.find(b"PK\x01\x02")) - 46
        declared[at + 20 : at + 28] = size.to_bytes(4, "little") * 2
        with pytest.raises(InputError, match=r"not safe to unpack: .+ is larger than"):
            read_word(bytes(declared))


def test_links_to_elsewhere_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(notes("footnote", "Secret."))
    files = members(word(p("x", note(1)), footnotes=notes("footnote", "Note.")))
    for target, mode in (
        (secret.as_uri(), ' TargetMode="External"'),
        (str(secret), ""),
        ("../" * 20 + str(secret)[1:], ""),
    ):
        links = files[RELATIONS].replace(
            b'Target="footnotes.xml"', f'Target="{target}"{mode}'.encode()
        )
        document = read_word(pack(files | {RELATIONS: links}))
        assert [block.text for block in document.blocks] == ["x"]
        assert document.unread == ("note 1 has no text in the file",)


def test_what_others_write_is_read() -> None:
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        )
        for name, content in members(FULL).items()
    }
    files = members(FULL)
    moved = files | {"word/document2.xml": files[MAIN]}
    moved["word/_rels/document2.xml.rels"] = moved.pop(RELATIONS)
    del moved[MAIN]
    moved["_rels/.rels"] = moved["_rels/.rels"].replace(
        b"word/document.xml", b"/word/document2.xml"
    )
    backward = {name.replace("/", "\\"): content for name, content in files.items()}
    wanted = read_word(FULL).source.text
    assert "Why." in wanted
    for written in (strict, moved, backward):
        assert read_word(pack(written)).source.text == wanted


def survives(content: bytes) -> None:
    """Assert that a file gives a document or one line, and neither takes long."""
    start = time.process_time()
    with contextlib.suppress(InputError):
        check(read_word(content))
    assert time.process_time() - start < 5


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_any_damage_to_the_archive_is_survived(data: st.DataObject) -> None:
    survives(damage(data, FULL))


PARTS = [MAIN, RELATIONS, "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"]


@given(st.sampled_from(PARTS), st.data())
@settings(max_examples=100, deadline=None)
def test_any_damage_to_a_part_is_survived(name: str, data: st.DataObject) -> None:
    files = members(FULL)
    survives(pack(files | {name: damage(data, files[name])}))


def damage(data: st.DataObject, content: bytes) -> bytes:
    held = bytearray(content[: data.draw(st.integers(0, len(content)) | st.just(len(content)))])
    for _ in range(data.draw(st.integers(0, 4)) if held else 0):
        held[data.draw(st.integers(0, len(held) - 1))] = data.draw(st.integers(0, 255))
    return bytes(held)


NUMBERS = st.sampled_from(["", "0", "1", "-1", "9", "999999999", "9" * 5000, "x", "1.5", "2"])
_NAMES = (
    "p r t br sym tbl tr tc trPr tcPr pPr rPr numPr ilvl numId pStyle rStyle outlineLvl vMerge "
    "gridSpan gridBefore tblHeader ins del moveFrom moveTo delText footnoteReference sdt sdtPr "
    "sdtContent showingPlcHdr fldChar instrText fldSimple hyperlink txbxContent drawing sectPr "
    "pgSz footnotePr numStart numFmt vanish vertAlign sz b ind pBdr pPrChange cellIns style "
    "basedOn name abstractNum num lvl lvlText lvlOverride startOverride lvlRestart numStyleLink "
    "abstractNumId start pict object docPartObj docPartGallery altChunk headerReference"
)
_ATTRIBUTES = (
    "val id ilvl numId left fldCharType instr char font styleId type default w h "
    "abstractNumId customMarkFollows"
)
_VALUES = (
    "begin separate end restart continue superscript decimal bullet %1.%2 upperRoman lowerLetter "
    "Heading1 paragraph TOC"
)
NAMES = st.sampled_from(_NAMES.split())
ATTRIBUTES = st.sampled_from(_ATTRIBUTES.split())
VALUES = NUMBERS | st.sampled_from([*_VALUES.split(), "heading 1", "list bullet 2"])


@st.composite
def element(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    name = draw(NAMES)
    held = draw(st.dictionaries(ATTRIBUTES, VALUES, max_size=3))
    attributes = "".join(f' w:{key}="{value}"' for key, value in held.items())
    return f"<w:{name}{attributes}>{draw(inner)}</w:{name}>"


TREES = st.recursive(
    st.sampled_from(["", "x", "• y", "1. z"]).map(lambda text: t(text) if text else ""),
    lambda inner: st.lists(element(inner) | inner, min_size=1, max_size=5).map("".join),
    max_leaves=30,
)
FRAMES = ("{}", "<w:p>{}</w:p>", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>")


@given(st.sampled_from(FRAMES), TREES, TREES, TREES)
@settings(max_examples=200, deadline=None)
def test_any_elements_are_survived(frame: str, body: str, styles: str, lists: str) -> None:
    parts = {"styles": part("styles", styles), "numbering": part("numbering", lists)}
    survives(word(frame.format(body), p("x", style="Heading1"), **parts))


@pytest.mark.parametrize("depth", [10, 40])
def test_deep_nestings_are_read_in_time(depth: int) -> None:
    nested = p("We act.")
    for _ in range(depth):
        nested = table(row(cell(nested, p("x")), cell("y")))
    survives(word(nested))


def test_a_long_document_is_read_in_time() -> None:
    prose = "We will assess each covered model for the risk of severe harm before deployment. "
    body = [p(prose * 3, note(1)), item(prose, 2), table(row("A", "B"), row("a", prose))] * 1000
    start = time.process_time()
    read_word(word(*body, numbering=LISTS, footnotes=notes("footnote", "Why.")))
    assert time.process_time() - start < 4
