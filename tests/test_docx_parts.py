"""Tables, boxes, contents and margins of Word documents keep their words and their places."""

from __future__ import annotations

from docx_files import (
    BREAK,
    LISTS,
    cell,
    field,
    image,
    item,
    lines,
    note,
    notes,
    numbered,
    p,
    part,
    row,
    t,
    table,
    text_box,
)

CAPTION = p("Table 1: Levels", style="Caption")
HEADER = "<w:tblHeader/>"
HEAD = row("Category", "Level", "Safeguards", properties=HEADER)
START, MERGED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TWO, ALL = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'
SIDES = ("top", "left", "bottom", "right")
BORDERS = "".join(f'<w:{side} w:val="single"/>' for side in SIDES)
BOXED = f"<w:pBdr>{BORDERS}</w:pBdr>"
TABLE = "Table 1: Levels"


def test_a_table_with_merged_cells_and_lists_in_cells() -> None:
    cyber = cell(p(t("Cyber", "<w:b/>"), note(1), ": attacks on networks"), properties=START)
    safeguards = cell("Require:", item("controls"), item("logs", level=1), item("review"))
    typed = cell(p("• halt", BREAK, "development"), p("1. not a list of its own"))
    assert lines(
        table(
            HEAD,
            row(cyber, "High", safeguards),
            row(cell(properties=MERGED), "Critical", typed),
            row("Chemical", cell("none", properties=TWO)),
            row(cell(), "low", properties='<w:gridBefore w:val="1"/>'),
        ),
        CAPTION,
        footnotes=notes("footnote", "Of any size."),
        numbering=LISTS,
    ) == [
        f"caption [{TABLE} / - / Category / -] | Category",
        f"caption [{TABLE} / - / Level / -] | Level",
        f"caption [{TABLE} / - / Safeguards / -] | Safeguards",
        f"cell [{TABLE} / Cyber / Category / -] | Cyber⟨1⟩: attacks on networks",
        f"cell [{TABLE} / Cyber / Level / -] | High",
        f"cell [{TABLE} / Cyber / Safeguards / -] | Require:",
        f"cell 1 [{TABLE} / Cyber / Safeguards / item 1] • | controls",
        f"cell 2 [{TABLE} / Cyber / Safeguards / item 2] • | logs",
        f"cell 1 [{TABLE} / Cyber / Safeguards / item 3] • | review",
        f"cell [{TABLE} / Cyber / Level / -] | Critical",
        f"cell 1 [{TABLE} / Cyber / Safeguards / item 1] • | halt",
        f"cell [{TABLE} / Cyber / Safeguards / -] | development",
        f"cell 1 [{TABLE} / Cyber / Safeguards / item 2] 1. | not a list of its own",
        f"cell [{TABLE} / Chemical / Category / -] | Chemical",
        f"cell [{TABLE} / Chemical / Level / -] | none",
        f"cell [{TABLE} / Chemical / Safeguards / -] | low",
        f"caption [{TABLE} / - / - / -] 1 | Table 1: Levels",
        "footnote [^1] 1 | Of any size.",
    ]


