"""Markdown is read to the letter, whatever it is wrapped in."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from constructs import cases, show
from hypothesis import given, settings
from hypothesis import strategies as st
from invariant import MARKDOWN, check, check_range
from markdown_texts import SCRIBBLES, TEMPLATES, numbered

from framework_lint.document import Block, Document, Kind
from framework_lint.readers.heading import heading_label
from framework_lint.readers.markdown import read
from framework_lint.readers.markdown.inline import Laid, UnplacedError, lay_lines, read_inline
from framework_lint.readers.markdown.syntax import parse_inline
from framework_lint.source import Source
from framework_lint.textmap import TextMap

FIXTURE = Path(__file__).parent / "fixtures" / "markdown.md"
TYPESET = Path(__file__).parents[2] / "shared" / "typeset"


def read_text(text: str) -> Document:
    return read(Source.of("framework.md", MARKDOWN, text.encode(errors="replace"), text))


CASES = [pytest.param(markdown, expected, id=title) for title, markdown, expected in cases(FIXTURE)]


@pytest.mark.parametrize(("markdown", "expected"), CASES)
def test_construct(markdown: str, expected: str) -> None:
    document = read_text(markdown)
    check(document)
    shown = [show(block) for block in document.blocks] + [f"! {w}" for w in document.warnings]
    assert "\n".join(shown) == expected.strip()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2.3 Research", "2.3"),
        ("C.1 Security", "C.1"),
        ("A Terms", "A"),
        ("Appendix A", "A"),
        ("Appendix C.2: Controls", "C.2"),
        ("Section 4 – Controls", "4"),
        ("IV. Controls", "IV"),
        ("3) Controls", "3"),
        ("1.2.", "1.2"),
        ("12 principles", ""),
        ("2025 update", ""),
        ("U.S. law", ""),
        ("3D models", ""),
        ("Appendix on terms", ""),
        ("", ""),
    ],
)
def test_heading_label(text: str, label: str) -> None:
    assert heading_label(text) == label


@given(TEMPLATES, st.sampled_from(["\n", "\r\n"]), st.data())
@settings(max_examples=200, deadline=None)
def test_every_word_is_read_once_and_where_it_stands(
    template: str, newline: str, data: st.DataObject
) -> None:
    text = numbered(template) + "\n\n[ref]: https://example.org 'title'\n"
    document = read_text(text.replace("\n", newline))
    check(document)
    found = Counter(word for block in document.blocks for word in re.findall(r"w\d+w", block.text))
    assert found == Counter(re.findall(r"w\d+w", text))
    assert not document.warnings
    for block in document.blocks:
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        check_range(document.source, block, start, end)


@given(SCRIBBLES)
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_exactly(text: str) -> None:
    document = read_text(text)
    check(document)
    assert not any("exactly" in warning for warning in document.warnings)


def test_what_does_not_stand_there_is_refused() -> None:
    with pytest.raises(UnplacedError):
        lay_lines("We act.", (0,), "We acted.")
    with pytest.raises(UnplacedError):
        list(read_inline(Laid("We act", range(6)), parse_inline("We *act*")))


def test_the_invariant_sees_a_wrong_span() -> None:
    document = read_text("We *will* act.")
    wrong = [replace(piece, start=piece.start + 1) for piece in document.blocks[0].textmap.pieces]
    block = replace(document.blocks[0], textmap=TextMap.of(wrong))
    with pytest.raises(AssertionError):
        check(replace(document, blocks=(block,)))


def test_too_deep_a_nesting_is_told() -> None:
    document = read_text("We act.\n\n" + ">" * 100 + " halt")
    assert [block.text for block in document.blocks] == ["We act."]
    assert document.warnings == ("line 3: nested too deep; what it encloses is left out",)


def test_ten_thousand_words_take_well_under_a_fifth_of_a_second() -> None:
    prose = "We **will** assess each covered model for the risk of severe harm, see [3](#three). "
    prose += "The assessment is written before deployment by people who did not train the model. "
    table = "\n".join(
        ["| A | B |", "|---|---|", *["| High | We will:<br>• halt<br>• tell |"] * 100]
    )
    text = "\n\n".join(["# 1 Scope", *[prose * 3, f"- {prose}\n" * 3] * 60, table])
    assert len(text.split()) > 10_000
    times = []
    for _ in range(3):
        start = time.process_time()
        read_text(text)
        times.append(time.process_time() - start)
    assert min(times) < 0.2


def typeset() -> list[Path]:
    return [path for path in sorted(TYPESET.glob("*.md")) if path.name != "README.md"]


@pytest.mark.skipif(not typeset(), reason="no typeset framework beside the repository")
@pytest.mark.parametrize("path", typeset(), ids=lambda path: path.stem)
def test_a_typeset_framework(path: Path) -> None:
    document = read_text(path.read_text("utf-8"))
    check(document)
    assert not document.warnings
    cells = [block for block in document.blocks if block.kind is Kind.CELL]
    assert len({block.place.table for block in cells}) == 5
    assert all(block.place.column and block.place.row for block in cells)
    assert sum(block.kind is Kind.FOOTNOTE for block in document.blocks) == 6
    assert not any("&nbsp;" in b.text or "**" in b.text for b in document.blocks)
    thirds = [block for block in cells if block.place.item == 3]
    assert thirds
    for block in thirds:
        assert block.text == third_item(document, block)


def third_item(document: Document, block: Block) -> str:
    """Look an item up by its row's line and its column's header, without the reader."""
    lines = document.source.text.split("\n")
    row = lines[block.place.line - 1]
    header = next(line for line in lines if f"| {block.place.column} |" in line)
    labels = (line for line in reversed(lines[: block.place.line]) if not line.startswith("|  |"))
    assert block.place.row
    assert re.sub(r"\*|\[\^\d\]", "", next(labels)).startswith(f"| {block.place.row}")
    columns = [title.strip() for title in header.split("|")]
    cell = row.split("|")[columns.index(block.place.column or "")]
    items = [re.sub(r"&nbsp;|\*\*|\[\^\d\]", "", line).strip() for line in cell.split("<br>")]
    return [line[1:].strip() for line in items if line[0] in "•–"][2]


def test_a_comment_that_is_never_closed_is_told_as_unread() -> None:
    text = "# Policy\n\nWe test.\n\n<!-- note\n\nWhere feasible, we stop.\n"
    found = read(Source.of("a.md", "text/markdown", text.encode(), text))
    assert found.unread == (
        "line 5: a comment is opened and not closed; what follows was not examined",
    )
    for closed in (text.replace("note", "note -->"), "# A\n\nWe test.\n\n```\n<!-- note\n```\n"):
        assert not read(Source.of("a.md", "text/markdown", closed.encode(), closed)).unread
