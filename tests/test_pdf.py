"""The prose of a PDF is read as its writers meant it, and what cannot be read is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from constructs import marked
from files import to_pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from invariant import check_range
from pdf_reading import body, document, furniture, notes, seen
from pdfs import CLOSING, HEADER, NOTES, PROSE, TITLE, Made, annexes, chorus, columns, lined, prose
from reportlab.pdfgen.canvas import Canvas

from framework_lint.document import Block, Document, Kind, Role
from framework_lint.readers import PDF, read_original
from framework_lint.source import Original

RENDERINGS: dict[str, Callable[[], Made]] = {
    "justified": prose,
    "ragged": partial(prose, justify=False, font="Helvetica", folio="Page {page} of 5"),
}


@pytest.fixture(params=RENDERINGS)
def made(request: pytest.FixtureRequest) -> Made:
    return RENDERINGS[request.param]()


def running(found: Document) -> list[Block]:
    """Return the blocks of the body from the first section on, without notes."""
    blocks = [block for block in body(found) if block.kind is not Kind.FOOTNOTE]
    return blocks[next(n for n, b in enumerate(blocks) if b.text == PROSE[0].text) :]


def test_every_block_is_what_it_was_meant_to_be(made: Made) -> None:
    found = [seen(block) for block in running(document(made.content))]
    wanted = made.found[2:]
    assert [(f.kind, f.text, f.page) for f in found] == [(w.kind, w.text, w.page) for w in wanted]
    labels = [[f.label.replace("–", "•") for f in blocks] for blocks in (found, wanted)]
    assert labels[0] == labels[1]
    items = [(f.text, f.level) for f in found if f.kind is Kind.ITEM]
    assert items == [(w.text, w.level) for w in wanted if w.kind is Kind.ITEM]


def test_headings_have_levels_by_their_order(made: Made) -> None:
    found = document(made.content)
    levels = {
        b.text: b.level
        for b in found.blocks
        if b.kind is Kind.HEADING and b.role in (Role.BODY, Role.CONTENTS)
    }
    assert levels["1 Scope"] == levels["2 Commitments"] == levels["Appendix A: Terms"]
    assert levels["1.1 Covered models"] == levels["1.2 Duties of the staff"]
    assert levels[TITLE] <= levels["1 Scope"] < levels["1.1 Covered models"]
    assert min(levels.values()) == 1


def test_blocks_know_their_sections(made: Made) -> None:
    sections = {
        part.text: block.place.section[-2:]
        for block in running(document(made.content))
        for part in PROSE
        if marked(block).startswith(part.text[:40].replace("**", ""))
    }
    assert sections[PROSE[3].text] == ("1 Scope", "1.1 Covered models")
    assert sections[PROSE[11].text] == ("1 Scope", "1.2 Duties of the staff")
    assert sections[PROSE[-1].text][-1] == "Appendix A: Terms"


def test_items_know_what_governs_them(made: Made) -> None:
    found = document(made.content)
    governed = {
        block.text: found.blocks[block.lead_in].text
        for block in found.blocks
        if block.lead_in is not None
    }
    lead_in = "Before each external deployment of a covered model, the evaluation team will:"
    assert governed["write an assessment that holds:"] == lead_in
    assert governed["the questions that are left open;"] == "write an assessment that holds:"
    assert governed["the records of the last 30 days."].startswith("Stop the run")
    assert governed[PROSE[12].text] == PROSE[11].text


def test_a_note_is_tied_to_its_marks(made: Made) -> None:
    found = document(made.content)
    assert sorted(notes(found)) == [(n, n, text) for n, text in NOTES.items()]
    cited = [(mark.note, b.text[: mark.offset][-6:]) for b in body(found) for mark in b.marks]
    assert cited == [("1", " model"), ("2", " harm."), ("3", "n team")]
    assert {b.place.page for b in found.blocks if b.kind is Kind.FOOTNOTE} == {3}


def test_running_lines_are_furniture_on_every_page(made: Made) -> None:
    found = document(made.content)
    for page in range(2, 6):
        aside = furniture(found, page)
        assert HEADER in aside
        assert str(page) in aside.replace(HEADER, "")
    own = [block.text for block in found.blocks if block.role is not Role.FURNITURE]
    assert not [text for text in own if HEADER in text or re.fullmatch(r"(Page )?\d( of 5)?", text)]
    assert TITLE in own
    assert "Version 2.1, in force from March 2026" in own


def test_a_contents_page_is_no_second_set_of_headings(made: Made) -> None:
    found = document(made.content)
    listed = [block for block in found.blocks if block.place.page == 2]
    assert {block.role for block in listed} == {Role.CONTENTS, Role.FURNITURE}
    text = " ".join(block.text for block in listed)
    titles = [part.text for part in PROSE if part.kind is Kind.HEADING]
    assert all(title in text for title in titles)
    heads = [b.text for b in body(found) if b.kind is Kind.HEADING]
    assert heads == [TITLE, *titles]


def test_a_sentence_that_comes_again_on_each_page_is_no_running_head() -> None:
    found = document(chorus().content)
    closing = [block for block in body(found) if block.text == CLOSING]
    assert [(block.kind, block.place.page) for block in closing] == [
        (Kind.PARAGRAPH, page) for page in (1, 2, 3, 4)
    ]
    assert [b.label for b in body(found) if b.kind is Kind.HEADING] == ["1", "2", "3", "4"]


def test_headings_that_differ_in_a_number_are_no_running_heads() -> None:
    blocks = body(document(annexes().content))
    assert [block.text for block in blocks if block.kind is Kind.HEADING] == [
        f"Annex {number}: Safeguards at level {number}" for number in (1, 2, 3)
    ]
    assert len(blocks) == 6


def test_a_running_head_may_name_the_chapter_beside_the_page() -> None:
    paper = Canvas("", invariant=True)
    chapters = ("Purpose and scope", "Thresholds", "Safeguards", "Governance")
    for number, title in enumerate(chapters, 4):
        paper.drawString(72, 740, f"Part {len(title)}: {title} {number}")
        paper.drawString(72, 700, f"The Risk Council reviews the part on {title.lower()}")
        paper.drawString(72, 686, "once a year and publishes what it changes.")
        paper.showPage()
    found = document(paper.getpdfdata())
    assert all("once a year" in block.text for block in body(found))
    assert len(body(found)) == len(chapters)


def test_a_bullet_may_be_drawn() -> None:
    paper = Canvas("", invariant=True)
    paper.drawString(72, 740, "Before deployment the laboratory will:")
    for y, text in ((722, "test the model"), (686, "publish the results")):
        paper.circle(80, y + 3, 2.2, fill=1, stroke=0)
        paper.drawString(90, y, f"{text} with the tools it is given, in the form in")
        paper.drawString(90, y - 18, "which it is to be deployed.")
    paper.showPage()
    found = body(document(paper.getpdfdata()))
    assert [(block.kind, block.label) for block in found[1:]] == [(Kind.ITEM, "•")] * 2
    assert [block.text.split()[0] for block in found[1:]] == ["test", "publish"]


def test_a_line_under_a_link_parts_no_notes_from_the_text() -> None:
    paper = Canvas("", invariant=True)
    paper.drawString(72, 300, "The results are published on the register of evaluations.")
    paper.line(72, 298.5, 130, 298.5)
    paper.setFont("Helvetica-Bold", 16)
    paper.drawString(72, 250, "2 Safeguards")
    paper.setFont("Helvetica", 12)
    paper.drawString(72, 220, "Each threshold has safeguards of its own.")
    paper.showPage()
    found = document(paper.getpdfdata())
    kinds = [block.kind for block in found.blocks]
    assert kinds == [Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH]


def test_the_first_line_of_a_page_may_stand_in_its_margin() -> None:
    paper = Canvas("", invariant=True)
    for step in ("tests", "publishes", "repeats"):
        paper.drawString(72, 805, f"The team {step} the evaluations.")
        paper.drawString(72, 770, f"The council reads what it {step} within five days.")
        paper.showPage()
    assert len(body(document(paper.getpdfdata()))) == 6


def test_pages_start_where_their_words_do(made: Made) -> None:
    found = document(made.content)
    assert {page.number for page in found.pages} == {1, 2, 3, 4, 5}
    assert all(found.page(b.textmap.pieces[0].start) == b.place.page for b in running(found))
    assert (found.unread, found.warnings) == ((), ())


def test_the_prose_of_these_tests_holds_what_it_is_for() -> None:
    ends = prose().ends
    assert {"well-", "evalua-", "re-"} <= set(ends)
    pages = [wanted.page for wanted in prose().found]
    assert pages[-1] == 5


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("those who hold the weights keep con-", "trols and other controls.", "keep controls and"),
        (
            "is looked at by a cross-functional team and by a cross-",
            "functional board of the staff.",
            "by a cross-functional board",
        ),
        ("is tested in full as a high-", "risk model before it is used.", "a high-risk model"),
        ("is tried out in an end-", "to-end test of all safeguards.", "an end-to-end test"),
        ("may not be used for command-", "and-control servers.", "command-and-control servers"),
        ("is told of every input and/", "or output that was seen.", "input and/or output"),
        ("is told of a fall in quality –", "or of a rise – on that day.", "quality – or of"),
        ("is told of the follow-up and the follow-", "up of that.", "the follow-up of that"),
    ],
)
def test_lines_are_joined_as_words_are_written(first: str, second: str, joined: str) -> None:
    found = document(lined(f"Every model of the laboratory {first}", second).content)
    (paragraph,) = (block for block in body(found) if block.kind is Kind.PARAGRAPH)
    assert joined in paragraph.text
    assert paragraph.text.startswith("Every model of the laboratory ")


def test_two_columns_are_read_one_after_the_other() -> None:
    found = [seen(block) for block in body(document(columns().content))]
    assert [(f.kind, f.label, f.text, f.page) for f in found] == [
        (w.kind, w.label, w.text, w.page) for w in columns().found
    ]
    assert {"addi-", "frame-"} <= set(columns().ends)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_range_of_a_block_leads_to_its_words(data: st.DataObject) -> None:
    found = document(prose().content)
    block = data.draw(st.sampled_from(found.blocks))
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    check_range(found.source, block, start, end)


def test_words_behind_a_page_break_in_a_block_are_on_the_next_page() -> None:
    words = " ".join(f"We will test model {number} before it is released" for number in range(400))
    original = Original("long.pdf", PDF, to_pdf(f"# Framework\n\n{words}."))
    read = read_original(original)
    (block,) = (block for block in read.blocks if block.kind is Kind.PARAGRAPH)
    last = block.text.index("model 399")
    pages = [page.number for page in read.pages]
    assert pages == sorted(set(pages))
    assert len(pages) > 1
    assert read.place(block, 0, 5).page == 1
    assert read.place(block, last, last + 5).page == pages[-1]
