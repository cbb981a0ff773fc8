"""Every criterion tells its own examples apart; the tests are the examples."""

from __future__ import annotations

import re

import pytest

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Depth, Numbers
from framework_lint.evidence import gather
from framework_lint.features.duration import duration
from framework_lint.policy import Policy
from framework_lint.readers import read
from framework_lint.registry import criteria
from framework_lint.source import Source
from framework_lint.understanding import understand

CRITERIA = tuple(criteria().values())


def plain(example: Example) -> str:
    return re.sub("[«»]", "", example.text)


def policies(criterion: Criterion) -> dict[str, Policy]:
    examples = criterion.examples
    texts = [plain(each) for each in (*examples.full, *examples.partial, *examples.absent)]
    sources = [Source.of("example.md", "text/markdown", t.encode(), t) for t in texts]
    return dict(zip(texts, understand([read(source) for source in sources]), strict=True))


def numbers(criterion: Criterion) -> Numbers:
    read_as = {name: duration(words) for name, words in criterion.numbers.items()}
    assert None not in read_as.values()
    return {name: value for name, value in read_as.items() if value}


def marked(example: Example) -> list[str]:
    return re.findall("«([^»]*)»", example.text)


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.code)
def test_examples(criterion: Criterion) -> None:
    read_as, given = policies(criterion), numbers(criterion)
    examples = criterion.examples
    for example in (*examples.full, *examples.partial, *examples.absent):
        policy = read_as[plain(example)]
        found = gather(policy, criterion, given)
        blocks = policy.document.blocks
        quotes = [blocks[each.block].text[each.start : each.end] for each in found]
        assert list(dict.fromkeys(quotes)) == marked(example), example.text
        filled = {slot for each in found if not each.weakness for slot in each.slots}
        full = bool(found) and criterion.depth(filled) is Depth.FULL
        assert full == (example in examples.full), (example.text, filled)


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.code)
def test_criterion_is_complete(criterion: Criterion) -> None:
    assert re.fullmatch(r"COV\d{3}", criterion.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", criterion.name)
    assert criterion.question.endswith("?")
    assert criterion.rationale.endswith(".")
    assert criterion.searched
    assert 0 < criterion.how <= criterion.full <= len(criterion.slots)
    assert len({slot.name for slot in criterion.slots}) == len(criterion.slots)
    assert criterion.examples.full
    assert len(criterion.examples.partial) >= 2
    assert len(criterion.examples.absent) >= 3


def test_codes_and_names_are_unique() -> None:
    assert len({criterion.name for criterion in CRITERIA}) == len(CRITERIA)
