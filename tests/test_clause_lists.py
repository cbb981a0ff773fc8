"""Lists: what a lead-in says of every item, and waivers of what is otherwise asked for."""

from __future__ import annotations

import pytest
from clause_reading import clause, clauses, texts, trigger

STEPS = "- encrypt its weights\n- notify the regulator"


def items(text: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Return kind, words, trigger and actor of each clause that stands in an item."""
    return [
        (found.kind.value, found.quote, trigger(found), texts(found.actor.phrase))
        for found in clauses(text)
        if not found.quote.endswith(":")
    ]


def test_a_condition_stated_once_governs_each_item() -> None:
    assert items(f"If a model reaches Tier 3, we will:\n\n{STEPS}") == [
        ("commitment", "encrypt its weights", "“a model reaches Tier 3”", ("we",)),
        ("commitment", "notify the regulator", "“a model reaches Tier 3”", ("we",)),
    ]


def test_a_lead_in_of_a_condition_alone() -> None:
    assert items("If a control fails:\n\n- we will halt it\n- we will tell the board") == [
        ("commitment", "we will halt it", "“a control fails”", ("we",)),
        ("commitment", "we will tell the board", "“a control fails”", ("we",)),
    ]


def test_a_lead_in_names_the_actor_of_its_items() -> None:
    text = "The Safety Board must:\n\n1. approve each release\n2. publish its reasons"
    assert items(text) == [
        ("commitment", "approve each release", None, ("The Safety Board",)),
        ("commitment", "publish its reasons", None, ("The Safety Board",)),
    ]
    assert not any(found.actor.explicit for found in clauses(text)[-2:])


def test_a_lead_in_reaches_the_items_of_a_list_inside_its_list() -> None:
    text = (
        "If a model reaches Tier 3, we will:\n\n"
        "- take these steps:\n    - encrypt its weights\n    - notify the regulator"
    )
    assert [found[:3] for found in items(text)] == [
        ("commitment", "encrypt its weights", "“a model reaches Tier 3”"),
        ("commitment", "notify the regulator", "“a model reaches Tier 3”"),
    ]


@pytest.mark.parametrize(
    ("lead", "register"),
    [
        ("We will:", "mandatory"),
        ("We aim to:", "intention"),
        ("We may take these steps:", "permission"),
    ],
)
def test_an_item_binds_as_its_lead_in_does(lead: str, register: str) -> None:
    found = [c for c in clauses(f"{lead}\n\n{STEPS}") if not c.quote.endswith(":")]
    assert {(c.kind.value, c.register.value) for c in found} == {("commitment", register)}
    assert len(found) == 2


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param("We will release a model only if:", id="only-if"),
        pytest.param(
            "We will release a model only if all of the following conditions are met:",
            id="only-if-all-of-the-following",
        ),
    ],
)
def test_the_items_of_an_only_if_are_conditions_and_no_duties(lead: str) -> None:
    text = f"{lead}\n\n- the board has approved it, and\n- a lab has tested it."
    gate = clauses(text)[0]
    assert (gate.quote, gate.action and gate.action.text) == (lead, "will release")
    assert [found[:2] for found in items(text)] == [
        ("component", "the board has approved it, and"),
        ("component", "a lab has tested it."),
    ]


def test_the_items_of_an_only_if_are_the_trigger_of_its_lead_in() -> None:
    text = "We will release it only if:\n\n- the board has approved it, and\n- a lab has tested it."
    gate = clauses(text)[0]
    assert gate.trigger is not None
    assert trigger(gate) == "“the board has approved it” ∧ “a lab has tested it”"
    assert texts(*gate.trigger.phrases)[-1].startswith("a lab has tested it")


def test_the_items_of_a_list_of_controls_are_components() -> None:
    text = "Our controls include the following measures:\n\n- Encrypted storage\n- Vetted staff"
    assert [found[:3] for found in items(text)] == [
        ("component", "Encrypted storage", None),
        ("component", "Vetted staff", None),
    ]


def test_the_items_of_a_list_of_thresholds_define_levels() -> None:
    text = "Our capability thresholds are:\n\n- CY-1: finds known flaws.\n- CY-2: finds all."
    found = [(c.kind.value, c.threshold) for c in clauses(text) if not c.quote.endswith(":")]
    assert found == [("threshold", "CY-1"), ("threshold", "CY-2")]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        pytest.param(
            "We may waive this requirement if the risk is low.", "“the risk is low”", id="waive"
        ),
        pytest.param("We may exempt research models from this rule.", None, id="exempt"),
        pytest.param(
            "We may proceed with deployment if the benefits outweigh the risks.",
            "“the benefits outweigh the risks”",
            id="outweigh",
        ),
        pytest.param(
            "These safeguards are not required for models that stay below Tier 2.",
            "“models that stay below Tier 2”",
            id="not-required-for",
        ),
    ],
)
def test_a_waiver_is_an_exception_and_no_edge(text: str, formula: str | None) -> None:
    found = clause(text)
    assert (found.kind.value, found.quote, trigger(found)) == ("exception", text, formula)
    assert not found.edge
