from __future__ import annotations

import re
from pathlib import Path

import pytest
from corpus import FILES, disputed, document, present
from hypothesis import given, settings
from hypothesis import strategies as st
from invariant import check

from framework_lint.document import Block, Document, Kind, Role
from framework_lint.readers.plaintext import read
from framework_lint.source import Source
from framework_lint.understanding import understand

PROSE = (
    "We will evaluate every model before it is deployed outside the company and will publish what\n"
    "was found, with the reasons for the decision, in a report that anybody can read and check.\n"
)


def parse(text: str) -> Document:
    document = read(Source.of("draft.txt", "text/plain", text.encode(), text))
    check(document)
    return document


def body(text: str) -> list[Block]:
    return [block for block in parse(text).blocks if block.role is Role.BODY]


def texts(text: str) -> list[str]:
    return [block.text for block in body(text)]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("we keep con-\ntrols and other controls", "we keep controls and other controls"),
        (
            "a cross-\nfunctional and cross-functional team",
            "a cross-functional and cross-functional team",
        ),
        ("a high-\nrisk model", "a high-risk model"),
        ("an end-\nto-end test", "an end-to-end test"),
        ("command-\nand-control servers", "command-and-control servers"),
        ("the deﬁned ofﬁcer", "the defined officer"),
        ("ab\u200bc and soft\u00adware", "abc and software"),
        ("two  blanks\u00a0here", "two blanks here"),
        ("input and/\nor output", "input and/or output"),
    ],
)
def test_lines_are_joined_as_words_are_written(lines: str, joined: str) -> None:
    assert texts(lines) == [joined]


@pytest.mark.parametrize(
    ("fused", "apart"),
    [
        ("It hits hard targets.Nothing else is safe from it.", "targets. Nothing"),
        ("Safety training:Training our models to decline.", "training: Training"),
        ("What wewill do and what we will not do.", "we will do"),
        ("This is harm,and so is that harm.", "harm, and"),
    ],
)
def test_lost_spaces_are_put_back(fused: str, apart: str) -> None:
    assert apart in texts(fused)[0]


def test_what_only_looks_fused_is_left() -> None:
    kept = (
        "The forum met within a theory, see https://example.org/Some.Page, and the monitor works."
    )
    assert texts(kept) == [kept]


def test_a_mark_fused_with_a_level_is_told_by_the_note_on_its_page() -> None:
    page = (
        "[[page 1]]\n\nWe keep the weights at security level 312 from the first day on.\n\n"
        "Level 41 of the tower is closed to visitors.\n\n12 The vault is audited every year.\n"
    )
    sentence, tower, note = body(page)
    assert "at security level 3 from" in sentence.text
    assert [(mark.offset, mark.note) for mark in sentence.marks] == [(39, "12")]
    assert tower.text.startswith("Level 41 of")
    assert (note.kind, note.text) == (Kind.FOOTNOTE, "The vault is audited every year.")


def test_a_letter_spaced_heading_is_closed_up() -> None:
    text = "R isk T hr e sho ld\n\n" + PROSE + "\nA risk is a risk. A threshold is a threshold.\n"
    assert texts(text)[0] == "Risk Threshold"


def test_page_marks_numbers_and_running_lines_are_furniture() -> None:
    pages = [
        f"[[page {n}]]\n\nThe Policy\n\n{PROSE}\nEnd of {n} here.\n\n{n}\n" for n in range(1, 6)
    ]
    document = parse("\n".join(pages))
    aside = [b.text for b in document.blocks if b.role is Role.FURNITURE]
    assert aside.count("The Policy") == 5
    assert "3" in aside
    assert [b.place.page for b in document.blocks if b.text.startswith("We will")] == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_a_number_too_long_to_count_is_no_page_mark() -> None:
    mark = f"[[page {'7' * 5_000}]]"
    assert mark in parse(f"{mark}\n\nWe will test the model.\n").source.text
    assert parse(f"{mark}\n\nWe will test the model.\n").pages == ()


def test_form_feeds_count_pages() -> None:
    document = parse(f"{PROSE}\f{PROSE}\f{PROSE}")
    assert [block.place.page for block in document.blocks] == [1, 2, 3]


