"""What a clause can mean: its readings, that they differ, and how they are reworded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import combinations

import pytest
from clause_reading import policy

from framework_lint import registry
from framework_lint.formula import symbolic
from framework_lint.policy import Policy
from framework_lint.reading import Interpretation
from framework_lint.readings.interpretation import MOST_READINGS
from framework_lint.readings.sources import SOURCES
from framework_lint.rewording import rewordings
from framework_lint.truth import table

SAMPLES = ("column-condition", "mixed-connectives", "two-definitions", "burden-of-proof")
TABLE = """\
| Domain | Level | Associated risk | {header} |
|---|---|---|---|
| Grid | [High] The model can shed load. | {risk} | {safeguard} |
"""
TOGETHER = "Together with a covert planning capability, models could blind the staff."


def row(header: str = "Safeguards", risk: str = TOGETHER, safeguard: str = "") -> str:
    return TABLE.format(header=header, risk=risk, safeguard=safeguard or "Require containment")


def formulas(text: str) -> list[str]:
    return [symbolic(r.formula) for i in policy(text).interpretations for r in i.readings]


@cache
def sample(name: str) -> Policy:
    return policy(files("framework_lint.corpora").joinpath(f"{name}.md").read_text("utf-8"))


def contested(name: str, words: str) -> Interpretation:
    """Return the interpretation of the clause that has some words."""
    told = sample(name).interpretations
    (found,) = (i for i in told if any(words in clause.quote for clause in i.clauses))
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_no_two_readings_say_the_same(name: str) -> None:
    assert sample(name).interpretations
    for told in sample(name).interpretations:
        said = [reading.formula for reading in told.readings]
        rows = table(said, told.axioms)
        assert len(said) > 1
        assert all(rows.parting(one, other) for one, other in combinations(said, 2))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_clause_has_at_most_eight_readings(name: str) -> None:
    for told in sample(name).interpretations:
        for clause in told.clauses:
            own = [r for r in told.readings if any(t.clause is clause for t in r.takes)]
            assert len(own) <= MOST_READINGS


@pytest.mark.parametrize("name", SAMPLES)
def test_every_way_says_what_speaks_for_and_against_it(name: str) -> None:
    for ambiguity in sample(name).ambiguities:
        assert len(ambiguity.alternatives) > 1
        assert all(a.words and a.support and a.weakness for a in ambiguity.alternatives)


def test_a_well_drafted_framework_has_one_reading_throughout() -> None:
    assert sample("sound-framework").interpretations == ()


def test_each_source_is_the_check_that_reports_it() -> None:
    known = {check.name for check in registry.load() if check.family == "AMB"}
    named = {a.source for name in SAMPLES for a in sample(name).ambiguities}
    assert named <= known
    assert len(known) == len(SOURCES)
    assert "one-safeguard-two-triggers" in named


def test_a_condition_in_the_risk_column_may_limit_the_safeguard_beside_it() -> None:
    assert formulas(row())[-3:] == [
        "“Grid [High]” → “Require containment”",
        "(“Grid [High]” ∧ “covert planning”) → “Require containment”",
        "(“Grid [High]” ∧ “covert planning is not ruled out”) → “Require containment”",
    ]


def test_a_header_that_calls_it_a_guideline_leaves_a_reading_without_a_duty() -> None:
    text = row("Safeguard guidelines", "It could black out a city.")
    assert formulas(text) == ["“Grid [High]” → “Require containment”", "⊤"]


def test_a_place_that_makes_no_difference_is_no_ambiguity() -> None:
    assert formulas("We will put safety and security measures in place.") == []


def test_one_geometry_gives_the_same_readings_in_the_words_of_another_hazard() -> None:
    told = contested("column-condition", "Require containment controls")
    level, use = "“Protection Tampering [High]”", "“extended in-house operation”"
    duty = "“Require containment controls meeting the High bar (Annex B)”"
    said = [symbolic(reading.formula) for reading in told.readings]
    assert said[:5] == [
        f"({level} ∧ {use}) → {duty}",
        f"({level} ∧ {use} ∧ “Covert Coordination”) → {duty}",
        f"({level} ∧ {use} ∧ “Covert Coordination is not ruled out”) → {duty}",
        f"({level} ∧ {use} ∧ ¬“Absence of Covert Coordination is shown”) → {duty}",
        "⊤",
    ]
    high, severe = (
        f"“a model reaches {mark} in any of the Monitored Domains”" for mark in ("High", "Severe")
    )
    reaches = f"({high} ∨ {severe})"
    report = '“require a "containment" assurance file (see Section 4.1)”'
    assert f"{reaches} → {report}" in said
    assert f"({reaches} ∧ “Covert Coordination”) → {report}" in said


def test_a_row_of_a_table_is_one_of_any_of_its_rows() -> None:
    told = contested("column-condition", "Require containment controls")
    said = [symbolic(axiom) for axiom in told.axioms]
    assert (
        "“Protection Tampering [High]” → “a model reaches High in any of the Monitored Domains”"
        in said
    )


def test_wordings_are_read_again_as_one_reading() -> None:
    told = contested("column-condition", "Require containment controls")
    found = rewordings(sample("column-condition"), told)
    worded = {rewording.reading for rewording in found}
    assert worded == {reading.label for reading in told.readings}


def test_a_wording_that_keeps_a_second_reading_is_left_out() -> None:
    read = policy(row(safeguard="The laboratory must keep the log and/or the film"))
    assert "and-or-slash" in {ambiguity.source for ambiguity in read.ambiguities}
    for told in read.interpretations:
        for rewording in rewordings(read, told):
            assert "and/or" not in rewording.text
