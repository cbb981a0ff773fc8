"""Word documents are read as Word shows them."""

from __future__ import annotations

import pytest
from docx_files import (
    BREAK,
    field,
    item,
    level,
    lines,
    note,
    notes,
    numbered,
    numbering,
    p,
    part,
    row,
    t,
    table,
)

BOLD, RAISED = "<w:b/>", '<w:vertAlign w:val="superscript"/>'
CLAUSE = (
    "The developer shall not deploy any covered model before the board has approved, in "
    "writing, the report that this framework asks for in section 2."
)


def style(name: str, properties: str = "", base: str = "Normal", key: str = "Own") -> str:
    """Write a part of two styles, one of them based on the other."""
    return part(
        "styles",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Base"><w:name w:val="heading 2"/>'
        f'</w:style><w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/>{properties}</w:style>',
    )


def test_headings_by_style() -> None:
    assert lines(
        p("Safety Framework", style="Title"),
        p("1 Scope", style="Heading1"),
        p("Terms", BREAK, "of art", style="Heading2"),
        p("Direct", properties='<w:outlineLvl w:val="2"/>'),
        p(
            "In a heading's style",
            style="Heading1",
            properties='<w:outlineLvl w:val="9"/>',
        ),
        p(CLAUSE, style="Heading1"),
        p("", style="Heading1"),
    ) == [
        "heading 1 | Safety Framework",
        "heading 1 1 | 1 Scope",
        "heading 2 | Terms of art",
        "heading 3 | Direct",
        "paragraph | In a heading's style",
        f"paragraph | {CLAUSE}",
    ]


