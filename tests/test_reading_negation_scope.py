"""A denial beside "all", "and" or "or": none, or not every one."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic
from framework_lint.reading import Interpretation


def interpretation(text: str) -> Interpretation:
    (found,) = policy(text).interpretations
    return found


def formulas(text: str) -> list[str]:
    return [symbolic(reading.formula) for reading in interpretation(text).readings]


def wordings(text: str) -> list[str]:
    return [take.wording for reading in interpretation(text).readings for take in reading.takes]


def test_all_not_is_none_or_not_every_one() -> None:
    text = "All models that fail will not be deployed."
    assert formulas(text) == [
        "¬“some models that fail will be deployed”",
        "¬(“some models that fail will be deployed” ∧ “All models that fail will be deployed”)",
    ]
    assert wordings(text) == [
        "No models that fail will be deployed.",
        "Not all models that fail will be deployed.",
    ]


def test_condition_on_all_is_met_by_one_or_by_all() -> None:
    assert wordings("If all safeguards are not in place, we will halt deployment.") == [
        "If not all safeguards are in place, we will halt deployment.",
        "If no safeguards are in place, we will halt deployment.",
    ]


def test_two_verbs_under_one_denial() -> None:
    text = "We will not train and deploy the model."
    assert formulas(text) == [
        "¬“We will train the model” ∧ ¬“We will deploy the model”",
        "¬(“We will train the model” ∧ “We will deploy the model”)",
    ]
    assert wordings(text)[0] == "We will neither train nor deploy the model."


def test_gate_of_two_things_joined_by_or() -> None:
    assert formulas("Models will not be deployed without evaluation or approval.") == [
        "“Models will be deployed” → (“there is evaluation” ∧ “there is approval”)",
        "“Models will be deployed” → (“there is evaluation” ∨ “there is approval”)",
    ]


def test_condition_without_two_things() -> None:
    assert wordings("If a model is sold without an evaluation and an approval, we will halt.") == [
        "If a model is sold without an evaluation or without an approval, we will halt.",
        "If a model is sold with neither an evaluation nor an approval, we will halt.",
    ]
