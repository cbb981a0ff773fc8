"""What makes a clause bind, and in which logic: alternatives, bars, numbered conditions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clause_reading import clauses

from framework_lint.clause import ClauseKind
from framework_lint.formula import symbolic
from framework_lint.readers import read
from framework_lint.source import Source
from framework_lint.understanding import understand


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        pytest.param(
            "We will stop if a test fails, or if a key leaks.",
            "(“a test fails” ∨ “a key leaks”) → “will stop”",
            id="or-if",
        ),
        pytest.param(
            "If a model has not been tested or approved, we will stop.",
            "¬(“a model has been tested” ∨ “a model has been approved”) → “will stop”",
            id="one-not-for-both",
        ),
        pytest.param(
            "If we do not deploy publicly and instead continue training, we will report it.",
            "(¬“we deploy publicly” ∧ “we instead continue training”) → “will report it”",
            id="a-not-stays-with-its-verb",
        ),
        pytest.param(
            "We will release the model only if the board agrees.",
            "¬“the board agrees” → ¬“will release the model”",
            id="only-if",
        ),
        pytest.param(
            "We will not update it if (1) the law bars it, (2) we plan to stop, or (3) it ends.",
            "(“the law bars it” ∨ “we plan to stop” ∨ “it ends”) → “will not update it”",
            id="numbered",
        ),
        pytest.param(
            "We may lower the bar, but only if:\n\n- we publish it, and\n- the board agrees.",
            "¬(“we publish it” ∧ “the board agrees”) → ¬“may lower the bar”",
            id="listed-all",
        ),
        pytest.param(
            "We will stop if any of the following is true:\n\n- a test fails\n- a key leaks",
            "(“a test fails” ∨ “a key leaks”) → “will stop”",
            id="listed-any",
        ),
        pytest.param(
            "If a test fails, we will stop training; if a key leaks, we will close the vault.",
            "“a test fails” → “will stop training”",
            id="each-half-its-own",
        ),
    ],
)
def test_a_clause_keeps_the_logic_of_its_words(text: str, formula: str) -> None:
    assert symbolic(clauses(text)[0].formula) == formula


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(
            ["Require two keys.", "Halt all training."], ["Level 1", "Level 2"], id="as-many"
        ),
        pytest.param(["Require two keys."], [None], id="fewer"),
    ],
)
def test_columns_lost_in_extraction_pair_in_order_or_not_at_all(
    answers: list[str], expected: list[str | None]
) -> None:
    rows = ["Level 1: The model can plan attacks.", "Level 2: The model can lead attacks."]
    lines = ["| Levels |", "|---|", *(f"| {cell} |" for cell in (*rows, *answers))]
    text = "\n".join(lines)
    (whole,) = [read(Source.of("draft.md", "text/markdown", text.encode(), text))]
    blocks = (
        replace(block, place=replace(block.place, row=None, column=None)) for block in whole.blocks
    )
    (policy,) = understand([replace(whole, blocks=tuple(blocks))])
    duties = [clause for clause in policy.clauses if clause.kind is ClauseKind.COMMITMENT]
    assert [clause.threshold for clause in duties] == expected
