"""A PDF that cannot be read, or only in part, is told in a clear line."""

from __future__ import annotations

import time

import bad_pdfs as bad
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invariant import check
from pdf_reading import NAME, PDF, body, document, told
from reportlab.pdfgen.canvas import Canvas

from framework_lint.errors import InputError
from framework_lint.readers.pdf import read
from framework_lint.source import Original


def words(content: bytes) -> list[str]:
    """Return the texts that a file of bad_pdfs is known to hold, as they were read."""
    known = (bad.FIRST, bad.LAST, *bad.SIDEWAYS, bad.HEBREW)
    return [block.text for block in body(document(content)) if block.text in known]


def test_a_page_without_words_between_others_is_named() -> None:
    found = document(bad.scanned())
    assert found.unread == ("page 2 holds an image and no text",)
    assert words(bad.scanned()) == [bad.FIRST, bad.LAST]


@pytest.mark.parametrize("make", [bad.stamped, bad.outlined])
def test_a_page_that_shows_more_than_it_says_is_named(make: bad.Make) -> None:
    assert "page 2" in " ".join(document(make()).unread)
    assert words(make()) == [bad.FIRST, bad.LAST]


@pytest.mark.parametrize("make", [bad.empty_between, bad.with_logo])
def test_a_blank_page_and_a_logo_are_no_gaps(make: bad.Make) -> None:
    assert document(make()).unread == ()
    assert words(make()) == [bad.FIRST, bad.LAST]


def test_a_number_too_long_to_count_is_no_page_number() -> None:
    paper = Canvas("", invariant=True)
    paper.setFont("Helvetica", 0.05)
    paper.drawString(72, 700, "7" * 5_000)
    paper.showPage()
    found = document(paper.getpdfdata())
    assert sum(block.text.count("7") for block in found.blocks) == 5_000


def test_a_wholly_scanned_file_is_told() -> None:
    lines = told(bad.all_scanned())
    pages = [f"page {number} holds an image and no text" for number in (1, 2, 3)]
    if lines != tuple(pages):
        (line,) = lines
        assert "image" in line
        assert "no text" in line


def test_an_image_in_place_of_a_table_is_told() -> None:
    found = document(bad.pictured_table())
    assert "page 1" in " ".join(found.unread)
    assert words(bad.pictured_table()) == [bad.FIRST, bad.LAST]


def test_a_password_to_open_is_told() -> None:
    with pytest.raises(InputError, match="password"):
        document(bad.plain_page(user="secret", owner="owner"))


def test_a_password_of_the_owner_hinders_nobody_from_reading() -> None:
    found = document(bad.plain_page(owner="owner"))
    assert [b.text for b in found.blocks] == [b.text for b in document(bad.plain_page()).blocks]
    assert words(bad.plain_page(owner="owner")) == [bad.FIRST, bad.LAST]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"We must halt.",
        b"%PDF-",
        b"%PDF-1.7\n" + bytes(range(256)) * 40,
        bad.pageless(),
        bad.truncated(0.3),
        bad.truncated(0.6),
        bad.truncated(0.9),
    ],
    ids=["empty", "prose", "head", "noise", "pageless", "third", "half", "most"],
)
def test_what_is_no_whole_pdf_is_told_in_one_line(content: bytes) -> None:
    (line,) = told(content)
    assert "password" not in line.lower()
    with pytest.raises(InputError):
        document(content)


def test_the_reason_of_one_file_is_not_told_of_the_next() -> None:
    told(bad.plain_page(user="secret", owner="owner"))
    with pytest.raises(InputError) as caught:
        read(Original(NAME, PDF, bad.pageless()))
    assert "password" not in str(caught.value).lower()


def test_a_page_that_was_lost_is_told() -> None:
    assert any("page 3" in line for line in told(bad.torn()))


@pytest.mark.parametrize("make", [bad.wordless, bad.blank])
def test_a_file_without_words_is_never_clean(make: bad.Make) -> None:
    assert told(make())


def test_a_long_file_is_read_up_to_the_limit_and_the_rest_is_named() -> None:
    content = bad.long(600)
    lines = told(content)
    assert any("600" in line and ("500" in line or "501" in line) for line in lines)
    try:
        found = document(content)
    except InputError:
        return
    assert found.unread
    assert "number 500 of the" in found.source.text
    assert "number 501 of the" not in found.source.text


def test_a_higher_limit_reads_a_long_file_whole_and_soon() -> None:
    content = bad.long(600)
    began = time.process_time()
    found = read(Original(NAME, PDF, content), max_pages=600)
    assert time.process_time() - began < 10
    check(found)
    assert found.unread == ()
    assert [block.place.page for block in body(found)] == [*range(1, 601)]


TURNS = [(0, False), (90, False), (180, False), (270, False), (0, True), (90, True), (270, True)]


@pytest.mark.parametrize(("turn", "sideways"), TURNS)
def test_a_turned_page_is_read_or_named(turn: int, *, sideways: bool) -> None:
    content = bad.rotated(turn, sideways=sideways)
    around = [text for text in words(content) if text not in bad.SIDEWAYS]
    assert around == [bad.FIRST, bad.LAST]
    if not any("page 2" in line for line in told(content)):
        assert words(content) == [bad.FIRST, *bad.SIDEWAYS, bad.LAST]


def test_a_page_that_is_shown_upright_is_read() -> None:
    content = bad.rotated(90, sideways=True)
    assert words(content) == [bad.FIRST, *bad.SIDEWAYS, bad.LAST]
    assert document(content).unread == ()


def test_a_page_from_right_to_left_is_read_or_named() -> None:
    around = [text for text in words(bad.right_to_left()) if text != bad.HEBREW]
    assert around == [bad.FIRST, bad.LAST]
    if not any("page 2" in line for line in told(bad.right_to_left())):
        assert words(bad.right_to_left()) == [bad.FIRST, bad.HEBREW, bad.LAST]


def test_a_page_without_height_stops_nothing() -> None:
    assert told(bad.flat()) or words(bad.flat()) == [bad.FIRST]


SMALL = bad.plain_page()
FLIPS = st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=30)


@given(FLIPS, st.one_of(st.none(), st.integers(0, len(SMALL))))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_refused(flips: list[tuple[int, int]], end: int | None) -> None:
    content = bytearray(SMALL)
    for at, value in flips:
        content[at] = value
    try:
        found = read(Original(NAME, PDF, bytes(content[:end])))
    except InputError:
        return
    check(found)
