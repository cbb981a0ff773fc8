"""An "only" before a verb: what it singles out behind it."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic
from framework_lint.reading import Interpretation

LOSSES = "We will only report losses above 5 million crowns to the regulator."


def interpretation(text: str) -> Interpretation:
    (found,) = policy(text).interpretations
    return found


def formulas(text: str) -> list[str]:
    return [symbolic(reading.formula) for reading in interpretation(text).readings]


def wordings(text: str) -> list[str]:
    return [take.wording for reading in interpretation(text).readings for take in reading.takes]


def test_only_singles_out_the_thing_the_goal_or_the_act() -> None:
    assert formulas(LOSSES) == [
        "¬“We will report anything but losses above 5 million crowns to the regulator”",
        "¬“We will report losses above 5 million crowns to anyone but the regulator”",
        "¬“We will do anything but report losses above 5 million crowns to the regulator”",
    ]


def test_rewordings_move_the_only() -> None:
    assert wordings(LOSSES) == [
        "We will report only losses above 5 million crowns to the regulator.",
        "We will report losses above 5 million crowns only to the regulator.",
        "We will do no more than report losses above 5 million crowns to the regulator.",
    ]


def test_only_singles_out_the_time_or_the_goal() -> None:
    assert formulas("We will only deploy the model after testing to customers in the north.") == [
        "¬“after testing” → ¬“We will deploy the model to customers in the north”",
        "¬“We will deploy the model after testing to anyone but customers in the north”",
    ]


def test_condition_at_the_end_goes_with_the_only() -> None:
    assert not policy("We will only deploy the model to customers after a test.").interpretations
