"""Frameworks typeset in several formats beside the checkout, where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from framework_lint import registry
from framework_lint.document import Block, Document, Kind, Role
from framework_lint.engine import lint
from framework_lint.loading import load
from framework_lint.outcome import Report
from framework_lint.policy import Policy
from framework_lint.sentences import starts
from framework_lint.session import comprehend, open_document

FOLDER = Path(__file__).parents[2] / "shared" / "typeset"
MEASURES = [path for path in sorted(FOLDER.glob("*.md")) if path.name != "README.md"]
OTHERS = {
    path: measure
    for measure in MEASURES
    for path in sorted(FOLDER.glob(f"{measure.stem}.*"))
    if path != measure
}
_ASIDE = (Role.FURNITURE, Role.CONTENTS, Role.METADATA)
_LIMIT = 100_000_000


def _kind(path: Path) -> str:
    return path.name.partition(".")[2]


present = pytest.mark.skipif(
    not OTHERS, reason=f"no framework in several formats in {FOLDER.parent.name}/{FOLDER.name}/"
)
each_format = pytest.mark.parametrize("path", [*MEASURES, *OTHERS] or [FOLDER], ids=_kind)
each_other = pytest.mark.parametrize("path", [*OTHERS] or [FOLDER], ids=_kind)


@cache
def document(path: Path) -> Document:
    return open_document(load(str(path), _LIMIT))


@cache
def policy(path: Path) -> Policy:
    return comprehend(document(path))


@cache
def report(path: Path) -> Report:
    return lint(policy(path), registry.load())


def own(path: Path) -> list[Block]:
    """Return the blocks but for contents pages and running heads, which formats may lack."""
    return [block for block in document(path).blocks if block.role not in _ASIDE]


def sentences(path: Path) -> Iterator[str]:
    for block in document(path).blocks:
        if block.operative:
            cuts = [*starts(block.text), len(block.text)]
            yield from (block.text[a:b].strip() for a, b in pairwise(cuts))


def cells(path: Path, table: str) -> list[Block]:
    """Return the body cells of the table whose caption opens like `table`."""
    return [
        block
        for block in document(path).blocks
        if block.kind is Kind.CELL and (block.place.table or "").startswith(table)
    ]


def share(measure: Iterable[object], other: Iterable[object]) -> tuple[float, str]:
    """Return what share of two bags is in both, and what is in one of them only."""
    wanted, found = Counter(measure), Counter(other)
    common = (wanted & found).total() / max(wanted.total(), found.total(), 1)
    lines = [f"{common:.2%} in common"]
    lines += [f"- {entry}" for entry in (wanted - found).elements()]
    lines += [f"+ {entry}" for entry in (found - wanted).elements()]
    return common, "\n".join(lines)
