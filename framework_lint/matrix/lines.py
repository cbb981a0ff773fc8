"""Coverage of one document for the eye: each article, its verdict and what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framework_lint.pack import spoken
from framework_lint.screen import Screen, underline, wrap
from framework_lint.source import Span
from framework_lint.verdict import Answer, Coverage, Passage, Ruling, Verdict
from framework_lint.wording import count, place

_LINES = 4


def covered(coverage: Sequence[Coverage], screen: Screen) -> Iterator[str]:
    """Yield the lines on each pack."""
    for each in coverage:
        yield from heading(each, screen)
        yield wrap(summed(each), screen, 2)
        told: dict[Answer, str] = {}
        for ruling in each.rulings:
            yield ""
            yield from _ruled(each, ruling, told, screen)
        yield ""


def heading(coverage: Coverage, screen: Screen) -> Iterator[str]:
    """Yield the title of a regime, what it is worth, and when its text was last read."""
    yield screen.paint(wrap(f"{coverage.pack}: {coverage.title}", screen, 0), "strong")
    checked = f"text last checked on {spoken(coverage.checked)}"
    yield wrap(f"{coverage.standing}; {checked}.", screen, 2)


def summed(coverage: Coverage) -> str:
    """Count the articles of each verdict that was given."""
    counts = (f"{number} {verdict}" for verdict, number in coverage.by_verdict().items() if number)
    return f"{count(len(coverage.rulings), 'article')}: {', '.join(counts)}."


def _ruled(
    coverage: Coverage, ruling: Ruling, told: dict[Answer, str], screen: Screen
) -> Iterator[str]:
    """Yield the lines on one article; what was told of an answer before is not told again."""
    yield screen.paint(wrap(f"{ruling.article}  {ruling.title}", screen, 2), "strong")
    yield wrap(f"asks: {ruling.paraphrase}", screen, 4)
    because = f": {ruling.reason}" if ruling.reason else ""
    several = len(ruling.answers) > 1
    depth = "" if several or because else _depth(ruling.answers)
    yield wrap(f"{ruling.verdict}{depth}{because}", screen, 4)
    for answer in ruling.answers:
        if several:
            yield wrap(f"{answer.name}: {answer.verdict}{_depth([answer])}", screen, 4)
        before = told.setdefault(replace(answer, verdict=Verdict.ADDRESSED), ruling.article)
        if before == ruling.article:
            yield from _answered(coverage, answer, screen)
        else:
            yield wrap(f"shown under {before}", screen, 6)


def _depth(answers: Sequence[Answer]) -> str:
    return f" ({answers[0].depth})" if answers and answers[0].depth else ""


def _answered(coverage: Coverage, answer: Answer, screen: Screen) -> Iterator[str]:
    for span in dict.fromkeys(passage.span for passage in answer.passages):
        yield from shown([each for each in answer.passages if each.span == span], screen)
    if answer.further:
        yield wrap(f"and {count(answer.further, 'more passage')}", screen, 6)
    if answer.verdict is Verdict.NOT_FOUND:
        where = f"{count(coverage.sections, 'section')}, {count(coverage.sentences, 'sentence')}"
        yield wrap(f"searched: {where}, for {'; '.join(answer.searched)}", screen, 6)
    elif answer.open:
        asked = "; ".join(asks for _, asks in answer.open)
        yield wrap(f"not found: {asked}", screen, 6)


def shown(same: Sequence[Passage], screen: Screen) -> Iterator[str]:
    """Yield the place of a passage, what it says firmly and weakly, and its words, marked."""
    told = "; ".join(said(passage) for passage in same)
    yield wrap(f"{place(same[0].place, screen)} - {told}", screen, 6)
    marks = [Span(start, end) for passage in same for start, end in passage.words]
    yield from underline(same[0].quote, marks, screen, " " * 8 + "| ", _LINES)


def said(passage: Passage) -> str:
    """Say which slots a passage fills, and why it does so in general terms only."""
    slots = ", ".join(passage.slots) or "on the subject"
    if not passage.weakness:
        return f"says: {slots}"
    return f"in general terms: {slots} ({passage.weakness})"
