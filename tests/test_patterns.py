"""Each defect known from a published framework is found where it is laid out as it is there.

A document of fixtures/patterns has a slot for the words quoted from the
framework, which stay in their own file, and «» around what must be reported.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from framework_lint.engine import lint
from framework_lint.outcome import Finding
from framework_lint.readers import read
from framework_lint.registry import load
from framework_lint.session import comprehend
from framework_lint.source import Source, Span

FILE = Path(__file__).parents[2] / "shared" / "patterns.jsonl"
DOCUMENTS = {path.stem: path for path in Path(__file__).parent.glob("fixtures/patterns/*.md")}
ELSEWHERE = {
    "P07": "the reference to the standard is reported; the words quoted leave the standard empty",
    "P21": "the second definition is reported; the words quoted are of the first",
}
UNCOVERED = {
    "P45": "the words of a system card, to be compared with the framework it applies",
    "P46": "the words of a system card that say what its framework means",
    "P50": "sound in itself: the defect is that an earlier version has other words",
}
present = pytest.mark.skipif(
    not FILE.exists(), reason=f"no {FILE.name} in {FILE.parent.name}/ beside the checkout"
)


def quotations() -> dict[str, str]:
    lines = FILE.read_text("utf-8").splitlines()
    return {entry["id"]: entry["quote"] for entry in map(json.loads, lines)}


def laid_out(pattern: str) -> tuple[Source, Span]:
    """Return the document with the quotation in it, and where the defect must be reported."""
    template = DOCUMENTS[pattern].read_text("utf-8")
    filled = template.replace("{quote}", quotations()[pattern])
    before, place, after = re.split("[«»]", filled)
    text = before + place + after
    source = Source.of(f"{pattern}.md", "text/markdown", text.encode(), text)
    return source, Span(len(before), len(before) + len(place))


def findings(pattern: str, source: Source) -> tuple[Finding, ...]:
    checks = [check for check in load() if pattern in check.patterns]
    return lint(comprehend(read(source)), checks).findings


@present
@pytest.mark.parametrize("pattern", sorted(DOCUMENTS))
def test_the_quotation_is_found(pattern: str) -> None:
    source, place = laid_out(pattern)
    found = findings(pattern, source)
    met = [f for f in found if f.span.start < place.end and place.start < f.span.end]
    assert met, [(finding.code, finding.quote) for finding in found]


@pytest.mark.parametrize("pattern", sorted(DOCUMENTS))
def test_the_quotation_is_what_is_marked_unless_the_defect_is_elsewhere(pattern: str) -> None:
    text = DOCUMENTS[pattern].read_text("utf-8")
    assert text.count("{quote}") == 1
    assert ("«{quote}»" in text) == (pattern not in ELSEWHERE)


@present
def test_every_pattern_has_a_check_and_a_document_or_a_reason() -> None:
    named = {pattern for check in load() for pattern in check.patterns}
    assert quotations().keys() - named == UNCOVERED.keys()
    assert quotations().keys() - DOCUMENTS.keys() == UNCOVERED.keys()
    assert len(UNCOVERED) <= 8


@present
def test_checks_name_known_patterns() -> None:
    unknown = {check.code: {*check.patterns} - quotations().keys() for check in load()}
    assert not any(unknown.values()), unknown
