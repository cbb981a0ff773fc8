"""What a document says on the articles of a regime: verdicts, and what shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from framework_lint.criterion import Depth
from framework_lint.document import Place
from framework_lint.source import Span


class Verdict(StrEnum):
    """How a document stands to an article; none of them says that a duty was met."""

    ADDRESSED = "addressed"
    GENERAL = "addressed in general terms"
    NOT_FOUND = "not found in the supplied document"
    NOT_APPLICABLE = "not applicable"
    NOT_OBSERVABLE = "not observable from a document"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that shows an answer: `quote` is verbatim at `span`.

    `slots` are what it says; a `weakness` tells why it says so in general terms only.
    `words` are the offsets, in the quote, of the words that say it.
    """

    quote: str
    span: Span
    place: Place
    slots: tuple[str, ...]
    weakness: str
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a document says on one criterion.

    `depth` is None where nothing was found. `filled` are the slots that are
    said firmly, `weak` those that are said in general terms only; `open` says
    of each other slot what was not found. `further` counts the passages that
    are not among the `passages`.
    """

    criterion: str
    name: str
    question: str
    verdict: Verdict
    depth: Depth | None
    filled: tuple[str, ...]
    weak: tuple[str, ...]
    open: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    further: int
    searched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on one article of a regime, and the answers it rests on.

    `paraphrase` is the article in the project's own words; `reason` says why
    it is not applicable or not observable.
    """

    article: str
    title: str
    paraphrase: str
    verdict: Verdict
    answers: tuple[Answer, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one document says on the articles of one regime.

    `standing` tells what the regime is worth on the day the question is asked
    for; `checked` is the day on which its text was last read. `sections` and
    `sentences` count what was searched.
    """

    pack: str
    title: str
    standing: str
    checked: date
    as_of: date
    rulings: tuple[Ruling, ...]
    sections: int
    sentences: int

    def by_verdict(self) -> dict[str, int]:
        counted = Counter(ruling.verdict for ruling in self.rulings)
        return {verdict.value: counted[verdict] for verdict in Verdict}
