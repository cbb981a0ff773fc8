"""How often a check was right: its findings on published frameworks, judged one by one.

`checks/judgements.jsonl` holds the judgements, a line each: the check, the
document, the words reported, whether a reader held the finding right, and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader made of one finding; `quote` is at most 25 words of the document."""

    check: str
    document: str
    quote: str
    right: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the judged findings of a check were right, and where they were found."""

    right: int
    judged: int
    documents: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of right findings, from 0 to 1; 0 if none was judged."""
        return self.right / self.judged if self.judged else 0.0


def judgements() -> Iterator[Judgement]:
    """Yield every judgement, in the order of the file."""
    content = files("framework_lint.checks").joinpath(FILE).read_text("utf-8")
    for line in content.splitlines():
        yield Judgement(**json.loads(line))


@cache
def precisions() -> Mapping[str, Precision]:
    """Count the judgements by the code of the check; a check that none names was never judged."""
    sorted_by: dict[str, list[Judgement]] = {}
    for judgement in judgements():
        sorted_by.setdefault(judgement.check, []).append(judgement)
    return {code: _counted(found) for code, found in sorted_by.items()}


def precision(code: str) -> Precision:
    """Return how often a check was right."""
    return precisions().get(code, Precision(0, 0, ()))


def _counted(found: list[Judgement]) -> Precision:
    right = sum(judgement.right for judgement in found)
    return Precision(right, len(found), tuple(sorted({j.document for j in found})))
