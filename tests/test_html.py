"""HTML is read as its reader sees it, and gives what the same text gives in Markdown."""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from constructs import cases, show
from html_texts import SCRIBBLES, TREES
from hypothesis import given, settings
from hypothesis import strategies as st
from invariant import check

from framework_lint.document import Document, Role
from framework_lint.errors import InputError
from framework_lint.readers import html, markdown
from framework_lint.source import Original, Source

FIXTURE = Path(__file__).parent / "fixtures" / "html.txt"


def read_html(markup: str | bytes) -> Document:
    content = markup.encode() if isinstance(markup, str) else markup
    return html.read(Original("framework.html", "text/html", content))


CASES = [pytest.param(markup, expected, id=title) for title, markup, expected in cases(FIXTURE)]


@pytest.mark.parametrize(("markup", "expected"), CASES)
def test_construct(markup: str, expected: str) -> None:
    document = read_html(markup)
    shown = [show(block) for block in document.blocks] + [f"! {w}" for w in document.warnings]
    assert "\n".join(shown) == expected.strip()


def texts(markup: str | bytes) -> list[str]:
    return [block.text for block in read_html(markup).blocks]


MARKDOWN = """\
# 1 Scope

We will:

- halt[^1]
  1. at once

- tell

> Quoted.

| A | B |
|---|---|
| High: x | Do:<br>• y |
|  | z |

Table 1: Duties

[^1]: Unless unsafe.
"""
MARKUP = """\
<h1>1 Scope</h1><p>We will:<ul><li>halt<sup><a href='#n'>1</a></sup><ol><li>at once</ol>
<li>tell</ul><blockquote>Quoted.</blockquote>
<table><tr><th>A<th>B<tr><td rowspan=2>High: x<td>Do:<ul><li>y</ul><tr><td>z</table>
<p>Table 1: Duties<div class=footnotes><p id=n>Unless unsafe.</div>
"""


def test_markdown_and_html_give_the_same_blocks() -> None:
    measure = markdown.read(Source.of("a.md", "text/markdown", MARKDOWN.encode(), MARKDOWN))
    document = read_html(MARKUP)
    assert [show(block) for block in document.blocks] == [show(block) for block in measure.blocks]
    lead_ins = [[*document.lead_ins(n)] for n in range(len(document.blocks))]
    assert lead_ins == [[*measure.lead_ins(n)] for n in range(len(measure.blocks))]
    assert [b.place.section for b in document.blocks] == [b.place.section for b in measure.blocks]


def test_places_are_lines_of_the_file() -> None:
    document = read_html(
        "<!-- two\nlines -->\r\n<h1>Scope</h1>\n<div>\n\n  Some\n  text\n<p\n id=x>More"
        "<table>\n<tr><th>A\n<tr><td>b</table>\nTail"
    )
    check(document)
    lines = {block.text: block.place.line for block in document.blocks}
    assert lines == {"Scope": 3, "Some text": 6, "More": 9, "A": 10, "b": 11, "Tail": 12}


WORDS = "Grüße – naïve “risk”"