def test_header_rows_marked_or_not() -> None:
    clause = "The board must approve each deployment in writing."
    assert lines(
        table(row("Level", "Rule"), row("High", "halt")),
        p("Then:"),
        table(row("Owner", clause), row("Chair", "approves")),
        p("Then:"),
        table(row("One", "row")),
        p("Then:"),
        table(
            row("", cell("Before", properties=TWO), properties=HEADER),
            row("Level", "training", "use", properties=HEADER),
            row("High", "halt", "tell"),
        ),
        p("Then:"),
        table(row(cell("Table 9: Titled", properties=TWO)), row("A", "B"), row("a", "b")),
    ) == [
        "caption [table 1 / - / Level / -] | Level",
        "caption [table 1 / - / Rule / -] | Rule",
        "cell [table 1 / High / Level / -] | High",
        "cell [table 1 / High / Rule / -] | halt",
        "paragraph | Then:",
        "cell [table 2 / Owner / - / -] | Owner",
        f"cell [table 2 / Owner / - / -] | {clause}",
        "cell [table 2 / Chair / - / -] | Chair",
        "cell [table 2 / Chair / - / -] | approves",
        "paragraph | Then:",
        "cell [table 3 / One / - / -] | One",
        "cell [table 3 / One / - / -] | row",
        "paragraph | Then:",
        "caption [table 4 / - / Before / -] | Before",
        "caption [table 4 / - / Level / -] | Level",
        "caption [table 4 / - / training / -] | training",
        "caption [table 4 / - / use / -] | use",
        "cell [table 4 / High / Level / -] | High",
        "cell [table 4 / High / Before / training / -] | halt",
        "cell [table 4 / High / Before / use / -] | tell",
        "paragraph | Then:",
        "caption [Table 9: Titled / - / - / -] 9 | Table 9: Titled",
        "caption [Table 9: Titled / - / A / -] | A",
        "caption [Table 9: Titled / - / B / -] | B",
        "cell [Table 9: Titled / a / A / -] | a",
        "cell [Table 9: Titled / a / B / -] | b",
    ]


def test_tables_in_cells_and_tables_of_one_cell() -> None:
    box = table(row(cell(p("In a box", style="Heading2"), item("halt"))))
    nested = table(row("A", "B"), row("a", "b"))
    assert lines(
        box,
        table(row("Level", "Rule"), row("High", cell("As here:", nested, box, "Done."))),
        numbering=LISTS,
    ) == [
        "heading 2 | In a box",
        "item 1 • | halt",
        "caption [table 1 / - / Level / -] | Level",
        "caption [table 1 / - / Rule / -] | Rule",
        "cell [table 1 / High / Level / -] | High",
        "cell [table 1 / High / Rule / -] | As here:",
        "cell [table 1 / High / Rule / -] | In a box",
        "cell 1 [table 1 / High / Rule / item 1] • | halt",
        "cell [table 1 / High / Rule / -] | Done.",
        "caption [table 2 / - / A / -] | A",
        "caption [table 2 / - / B / -] | B",
        "cell [table 2 / a / A / -] | a",
        "cell [table 2 / a / B / -] | b",
    ]


def test_rows_numbered_by_word_have_their_numbers() -> None:
    first, second = (row(cell(item("", 2)), name) for name in ("halt", "tell"))
    assert lines(table(row("No.", "Rule"), first, second), numbering=LISTS)[2:] == [
        "cell [table 1 / 1. / No. / -] | 1.",
        "cell [table 1 / 1. / Rule / -] | halt",
        "cell [table 1 / 2. / No. / -] | 2.",
        "cell [table 1 / 2. / Rule / -] | tell",
    ]


def test_text_boxes_are_read_once() -> None:
    assert lines(
        p("We act.", text_box(p("Beside it."), p("Below it."))),
        table(row("A", "B"), row("a", cell(p("b", text_box(p("c")))))),
    ) == [
        "paragraph | We act.",
        "paragraph | Beside it.",
        "paragraph | Below it.",
        "caption [table 1 / - / A / -] | A",
        "caption [table 1 / - / B / -] | B",
        "cell [table 1 / a / A / -] | a",
        "cell [table 1 / a / B / -] | b",
        "cell [table 1 / a / B / -] | c",
    ]


def test_quotations_boxes_and_code() -> None:
    names = (("Said", "Quote", ""), ("Aside", "Aside", BOXED), ("Source", "Source Code", ""))
    held = [
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:pPr>{more}</w:pPr></w:style>"
        for key, name, more in names
    ]
    styles = part("styles", *held)
    open_box = BOXED.replace('<w:top w:val="single"/>', '<w:top w:val="nil"/>')
    assert lines(
        p("Quoted.", style="Said"),
        p("Boxed.", style="Aside"),
        p("Not boxed.", style="Aside", properties=open_box),
        p("Boxed as well.", properties=BOXED + numbered(1)),
        p("code", style="Source"),
        numbering=LISTS,
        styles=styles,
    ) == [
        "paragraph (quoted) | Quoted.",
        "paragraph (quoted) | Boxed.",
        "paragraph | Not boxed.",
        "item (quoted) 1 • | Boxed as well.",
        "paragraph (code) | code",
    ]


