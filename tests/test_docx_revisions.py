"""Tracked changes are taken or left, never lost."""

from __future__ import annotations

import pytest
from docx_files import (
    LISTS,
    cell,
    deleted,
    inserted,
    item,
    lines,
    mark,
    note,
    notes,
    p,
    read_word,
    row,
    t,
    table,
    word,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from framework_lint.readers.options import Revisions

ACCEPTED, ORIGINAL = Revisions.ACCEPTED, Revisions.ORIGINAL


def both(*body: str, **parts: str) -> tuple[list[str], list[str]]:
    """Read a body on either side of its changes, without what is said about them."""
    sides = (lines(*body, revisions=side, **parts) for side in (ACCEPTED, ORIGINAL))
    accepted, original = ([line for line in side if line[0] != "!"] for side in sides)
    return accepted, original


def test_words() -> None:
    body = p("We ", deleted("will"), inserted(t("may"), deleted(" never")), " act.")
    moved = '<w:moveFrom w:id="1">', t("first"), "</w:moveFrom>"
    to = '<w:moveTo w:id="2">', t("last"), "</w:moveTo>"
    assert both(body, p("x ", *moved, " y ", *to)) == (
        ["paragraph | We may act.", "paragraph | x y last"],
        ["paragraph | We will act.", "paragraph | x first y"],
    )


def test_how_many_there_are_is_told() -> None:
    body = p("We ", deleted("will"), inserted(t("may")), " act.", properties=mark("ins"))
    assert lines(body)[-1] == "! 3 tracked changes; read as accepted"
    assert lines(body, revisions=ORIGINAL)[-1] == "! 3 tracked changes; read as original"
    assert lines(p("We ", inserted(t("may"))))[-1] == "! 1 tracked change; read as accepted"


def test_ends_of_paragraphs() -> None:
    assert both(
        p("One", properties=mark("ins")),
        p(" two", style="Heading1"),
        p("Three", properties=mark("del")),
        p(" four", style="Heading1"),
        p(deleted("Five"), properties=mark("del")),
        p(inserted(t("Six")), properties=mark("ins")),
        table(row("a", "b"), row("c", "d")),
        p("Last", properties=mark("del")),
    ) == (
        [
            "paragraph | One",
            "heading 1 | two",
            "heading 1 | Three four",
            "paragraph | Six",
            "caption [table 1 / - / a / -] | a",
            "caption [table 1 / - / b / -] | b",
            "cell [table 1 / c / a / -] | c",
            "cell [table 1 / c / b / -] | d",
            "paragraph | Last",
        ],
        [
            "heading 1 | One two",
            "paragraph | Three",
            "heading 1 | four",
            "paragraph | Five",
            "caption [table 1 / - / a / -] | a",
            "caption [table 1 / - / b / -] | b",
            "cell [table 1 / c / a / -] | c",
            "cell [table 1 / c / b / -] | d",
            "paragraph | Last",
        ],
    )


def test_rows_and_cells() -> None:
    new = row("High", "halt", properties='<w:ins w:id="1"/>')
    old = row("Low", "tell", properties='<w:del w:id="2"/>')
    added = row("Some", "log", cell("extra", properties='<w:cellIns w:id="3"/>'))
    assert both(table(row("Level", "Rule"), new, old, added)) == (
        [
            "caption [table 1 / - / Level / -] | Level",
            "caption [table 1 / - / Rule / -] | Rule",
            "cell [table 1 / High / Level / -] | High",
            "cell [table 1 / High / Rule / -] | halt",
            "cell [table 1 / Some / Level / -] | Some",
            "cell [table 1 / Some / Rule / -] | log",
            "cell [table 1 / Some / - / -] | extra",
        ],
        [
            "caption [table 1 / - / Level / -] | Level",
            "caption [table 1 / - / Rule / -] | Rule",
            "cell [table 1 / Low / Level / -] | Low",
            "cell [table 1 / Low / Rule / -] | tell",
            "cell [table 1 / Some / Level / -] | Some",
            "cell [table 1 / Some / Rule / -] | log",
        ],
    )


def test_numbers_of_items_and_notes_follow() -> None:
    gone = p(deleted("halt"), properties=mark("del"))
    listed = gone.replace("<w:rPr>", '<w:numPr><w:numId w:val="2"/></w:numPr><w:rPr>')
    cited = p("x", f'<w:del w:id="4">{note(1)}</w:del>', " y", note(2))
    assert both(
        listed,
        item("tell", 2),
        cited,
        numbering=LISTS,
        footnotes=notes("footnote", "First.", "Second."),
    ) == (
        ["item 1 1. | tell", "paragraph | x y⟨1⟩", "footnote [^1] 1 | Second."],
        [
            "item 1 1. | halt",
            "item 1 2. | tell",
            "paragraph | x⟨1⟩ y⟨2⟩",
            "footnote [^1] 1 | First.",
            "footnote [^2] 2 | Second.",
        ],
    )


def test_changed_formats() -> None:
    before = '<w:pPrChange w:id="5"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    assert both(p("Scope", properties=before), p("We act.")) == (
        ["paragraph | Scope", "paragraph | We act."],
        ["heading 1 | Scope", "paragraph | We act."],
    )


WORDS = st.lists(st.sampled_from(["kept", "new", "old"]), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
@settings(max_examples=100, deadline=None)
def test_every_word_is_on_its_side(paragraphs: list[list[str]], data: st.DataObject) -> None:
    body: list[str] = []
    count = 0
    sides: dict[str, list[str]] = {"new": [], "old": [], "kept": []}
    for kinds in paragraphs:
        runs = []
        for kind in kinds:
            text = f"w{count} "
            count += 1
            sides[kind].append(text.strip())
            runs.append({"kept": t, "new": lambda x: inserted(t(x)), "old": deleted}[kind](text))
        ends = data.draw(st.sampled_from(["", mark("ins"), mark("del")]))
        body.append(p(*runs, properties=ends))
    content = word(*body)
    for side, left in ((ACCEPTED, "old"), (ORIGINAL, "new")):
        found = " ".join(block.text for block in read_word(content, side).blocks).split()
        wanted = {word for kind, words in sides.items() if kind != left for word in words}
        assert set(found) == wanted
        assert len(found) == len(wanted)


@pytest.mark.parametrize("side", [ACCEPTED, ORIGINAL])
def test_nothing_is_said_where_nothing_changed(side: Revisions) -> None:
    assert lines(p("We act."), revisions=side) == ["paragraph | We act."]
