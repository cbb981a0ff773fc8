"""The judgements beside the checks, and what they allow a check to call itself."""

from __future__ import annotations

import pytest

from framework_lint.check import Check, Severity
from framework_lint.explaining import explain
from framework_lint.precision import judgements, precision
from framework_lint.registry import get, load
from framework_lint.screen import Screen

LEAST = {Severity.ERROR: 0.9, Severity.WARNING: 0.75, Severity.NOTE: 0.0}
LONGEST = 25


@pytest.mark.parametrize("check", load(), ids=lambda check: check.code)
def test_no_check_is_more_severe_than_its_precision_allows(check: Check) -> None:
    told = precision(check.code)
    assert told.share >= LEAST[check.severity]
    assert told.judged or check.severity is Severity.NOTE


def test_judgements_are_of_checks_that_exist_and_give_reasons() -> None:
    codes = {check.code for check in load()}
    for judgement in judgements():
        assert judgement.check in codes
        assert judgement.document
        assert judgement.reason
        assert 0 < len(judgement.quote.split()) <= LONGEST


def test_explain_tells_how_many_findings_were_right_and_where() -> None:
    told = precision("VAG104")
    page = explain(get("VAG104"), Screen(width=200))
    assert (
        f"{told.right} of {told.judged} judged findings, on {len(told.documents)} documents" in page
    )
    assert all(name in page for name in told.documents)


def test_a_check_that_nobody_judged_says_so() -> None:
    assert "None of its findings" in explain(get("AMB103"), Screen())