@pytest.mark.parametrize(
    ("styles", "level"),
    [
        (style("Überschrift 3", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'), 3),
        (style("Appendix heading", base="Base"), 2),
        (style("Aside", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', base="Base"), 0),
        (style("Turning", base="Own"), 0),
    ],
)
def test_a_heading_in_a_style_of_ones_own(styles: str, level: int) -> None:
    kind = f"heading {level}" if level else "paragraph"
    assert lines(p("Scope", style="Own"), p("We act."), styles=styles)[0] == f"{kind} | Scope"


def test_headings_have_the_numbers_that_word_writes() -> None:
    levels = (
        level(0, "upperLetter", "Appendix %1:"),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerRoman", "%1.%2.%3", "<w:isLgl/>"),
    )
    assert lines(
        p("Terms", style="Heading1", properties=numbered(1)),
        p("Models", style="Heading2", properties=numbered(1, 1)),
        p("Harms", style="Heading2", properties=numbered(1, 1)),
        p("Severe", style="Heading3", properties=numbered(1, 2)),
        p("Controls", style="Heading1", properties=numbered(1)),
        p("Access", style="Heading2", properties=numbered(1, 1)),
        p("Noted", note(1), style="Heading2", properties=numbered(1, 1)),
        numbering=numbering("".join(levels)),
        footnotes=notes("footnote", "Why."),
    ) == [
        "heading 1 A | Appendix A: Terms",
        "heading 2 A.1 | A.1 Models",
        "heading 2 A.2 | A.2 Harms",
        "heading 3 1.2.1 | 1.2.1 Severe",
        "heading 1 B | Appendix B: Controls",
        "heading 2 B.1 | B.1 Access",
        "heading 2 B.2 | B.2 Noted⟨1⟩",
        "footnote [^1] 1 | Why.",
    ]


def test_headings_numbered_by_their_style() -> None:
    linked = level(0, "decimal", "%1", '<w:pStyle w:val="Other"/>') + level(
        1, "decimal", "%1.%2", '<w:pStyle w:val="Own"/>'
    )
    own = style("heading 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    found = lines(
        p("Scope", style="Own"),
        p("Terms", style="Own"),
        p("Bare", style="Own", properties=numbered(0)),
        styles=own,
        numbering=numbering(linked),
    )
    assert found == ["heading 2 1.1 | 1.1 Scope", "heading 2 1.2 | 1.2 Terms", "heading 2 | Bare"]


def sized(text: str, size: int) -> str:
    return p(t(text, f'<w:sz w:val="{size}"/>'))


def test_headings_by_look_where_none_has_a_style() -> None:
    assert lines(
        sized("Safety Framework", 40),
        p(t("Version 2", BOLD)),
        p(t("May 2031", BOLD)),
        p("We publish this framework and will review it every year."),
        p(t("1. Scope", BOLD)),
        p("It covers every model that we train."),
        p(t("1.1 Terms", BOLD)),
        p("A model is covered if it is large enough."),
        p(t("We will:", BOLD)),
        p(t("Table 9 Levels", BOLD)),
        p("halt", t(" now", BOLD)),
        p(t("The end", BOLD)),
    ) == [
        "heading 1 | Safety Framework",
        "paragraph | Version 2",
        "heading 2 | May 2031",
        "paragraph | We publish this framework and will review it every year.",
        "heading 2 1 | 1. Scope",
        "paragraph | It covers every model that we train.",
        "heading 3 1.1 | 1.1 Terms",
        "paragraph | A model is covered if it is large enough.",
        "paragraph | We will:",
        "paragraph | Table 9 Levels",
        "paragraph | halt now",
        "paragraph | The end",
    ]


def test_a_look_makes_no_heading_beside_headings_by_style() -> None:
    found = lines(p("Scope", style="Heading1"), p(t("Models", BOLD)), p("We act."))
    assert found == ["heading 1 | Scope", "paragraph | Models", "paragraph | We act."]


def test_notes_and_their_marks() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    assert lines(
        p("Severe harm", note(2), " is a harm", t("1", RAISED), " of note", t("1, 2", RAISED), "."),
        p("It takes 10", t("26", RAISED), " FLOP", note(1), t(",", RAISED), note(2), ", on the 1"),
        p("1", t("st", RAISED), " day, x", t("7", RAISED), note(1, "endnote"), "."),
        p("Custom", own),
        p("Lost", note(9)),
        footnotes=notes("footnote", "First.", "Second.", "Third."),
        endnotes=notes("endnote", "Last."),
        settings=part("settings", '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'),
    ) == [
        "paragraph | Severe harm⟨1⟩ is a harm⟨1⟩ of note⟨1⟩⟨2⟩.",
        "paragraph | It takes 10^26 FLOP⟨2⟩⟨1⟩, on the 1",
        "paragraph | 1st day, x^7⟨endnote 1⟩.",
        "paragraph | Custom⟨*⟩",
        "paragraph | Lost⟨3⟩",
        "footnote [^1] 1 | Second.",
        "footnote [^2] 2 | First.",
        "footnote [^*] * | Third.",
        "footnote [^endnote 1] endnote 1 | Last.",
        "! note 3 has no text in the file",
    ]


def test_notes_that_start_anew_on_each_page_run_through() -> None:
    anew = '<w:footnotePr><w:numStart w:val="4"/><w:numRestart w:val="eachPage"/></w:footnotePr>'
    assert lines(
        p("x", note(1), "y", note(2)),
        f"<w:sectPr>{anew}</w:sectPr>",
        footnotes=notes("footnote", "First.", "Second."),
    ) == [
        "paragraph | x⟨4⟩y⟨5⟩",
        "footnote [^4] 4 | First.",
        "footnote [^5] 5 | Second.",
        "! the numbers of notes start anew in the file; here they run through",
    ]


def test_fields_links_and_forms_show_what_they_show() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    nested = field("IF " + "x", t("see "), field("REF a", t("Section 2")))
    assert lines(
        p("We ", '<w:hyperlink r:id="rId1">', t("must"), "</w:hyperlink>", " act; ", nested, "."),
        p('<w:fldSimple w:instr="DATE">', t("May 2031"), "</w:fldSimple>"),
        control.format("", p("Inside a form.")),
        p(control.format("", t("Inside a line."))),
        p("We act.", control.format("<w:showingPlcHdr/>", t("Click here"))),
        p(t("odd"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', t(" end")),
    ) == [
        "paragraph | We must act; see Section 2.",
        "paragraph | May 2031",
        "paragraph | Inside a form.",
        "paragraph | Inside a line.",
        "paragraph | We act.",
        "paragraph | odd end",
        "! 1 form field holds a placeholder, which is left out",
    ]


def test_what_google_docs_writes() -> None:
    bare = '<w:pBdr><w:top w:val="nil"/><w:left w:val="nil"/></w:pBdr>'
    plain = '<w:rtl w:val="0"/>'
    grid = table(
        row(p(t("Level", plain)), p(t("Rule", plain))),
        row(p(t("High", plain)), item("halt") + item("tell", level=1)),
    ).replace("<w:tblPr/>", '<w:tblPr><w:tblLook w:val="0600"/></w:tblPr>')
    assert lines(
        p(t("Safety Framework", plain), style="Title", properties=bare),
        p(t("Scope", plain), style="Heading1"),
        p(t("Harm", plain), t("", RAISED) + note(1), ".", properties=bare),
        item("halt"),
        grid,
        p(""),
        numbering=numbering(level(0, "bullet", "●") + level(1, "bullet", "○")),
        footnotes=notes("footnote", " Why."),
    ) == [
        "heading 1 | Safety Framework",
        "heading 1 | Scope",
        "paragraph | Harm⟨1⟩.",
        "item 1 • | halt",
        "caption [table 1 / - / Level / -] | Level",
        "caption [table 1 / - / Rule / -] | Rule",
        "cell [table 1 / High / Level / -] | High",
        "cell 1 [table 1 / High / Rule / item 1] • | halt",
        "cell 2 [table 1 / High / Rule / item 2] • | tell",
        "footnote [^1] 1 | Why.",
    ]
