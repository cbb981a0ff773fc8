"""One document of the page with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framework_lint.clause import Clause
from framework_lint.digest import foremost
from framework_lint.features.levels import unanswered
from framework_lint.matrix.grid import crossed
from framework_lint.outcome import Report, Review
from framework_lint.policy import Policy
from framework_lint.rendering.page.contrast import Contrast, contrasts
from framework_lint.rendering.page.coverage import Regime, regimes
from framework_lint.rendering.page.document import parts
from framework_lint.rendering.page.drawing import Drawing, draw
from framework_lint.rendering.page.entry import Entry, Facet, entries, facets
from framework_lint.rendering.page.graph import Bundle, Graph, anchor, graph
from framework_lint.rendering.page.part import Part
from framework_lint.rendering.page.run import Mark
from framework_lint.rendering.page.spot import Ground
from framework_lint.source import Span

_FOREMOST = 5
_FEW = 10
Target = tuple[str, Span, str]


@dataclass(frozen=True, slots=True)
class Article:
    """What the page shows of one document.

    `placed` are the anchors that stand in the shown text; links lead only to those.
    """

    scope: str
    report: Report
    entries: tuple[Entry, ...]
    foremost: tuple[Entry, ...]
    facets: tuple[Facet, ...]
    parts: tuple[Part, ...]
    contrasts: tuple[Contrast, ...]
    regimes: tuple[Regime, ...]
    crossed: dict[str, list[list[str]]]
    graph: Graph
    drawing: Drawing
    placed: frozenset[str]

    @property
    def counted(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.finding.waiver is None)


def article(report: Report, review: Review, scope: str) -> Article:
    """Work out what is shown of a document, under anchors that open with `scope`."""
    policy = review.policy
    told = contrasts(policy, scope)
    asked = {(d.source, d.at.span): each.anchor for each in reversed(told) for d in each.doubts}
    listed = entries(report.findings, scope, asked)
    packs = regimes(report.coverage, scope)
    tied = graph(policy, unanswered(policy), scope)
    marks = _marks(
        Ground.of(policy.document), listed, _targets(policy, told, packs, tied.bundles, scope)
    )
    return Article(
        scope=scope,
        report=report,
        entries=listed,
        foremost=_foremost(report, listed),
        facets=facets(listed),
        parts=tuple(parts(policy.document, marks, scope)),
        contrasts=told,
        regimes=packs,
        crossed=crossed(report.coverage) if len(report.coverage) > 1 else {},
        graph=tied,
        drawing=draw(tied.bundles),
        placed=frozenset(mark.anchor for held in marks.values() for mark in held),
    )


def _foremost(report: Report, listed: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the findings that matter most, if there are too many to see at a glance."""
    if len(listed) <= _FEW:
        return ()
    numbers = {id(entry.finding): entry for entry in listed}
    ranked = (numbers[id(finding)] for finding in foremost(report, len(listed)))
    return tuple(entry for entry in ranked if entry.finding.waiver is None)[:_FOREMOST]


def _targets(
    policy: Policy,
    told: Iterable[Contrast],
    packs: Iterable[Regime],
    tied: Iterable[Bundle],
    scope: str,
) -> Iterator[Target]:
    """Yield what is linked to: clauses, doubtful places, passages."""
    wanted = {node.anchor for bundle in tied for node in (bundle.source, *bundle.duties)}
    for contrast in told:
        wanted |= {clause.anchor for clause in contrast.clauses}
        yield from ((d.at.anchor, d.at.span, d.at.quote) for d in contrast.doubts)
    for clause in policy.clauses:
        if anchor(clause, scope) in wanted:
            yield _clause(clause, scope)
    for regime in packs:
        for ruled in regime.articles:
            for answered in ruled.answers:
                yield from ((e.anchor, e.span, e.quote) for e in answered.evidence)


def _clause(clause: Clause, scope: str) -> Target:
    return anchor(clause, scope), clause.span, clause.quote


def _marks(
    ground: Ground, listed: Iterable[Entry], targets: Iterable[Target]
) -> dict[int, list[Mark]]:
    """Return what is marked in each block, each anchor once."""
    marks: dict[int, list[Mark]] = {}
    for entry in listed:
        spot = ground.spot(entry.finding.span, entry.finding.quote)
        if spot:
            marks.setdefault(spot.block, []).append(Mark(spot.start, spot.end, entry.mark, entry))
    for name, (span, quote) in {name: (span, quote) for name, span, quote in targets}.items():
        spot = ground.spot(span, quote)
        if spot:
            marks.setdefault(spot.block, []).append(Mark(spot.start, spot.end, name))
    return marks