def test_a_sentence_runs_on_over_a_page_end_and_its_footnotes() -> None:
    text = (
        "[[page 1]]\n\n"
        "We will test every model for severe harm.1 This includes the models that are\n\n"
        "1 By “severe harm” we mean the death of many people.\n\n1\n\n"
        "[[page 2]]\n\n"
        "used only inside the company and are never released to anybody else at all.\n\n2\n"
    )
    paragraph, note = body(text)
    assert paragraph.text.endswith(
        "the models that are used only inside the company and are never released "
        "to anybody else at all."
    )
    assert "harm. This" in paragraph.text
    assert [mark.note for mark in paragraph.marks] == ["1"]
    assert (note.kind, note.place.note) == (Kind.FOOTNOTE, "1")
    assert note.text.startswith("By “severe harm”")


def test_a_number_in_a_name_is_no_footnote_mark() -> None:
    text = (
        "[[page 1]]\n\nThe o1 model follows SOC2 and section2 of the code.\n\n1 A note on models.\n"
    )
    assert body(text)[0].text == "The o1 model follows SOC2 and section2 of the code."


def test_contents_are_set_aside_with_leaders_or_columns() -> None:
    leaders = (
        "Contents\n\n1 Scope . . . . . . . 3\n2 Tests . . . . . . . 4\n2.1 Who . . . . . 5\n\n"
    )
    document = parse(f"[[page 1]]\n\n{leaders}\n[[page 2]]\n\n1 Scope\n\n{PROSE}")
    assert {b.role for b in document.blocks if b.place.page == 1} == {Role.FURNITURE, Role.CONTENTS}
    assert all(b.role is not Role.CONTENTS for b in document.blocks if b.place.page == 2)


def test_a_change_log_and_a_bibliography_do_not_bind() -> None:
    text = (
        f"1 Scope\n\n{PROSE}\nChangelog\n\nWe changed much.\n\n"
        f"Appendix A: Terms\n\n{PROSE}\nReferences\n\nSmith, J. 2020.\n"
    )
    roles = {block.text[:9]: block.role for block in parse(text).blocks}
    assert roles["We change"] is Role.CHANGE_LOG
    assert roles["Smith, J."] is Role.BIBLIOGRAPHY
    assert roles["We will e"] is Role.BODY


def test_headings_by_mark_number_and_look() -> None:
    marked = f"## 1\n## Scope\n\n{PROSE}\n## 1.1\n## Models\n\n{PROSE}\n"
    text = f"{marked}2.  Tests\n\n{PROSE}\nAppendix B: Notes\n\n{PROSE}"
    headings = [(b.text, b.label, b.level) for b in body(text) if b.kind is Kind.HEADING]
    assert headings == [
        ("1 Scope", "1", 1),
        ("1.1 Models", "1.1", 2),
        ("2. Tests", "2", 1),
        ("Appendix B: Notes", "B", 1),
    ]
    assert body(text)[-1].place.section == ("Appendix B: Notes",)


def test_items_know_their_lead_in_and_depth() -> None:
    text = (
        "We will:\n\n● test each model\n● publish:\n○ the results, and\n○ the reasons\n\n"
        "● stop\n\nA new paragraph.\n\n1. first\n2. second\n"
    )
    blocks = body(text)
    governed = [
        (b.text, b.level, None if b.lead_in is None else blocks[b.lead_in].text) for b in blocks
    ]
    assert governed == [
        ("We will:", 0, None),
        ("test each model", 1, "We will:"),
        ("publish:", 1, "We will:"),
        ("the results, and", 2, "publish:"),
        ("the reasons", 2, "publish:"),
        ("stop", 1, "We will:"),
        ("A new paragraph.", 0, None),
        ("first", 1, None),
        ("second", 1, None),
    ]


def test_a_mark_torn_from_its_item_is_given_back() -> None:
    blocks = body(
        "We commit to the following:\n\n●\n\nInterim measures: the officer may approve them.\n"
    )
    assert (blocks[1].kind, blocks[1].label) == (Kind.ITEM, "●")


