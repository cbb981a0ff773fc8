"""What a condition says, as a formula over named facts."""

from __future__ import annotations

import pytest
from clause_reading import clause, trigger

from framework_lint.clauses.proposition import atom
from framework_lint.formula import atoms


@pytest.mark.parametrize(
    ("condition", "formula"),
    [
        pytest.param("an audit fails", "“an audit fails”", id="one-fact"),
        pytest.param(
            "the model finds a flaw or the audit fails",
            "“the model finds a flaw” ∨ “the audit fails”",
            id="two-clauses-or",
        ),
        pytest.param(
            "the model finds a flaw and the audit fails",
            "“the model finds a flaw” ∧ “the audit fails”",
            id="two-clauses-and",
        ),
        pytest.param(
            "the model can plan an attack or build a weapon",
            "“the model can plan an attack” ∨ “the model can build a weapon”",
            id="shared-subject-and-helper",
        ),
        pytest.param(
            "the model can find or use a flaw",
            "“the model can find a flaw” ∨ “the model can use a flaw”",
            id="shared-object",
        ),
        pytest.param(
            "a key or a token is lost",
            "“a key is lost” ∨ “a token is lost”",
            id="shared-verb",
        ),
        pytest.param(
            "internal or external deployment begins",
            "“internal deployment begins” ∨ “external deployment begins”",
            id="shared-noun",
        ),
        pytest.param(
            "either the officer or the board approves the plan",
            "“the officer approves the plan” ∨ “the board approves the plan”",
            id="either-or",
        ),
        pytest.param(
            "tools and equipment are lost",
            "“tools and equipment are lost”",
            id="joined-nouns-are-one-fact",
        ),
        pytest.param(
            "the audit, which an outside lab runs, fails",
            "“the audit, which an outside lab runs, fails”",
            id="an-aside-stays-inside",
        ),
        pytest.param("the audit has not ended", "¬“the audit has ended”", id="not"),
        pytest.param("the model is not safe", "¬“the model is safe”", id="not-of-be"),
        pytest.param(
            "the risk is high and the safeguards do not work",
            "“the risk is high” ∧ ¬“the safeguards work”",
            id="not-of-one-of-two",
        ),
    ],
)
def test_an_if(condition: str, formula: str) -> None:
    assert trigger(clause(f"If {condition}, we will halt training.")) == formula


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        pytest.param(
            "We will not deploy a model unless it has passed an outside test.",
            "¬“it has passed an outside test”",
            id="unless",
        ),
        pytest.param(
            "We will not resume training until the board approves the safety case.",
            "¬“the board approves the safety case”",
            id="until",
        ),
        pytest.param(
            "Unless the board approves it and a lab has tested it, we will not release a model.",
            "¬(“the board approves it” ∧ “a lab has tested it”)",
            id="unless-and",
        ),
        pytest.param(
            "We will not resume training until the audit has not found a flaw.",
            "“the audit has found a flaw”",
            id="until-not",
        ),
        pytest.param(
            "Once a model reaches Tier 3, we will halt training.",
            "“a model reaches Tier 3”",
            id="once",
        ),
        pytest.param(
            "Should a control fail, we will halt training.", "“a control fail”", id="should"
        ),
        pytest.param(
            "If a control fails, we will halt training unless the board objects.",
            "“a control fails” ∧ ¬“the board objects”",
            id="if-unless",
        ),
    ],
)
def test_a_cue_denies_or_affirms(text: str, formula: str) -> None:
    assert trigger(clause(text)) == formula


def test_a_fact_keeps_the_first_measure_of_its_words() -> None:
    found = clause("If the damage exceeds $2 billion within 30 days, we will halt training.")
    assert found.trigger is not None
    (fact,) = atoms(found.trigger.formula)
    assert fact.name == "the damage exceeds $2 billion within 30 days"
    assert fact.quantity is not None
    assert (fact.quantity.value, fact.quantity.unit) == (2e9, "$")
    assert fact.name[fact.quantity.start : fact.quantity.end] == "exceeds $2 billion"


def test_a_fact_without_a_measure_has_none() -> None:
    assert atom("an audit fails").quantity is None
