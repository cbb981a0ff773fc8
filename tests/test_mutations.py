"""Defects put into clean clauses are found, and the clean clauses stay silent."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from mutations import MUTATIONS, Trial, clean_clauses, flagged, recall, trials

from framework_lint import read_policy
from framework_lint.policy import Policy

FIXTURES = Path(__file__).parent / "fixtures"
CLEAN = ("clean-table.md", "clean-prose.md")


@cache
def policy(name: str) -> Policy:
    return read_policy(str(FIXTURES / name))


@cache
def done() -> tuple[Trial, ...]:
    return tuple(trial for name in CLEAN for trial in trials(name, policy(name)))


def test_most_defects_are_found() -> None:
    found = sum(trial.found for trial in done())
    assert found / len(done()) >= 0.9


@pytest.mark.parametrize("kind", [mutation.name for mutation in MUTATIONS])
def test_defects_of_each_kind_are_found(kind: str) -> None:
    found, tried = recall(done())[kind]
    assert tried >= 5
    assert found / tried >= 0.75


def test_clean_clauses_are_silent() -> None:
    clauses = [clause for name in CLEAN for clause in clean_clauses(policy(name))]
    alarms = [clause for name in CLEAN for clause in flagged(policy(name))]
    assert len(clauses) >= 80
    assert len(alarms) / len(clauses) <= 0.05, [clause.quote for clause in alarms]