def test_the_cells_of_a_table_are_joined_again() -> None:
    cells = (
        "Level\nand name\n\n[High] The model can pro-\nvide help to a nov-\nice.\n\n"
        "• Require security con-\ntrols before use\n• Tell the board\n\nTable 1: Levels\n\n"
    )
    blocks = body(f"{PROSE}\n{cells}{PROSE}")
    table = [(b.text, b.place.item) for b in blocks if b.kind is Kind.CELL]
    assert table == [
        ("Level and name", None),
        ("[High] The model can provide help to a novice.", None),
        ("Require security controls before use", 1),
        ("Tell the board", 2),
    ]
    assert {b.place.table for b in blocks if b.kind is Kind.CELL} == {"Table 1: Levels"}


def test_lines_of_metadata_and_placeholders_are_set_aside() -> None:
    document = parse(f"TITLE: A Policy\nURL: example\n-----\n{PROSE}\n[TABLE REMOVED HERE]\n")
    assert [b.role for b in document.blocks[:2]] == [Role.METADATA, Role.METADATA]
    assert "[TABLE REMOVED HERE]" in document.warnings[0]


LINES = st.sampled_from(
    [
        "", "", "[[page 2]]", "\f", "7", "## 1", "## 2.1 Tests", "Contents", "Changelog",
        "● item", "• We will:", "○ deep", "1. first", "2.", "(a) letter", "Scope . . . . . . 3",
        "con-", "trols", "We will test the models.1", "1 A note on that.", "2For example, this.",
        "targets.Next one", "Table 1: Levels", "The R isk T hr e sho ld", "harm,and so",
        "ﬁrst\u00a0and \u200b last", "a " * 60,
        "We will evaluate every model before it is deployed outside the company and publish it all",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(LINES, max_size=40))
def test_every_layout_keeps_the_way_back(lines: list[str]) -> None:
    document = parse("\n".join(lines))
    assert _lost(document) == ""


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="aB1 .-–•●\n\f#[](),:\u00a0ﬁ\u200b\ufffe", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse(text)


@present
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_published_text_keeps_the_way_back(path: Path) -> None:
    found = document(path)
    check(found)
    assert path.suffix == ".md" or _lost(found) == ""


@present
@pytest.mark.parametrize("path", [p for p in FILES if "card" not in p.name], ids=lambda p: p.name)
def test_published_sentences_keep_the_way_back(path: Path) -> None:
    (policy,) = understand([document(path)])
    for sentence in policy.sentences:
        assert policy.block(sentence).text[sentence.start : sentence.end] == sentence.text


@present
def test_a_published_table_is_read_cell_by_cell() -> None:
    policy = disputed()
    clause = next(
        b for b in policy.document.blocks if b.text.startswith("In conjunction with a Long")
    )
    after = policy.document.blocks[policy.document.blocks.index(clause) + 3]
    assert (clause.kind, clause.place.page) == (Kind.CELL, 6)
    assert clause.text.endswith(
        "could compromise OpenAI’s ability to track and mitigate all other risks."
    )
    assert after.text == (
        "Require safeguards meeting High standard against misalignment (Appendix C.2) "
        "for large-scale internal deployment"
    )
    assert after.place.item == 3


def _lost(document: Document) -> str:
    """Return the letters and digits of the source that are in no block and no mark of one."""
    held = bytearray(len(document.source.text))
    for block in document.blocks:
        for piece in block.textmap.pieces:
            held[piece.start : piece.end] = b"x" * (piece.end - piece.start)
    left = "".join(c if not h else " " for c, h in zip(document.source.text, held, strict=True))
    marks = r"\(?(\d{1,3}(\.\d+)*|[a-z]|[ivx]+)[.)]?|[-*o]"
    return "".join(w for w in left.split() if re.search(r"\w", w) and not re.fullmatch(marks, w))


def test_a_line_of_an_unknown_blank_is_blank() -> None:
    text = "We will test every model before release.\n\u3000\nWe will stop.\n"
    source = Source.of("draft.txt", "text/plain", text.encode(), text)
    assert [block.text for block in read(source).blocks] == [
        "We will test every model before release.",
        "We will stop.",
    ]
