"""How far verdicts agree with what readers expected before the tool was run.

`tests/expectations/` holds a file for each published framework, a JSON line for
each article: the verdict a reader gave by the criteria's own slots, the pages of
the evidence (for "addressed" with up to six opening words as a locator), and why.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus

from framework_lint import packs
from framework_lint.coverage import cover
from framework_lint.policy import Policy
from framework_lint.understanding import understand
from framework_lint.verdict import Coverage, Passage, Ruling, Verdict

FOLDER = Path(__file__).parent / "expectations"
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl"})


@dataclass(frozen=True, slots=True)
class Expected:
    """What a reader expects of one article; `places` are pages with opening words, or without."""

    pack: str
    article: str
    verdict: Verdict
    places: tuple[tuple[int | None, str], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One verdict beside the one expected.

    `located` says of a verdict "addressed" whether one of the passages shown
    is one that the reader pointed to.
    """

    document: str
    expected: Expected
    ruling: Ruling
    located: bool

    @property
    def agrees(self) -> bool:
        return self.ruling.verdict is self.expected.verdict

    @property
    def addressed(self) -> bool:
        return self.ruling.verdict is Verdict.ADDRESSED


def expectations(folder: Path = FOLDER) -> dict[str, tuple[Expected, ...]]:
    """Return what is expected of each document, by the stem of its file."""
    return {
        path.stem: tuple(_expected(line) for line in path.read_text("utf-8").splitlines())
        for path in sorted(folder.glob("*.jsonl"))
    }


def _expected(line: str) -> Expected:
    told = json.loads(line)
    places = tuple((place.get("page"), place.get("words", "")) for place in told["evidence"])
    return Expected(told["pack"], told["article"], Verdict(told["verdict"]), places)


@cache
def policy(path: Path) -> Policy:
    (understood,) = understand([corpus.document(path)])
    return understood


@cache
def coverage(path: Path) -> tuple[Coverage, ...]:
    return cover(policy(path), [packs.load(name) for name in packs.names()])


def compare(folder: Path = FOLDER) -> Iterator[Compared]:
    """Yield each verdict for which there is an expectation, on the documents at hand."""
    held = {path.stem: path for path in corpus.FILES}
    for stem, several in expectations(folder).items():
        if stem in held:
            yield from _compare(held[stem], several)


def _compare(path: Path, several: tuple[Expected, ...]) -> Iterator[Compared]:
    rulings = {(c.pack, r.article): r for c in coverage(path) for r in c.rulings}
    for expected in several:
        ruling = rulings[expected.pack, expected.article]
        passages = [passage for answer in ruling.answers for passage in answer.passages]
        located = any(_is_there(passage, expected, path) for passage in passages)
        yield Compared(path.stem, expected, ruling, located)


def _is_there(passage: Passage, expected: Expected, path: Path) -> bool:
    text = policy(path).document.source.text
    quoted = _plain(text[passage.span.start : passage.span.end])
    return any(
        _plain(words) in quoted if words else page == passage.place.page
        for page, words in expected.places
    )


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(_LIGATURES))
