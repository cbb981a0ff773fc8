"""Coverage with what shows it: each passage can be reached in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from framework_lint import registry
from framework_lint.matrix.lines import said, summed
from framework_lint.pack import spoken
from framework_lint.screen import Screen
from framework_lint.source import Span
from framework_lint.verdict import Answer, Coverage, Passage, Ruling, Verdict
from framework_lint.wording import count, place


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage under its anchor; `pieces` are its words, and whether each says what is asked."""

    anchor: str
    quote: str
    span: Span
    where: str
    said: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said on one criterion; `before` names the article that shows the same.

    `parts` tell what each part of the question that is answered asks for.
    """

    answer: Answer
    evidence: tuple[Evidence, ...]
    note: str
    before: str = ""
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    ruling: Ruling
    answers: tuple[Answered, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Regime:
    """One pack, article by article."""

    coverage: Coverage
    checked: str
    summed: str
    articles: tuple[Ruled, ...]


def regimes(coverage: Sequence[Coverage], scope: str) -> tuple[Regime, ...]:
    """Tell what the document says on each pack."""
    anchors: dict[Span, str] = {}
    return tuple(_regime(each, n, anchors, scope) for n, each in enumerate(coverage, start=1))


def _regime(coverage: Coverage, number: int, anchors: dict[Span, str], scope: str) -> Regime:
    told: dict[tuple[str, tuple[Passage, ...]], str] = {}
    articles = []
    for position, ruling in enumerate(coverage.rulings, start=1):
        answers = []
        for answer in ruling.answers:
            before = told.setdefault((answer.criterion, answer.passages), ruling.article)
            shown = _evidence(answer, anchors, scope) if before == ruling.article else ()
            again = "" if before == ruling.article or not answer.passages else before
            parts = _parts(answer) if shown else ()
            answers.append(Answered(answer, shown, _note(coverage, answer), again, parts))
        articles.append(Ruled(ruling, tuple(answers), f"{scope}-article-{number}-{position}"))
    return Regime(coverage, spoken(coverage.checked), summed(coverage), tuple(articles))


def _evidence(answer: Answer, anchors: dict[Span, str], scope: str) -> tuple[Evidence, ...]:
    """Return each place once, with all that is said there."""
    held: dict[Span, list[Passage]] = {}
    for passage in answer.passages:
        held.setdefault(passage.span, []).append(passage)
    return tuple(
        Evidence(
            anchors.setdefault(span, f"{scope}-passage-{len(anchors) + 1}"),
            same[0].quote,
            span,
            place(same[0].place, Screen()),
            "; ".join(said(passage) for passage in same),
            _pieces(same),
        )
        for span, same in held.items()
    )


def _parts(answer: Answer) -> tuple[tuple[str, str], ...]:
    criterion = registry.criterion(answer.criterion)
    named = {slot for passage in answer.passages for slot in passage.slots}
    slots = criterion.slots if criterion else ()
    return tuple((slot.name, slot.asks) for slot in slots if slot.name in named)


def _pieces(same: Sequence[Passage]) -> tuple[tuple[str, bool], ...]:
    quote, words = same[0].quote, [each for passage in same for each in passage.words]
    cuts = sorted({0, len(quote)} | {offset for pair in words for offset in pair})
    return tuple(
        (quote[start:end], any(first <= start and end <= last for first, last in words))
        for start, end in pairwise(cuts)
    )


def _note(coverage: Coverage, answer: Answer) -> str:
    """Say what was searched where nothing was found, else what was not found."""
    if answer.verdict is Verdict.NOT_FOUND:
        where = f"{count(coverage.sections, 'section')}, {count(coverage.sentences, 'sentence')}"
        return f"Searched: {where}, for {'; '.join(answer.searched)}."
    if answer.open:
        return f"Not found in the supplied document: {'; '.join(asks for _, asks in answer.open)}."
    return ""