@pytest.mark.parametrize(
    ("opening", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("\ufeff", "utf-16-be"),
        ("", "utf-32"),
        ('<meta charset="UTF-8">', "utf-8"),
        ("<META content='text/html; charset=windows-1252' http-equiv=x>", "cp1252"),
        ("<meta charset=ISO-8859-1>", "cp1252"),
        ('<?xml version="1.0" encoding="windows-1250"?>', "cp1250"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=nosuch>", "utf-8"),
        ("<meta charset=rot13>", "utf-8"),
        ("<meta charset=gb2312>", "gb18030"),
    ],
)
def test_encodings(opening: str, encoding: str) -> None:
    words = WORDS.replace("ï", "i") if encoding == "cp1250" else WORDS
    content = f"{opening}<html><p>{words}</p></html>".encode(encoding)
    assert texts(content) == [words]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no HTML element"),
        (b"plain words", "no HTML element"),
        (b"a < b and <c> d", "no HTML element"),
        (b"<p>\0</p>", "NUL character at line 1"),
        (b"<p>\xff", "UTF-8 (tried): byte 0xff at offset 3"),
        (b"<meta charset=windows-1252><p>\x81", "windows-1252 or UTF-8 (tried)"),
        (b"\xff\xfe<\0p\0>", "UTF-16 (tried)"),
        (b"\x89PNG\r\n\x1a\n\0\0", "UTF-8 (tried)"),
        (b"<html><body></body></html>", "no text of its own"),
        (b"<p>&nbsp; &shy;</p><script>no()</script>", "no text of its own"),
        (b"<main></main><footer><p>All rights reserved.</p></footer>", "no text of its own"),
        (b"<div>" * 10_000 + b"deep", "nested too deep"),
        (b"<br>" * 300_001, "more than 300,000 tags"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as refused:
        read_html(content)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("tag", ["div", "ul><li", "table><tr><td", "b", "blockquote", "sup", "dl"])
def test_too_deep_a_nesting_is_told(tag: str) -> None:
    document = read_html(f"<p>We act.</p>\n{f'<{tag}>' * 10_000}deep")
    check(document)
    assert document.blocks[0].text == "We act."
    assert document.unread == ("line 2: nested too deep; the rest of the page is left out",)


def test_a_bearable_nesting_is_read() -> None:
    for tag in ("div", "ul><li", "table><tr><td>a<td", "blockquote", "details"):
        document = read_html(f"<p>We act.</p>{f'<{tag}>' * 60}deep")
        check(document)
        assert "deep" in [block.text for block in document.blocks]
        assert document.unread == ()


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    entities = f'<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "{secret.as_uri()}">'
    document = read_html(
        f'<?xml version="1.0"?><!DOCTYPE html [{entities}]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>We &b; act &c; &amp; tell.</p>'
        f'<object data="{secret.as_uri()}">no</object><iframe src="{secret.as_uri()}">no</iframe>'
        "</body></html>"
    )
    assert document.blocks[-1].text == "We &b; act &c; & tell."
    assert "secret" not in document.source.text
    assert document.warnings == ("line 1: another page is shown here; it is not read",)


def test_text_outside_the_main_part_is_told() -> None:
    main = "<main>" + "<p>We will halt the training of the model.</p>" * 20 + "</main>"
    document = read_html(main + "\n<div>" + "<p>Some comment of a visitor.</p>" * 20 + "</div>")
    assert document.blocks[-1].role is Role.FURNITURE
    (warning,) = document.warnings
    assert warning == "line 2: text outside the page's main part is taken for furniture"


def test_hidden_text_is_told() -> None:
    document = read_html(
        f"<p>We act.\n<div style='display:none'><p>{'hidden ' * 50}</div><p hidden>x"
    )
    assert [block.text for block in document.blocks] == ["We act."]
    assert document.warnings == ("line 2: hidden text is left out (1 in all)",)


def zipped(members: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


PAGE = b"<p>We act.</p>"


@pytest.mark.parametrize(
    "members",
    [
        {"Policy.html": PAGE, "images/image1.png": b"\x89PNG"},
        {"Policy.htm": PAGE, "more/other.html": b"<p>no"},
        {"Policy/Policy.HTML": PAGE, "__MACOSX/Policy/._Policy.html": b"\0"},
    ],
)
def test_a_zipped_page(members: dict[str, bytes]) -> None:
    content = zipped(members)
    document = html.read_zipped(Original("policy.zip", "application/zip", content))
    check(document)
    assert [block.text for block in document.blocks] == ["We act."]
    assert document.source.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zipped({"a.txt": b"x"}), "no HTML pages, not one"),
        (zipped({"a.html": PAGE, "b.html": PAGE}), "2 HTML pages, not one"),
        (zipped({"a.html": PAGE, "b.bin": bytes(51_000_000)}), "unpacks to more than 50 MB"),
        (zipped({"a.html": PAGE})[:-30], "damaged"),
        (zipped({"a.html": PAGE}).replace(b"\x14\0\0\0\x08", b"\x14\0\x01\0\x08"), "encrypted"),
        (zipped({"a.html": PAGE}).replace(b"\x14\0\0\0\x08", b"\x14\0\0\0\x63"), "unknown way"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_a_zip_that_cannot_be_read_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        html.read_zipped(Original("policy.zip", "application/zip", content))


@given(TREES, st.sampled_from(["body", "main", "article", "div"]))
@settings(max_examples=300, deadline=None)
def test_every_word_is_read_once(template: str, around: str) -> None:
    number = count()
    page = f"<html>§<{around}>§ {template}</{around}>§"
    markup = re.sub("§", lambda _: f"w{next(number)}w", page)
    document = read_html(markup)
    check(document)
    found = Counter(word for block in document.blocks for word in re.findall(r"w\d+w", block.text))
    assert found == Counter(re.findall(r"w\d+w", markup))


@given(SCRIBBLES.map("".join), st.integers(0, 200))
@settings(max_examples=500, deadline=None)
def test_any_markup_is_read_or_refused(markup: str, cut: int) -> None:
    for text in (markup, f"<p>Word</p>{markup}", f"<html>{markup}"[:cut]):
        try:
            check(read_html(text.encode("utf-8", "replace")))
        except InputError as refused:
            assert "\n" not in str(refused)  # noqa: PT017 - no error is as good as this one


@given(st.sampled_from(cases(FIXTURE)), st.integers(0, 2000), st.binary(max_size=4))
@settings(max_examples=200, deadline=None)
def test_a_damaged_page_is_read_or_refused(
    case: tuple[str, str, str], at: int, noise: bytes
) -> None:
    whole = case[1].encode()
    for content in (whole[:at] + noise, whole[:at] + noise + whole[at + 1 :]):
        try:
            check(read_html(content))
        except InputError as refused:
            assert "\n" not in str(refused)  # noqa: PT017


def test_ten_thousand_words_take_well_under_half_a_second() -> None:
    prose = "<p>We <b>will</b> assess each covered model for the risk of severe harm.</p>\n"
    items = "<ul><li>halt</li><li>tell</li></ul>"
    table = "<table><tr><th>A<th>B" + f"<tr><td>High<td>We will:{items}" * 100 + "</table>"
    markup = (prose * 15 + items) * 50 + table
    assert len(markup.split()) > 9_000
    times = []
    for _ in range(3):
        start = time.process_time()
        read_html(markup)
        times.append(time.process_time() - start)
    assert min(times) < 0.5
