"""A level that one clause calls reached and another not ruled out."""

from __future__ import annotations

from clause_reading import policy

from framework_lint.formula import symbolic

REACHED = "If a model reaches the Reef threshold, we will withdraw it."
DOUBTED = "If the Reef threshold cannot be ruled out, we will refuse its release."
TREATED = "A model that is treated as having reached the Reef threshold must run offline."


def formulas(text: str) -> list[str]:
    return [symbolic(r.formula) for i in policy(text).interpretations for r in i.readings]


def test_a_level_is_shown_to_be_reached_or_only_not_ruled_out() -> None:
    assert formulas(f"{REACHED}\n\n{DOUBTED}") == [
        "“Reef threshold” → “we will withdraw it”",
        "“Reef threshold is not ruled out” → “we will withdraw it”",
    ]


def test_what_is_reached_has_not_been_ruled_out() -> None:
    (found,) = policy(f"{REACHED}\n\n{DOUBTED}").interpretations
    assert [symbolic(axiom) for axiom in found.axioms] == [
        "“Reef threshold” → “Reef threshold is not ruled out”"
    ]


def test_treated_as_reached_can_take_a_proof_or_a_doubt() -> None:
    assert formulas(f"{REACHED}\n\n{TREATED}") == [
        "“Reef threshold” → “must run offline”",
        "“Reef threshold is not ruled out” → “must run offline”",
    ]


def test_the_rewording_says_which() -> None:
    (found,) = policy(f"{REACHED}\n\n{DOUBTED}").interpretations
    said = [take.wording for reading in found.readings for take in reading.takes]
    assert said[1] == (
        "If a model reaches the Reef threshold, we will withdraw it; this applies as well while "
        "the Reef threshold is not ruled out."
    )


def test_a_sentence_that_ties_the_burdens_settles_it() -> None:
    tie = "We will treat a model for which that threshold cannot be ruled out as having reached it."
    assert not policy(f"{REACHED}\n\n{DOUBTED}\n\n{tie}").ambiguities
    assert not policy(f"{REACHED}\n\nIf the Tide threshold cannot be ruled out, stop.").ambiguities
