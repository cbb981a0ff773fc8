"""A level or term with two definitions, each of which makes a reading."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic

GRADES = """## Grades

- **Kite grade:** the model flies for at least 9 hours {link} lands without help.

## Sheet

| Grade | Definition |
|---|---|
| Kite grade | The model flies for at least {hours} hours or lands without help. |
"""
REACHED = "“Kite grade is reached”"


def formulas(text: str) -> list[str]:
    return [symbolic(r.formula) for i in policy(text).interpretations for r in i.readings]


def test_and_in_one_place_and_or_in_the_other() -> None:
    assert formulas(GRADES.format(link="and", hours=9)) == [
        f"“the model flies for at least 9 hours and lands without help” → {REACHED}",
        f"“The model flies for at least 9 hours or lands without help” → {REACHED}",
    ]


def test_a_number_in_one_place_and_another_in_the_other() -> None:
    (found,) = policy(GRADES.format(link="or", hours=6)).ambiguities
    assert "“at least 6 hours” and, on line 3, with “at least 9 hours”" in found.question


def test_the_second_place_is_the_one_reported() -> None:
    read = policy(GRADES.format(link="and", hours=9))
    (found,) = read.ambiguities
    said = read.document.blocks[found.block].text[found.start : found.end]
    assert said == "The model flies for at least 9 hours or lands without help."


def test_the_same_words_twice_are_one_definition() -> None:
    assert not policy(GRADES.format(link="or", hours=9)).ambiguities


def test_a_term_with_two_meanings_bears_on_the_duty_that_uses_it() -> None:
    text = (
        "“Calm spell” means 9 days without a dive.\n\nWe must not train during a calm spell.\n\n"
        "## Notes\n\n“Calm spell” means 5 days without a dive."
    )
    assert formulas(text) == [
        f"“{days} days without a dive” → “We must not train during a calm spell”" for days in (9, 5)
    ]
