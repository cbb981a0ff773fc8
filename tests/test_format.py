"""What a file holds says how it is read, whatever its name."""

from __future__ import annotations

import pytest
from files import WRITERS, flawed, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from framework_lint.errors import InputError
from framework_lint.readers import DOCX, HTML, MARKDOWN, PDF, PLAIN, ZIPPED_HTML
from framework_lint.readers.format import ENDINGS, disguise, recognise

KINDS = {"md": MARKDOWN, "html": HTML, "zip": ZIPPED_HTML, "docx": DOCX, "pdf": PDF}
PLAIN_WORDS = b"We must stop.\n"


@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_is_what_its_name_says(ending: str) -> None:
    media_type = recognise(f"a.{ending}", flawed(ending))
    assert media_type == KINDS[ending]
    assert disguise(f"a.{ending}", media_type) is None


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.md", "a.txt", "a.pdf", "a", "<stdin>"])
@pytest.mark.parametrize("ending", ["zip", "docx", "pdf"])
def test_a_binary_format_is_told_under_any_name(name: str, ending: str) -> None:
    assert recognise(name, flawed(ending)) == KINDS[ending]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.md", PLAIN_WORDS, MARKDOWN),
        ("a.MARKDOWN", PLAIN_WORDS, MARKDOWN),
        ("a.txt", PLAIN_WORDS, PLAIN),
        ("LICENSE", PLAIN_WORDS, PLAIN),
        ("md", PLAIN_WORDS, PLAIN),
        ("a.pdf", PLAIN_WORDS, PLAIN),
        ("a.html", PLAIN_WORDS, PLAIN),
        ("a.html", b"<p>We must stop.</p>", HTML),
        ("a.txt", b"<p>We must stop.</p>", PLAIN),
        ("a.txt", b"\n<!DOCTYPE html>\n<p>", HTML),
        ("a.md", b"\n<!DOCTYPE html>\n<p>", MARKDOWN),
        ("a", b"\xef\xbb\xbf<html lang='en'>", HTML),
        ("a", b"<?xml version='1.0'?>\n<!doctype HTML>", HTML),
        ("a", b"<!-- saved -->\n<!-- from <b> -->\n<HTML>", HTML),
        ("a", "<html><p>We must stop.".encode("utf-16"), HTML),
        ("a.txt", "We must stop.".encode("utf-16"), PLAIN),
        ("a.txt", b"A file opens with <html> or <!doctype html>.", PLAIN),
        ("a.txt", b"<htmlx>", PLAIN),
        ("a.txt", b"%PDF-", PDF),
        ("a.txt", b"\n%PDF-1.7\n\xe2\xe3", PDF),
        ("a.txt", b"HTTP/1.1 200 OK\n\n%PDF-1.7\n1 0 obj\n", PDF),
        ("a.txt", b"x" * 1024 + b"%PDF-1.7\n1 0 obj\n", PDF),
        ("a.txt", b"x" * 2000 + b"%PDF-1.7\n1 0 obj\n", PLAIN),
        ("a.txt", b"A PDF opens with %PDF-1.7 and holds objects.", PLAIN),
        ("a.md", b"<details>\n%PDF- PK <html>", MARKDOWN),
    ],
)
def test_content_comes_before_the_ending(name: str, content: bytes, media_type: str) -> None:
    assert recognise(name, content) == media_type


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a Word 97-2003 document"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "a document protected by a password",
        ),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
        (b"GIF89a", "an image"),
        (b"II*\0", "an image"),
        (b"RIFF\n\0\0\0WEBP", "an image"),
        (b"\0\0\0\x18ftypheic", "an image"),
        (b"<?xml version='1.0'?>\n<svg width='1'>", "an image"),
        (zipped({"mimetype": b"", "content.xml": b"<x/>"}), "an OpenDocument file"),
        (zipped({"META-INF/container.xml": b"", "a.html": b""}), "an EPUB book"),
        (zipped({"xl/workbook.xml": b""}), "an Excel workbook"),
        (zipped({"a.pdf": b"%PDF-1.7 1 0 obj"}), "a zip archive without a DOCX body"),
        (zipped({"__MACOSX/._a.html": b""}), "a zip archive without a DOCX body or a web page"),
        (zipped({}), "a zip archive without a DOCX body or a web page"),
    ],
)
def test_a_format_that_is_not_read_is_named(content: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        recognise("given.docx", content)
    assert str(caught.value).startswith(kind)
    assert str(caught.value).endswith("reads PDF, DOCX, HTML, Markdown and plain text")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"PK\x03\x04\x14\0", "a damaged DOCX or zip archive"),
        ("a.docx", flawed("docx")[:-100], "a damaged DOCX or zip archive"),
        ("a.pdf", b"\0\1\2", "damaged, or no PDF"),
        ("a.docx", b"\0\1\2", "damaged, or no DOCX"),
    ],
)
def test_a_damaged_file_is_refused(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        recognise(name, content)


@pytest.mark.parametrize(
    ("name", "media_type", "told"),
    [
        ("a.docx", PDF, "named .docx, read as PDF"),
        ("a.PDF", PLAIN, "named .pdf, read as plain text"),
        ("a.doc", HTML, "named .doc, read as HTML"),
        ("a.txt", HTML, "named .txt, read as HTML"),
        ("a.zip", DOCX, "named .zip, read as DOCX"),
        ("a.html", ZIPPED_HTML, "named .html, read as zipped HTML"),
        ("policy-v1.2", PDF, None),
        ("<stdin>", PDF, None),
        ("LICENSE", PLAIN, None),
        ("a.htm", HTML, None),
    ],
)
def test_a_name_that_lies_is_told(name: str, media_type: str, told: str | None) -> None:
    assert disguise(name, media_type) == told


def answer(name: str, content: bytes) -> str:
    try:
        return recognise(name, content)
    except InputError:
        return "refused"


@given(
    st.sampled_from([b"", b"%PDF-1.4", b"PK\x03\x04", b"PK\x05\x06", b"<!--", b"<?", b"\xff\xfe"]),
    st.binary(max_size=300),
    st.sampled_from(["a", *(f"a{ending}" for ending in ENDINGS)]),
)
@settings(max_examples=500, deadline=None)
def test_any_bytes_are_recognised_or_refused(opening: bytes, rest: bytes, name: str) -> None:
    assert answer(name, opening + rest) in (*KINDS.values(), PLAIN, "refused")


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_damaged_archive_is_recognised_or_refused(data: st.DataObject) -> None:
    content = bytearray(flawed("docx"))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(len(content) - 1200, len(content) - 1))] = data.draw(
            st.integers(0, 255)
        )
    assert answer("a.docx", bytes(content)) in (DOCX, ZIPPED_HTML, PLAIN, "refused")
