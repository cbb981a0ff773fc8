"""Documents or packs beside each other for the eye: grids of verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from framework_lint import __version__
from framework_lint.matrix.lines import heading, shown
from framework_lint.matrix.survey import Survey
from framework_lint.outcome import NOTICE
from framework_lint.screen import Screen, columns, shorten, wrap
from framework_lint.verdict import Coverage, Ruling, Verdict

SHORT = {
    Verdict.ADDRESSED: "addressed",
    Verdict.GENERAL: "general",
    Verdict.NOT_FOUND: "not found",
    Verdict.NOT_APPLICABLE: "n/a",
    Verdict.NOT_OBSERVABLE: "n/o",
}
KEY = (
    "general: addressed in general terms; not found: in the supplied document; n/a: not "
    "applicable; n/o: not observable from a document"
)
_GAP = "  "
_UNANSWERED = (Verdict.NOT_APPLICABLE, Verdict.NOT_OBSERVABLE)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def compared(survey: Survey, screen: Screen) -> str:
    """Tell what several documents say on each article of each pack."""
    lines = [*_documents(survey, screen)]
    for row in zip(*(document.coverage for document in survey.documents), strict=True):
        lines += ["", *heading(row[0], screen), "", *_grid(row, screen), "", *_shown(row, screen)]
    lines += [wrap(f"{each.name}: {each.reason}", screen, 0) for each in survey.unread]
    return "\n".join([*lines, wrap(f"framework-lint {__version__}. {NOTICE}", screen, 0)]) + "\n"


def _documents(survey: Survey, screen: Screen) -> Iterator[str]:
    for letter, document in zip(_marks(len(survey.documents)), survey.documents, strict=True):
        yield wrap(f"{letter}  {document.name}  (SHA-256 {document.sha256})", screen, 0, hang=3)
        identity = document.identity
        known = [part for part in (identity.title, identity.version, identity.date) if part]
        yield wrap(", ".join(known) or "title, version and date: not found", screen, 3)
        for line in (*document.unread, *document.warnings):
            yield wrap(line, screen, 3)


def _marks(number: int) -> list[str]:
    """Return a letter for each document, and numbers where there are more than letters."""
    if number <= len(_LETTERS):
        return list(_LETTERS[:number])
    return [str(position) for position in range(1, number + 1)]


def _grid(row: Sequence[Coverage], screen: Screen) -> Iterator[str]:
    marks = _marks(len(row))
    width = max(map(len, SHORT.values()))
    beside = len(_GAP) + (width + len(_GAP)) * len(row)
    articles = [ruling.article for ruling in row[0].rulings]
    label = max(map(columns, articles))
    title = max(screen.width - label - beside, 0)
    head = "".join(f"{mark.ljust(width)}{_GAP}" for mark in marks)
    yield screen.paint(f"{' ' * (label + len(_GAP))}{head}".rstrip(), "faint")
    for rulings in zip(*(coverage.rulings for coverage in row), strict=True):
        cells = "".join(f"{SHORT[ruling.verdict].ljust(width)}{_GAP}" for ruling in rulings)
        named = shorten(rulings[0].title, screen, title) if title > 10 else ""
        yield f"{rulings[0].article.ljust(label)}{_GAP}{cells}{named}".rstrip()
    yield wrap(KEY, screen, 0)


def crossed(coverage: Sequence[Coverage]) -> dict[str, list[list[str]]]:
    """Return for each criterion, by code, what each pack has of it: article and verdict."""
    cells: dict[str, list[list[str]]] = {}
    for position, each in enumerate(coverage):
        for ruling in each.rulings:
            for answer in ruling.answers:
                named = f"{answer.criterion} {answer.name}"
                row = cells.setdefault(named, [[] for _ in coverage])
                told = ruling.verdict if ruling.verdict in _UNANSWERED else answer.verdict
                row[position].append(f"{ruling.article} {SHORT[told]}")
    return dict(sorted(cells.items()))


def crosswalk(coverage: Sequence[Coverage], screen: Screen) -> Iterator[str]:
    """Yield what one document says on each criterion, the packs that ask for it side by side."""
    cells = crossed(coverage)
    label = max(map(columns, cells), default=0)
    width = max(
        (columns(told) for row in cells.values() for cell in row for told in cell), default=0
    )
    heads = [each.pack for each in coverage]
    yield screen.paint(_row(["", *heads], label, width), "faint")
    for named, row in cells.items():
        for line, beside in enumerate(zip_longest(*row, fillvalue="")):
            yield _row(["" if line else named, *beside], label, width)
    yield wrap(KEY, screen, 0)


def _row(cells: Sequence[str], label: int, width: int) -> str:
    first, *others = cells
    told = "".join(f"{cell.ljust(width)}{_GAP}" for cell in others)
    return f"{first.ljust(label)}{_GAP}{told}".rstrip()


def _shown(row: Sequence[Coverage], screen: Screen) -> Iterator[str]:
    """Yield for each article the first passage of each document that speaks of it."""
    for rulings in zip(*(coverage.rulings for coverage in row), strict=True):
        yield screen.paint(wrap(f"{rulings[0].article}  {rulings[0].title}", screen, 0), "strong")
        for mark, ruling in zip(_marks(len(row)), rulings, strict=True):
            yield wrap(f"{mark}  {ruling.verdict}{_because(ruling)}", screen, 2)
            for answer in ruling.answers:
                if answer.passages:
                    yield from shown(answer.passages[:1], screen)
        yield ""


def _because(ruling: Ruling) -> str:
    if ruling.reason:
        return f": {ruling.reason}"
    if ruling.verdict is not Verdict.NOT_FOUND:
        return ""
    return f"; searched for {'; '.join(s for a in ruling.answers for s in a.searched)}"
