"""What a duty asks that can be done before an event or after it."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic


def formulas(text: str) -> list[str]:
    return [symbolic(r.formula) for i in policy(text).interpretations for r in i.readings]


def wordings(text: str) -> list[str]:
    found = (r for i in policy(text).interpretations for r in i.readings)
    return [take.wording for reading in found for take in reading.takes]


def test_the_time_is_left_to_choice_or_fixed_by_the_case() -> None:
    text = "We will conduct either pre- or post-release testing of models."
    early = "“We will conduct pre-release testing of models”"
    late = "“We will conduct post-release testing of models”"
    ahead = "“the event is still to come”"
    assert formulas(text) == [f"{early} ∨ {late}", f"({ahead} → {early}) ∧ (¬{ahead} → {late})"]
    assert wordings(text)[0] == (
        "We will conduct either pre- or post-release testing of models; either time is enough."
    )


def test_the_time_of_an_act_is_read_with_its_event() -> None:
    text = "If a model can sail, the team must test it either before or after its launch."
    case, ahead = "“a model can sail”", "“the event is still to come”"
    early, late = (f"“the team must test it {time} its launch”" for time in ("before", "after"))
    assert formulas(text) == [
        f"{case} → ({early} ∨ {late})",
        f"(({case} ∧ {ahead}) → {early}) ∧ (({case} ∧ ¬{ahead}) → {late})",
    ]


def test_an_account_is_due_of_one_test_or_of_each() -> None:
    text = "The lab must publish the results of its pre- or post-release trials."
    (one, each) = formulas(text)
    early, late = (
        f"“The lab must publish the results of its {t}-release trials”" for t in ("pre", "post")
    )
    assert one == f"{early} ∨ {late}"
    assert each == (
        f"(“pre-release trials took place” → {early}) ∧ (“post-release trials took place” → {late})"
    )


def test_a_last_day_or_both_times_leave_nothing_open() -> None:
    assert not policy("We will test the model both before and after release.").ambiguities
    dated = "We will test it before or after release, and within 9 days after it."
    assert not policy(dated).ambiguities
