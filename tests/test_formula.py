from __future__ import annotations

import pytest

from framework_lint.formula import (
    And,
    Atom,
    Formula,
    Implies,
    Not,
    Or,
    atoms,
    both,
    either,
    negate,
    plain,
    symbolic,
)
from framework_lint.quantity import Quantity, Relation

A, B, C = Atom("it rains"), Atom("it snows"), Atom("the road is open")


@pytest.mark.parametrize(
    ("formula", "words", "signs"),
    [
        pytest.param(A, "it rains", "“it rains”", id="atom"),
        pytest.param(Not(A), "it is not the case that it rains", "¬“it rains”", id="not"),
        pytest.param(And((A, B)), "it rains and it snows", "“it rains” ∧ “it snows”", id="and"),
        pytest.param(Or((A, B)), "it rains or it snows", "“it rains” ∨ “it snows”", id="or"),
        pytest.param(
            Implies(A, C),
            "if it rains, then the road is open",
            "“it rains” → “the road is open”",
            id="implies",
        ),
        pytest.param(
            Or((A, And((B, Not(C))))),
            "it rains or (it snows and it is not the case that the road is open)",
            "“it rains” ∨ (“it snows” ∧ ¬“the road is open”)",
            id="and-inside-or",
        ),
        pytest.param(
            And((A, Or((B, C)))),
            "it rains and (it snows or the road is open)",
            "“it rains” ∧ (“it snows” ∨ “the road is open”)",
            id="or-inside-and",
        ),
        pytest.param(
            Not(And((A, B))),
            "it is not the case that (it rains and it snows)",
            "¬(“it rains” ∧ “it snows”)",
            id="not-of-and",
        ),
        pytest.param(
            Implies(Or((A, B)), Not(C)),
            "if it rains or it snows, then it is not the case that the road is open",
            "(“it rains” ∨ “it snows”) → ¬“the road is open”",
            id="implies-from-or",
        ),
    ],
)
def test_a_formula_in_words_and_in_signs(formula: Formula, words: str, signs: str) -> None:
    assert (plain(formula), symbolic(formula)) == (words, signs)


@pytest.mark.parametrize(
    ("joined", "expected"),
    [
        pytest.param(both(A), A, id="and-of-one"),
        pytest.param(either(A), A, id="or-of-one"),
        pytest.param(both(A, B), And((A, B)), id="and-keeps-the-order"),
        pytest.param(either(B, A), Or((B, A)), id="or-keeps-the-order"),
        pytest.param(both(A, A), A, id="and-of-the-same"),
        pytest.param(either(A, B, A), Or((A, B)), id="or-of-the-same"),
        pytest.param(both(both(A, B), C), And((A, B, C)), id="and-is-flat"),
        pytest.param(either(A, either(B, C)), Or((A, B, C)), id="or-is-flat"),
        pytest.param(both(A, either(B, C)), And((A, Or((B, C)))), id="or-stays-inside-and"),
        pytest.param(either(both(A, B), C), Or((And((A, B)), C)), id="and-stays-inside-or"),
        pytest.param(both(either(A, B), either(A, B)), Or((A, B)), id="and-of-one-or-twice"),
        pytest.param(negate(A), Not(A), id="not"),
        pytest.param(negate(Not(A)), A, id="not-of-not"),
        pytest.param(negate(both(A, B)), Not(And((A, B))), id="not-of-and"),
    ],
)
def test_formulas_are_joined_in_their_simplest_shape(joined: Formula, expected: Formula) -> None:
    assert joined == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        pytest.param(A, (A,), id="atom"),
        pytest.param(Not(Not(A)), (A,), id="under-denials"),
        pytest.param(Implies(Or((B, A)), And((A, Not(C)))), (B, A, C), id="each-once-in-order"),
    ],
)
def test_the_facts_of_a_formula(formula: Formula, expected: tuple[Atom, ...]) -> None:
    assert atoms(formula) == expected


def test_a_measure_belongs_to_the_fact() -> None:
    measured = Atom(A.name, Quantity(Relation.MORE, 3.0, "days", 0, 6))
    assert atoms(And((A, measured))) == (A, measured)
    assert symbolic(measured) == symbolic(A)
