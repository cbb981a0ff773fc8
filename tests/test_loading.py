from __future__ import annotations

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from framework_lint.errors import InputError
from framework_lint.loading import LONGEST_LINE, MEGABYTE, expand, load, title, to_source
from framework_lint.source import Source, Unread


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(name: str, content: bytes = b"We must stop.\n") -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


def source(name: str, content: bytes) -> Source:
    return to_source(load(put(name, content), MEGABYTE))


def reason(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        source("given.md", content)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_folder_gives_its_documents_by_name() -> None:
    hidden = ("d/.hidden.md", "d/.git/x.md", "d/~$e.docx", "d/.~lock.e.docx#", "d/f.doc", "d/g.zip")
    shown = ("d/a.TXT", "d/b.md", "d/c.pdf", "d/e.DOCX", "d/h.htm", "d/i.html", "d/sub/z.markdown")
    for name in (*reversed(shown), *hidden):
        put(name)
    assert tuple(expand(["d"])) == shown


def test_a_file_named_twice_is_read_once() -> None:
    put("d/a.md")
    assert list(expand(["d/a.md", "d", "./d/a.md", "-", "-"])) == ["d/a.md", "-"]


def test_a_folder_without_documents_is_unread() -> None:
    put("d/a.png")
    (found,) = expand(["d"])
    endings = ".md, .markdown, .txt, .text, .pdf, .docx, .html, .htm"
    assert found == Unread("d", f"no document in this folder ({endings})")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_folder_that_cannot_be_listed_is_unread() -> None:
    put("d/a.md")
    put("d/sub/b.md")
    Path("d/sub").chmod(0)
    found = list(expand(["d"]))
    Path("d/sub").chmod(0o755)
    assert found == ["d/a.md", Unread("d/sub", "cannot be read: Permission denied")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_read_and_dropped(encoding: str) -> None:
    content = "Wir müssen – “stop”.\n".encode(encoding)
    given = source("a.txt", content)
    assert given.text == "Wir müssen – “stop”.\n"
    assert given.sha256 == hashlib.sha256(content).hexdigest()


def test_mixed_newlines_are_read_as_one_kind() -> None:
    assert source("a.txt", b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"caf\xe9 au lait", "UTF-8 (the encoding tried): byte 0xe9 at offset 3"),
        (b"\xff\xfea\x00b", "UTF-16 (the encoding tried): byte 0x62 at offset 4"),
        (b"", "the document is empty"),
        (b"\xef\xbb\xbf \r\n\t", "the document is empty"),
        (b"one\ntwo\0three", "not text: a NUL character at line 2"),
        (b"ok\n" + b"a" * (LONGEST_LINE + 1), "line 2 has 100,001 characters; at most 100,000"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(content: bytes, expected: str) -> None:
    assert expected in reason(content)


def test_a_file_over_the_limit_is_refused_and_one_at_it_is_not() -> None:
    line = b"We must stop.\n"
    at_limit = line * (MEGABYTE // len(line)) + b"x" * (MEGABYTE % len(line))
    assert load(put("a.txt", at_limit), MEGABYTE)
    with pytest.raises(InputError, match=r"larger than 1 MB; --max-size raises the limit"):
        load(put("b.txt", at_limit + b"x"), MEGABYTE)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"^no such file or folder$"):
        load("nowhere.md", MEGABYTE)
    with pytest.raises(InputError, match=r"^cannot be read: "):
        load("n" * 5000, MEGABYTE)
    assert list(expand(["n" * 5000])) == ["n" * 5000]


def test_standard_input_goes_by_the_name_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, media_type in ((None, "text/plain"), ("x/draft.md", "text/markdown")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"We must stop.")))
        given = load("-", MEGABYTE, name)
        assert (given.name, given.media_type) == (name or "<stdin>", media_type)


def test_a_name_stays_as_it_was_given() -> None:
    assert title("./d/../a.md") == "./d/../a.md"
    assert title(str(Path("d", "a.md"))) == "d/a.md"
    assert title("a\udcff.md") == "a\ufffd.md"
