"""Whom a pronoun can stand for, and which things "such" takes up."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic

REFERRED = "If the Dive Team refers a model to the Reef Council, it must suspend every dive of it."
FLEETS = "Models on the site can call models on the barge. Such models must run offline."


def formulas(text: str) -> list[str]:
    return [symbolic(r.formula) for i in policy(text).interpretations for r in i.readings]


def wordings(text: str) -> list[str]:
    found = (r for i in policy(text).interpretations for r in i.readings)
    return [take.wording for reading in found for take in reading.takes]


def test_either_body_of_a_condition_can_have_to_act() -> None:
    case = "“the Dive Team refers a model to the Reef Council”"
    assert formulas(REFERRED) == [
        f"{case} → “the Dive Team must suspend every dive of it”",
        f"{case} → “the Reef Council must suspend every dive of it”",
    ]


def test_the_rewording_names_who_must_act() -> None:
    opening = "If the Dive Team refers a model to the Reef Council, "
    assert wordings(REFERRED) == [
        f"{opening}the Dive Team must suspend every dive of it.",
        f"{opening}the Reef Council must suspend every dive of it.",
    ]


def test_two_that_disagree_can_both_be_meant_or_the_last() -> None:
    text = "If the dive team and the auditors differ, they will notify the board."
    case = "“the dive team and the auditors differ”"
    assert formulas(text) == [
        f"{case} → “the dive team and the auditors will notify the board”",
        f"{case} → “the auditors will notify the board”",
    ]


def test_such_things_can_be_those_named_first_or_last_or_both() -> None:
    one, other, duty = "“models on the site”", "“models on the barge”", "“must run offline”"
    assert formulas(FLEETS) == [
        f"{one} → {duty}",
        f"{other} → {duty}",
        f"({one} ∨ {other}) → {duty}",
    ]
    assert wordings(FLEETS)[2] == "Models on the site and models on the barge must run offline."


def test_one_body_is_enough_to_say_who_acts() -> None:
    assert not policy("If the Dive Team finds a leak, it must halt every dive.").ambiguities
    named = "If the Dive Team refers a model to the Council, the Council must suspend it."
    assert not policy(named).ambiguities
