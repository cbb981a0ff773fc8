"""An exception behind several duties: the last of them, or all."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic
from framework_lint.reading import Interpretation

OBJECTS = "We will notify the regulator and suspend access unless the board objects."


def interpretation(text: str) -> Interpretation:
    (found,) = policy(text).interpretations
    return found


def formulas(text: str) -> list[str]:
    return [symbolic(reading.formula) for reading in interpretation(text).readings]


def wordings(text: str) -> list[str]:
    return [take.wording for reading in interpretation(text).readings for take in reading.takes]


def test_exception_lifts_the_last_duty_or_both() -> None:
    assert formulas(OBJECTS) == [
        "“We will notify the regulator” ∧ (¬“the board objects” → “We will suspend access”)",
        "¬“the board objects” → (“We will notify the regulator” ∧ “We will suspend access”)",
    ]


def test_rewordings_leave_one_host() -> None:
    assert wordings(OBJECTS) == [
        "We will notify the regulator and, unless the board objects, suspend access.",
        "Unless the board objects, we will notify the regulator and suspend access.",
    ]


def test_condition_in_front_governs_each_duty() -> None:
    first, second = formulas(
        "If an audit fails, we will pause training and inform the regulator, "
        "except where the board votes otherwise."
    )
    assert first == (
        "(“an audit fails” → “we will pause training”) ∧ "
        "((“an audit fails” ∧ ¬“the board votes otherwise”) → “we will inform the regulator”)"
    )
    assert second == (
        "(“an audit fails” ∧ ¬“the board votes otherwise”) → "
        "(“we will pause training” ∧ “we will inform the regulator”)"
    )


def test_time_inside_a_duty_stays_with_it() -> None:
    first, _ = formulas(
        "Models are evaluated before release and monitored after release unless the board grants "
        "an exemption."
    )
    assert first == (
        "“Models are evaluated before release” ∧ "
        "(¬“the board grants an exemption” → “Models are monitored after release”)"
    )


def test_proviso_is_a_condition_of_one_or_both() -> None:
    assert formulas(
        "We will delete the weights and notify clients, provided that a judge agrees."
    ) == [
        "“We will delete the weights” ∧ (“a judge agrees” → “We will notify clients”)",
        "“a judge agrees” → (“We will delete the weights” ∧ “We will notify clients”)",
    ]


def test_statements_with_a_subject_each_can_share_an_exception() -> None:
    assert formulas(
        "Access is revoked and the regulator is informed unless the board objects."
    ) == [
        "“Access is revoked”",
        "¬“the board objects” → “Access is revoked”",
    ]
