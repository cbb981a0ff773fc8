"""Findings as highlights in a PDF: over their words, and nothing else changed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import bad_pdfs
import pdfs
import pypdfium2 as pdfium
import pytest
from corpus import FOLDER
from files import flawed, to_pdf
from press_grid import Style
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, Destination, DictionaryObject, PdfObject, RectangleObject
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas
from shell import FLAWED, Shell
from table_pdfs import table
from test_rendering import FINDING

from framework_lint.annotating.pdf import annotate
from framework_lint.annotating.pdf.strips import bounds, find, prints
from framework_lint.engine import lint
from framework_lint.errors import InputError
from framework_lint.outcome import NOTICE, Report
from framework_lint.readers import PDF
from framework_lint.readers.options import Options
from framework_lint.readers.pdf import read, trace
from framework_lint.readers.pdf.page import Frame, frames
from framework_lint.readers.trail import spell
from framework_lint.registry import load
from framework_lint.rendering.advice import statement
from framework_lint.session import comprehend, open_document
from framework_lint.source import Original

TYPESET = sorted((FOLDER.parent / "typeset").glob("*.pdf"))
LONG = (
    FLAWED
    + (
        "\nWe will promptly publish what was found, and where feasible we will tell everybody whom "
        "it concerns, in conjunction with the Safety Board and with whoever else has to be told.\n"
    )
    * 9
)


def original(content: bytes) -> Original:
    return Original("framework.pdf", PDF, content)


@cache
def linted(content: bytes) -> Report:
    return lint(comprehend(open_document(original(content))), load())


@cache
def annotated(content: bytes) -> tuple[Report, bytes]:
    report = linted(content)
    return report, annotate(original(content), report, Options())


def turned(content: bytes, turn: int) -> bytes:
    """Return a PDF with its pages turned, cut at the edges, and its first point elsewhere."""
    writer, held = PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    for page in writer.pages:
        page.mediabox = RectangleObject((-30, -40, 612, 792))
        page.cropbox = RectangleObject((20, 30, 600, 780))
        page.rotate(turn)
    writer.write(held)
    return held.getvalue()


def compressed(content: bytes) -> bytes:
    """Return a PDF as pdfium writes it anew."""
    held = io.BytesIO()
    pdfium.PdfDocument(content).save(held)
    return held.getvalue()


def filled() -> bytes:
    """Return a PDF with a form, a link and an outline."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=LETTER, invariant=1)
    canvas.bookmarkPage("top")
    canvas.addOutlineEntry("Top", "top")
    canvas.drawString(72, 700, "The Safety Board will promptly publish what it found in each test.")
    canvas.linkURL("https://example.org", (72, 690, 200, 710))
    canvas.acroForm.textfield(name="name", x=72, y=600, width=200, height=20)
    canvas.save()
    return held.getvalue()


def samples() -> Iterator[object]:
    yield pytest.param(flawed("pdf"), id="flawed")
    yield pytest.param(to_pdf(LONG), id="long")
    yield pytest.param(filled(), id="filled")
    yield pytest.param(turned(flawed("pdf"), 90), id="turned")
    yield pytest.param(compressed(flawed("pdf")), id="written anew")
    yield pytest.param(table(Style.RULED, split="sentence").content, id="table")
    for path in TYPESET:
        yield pytest.param(path.read_bytes(), id=path.name)


every_sample = pytest.mark.parametrize("content", list(samples()))


def notes(content: bytes, kind: str) -> list[tuple[int, DictionaryObject]]:
    """Return the tool's annotations of a kind, each with its page, from 0."""
    return [
        (number, held)
        for number, page in enumerate(PdfReader(io.BytesIO(content)).pages)
        for each in page.get("/Annots", ())
        if (held := each.get_object()).get("/T") == "framework-lint" and held["/Subtype"] == kind
    ]


def covered(content: bytes, page: int, strips: list[Frame]) -> str:
    """Return the letters that stand under strips, as pdfium cuts them out."""
    textpage = pdfium.PdfDocument(content)[page].get_textpage()
    return plain("".join(textpage.get_text_bounded(*strip) for strip in strips))


