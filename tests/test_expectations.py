"""Verdicts on published frameworks agree with what readers expected of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import corpus
import pytest
from agreement import compare, coverage, expectations

from framework_lint.verdict import Ruling, Verdict

pytestmark = corpus.present
FIXED = (Verdict.NOT_APPLICABLE, Verdict.NOT_OBSERVABLE)


def ruling(name: str, article: str) -> Ruling:
    """Return the verdict on an article for a document, by the stem of its file."""
    (path,) = [path for path in corpus.FILES if path.stem == name]
    return next(r for c in coverage(path) for r in c.rulings if r.article == article)


def test_verdicts_agree_with_the_readers() -> None:
    compared = list(compare())
    assert sum(each.agrees for each in compared) / len(compared) >= 0.9
    by_document = Counter(each.document for each in compared)
    agreed = Counter(each.document for each in compared if each.agrees)
    assert len(by_document) == len(expectations())
    assert {name for name, number in by_document.items() if agreed[name] / number < 0.85} == set()


def test_what_is_addressed_is_shown_where_the_readers_saw_it() -> None:
    addressed = [each for each in compare() if each.addressed]
    assert sum(each.located for each in addressed) / len(addressed) >= 0.9


@pytest.mark.parametrize("path", corpus.FILES, ids=lambda path: path.stem)
def test_every_verdict_has_evidence_with_a_place_or_says_what_was_searched(path: Path) -> None:
    text = corpus.document(path).source.text
    for told in coverage(path):
        for each in told.rulings:
            assert each.verdict not in FIXED or each.reason
            for found in each.answers:
                assert bool(found.passages) != (found.verdict is Verdict.NOT_FOUND)
                assert found.passages or found.searched
                for passage in found.passages:
                    quoted = "".join(text[passage.span.start : passage.span.end].split())
                    assert passage.quote
                    assert passage.place.line >= 1
                    assert quoted or not passage.quote


def test_a_halt_of_development_is_no_shutdown() -> None:
    name = "openai_preparedness-framework_v2_2025-04-15"
    assert ruling(name, "22603(b)(4)(F)").verdict is Verdict.NOT_FOUND
    assert ruling(name, "22603(g)").verdict is Verdict.NOT_FOUND


def test_a_change_procedure_is_not_taken_from_a_change_log() -> None:
    name = "openai_preparedness-framework_v2_2025-04-15"
    (found,) = ruling(name, "22603(b)(4)(G)").answers
    assert "approver" in found.filled
    assert {p.place.page for p in found.passages if not p.weakness} == {16}
    titles = {title.lower() for p in found.passages for title in p.place.section}
    assert not any("change log" in title for title in titles)
    (found,) = ruling("anthropic_rsp_v2.1_2025-03-31", "22603(b)(4)(G)").answers
    assert found.verdict is Verdict.ADDRESSED
    assert {"proposer", "approver", "publication", "log"} <= set(found.filled)


def test_the_body_that_is_responsible_is_shown() -> None:
    (found,) = ruling("openai_preparedness-framework_v2_2025-04-15", "22603(b)(5)").answers
    owners = [passage.quote for passage in found.passages if "owner" in passage.slots]
    assert found.verdict is Verdict.ADDRESSED
    assert any("Safety Advisory Group" in quote for quote in owners)


def test_a_shutdown_that_is_only_allowed_is_told_in_general_terms() -> None:
    (found,) = ruling("xai_rmf_2025-08-20", "22603(b)(4)(F)").answers
    assert found.verdict is Verdict.GENERAL
    assert {passage.weakness for passage in found.passages} == {"says what may be done"}


def test_a_number_on_refusals_or_honesty_is_shown_with_its_weakness() -> None:
    (found,) = ruling("xai_rmf_2025-08-20", "22603(b)(4)(C)").answers
    weak = {passage.weakness: passage.quote for passage in found.passages if passage.weakness}
    assert "1 out of 20" in weak["the number is about refusals"]
    assert "MASK" in weak["the number is about honesty"]
