"""Lists of Word documents have the marks that Word shows, or that were typed."""

from __future__ import annotations

import pytest
from docx_files import BREAK, LISTS, item, level, lines, numbered, numbering, p


def test_lists_with_their_marks_and_levels() -> None:
    assert lines(
        p("We will:"),
        item("halt"),
        item("tell", level=1),
        p("and wait", style="ListContinue2"),
        p("plain again", style="ListBullet", properties=numbered(0)),
        item("The developer must act.", listing=2),
        item("It must tell us:", listing=2, level=1),
        item("at once;", listing=2, level=2),
        item("in writing.", listing=2, level=2),
        item("by post", listing=2, level=3),
        item("It may wait.", listing=2),
        item("It may act.", listing=2, level=1),
        item("in no list", listing=7),
        numbering=LISTS,
    ) == [
        "paragraph | We will:",
        "item 1 • | halt",
        "item 2 • | tell",
        "item 2 | and wait",
        "paragraph | plain again",
        "item 1 1. | The developer must act.",
        "item 2 1.1 | It must tell us:",
        "item 3 (a) | at once;",
        "item 3 (b) | in writing.",
        "item 4 (i) | by post",
        "item 1 2. | It may wait.",
        "item 2 2.1 | It may act.",
        "item 1 | in no list",
    ]


def test_lists_by_style() -> None:
    assert lines(
        p("halt", style="ListBullet"),
        p("log", style="ListBullet2"),
        p("first", style="ListNumber"),
        p("second", style="ListNumber"),
    ) == ["item 1 • | halt", "item 2 • | log", "item 1 1. | first", "item 1 2. | second"]


def test_lists_that_go_on_and_lists_that_start_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    more = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="1"/>{each}</w:num>'
        for key, each in ((2, ""), (3, override))
    )
    found = lines(
        *(item("x", listing=key) for key in (1, 2, 3, 3, 1)),
        numbering=numbering(level(0, "decimal", "%1)"), more=more),
    )
    assert found == [f"item 1 {n}) | x" for n in (1, 2, 5, 6, 7)]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "2"),
        ("decimalZero", "02"),
        ("lowerLetter", "b"),
        ("upperRoman", "II"),
        ("ordinal", "2nd"),
        ("cardinalText", "Two"),
        ("ordinalText", "Second"),
        ("chicago", "2"),
        ("none", ""),
    ],
)
def test_number_formats(form: str, shown: str) -> None:
    found = lines(item("x"), item("y"), numbering=numbering(level(0, form, "%1")))
    assert found[1] == " ".join(filter(None, ["item 1", shown, "| y"]))


def test_bullets_that_are_typed() -> None:
    indented = '<w:ind w:left="720"/>'
    assert lines(
        p("We will:"),
        p("•\thalt"),
        p("– tell", properties=indented),
        p("* wait"),
        p("(a) first"),
        p("1. second"),
        p("We may:", BREAK, "• log", BREAK, "• review", BREAK, "the logs"),
        p("One paragraph", BREAK, BREAK, "and another", BREAK, "of two lines"),
        p("2031 was a good year."),
    ) == [
        "paragraph | We will:",
        "item 1 • | halt",
        "item 2 – | tell",
        "item 1 * | wait",
        "item 1 (a) | first",
        "item 1 1. | second",
        "paragraph | We may:",
        "item 1 • | log",
        "item 1 • | review the logs",
        "paragraph | One paragraph",
        "paragraph | and another of two lines",
        "paragraph | 2031 was a good year.",
    ]