def plain(text: str) -> str:
    """Return the letters of words; a hyphen can end a line, a raised number can be a note's."""
    kept = (char for char in spell(text) if char.isalpha())
    return "".join(kept).replace("ﬁ", "fi").replace("ﬂ", "fl")


def strips_of(held: DictionaryObject) -> list[Frame]:
    given = held["/QuadPoints"]
    assert isinstance(given, ArrayObject)
    points = [float(str(each)) for each in given]
    quads = (points[at : at + 8] for at in range(0, len(points), 8))
    return [(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads]


@every_sample
def test_highlights_lie_over_the_words_of_their_findings(content: bytes) -> None:
    report, copy = annotated(content)
    assert report.findings
    highlights = sorted(notes(copy, "/Highlight"), key=number)
    for finding in report.findings:
        words = ""
        while words != plain(finding.quote):
            page, held = highlights.pop(0)
            assert statement(finding) in str(held["/Contents"])
            words += covered(content, page, strips_of(held))
            assert plain(finding.quote).startswith(words)
    assert not highlights


def number(placed: tuple[int, DictionaryObject]) -> int:
    return int(str(placed[1]["/NM"]).rpartition("-")[2])


@every_sample
def test_the_file_stays_and_is_only_added_to(content: bytes) -> None:
    _, copy = annotated(content)
    assert copy.startswith(content)
    before, after = PdfReader(io.BytesIO(content)), PdfReader(io.BytesIO(copy), strict=True)
    assert after.metadata == before.metadata
    assert len(after.outline) == len(before.outline)
    renderer = [pdfium.PdfDocument(each) for each in (content, copy)]
    assert renderer[0].get_metadata_dict() == renderer[1].get_metadata_dict()
    assert [len(list(each.get_toc())) for each in renderer[:1]] == [
        len(list(renderer[1].get_toc()))
    ]
    for old, new in zip(own_pages(content), own_pages(copy), strict=True):
        assert {k: written(new.raw_get(k)) for k in new if k != "/Annots"} == {
            k: written(old.raw_get(k)) for k in old if k != "/Annots"
        }
        kept = [written(each.get_object()) for each in old.get("/Annots", ())]
        assert [written(each.get_object()) for each in new.get("/Annots", ())][: len(kept)] == kept


def own_pages(content: bytes) -> list[DictionaryObject]:
    """Return the pages as they stand in the file, without what they have from their parents."""
    references = [page.indirect_reference for page in PdfReader(io.BytesIO(content)).pages]
    plain = PdfReader(io.BytesIO(content))
    held = [plain.get_object(each) for each in references if each]
    return [each for each in held if isinstance(each, DictionaryObject)]


def test_a_form_a_link_and_an_outline_stay() -> None:
    _, copy = annotated(filled())
    reader = PdfReader(io.BytesIO(copy))
    kinds = [str(each.get_object()["/Subtype"]) for each in reader.pages[0].get("/Annots", ())]
    assert sorted(kinds) == ["/Highlight", "/Highlight", "/Link", "/Text", "/Widget"]
    assert list(reader.get_fields() or ()) == ["name"]
    assert [each.title for each in reader.outline if isinstance(each, Destination)] == ["Top"]


def written(value: PdfObject) -> bytes:
    held = io.BytesIO()
    value.write_to_stream(held)
    return held.getvalue()


@every_sample
def test_the_copy_has_the_findings_of_the_file(content: bytes) -> None:
    report, copy = annotated(content)
    again = linted(copy)
    assert [(f.code, f.quote, f.span) for f in again.findings] == [
        (f.code, f.quote, f.span) for f in report.findings
    ]
    assert (again.warnings, again.unread) == (report.warnings, report.unread)


@every_sample
def test_the_first_page_has_a_note_with_the_notice(content: bytes) -> None:
    report, copy = annotated(content)
    (page, held), *others = notes(copy, "/Text")
    told = str(held["/Contents"])
    assert page == 0
    assert not others
    assert NOTICE in told
    assert f"{len(report.findings)} finding" in told
    assert report.sha256 in told
    assert str(held["/F"]) == "28"


LAID_OUT = {
    "columns": pdfs.columns().content,
    "prose": pdfs.prose().content,
    "ruled": table(Style.RULED, split="word").content,
    "turned text": bad_pdfs.rotated(90, sideways=True),
    "turned page": bad_pdfs.rotated(90, sideways=False),
}


@pytest.mark.parametrize("name", LAID_OUT)
def test_every_block_is_found_on_its_pages(name: str) -> None:
    """Take each block of text for a quote: across lines, columns and pages."""
    content = LAID_OUT[name]
    document, traced = read(original(content)), trace(original(content))
    printed = prints(traced)
    checked = 0
    for block in document.blocks:
        if not block.operative:
            continue
        quote, span = block.quote(0, len(block.text))
        strips = find(replace(FINDING, quote=quote, span=span), traced, printed)
        assert strips
        wanted = {
            page: [i for s in strips if s.page == page for i in s.indices] for page in range(9)
        }
        held = frames(original(content), {k: v for k, v in wanted.items() if v})
        told = [
            covered(content, s.page, [bounds([held[s.page, i] for i in s.indices])]) for s in strips
        ]
        assert plain(quote) in "".join(told)
        assert len("".join(told)) <= 1.1 * len(plain(quote)) + 8
        checked += 1
    assert checked > 2


def test_words_that_cannot_be_found_have_a_note_that_says_so() -> None:
    report = linted(flawed("pdf"))
    first, *_ = report.findings
    other = replace(first, quote="instantly")
    copy = annotate(original(flawed("pdf")), replace(report, findings=(other,)), Options())
    assert not notes(copy, "/Highlight")
    _, (_, held) = notes(copy, "/Text")
    assert "About the words “instantly” on this page; where they stand is not sure." in str(
        held["/Contents"]
    )


def test_the_same_file_gives_the_same_bytes() -> None:
    report, copy = annotated(flawed("pdf"))
    assert copy == annotate(original(flawed("pdf")), report, Options())
    assert b"/CreationDate" not in copy[len(flawed("pdf")) :]
    assert b"/M (" not in copy[len(flawed("pdf")) :]


def test_a_copy_annotated_again_keeps_what_it_has() -> None:
    _, first = annotated(flawed("pdf"))
    _, second = annotated(first)
    assert second.startswith(first)
    assert len(notes(second, "/Highlight")) == 2 * len(notes(first, "/Highlight"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (bad_pdfs.plain_page(owner="x"), "it is encrypted"),
        (bad_pdfs.plain_page() + b"\n% /ByteRange [0 1 2 3]\n", "it is signed"),
        (b"\n" + bad_pdfs.plain_page(), "it does not begin as a PDF does"),
        (bad_pdfs.long(2).replace(b"startxref", b"startxxxx"), "it is damaged"),
        (
            bad_pdfs.long(2).replace(b"startxref\n", b"startxref\n9"),
            "its list of objects is damaged",
        ),
    ],
    ids=["encrypted", "signed", "late", "damaged", "elsewhere"],
)
def test_a_file_that_cannot_be_added_to_is_one_clear_line(content: bytes, why: str) -> None:
    report = linted(content)
    with pytest.raises(InputError) as caught:
        annotate(original(content), report, Options())
    assert str(caught.value) == f"framework.pdf: no copy with highlights can be made: {why}"


def test_a_pdf_read_in_part_is_annotated_and_the_note_says_so(shell: Shell) -> None:
    Path("a.pdf").write_bytes(bad_pdfs.scanned())
    run = shell("check", "a.pdf", "--output", "pdf=out.pdf")
    assert run.code == 2
    (_, held), *_ = notes(Path("out.pdf").read_bytes(), "/Text")
    assert "Not read: page 2" in str(held["/Contents"])


def test_each_wrong_use_is_one_clear_line(shell: Shell) -> None:
    run = shell("check", "flawed.md", "--format", "pdf", "-o", "out.pdf")
    told = "framework-lint: --format pdf annotates one PDF file; flawed.md is Markdown\n"
    assert (run.code, run.err) == (2, told)
    assert not Path("out.pdf").exists()
