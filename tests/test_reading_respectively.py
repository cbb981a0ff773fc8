"""A "respectively" over unequal lists: which items go together."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic
from framework_lint.reading import Interpretation

GROUPS = "Models in group 1, group 2 and group 3 must be tested every 90 and 30 days respectively."


def interpretation(text: str) -> Interpretation:
    (found,) = policy(text).interpretations
    return found


def formulas(text: str) -> list[str]:
    return [symbolic(reading.formula) for reading in interpretation(text).readings]


def test_one_end_serves_several_or_some_go_without() -> None:
    assert formulas(GROUPS) == [
        "“group 1: 90 days” ∧ “group 2: 30 days” ∧ “group 3: 30 days”",
        "“group 1: 90 days” ∧ “group 2: 90 days” ∧ “group 3: 30 days”",
        "“group 1: 90 days” ∧ “group 2: 30 days”",
    ]


def test_rewording_says_which_goes_with_which() -> None:
    first = interpretation(GROUPS).readings[0].takes[0]
    assert first.wording == (
        "Models in group 1, group 2 and group 3 must be tested every 90 and 30 days "
        "(group 1: 90 days; group 2 and group 3: 30 days)."
    )


def test_second_list_may_be_the_longer_one() -> None:
    first, *_ = formulas("We will keep logs and weights for 12, 24, and 36 months, respectively.")
    assert first == "“logs: 12 months” ∧ “weights: 24 months” ∧ “weights: 36 months”"


def test_equal_lists_pair_off() -> None:
    assert not policy(
        "The lab and the board must report within 5 and 10 days, respectively."
    ).interpretations
