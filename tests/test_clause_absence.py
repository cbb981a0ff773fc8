"""What binds nobody, though it sounds like it."""

from __future__ import annotations

import pytest
from clause_reading import clauses


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "# Contents\n\n1. We will test every model ........ 4\n2. We must log use ........ 6",
            id="contents",
        ),
        pytest.param(
            "# Change log\n\nMay 2031: We will now test every model before training.",
            id="change-log",
        ),
        pytest.param("# References\n\nThe board must act. A paper, 2030.", id="bibliography"),
        pytest.param("> We will never train a model.", id="quoted-words"),
        pytest.param("```\nWe will never train a model.\n```", id="code"),
        pytest.param("Language models have improved quickly.", id="background"),
        pytest.param("We have seen models improve over the past year.", id="background-with-we"),
        pytest.param("We believe that openness will help the field.", id="belief"),
        pytest.param("We evaluated model Alpha in May and found no severe uplift.", id="past-test"),
        pytest.param("In 2030 we tested two models and published the results.", id="past-year"),
        pytest.param("The regulator will publish guidance next year.", id="regulator"),
        pytest.param("Attackers may use a model to plan an intrusion.", id="attackers"),
        pytest.param("An attacker must pass several checks.", id="an-attacker-must"),
        pytest.param("Users must be over eighteen to join the study.", id="users"),
        pytest.param("The benchmark contains 400 questions about defence.", id="benchmark"),
        pytest.param("The benchmark measures how often a model finds a flaw.", id="measure"),
        pytest.param("This document describes how we will manage risk.", id="this-document"),
        pytest.param("Section 3 explains what we will do at each level.", id="a-section"),
        pytest.param("The next section describes the tests that we will run.", id="next-section"),
        pytest.param("Table 2 lists the safeguards.", id="a-table"),
        pytest.param("It is important to note that risks may change.", id="note"),
        pytest.param("Some facts about models:\n\n- Models are large", id="facts-in-a-list"),
    ],
)
def test_no_clause(text: str) -> None:
    assert clauses(f"# Halvard Safety Framework\n\n{text}") == ()


def test_a_footnote_of_what_is_set_aside_is_set_aside() -> None:
    text = "# Duties\n\nWe will log use.\n\n# Change log\n\nNew.[^1]\n\n[^1]: We will test models."
    assert [found.quote for found in clauses(text)] == ["We will log use."]


@pytest.mark.parametrize(
    ("said_again", "expected"),
    [
        pytest.param("We will test every model before training.", ["Duties"], id="the-same"),
        pytest.param("We must vet each officer.", ["Executive summary", "Duties"], id="another"),
    ],
)
def test_a_summary_is_told_once(said_again: str, expected: list[str]) -> None:
    body = "# Duties\n\nWe will test every model before training."
    text = f"# Executive summary\n\n{said_again}\n\n{body}"
    assert [found.place.section[-1] for found in clauses(text)] == expected
