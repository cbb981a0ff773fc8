from __future__ import annotations

import pytest

from framework_lint.quantity import quantities


@pytest.mark.parametrize(
    ("text", "relation", "value", "unit", "said"),
    [
        ("more than 100 deaths", ">", 100, "deaths", "more than 100 deaths"),
        ("over $2 billion in damage", ">", 2e9, "$", "over $2 billion"),
        ("training exceeds 10^26 operations", ">", 1e26, "operations", "exceeds 10^26 operations"),
        ("at least 30% of tasks", "≥", 30, "%", "at least 30%"),
        ("thousands of deaths", "≥", 1000, "deaths", "thousands of deaths"),
        ("hundreds of thousands of people", "≥", 1e5, "people", "hundreds of thousands of people"),
        ("twelve deaths", "=", 12, "deaths", "twelve deaths"),
        ("a gain of 4x", "=", 4, "x", "4x"),
        ("three times the odds", "=", 3, "x", "three times"),
        ("50 percent of trials", "=", 50, "%", "50 percent"),
        ("about 0.5 % of users", "=", 0.5, "%", "0.5 %"),
        ("over US$2 billion", ">", 2e9, "$", "over US$2 billion"),
        ("thousands of human lives", "≥", 1000, "lives", "thousands of human lives"),
        ("500 or more people", "=", 500, "people", "500 or more people"),
        ("€3 million", "=", 3e6, "€", "€3 million"),
        ("1e25 FLOPs", "=", 1e25, "FLOPs", "1e25 FLOPs"),
        ("within 72 hours", "≤", 72, "hours", "within 72 hours"),
        ("up to 20 people", "≤", 20, "people", "up to 20 people"),
        ("at most 5 per cent", "≤", 5, "%", "at most 5 per cent"),
        ("not more than 3%", "≤", 3, "%", "not more than 3%"),
        ("does not exceed 2,000 casualties", "≤", 2000, "casualties", None),
        ("less than 1 out of 20 answers", "<", 0.05, "ratio", "less than 1 out of 20"),
        ("under 1,500 injuries", "<", 1500, "injuries", "under 1,500 injuries"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else None,
)
def test_a_number_with_what_it_counts(
    text: str, relation: str, value: float, unit: str, said: str | None
) -> None:
    (found,) = quantities(text)
    assert (found.relation.value, found.value, found.unit) == (relation, value, unit)
    assert text[found.start : found.end] == (said or text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("as Section 3 says", id="section"),
        pytest.param("in May 2031", id="year"),
        pytest.param("version 2.1 of this policy", id="version"),
        pytest.param("a Tier 3 model", id="level"),
        pytest.param("one of the officers", id="pronoun"),
        pytest.param("several deaths", id="no-number"),
    ],
)
def test_a_bare_figure_measures_nothing(text: str) -> None:
    assert quantities(text) == ()


def test_several_numbers_stand_in_order() -> None:
    text = "over 100 deaths or under $3 billion within 30 days"
    found = [(q.relation.value, q.value, q.unit) for q in quantities(text)]
    assert found == [(">", 100, "deaths"), ("<", 3e9, "$"), ("≤", 30, "days")]
