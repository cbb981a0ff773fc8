"""Truth tables: equal formulas, the facts on which others part, facts that are not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framework_lint.formula import ALWAYS, And, Atom, Formula, Implies, Not, Or, both, negate
from framework_lint.truth import MOST, table

A, B, C, D = (Atom(name) for name in "abcd")
FORMULAS = st.recursive(
    st.sampled_from((A, B, C, D, ALWAYS)),
    lambda inner: st.one_of(
        inner.map(Not),
        st.tuples(inner, inner).map(And),
        st.tuples(inner, inner).map(Or),
        st.builds(Implies, inner, inner),
    ),
    max_leaves=8,
)


def holds(formula: Formula, facts: dict[Atom, bool]) -> bool:
    match formula:
        case Atom():
            return facts[formula]
        case Not(operand):
            return not holds(operand, facts)
        case And(operands):
            return all(holds(operand, facts) for operand in operands)
        case Or(operands):
            return any(holds(operand, facts) for operand in operands)
        case Implies(antecedent, consequent):
            return not holds(antecedent, facts) or holds(consequent, facts)
        case _:
            return True


@given(FORMULAS)
def test_a_row_holds_a_formula_as_its_facts_make_it(formula: Formula) -> None:
    rows = table((A, B, C, D))
    for row in rows.each(rows.possible):
        assert bool(rows.rows(formula) >> row & 1) == holds(formula, rows.facts(row))


@given(FORMULAS, FORMULAS)
def test_formulas_part_on_every_row_that_the_facts_leave(one: Formula, other: Formula) -> None:
    rows = table((A, B, C, D))
    facts = rows.parting(one, other)
    if facts is None:
        assert rows.rows(one) == rows.rows(other)
    else:
        left = [rows.facts(row) for row in rows.each(rows.where(facts))]
        assert left
        assert all(holds(one, world) != holds(other, world) for world in left)


def test_the_fewest_facts_part() -> None:
    column, both_columns = Implies(both(A, B), D), Implies(both(A, B, C), D)
    rows = table((A, B, C, D, column, both_columns))
    assert rows.parting(column, both_columns) == {A: True, B: True, C: False, D: False}


def test_the_first_row_is_the_one_in_which_all_holds() -> None:
    assert table((A, B)).facts(0) == {A: True, B: True}


def test_axioms_leave_out_rows_and_make_formulas_equal() -> None:
    shown = Implies(A, B)
    free, tied = table((A, B)), table((A, B), [shown])
    assert free.parting(A, both(A, B)) is not None
    assert tied.parting(A, both(A, B)) is None
    assert tied.where({A: True, B: False}) == 0


def test_an_axiom_about_other_facts_is_left_out() -> None:
    assert table((A,), [Implies(A, C)]).possible == table((A,)).possible


def test_unknown_facts_settle_what_they_can() -> None:
    rows = table((A, B))
    assert rows.known(both(A, B), {A: False}) is False
    assert rows.known(Or((A, B)), {A: True}) is True
    assert rows.known(both(A, B), {A: True}) is None
    assert rows.known(Or((A, negate(A))), {}) is True


def test_the_fewest_facts_that_would_settle_it_are_named() -> None:
    rows = table((A, B, C))
    assert rows.settling(both(A, B), {A: True}) == (B,)
    assert rows.settling(both(A, B), {A: False}) == ()
    assert rows.settling(Or((both(A, B), C)), {}) == (A, B, C)


def test_too_many_facts_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        table(Atom(str(number)) for number in range(MOST + 1))