def test_contents_by_style_by_field_and_by_gallery() -> None:
    begin, end = field("TOC \\o", "|").split("|")
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    held = p("Contents", style="TOCHeading") + p("1 Scope")
    assert lines(
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>",
        p(begin, t("1 Scope "), field("PAGEREF a", t("3"))),
        p("2 Terms", "<w:r><w:tab/></w:r>", "4"),
        p(end),
        p("1 Scope", style="Heading1"),
        p("We act."),
    ) == [
        "heading (contents) 1 | Contents",
        "paragraph (contents) | 1 Scope",
        "paragraph (contents) | 1 Scope 3",
        "paragraph (contents) | 2 Terms 4",
        "heading 1 1 | 1 Scope",
        "paragraph | We act.",
    ]


def test_headers_and_footers_come_last_and_once() -> None:
    margins = "".join(
        f'<w:{kind}Reference w:type="{place}" r:id="{kind}{number}"/>'
        for kind, place, number in (
            ("header", "default", 1),
            ("header", "first", 2),
            ("footer", "default", 1),
        )
    )
    assert lines(
        p("We act."),
        f"<w:sectPr>{margins}</w:sectPr>",
        header1=part("hdr", p("Draft 3")),
        header2=part("hdr", p("Draft 3")),
        footer1=part("ftr", p(field("PAGE", t("1"))), p("Confidential")),
    ) == [
        "paragraph | We act.",
        "paragraph (furniture) | Draft 3",
        "paragraph (furniture) | Confidential",
    ]


def test_characters_that_are_not_letters() -> None:
    power = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e>"
        "<m:sup><m:r><m:t>26</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    symbols = [
        f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        for font, code in (("Symbol", "F0B3"), ("Arial", "2265"), ("Webdings", "F021"))
    ]
    assert lines(
        p("3 ", *symbols, " 2"),
        p("\uf0b7 halt"),
        p("at ", power, " FLOP"),
        p(
            "re",
            "<w:r><w:noBreakHyphen/></w:r>",
            "train\u00a0\u200b it",
            "<w:r><w:softHyphen/></w:r>",
        ),
    ) == [
        "paragraph | 3 ≥≥\ufffd 2",
        "item 1 • | halt",
        "paragraph | at 10^26 FLOP",
        "paragraph | re-train it",
        "! 1 character of a symbol font could not be read and stands as \ufffd",
    ]


def test_what_is_in_the_file_and_not_in_the_text_is_told() -> None:
    assert lines(
        p("We ", t("secretly ", "<w:vanish/>"), t("act", '<w:vanish w:val="0"/>'), image(), "."),
        comments=part("comments", '<w:comment w:id="1"/>', '<w:comment w:id="2"/>'),
    ) == [
        "paragraph | We act.",
        "! 2 comments are not part of the text",
        "! 1 piece of hidden text is left out",
        "! 1 image; words in it are not read",
    ]


def test_images_that_may_hold_what_counts_are_unread() -> None:
    page = 7_000_000
    found = lines(
        p("We act."),
        p(image(page, page + page // 4)),
        p(image()),
        CAPTION,
        p("Then:"),
        table(row(cell(p(image())), cell())),
        p(image()),
        p("Table 2: Duties", style="Caption"),
        table(row("A", "B"), row("a", "b")),
        p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
        '<w:altChunk r:id="rId98"/>',
    )
    assert [line for line in found if line.startswith("!")] == [
        "! 4 images; words in them are not read",
        "! a document embedded in this one is not read",
        "! an image holds no readable text: it fills a page, after “We act.”",
        "! an image holds no readable text: it stands for “Table 1: Levels”, after “We act.”",
        "! an image holds no readable text: it is all that a table holds, after “Then:”",
        "! an embedded object (Excel.Sheet.12) is not read, after “A B a b”",
    ]
