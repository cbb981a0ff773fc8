"""Scenarios: what a framework asks for under the facts that are given."""

from __future__ import annotations

from pathlib import Path

import pytest
import typeset
from clause_reading import policy

from framework_lint.contrast import load_facts, template
from framework_lint.errors import InputError
from framework_lint.formula import Atom
from framework_lint.policy import Policy
from framework_lint.reading import Interpretation
from framework_lint.scenario import ContradictionError, Extent, Matter, Status, facts_of, judge

GUIDED = """\
| Domain | Level | Safeguard guidelines |
|---|---|---|
| Grid | [High] The model can shed load. | Require containment |
"""
BOUND = "If a model reaches the Reef threshold, we will withdraw it."
REACHED, WITHDRAWN = Atom("a model reaches the Reef threshold"), Atom("we will withdraw it")
# Cyber at High, large internal use, any category at High, autonomy there, not ruled out, shown to
# be lacking; then safeguards and report in place.
SCENARIOS = {
    "the card's account": "11101000",
    "internal use is not large": "10101000",
    "autonomy is soundly ruled out": "11100100",
    "autonomy is there": "11111000",
    "another category only": "00101000",
    "safeguards and report are there": "11101011",
}
# Readings by the ways they take: the column alone, both conditions, no proof of absence, a claim
# in place of the safeguards, nothing; then the cell alone, its row as well, no proof of absence.
LABELS = ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8")
_MET, _UNMET, _IDLE = Status.MET, Status.UNMET, Status.IDLE
WANTED = {
    "the card's account": (_UNMET, _IDLE, _UNMET, _UNMET, _IDLE, _UNMET, _IDLE, _UNMET),
    "internal use is not large": (_IDLE, _IDLE, _IDLE, _IDLE, _IDLE, _UNMET, _IDLE, _UNMET),
    "autonomy is soundly ruled out": (_UNMET, _IDLE, _IDLE, _IDLE, _IDLE, _UNMET, _IDLE, _IDLE),
    "autonomy is there": (_UNMET, _UNMET, _UNMET, _UNMET, _IDLE, _UNMET, _UNMET, _UNMET),
    "another category only": (_IDLE, _IDLE, _IDLE, _IDLE, _IDLE, _UNMET, _IDLE, _UNMET),
    "safeguards and report are there": (_MET, _IDLE, _MET, _MET, _IDLE, _MET, _IDLE, _MET),
}


def judged(text: str, facts: dict[Atom, bool]) -> list[Matter]:
    read = policy(text)
    return list(judge(read, read.matters, facts))


def statuses(text: str, facts: dict[Atom, bool]) -> list[Status]:
    (matter,) = judged(text, facts)
    return [judgement.status for judgement in matter.judgements]


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({REACHED: False}, Status.IDLE),
        ({REACHED: True, WITHDRAWN: True}, Status.MET),
        ({REACHED: True, WITHDRAWN: False}, Status.UNMET),
        ({REACHED: True}, Status.DUE),
        ({}, Status.OPEN),
    ],
)
def test_a_duty_with_one_reading(facts: dict[Atom, bool], status: Status) -> None:
    assert statuses(BOUND, facts) == [status]


def test_what_would_settle_it_is_named() -> None:
    (matter,) = judged(BOUND, {})
    assert matter.judgements[0].settled_by == (REACHED,)


def test_a_duty_can_arise_under_some_readings_only() -> None:
    (matter,) = judged(GUIDED, {Atom("Grid [High]"): True})
    assert [j.status for j in matter.judgements] == [Status.DUE, Status.IDLE]
    assert matter.extent(matter.told.clauses[0]) is Extent.SOME


def test_facts_that_cannot_stand_together_are_refused() -> None:
    read = policy(
        "| Domain | Level | Associated risk | Safeguards |\n|---|---|---|---|\n"
        "| Grid | [High] The model can shed load. | Together with a covert planning capability, "
        "models could blind the staff. | Require containment |\n"
    )
    facts = {Atom("covert planning"): True, Atom("covert planning is not ruled out"): False}
    with pytest.raises(ContradictionError, match="covert planning"):
        judge(read, read.matters, facts)


def known() -> list[tuple[Atom, bool]]:
    return list(facts_of(policy(BOUND).matters))


def test_a_template_lists_every_fact_as_unknown() -> None:
    told = template(known(), "draft.md")
    assert f'"{REACHED.name}" = "unknown"' in told
    assert load_facts(told.encode(), known()) == {}


def test_a_fact_is_named_by_a_part_that_no_other_has() -> None:
    given = b'[facts]\n"reef THRESHOLD" = true\n[done]\n"withdraw" = false\n'
    assert load_facts(given, known()) == {REACHED: True, WITHDRAWN: False}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (b'[facts]\n"Reaf threshold" = true\n', "is no fact"),
        (b'[facts]\n"Reef" = "perhaps"\n', "must be true, false or"),
        (b'[facts]\n"Reef" = true\n"threshold" = true\n', "given twice"),
        (b'[fact]\n"Reef" = true\n', "none of the tables"),
        (b'"Reef" = true\n', "none of the tables"),
        (b"[facts\n", "not TOML"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_facts_that_mean_nothing_are_refused(given: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_facts(given, known())


def disputed(read: Policy) -> Interpretation:
    """Return the clauses read together in the table and outside it: those of the dispute."""
    together = [told for told in read.interpretations if len(told.clauses) > 1]
    (found,) = (t for t in together if any("misalignment" in c.quote for c in t.clauses))
    return found


def atoms(told: Interpretation) -> list[Atom]:
    """Return the facts of the dispute in the order of SCENARIOS, found by their words."""
    words = ("[High]", "large-scale", "has High", "Autonomy", "not ruled out", "is shown")
    named = [fact for fact, done in facts_of([told]) if not done]
    found = [next(f for f in named if word in f.name) for word in words]
    return [*found, *(fact for fact, done in facts_of([told]) if done)]


@typeset.present
@typeset.each_format
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_dispute_comes_out_as_its_readings_say(path: Path, scenario: str) -> None:
    read = typeset.policy(path)
    told = disputed(read)
    given = zip(atoms(told), SCENARIOS[scenario], strict=True)
    facts = {atom: value == "1" for atom, value in given}
    (matter,) = judge(read, [told], facts)
    said = {j.reading.label: j.status for j in matter.judgements}
    wanted = dict(zip(LABELS, WANTED[scenario], strict=True))
    assert {label: said[label] for label in wanted} == wanted
