"""A table of a PDF gives its cells, whatever borders it has and wherever its pages end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from constructs import marked
from pdf_reading import body, document, furniture, notes, seen
from pdfs import HEADER, Found, Made, soften
from press_grid import Style
from press_lines import plain
from table_pdfs import (
    AFTER,
    BEFORE,
    BOX,
    CAPTION,
    GRID,
    LINES,
    LONG,
    NOTE,
    SECOND,
    SPLITS,
    alone,
    boxed,
    cells_of,
    report,
    table,
    two_tables,
)

from framework_lint.document import Block, Document, Kind, NoteMark, Role

each_style = pytest.mark.parametrize("style", Style)
each_split = pytest.mark.parametrize("split", SPLITS)
repeated = pytest.mark.parametrize("repeat", [True, False], ids=["repeated", "once"])
captioned = pytest.mark.parametrize("above", [True, False], ids=["above", "below"])


def in_table(found: Document, name: str = CAPTION) -> list[Block]:
    """Return the blocks of a table but for its caption."""
    blocks = [block for block in found.blocks if block.place.table == name]
    return [block for block in blocks if block.text != name]


def compare(found: Document, made: Made) -> None:
    """Assert that the cells are those of the table, in order, and rows start on their pages."""
    assert [seen(block, page=False) for block in in_table(found)] == [
        replace(cell, page=None) for cell in made.found
    ]
    openings = [n for n, cell in enumerate(made.found) if cell.column == GRID.header[0]]
    pages = [block.place.page for block in in_table(found)]
    assert [pages[n] for n in openings] == [made.found[n].page for n in openings]


@each_style
@each_split
@repeated
@captioned
def test_every_cell_is_read_where_it_stands(
    style: Style, split: str, *, repeat: bool, above: bool
) -> None:
    made = table(style, repeat=repeat, above=above, split=split)
    compare(document(made.content), made)


@each_style
@each_split
@repeated
@captioned
def test_what_stands_around_a_table_is_not_in_it(
    style: Style, split: str, *, repeat: bool, above: bool
) -> None:
    found = document(table(style, repeat=repeat, above=above, split=split).content)
    around = [block for block in body(found) if block.place.table is None]
    assert [(b.kind, b.text) for b in around if b.kind is not Kind.FOOTNOTE] == [
        (Kind.HEADING, "2 Thresholds"),
        (Kind.PARAGRAPH, BEFORE),
        (Kind.PARAGRAPH, AFTER),
    ]
    captions = [b for b in found.blocks if b.text == CAPTION]
    assert [(b.kind, b.label, b.place.table) for b in captions] == [(Kind.CAPTION, "1", CAPTION)]
    assert {b.place.section for b in in_table(found)} == {("2 Thresholds",)}
    assert found.unread == ()


@each_style
@each_split
@repeated
def test_a_mark_after_a_number_is_no_digit_of_it(style: Style, split: str, *, repeat: bool) -> None:
    found = document(table(style, repeat=repeat, split=split).content)
    assert "211" not in found.source.text
    (cell,) = (block for block in found.blocks if "Security level 2 " in block.text)
    assert cell.text == "Reach Security level 2 for all copies of the weights"
    assert cell.marks == (NoteMark(len("Reach Security level 2"), "11"),)
    assert notes(found) == [("11", "11", NOTE)]


@each_style
@repeated
def test_running_heads_and_page_numbers_are_furniture(style: Style, *, repeat: bool) -> None:
    found = document(table(style, repeat=repeat).content)
    for page in (1, 2):
        aside = furniture(found, page)
        assert HEADER in aside
        assert str(page) in aside.replace(HEADER, "")
    assert not [block for block in body(found) if HEADER in block.text or block.text in "12"]


@pytest.mark.parametrize("style", [Style.RULED, Style.SHADED])
def test_a_table_with_borders_is_read_without_doubt(style: Style) -> None:
    assert document(table(style).content).warnings == ()


@each_style
def test_a_warning_about_a_table_names_its_page(style: Style) -> None:
    found = document(table(style, repeat=False, split="sentence").content)
    assert all("page 1" in warning or "page 2" in warning for warning in found.warnings)


@each_style
@pytest.mark.parametrize("split", ["row", "sentence"])
def test_a_label_runs_on_beside_the_rows_it_spans(style: Style, split: str) -> None:
    made = table(style, grid=LONG, split=split)
    compare(document(made.content), made)


@pytest.mark.parametrize("style", [Style.RULED, Style.RULES])
def test_a_label_stands_half_way_down_its_rows(style: Style) -> None:
    made = table(style, middle=True)
    compare(document(made.content), made)


@each_style
@pytest.mark.parametrize("split", ["row", "sentence"])
def test_words_that_are_set_apart_to_fill_a_line_are_one_cell(style: Style, split: str) -> None:
    made = table(style, split=split, justify=True)
    compare(document(made.content), made)


@each_style
@repeated
@pytest.mark.parametrize("line", LINES)
def test_a_row_goes_on_wherever_its_page_ends(style: Style, line: str, *, repeat: bool) -> None:
    made = table(style, repeat=repeat, split=line)
    compare(document(made.content), made)


@each_style
def test_table_after_table_is_read(style: Style) -> None:
    made = report(12, styles=(style,))
    found = document(made.content)
    wanted = [replace(cell, page=None) for cell in cells_of(GRID, [1] * len(GRID.rows))]
    for caption in made.captions:
        assert [seen(block, page=False) for block in in_table(found, caption)] == wanted


@each_style
def test_two_tables_on_a_page_are_two(style: Style) -> None:
    found = document(two_tables(style).content)
    tables = list(dict.fromkeys(b.place.table for b in body(found) if b.place.table))
    assert tables == [CAPTION, "table 1"]
    first, second = (
        [replace(cell, page=None) for cell in cells_of(grid, [1] * len(grid.rows))]
        for grid in (replace(GRID, rows=GRID.rows[2:4]), SECOND)
    )
    assert [seen(block, page=False) for block in in_table(found)] == first
    assert [seen(block, page=False) for block in in_table(found, "table 1")] == second


@each_style
def test_a_table_may_be_all_there_is(style: Style) -> None:
    found = document(alone(style).content)
    assert [seen(block) for block in found.blocks] == list(alone(style).found)
    assert {block.place.table for block in found.blocks} == {"table 1"}


def test_a_box_around_words_is_no_table() -> None:
    found = document(boxed().content)
    assert not [block for block in found.blocks if block.place.table]
    quoted = [block for block in found.blocks if block.role is Role.QUOTED]
    assert [marked(block) for block in quoted] == list(BOX)
    others = [block.text for block in body(found) if block.role is Role.BODY]
    assert others == ["2 Thresholds", BEFORE, AFTER]


def test_the_tables_of_these_tests_hold_what_they_are_for() -> None:
    made = table(Style.BARE, split="word")
    assert {"deploy-", "well-", "accoun-"} <= set(made.ends)
    assert soften("deployment") != plain(soften("deployment")) == "deployment"
    labels = [cell.row for cell in made.found if cell.column == GRID.header[1]]
    assert labels[1:3] == ["Cyber operations"] * 2
    assert (
        Found(
            Kind.CELL,
            "keep the records for 90 days",
            "–",
            2,
            "Cyber operations",
            "Required safeguards",
            4,
            1,
        )
        in made.found
    )
