from __future__ import annotations

from framework_lint.definition import definitions
from framework_lint.document import Document, Role
from framework_lint.identity import Identity, identify
from framework_lint.readers import read
from framework_lint.reference import references, targets
from framework_lint.source import Source, Span
from framework_lint.textmap import Edit, rewrite


def parse(text: str, name: str = "draft.md") -> Document:
    media_type = "text/markdown" if name.endswith(".md") else "text/plain"
    return read(Source.of(name, media_type, text.encode(), text))


def test_a_source_normalises_newlines_and_counts_lines() -> None:
    source = Source.of("a", "text/plain", b"", "\ufeffone\r\ntwo\rthree\n")
    assert source.text == "one\ntwo\nthree\n"
    assert (source.line(0), source.line(3), source.line(4), source.line(8)) == (1, 1, 2, 3)
    assert (source.column(4), source.column(6)) == (1, 3)


def test_a_text_map_leads_back_through_joins_and_gaps() -> None:
    text = "con-\ntrols ﬁt [3] here"
    edits = [Edit(3, 5), Edit(11, 12, "fi"), Edit(14, 18)]
    textmap = rewrite(text, [Span(0, len(text))], edits)
    assert textmap.plain == "controls fit here"
    assert textmap.span(0, 8) == Span(0, 10)
    assert textmap.spans(0, 8) == (Span(0, 3), Span(5, 10))
    assert textmap.span(9, 10) == textmap.span(10, 11) == Span(11, 12)
    assert textmap.before(5) == 3


def test_sections_nest_and_hold_their_blocks() -> None:
    document = parse("# A\n\none\n\n## A.1\n\ntwo\n\n# B\n\nthree")
    first, second = document.sections
    assert [block.text for block in first.blocks] == ["one"]
    assert [s.heading.text for s in first.sections] == ["A.1"]
    assert [block.text for block in second.blocks] == ["three"]
    assert document.blocks[3].place.section == ("A", "A.1")


def test_a_footnote_belongs_where_it_is_cited() -> None:
    document = parse(
        "# Rules\n\nWe will test.[^1]\n\n# Change log\n\nOld.[^2]\n\n[^1]: Always.\n[^2]: Gone."
    )
    roles = {block.text: block.role for block in document.blocks}
    assert roles["Always."] is Role.BODY
    assert roles["Gone."] is Role.CHANGE_LOG


def test_identity_is_read_where_it_is_stated() -> None:
    stated = {
        "# Safety Policy\n\nVersion 2.1 | Effective March 31, 2025": (
            "Safety Policy",
            "2.1",
            "March 31, 2025",
        ),
        "# Safety Policy (Draft)\n\n15th April 2025": (
            "Safety Policy (Draft)",
            "Draft",
            "15th April 2025",
        ),
        "---\ntitle: The Policy\nversion: v3\n---\n\nText, 2026-01-02.": (
            "The Policy",
            "3",
            "2026-01-02",
        ),
        "We test models.": (None, None, None),
        "# 1 Scope\n\nWe test models.": (None, None, None),
    }
    for text, (title, version, date) in stated.items():
        assert identify(parse(text)) == Identity(title, version, date)


def test_the_latest_date_of_a_change_log_counts() -> None:
    log = "# Policy\n\nWords.\n\n# Changelog\n\nMay 3, 2025: new.\n\n2 January 2024: first."
    assert identify(parse(f"{'word ' * 260}\n\n{log}")).date == "May 3, 2025"


def test_definitions_in_prose_notes_and_glossary() -> None:
    text = (
        "By “severe harm” we mean the death of many.\n\n"
        "“Large scale” means more than 100 users.\n\n"
        "It must be notably better (defined as 4x).\n\n“Robust” means as determined by us.\n\n"
        "## Glossary\n\nEffective Compute: a metric."
    )
    terms = {definition.term for definition in definitions(parse(text))}
    assert {"severe harm", "large scale", "be notably better", "effective compute"} <= terms
    assert "robust" not in terms


def test_references_and_what_they_can_name() -> None:
    text = (
        "# P\n\n## 1 Scope\n\n1. one\n2. two\n\nSee Sections 1.2 and 7, Table 3 and Appendix B.\n\n"
        "As Section 4 of the Code says, and NIST Section 9.\n\n## Appendix B: Notes\n\nx\n"
    )
    document = parse(text)
    assert [(r.kind, r.number) for r in references(document)] == [
        ("section", "1.2"),
        ("section", "7"),
        ("table", "3"),
        ("appendix", "B"),
    ]
    known = targets(document)
    assert known["section"].keys() >= {"1", "1.1", "1.2", "B"}
    assert "7" not in known["section"]


def test_a_numbered_section_called_contents_is_no_contents_page() -> None:
    from clause_reading import policy

    text = "# Policy\n\n## 1 Reports\n\n### 1.1 Contents\n\nWe will publish a report.\n"
    assert [sentence.text for sentence in policy(text).sentences] == ["We will publish a report."]
