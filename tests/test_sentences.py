from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framework_lint.nlp import parse
from framework_lint.sentences import labels, starts


def split(text: str) -> list[str]:
    at = [*starts(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(at)]


@pytest.mark.parametrize(
    "sentence",
    [
        "See Section 22603(b)(4) of the draft.",
        "A report under (c)(1) is due in 15 days.",
        "Some tools, e.g. Python, are allowed.",
        "The limit, i.e. 24 hours, is firm.",
        "It follows Smith et al. in part.",
        "The U.S. Government may respond.",
        "We follow No. 4 of Sec. 7 and Art. 3 as amended.",
        "It must hold that (a) it is safe. and (b) it is used.",
        "Do these: 1. Test it; 2. Publish it.",
        "The score was 3.5 on average.",
        "We notify them (see App. B. They reply) in time.",
    ],
)
def test_what_ends_no_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We test models.", "We publish results."),
        ("It ended in 2021.", "The next began."),
        ("They said “stop.”", "We stopped."),
        ("We meet in the U.S.", "The board agrees."),
        ("Filters, classifiers, etc.", "These run always."),
        ("It was released.", "xAB systems followed."),
        ("(See Table 2.)", "We go on."),
        ("Is it safe?", "“Yes” is no answer."),
    ],
)
def test_what_ends_one(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


@given(st.text(alphabet='aB1.?!()[]"” e.g', max_size=80))
def test_starts_rise_and_stay_inside(text: str) -> None:
    found = starts(text)
    assert found[0] == 0
    assert found == sorted(set(found))
    assert all(0 <= at <= len(text) for at in found)


def test_the_parser_keeps_to_them() -> None:
    (sentences,) = parse(
        ["See Section 22603(b)(4), e.g. in part. The U.S. Government may respond."]
    )
    assert [tokens[0].text for tokens in sentences] == ["See", "The"]


def test_a_number_that_opens_a_paragraph_is_parsed_apart() -> None:
    text = "5.4 Once a model is paused, we notify the board. B.2 The log is kept."
    opened = starts(text)
    assert [text[offset:][:6] for offset in labels(text, opened)] == ["Once a", "The lo"]
    assert labels("2026 was a year.", [0]) == []
