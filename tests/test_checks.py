"""Every check passes and fails on its own examples; the tests are the examples."""

from __future__ import annotations

import re

import pytest

from framework_lint.check import Check, Example
from framework_lint.policy import Policy
from framework_lint.readers import read
from framework_lint.registry import load
from framework_lint.source import Source
from framework_lint.understanding import understand

CHECKS = load()


def policies(check: Check) -> dict[str, Policy]:
    texts = [re.sub("[«»]", "", example.text) for example in (*check.passes, *check.fails)]
    sources = [Source.of("example.md", "text/markdown", t.encode(), t) for t in texts]
    return dict(zip(texts, understand([read(source) for source in sources]), strict=True))


def found(check: Check, policy: Policy) -> list[tuple[int, int]]:
    blocks = policy.document.blocks
    return sorted(
        (
            blocks[gap.block].textmap.span(gap.start, gap.end).start,
            blocks[gap.block].textmap.span(gap.start, gap.end).end,
        )
        for gap in check.find(policy)
    )


def marked(example: Example) -> list[tuple[int, int]]:
    spans, shift = [], 0
    for match in re.finditer("«([^»]*)»", example.text):
        start = match.start() - shift
        spans.append((start, start + len(match.group(1))))
        shift += 2
    return spans


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_examples(check: Check) -> None:
    read_as = policies(check)
    for example in (*check.passes, *check.fails):
        policy = read_as[re.sub("[«»]", "", example.text)]
        assert found(check, policy) == marked(example), example.text


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_check_is_complete(check: Check) -> None:
    assert re.fullmatch(r"(AMB|TRG|DUT|VAG|DSC|VER|REF|DOC)\d{3}", check.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", check.name)
    assert len(check.passes) >= 4
    assert len(check.fails) >= 4
    assert all("«" in example.text for example in check.fails)
    assert check.citations
    assert check.rationale.endswith(".")
    assert check.remedy.endswith(".")


def test_codes_and_names_are_unique() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.name for check in CHECKS}) == len(CHECKS)
