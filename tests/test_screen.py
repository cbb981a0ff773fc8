from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framework_lint.screen import Screen, columns, shorten, underline, visible, wrap
from framework_lint.source import Span

NARROW = Screen(width=20)


def around(text: str, quote: str, screen: Screen = NARROW, limit: int = 3) -> list[str]:
    start = text.index(quote)
    return underline(text, [Span(start, start + len(quote))], screen, limit=limit)


def test_a_quote_is_underlined() -> None:
    assert around("We may stop soon.", "may stop") == ["We may stop soon.", "   ^^^^^^^^"]


def test_an_underline_follows_its_words_over_a_line_end() -> None:
    assert around("We will ordinarily, we think, stop.", "ordinarily, we") == [
        "We will ordinarily,",
        "        ^^^^^^^^^^^",
        "we think, stop.",
        "^^",
    ]


def test_two_quotes_are_underlined_each() -> None:
    assert underline("a bb c dd", [Span(2, 4), Span(7, 9)], NARROW) == ["a bb c dd", "  ^^   ^^"]


def test_a_long_context_is_cut_around_the_quote() -> None:
    text = " ".join(f"w{number}" for number in range(100))
    assert around(text, "w50", limit=2) == [
        "… w47 w48 w49 w50",
        "              ^^^",
        "w51 w52 w53 w54 …",
    ]
    assert around(text, "w0 ", limit=1)[0].startswith("w0 w1")
    assert around(text, "w99", limit=1)[0] == "… w96 w97 w98 w99"
    assert "..." in around(text, "w50", Screen(width=20, unicode=False))[0]


def test_a_quote_longer_than_the_limit_keeps_its_beginning() -> None:
    text = " ".join(f"w{number}" for number in range(100))
    lines = around(text, text, limit=1)
    assert lines == ["w0 w1 w2 w3 w4 w5 …", "^^^^^^^^^^^^^^^^^"]


def test_a_word_that_no_line_holds_is_broken() -> None:
    assert around("x" * 45, "x" * 45)[::2] == ["x" * 20, "x" * 20, "x" * 5]


def test_wide_and_combining_characters_keep_the_underline_in_place() -> None:
    assert around("核安全 must stop", "must")[1] == "       ^^^^"
    assert around("e\u0301t\u200bat must", "must")[1] == "     ^^^^"
    assert columns("核") == 2


def test_colour_marks_the_quote_as_well() -> None:
    screen = Screen(width=20, colour=True)
    assert around("We may stop.", "may", screen)[0] == "We \x1b[1;4mmay\x1b[0m stop."


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert visible("a\x1b[31mb\u202ec\td\n") == "a\ufffd[31mb\ufffdc d "
    assert around("a\x1b[2J may", "may") == ["a\ufffd[2J may", "      ^^^"]


def test_wrapped_text_hangs_under_its_label() -> None:
    assert wrap("one two three four", NARROW, 2, "Remedy: ") == (
        "  Remedy: one two\n          three four"
    )


@pytest.mark.parametrize(
    ("text", "cut"), [("short", "short"), ("one long label", "one…"), ("unbroken", "unbro…")]
)
def test_a_label_is_cut_after_a_word(text: str, cut: str) -> None:
    assert shorten(text, NARROW, 6) == cut


@given(st.text(min_size=1), st.data())
def test_no_line_is_too_wide_and_every_quoted_mark_is_under_a_character(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = underline(text, [Span(start, end)], Screen(width=40), limit=3)
    assert all(len(line) <= 40 or columns(line) <= 80 for line in lines)
    assert len(lines) <= 6
