"""What a report says first: the findings that matter most, and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from framework_lint.check import Confidence
from framework_lint.figures import Figures
from framework_lint.outcome import Finding, Outcome, Report
from framework_lint.screen import Screen, shorten
from framework_lint.wording import place

_QUOTED = 60
_A_CHECK = 2
_EDGE = 2
_CONFIDENCE = {confidence: rank for rank, confidence in enumerate(Confidence)}


def foremost(report: Report, shown: int) -> list[Finding]:
    """Return the findings that matter most of those that count, at most `shown`.

    Severity decides; among equals a second finding in one sentence and a third
    of one check stand back; then confidence counts together with whether a
    threshold, or a safeguard that hangs on one or on a trigger, stands there.
    """
    ranked = sorted(report.counting, key=_weight)
    codes: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    placed: list[tuple[int, bool, int]] = []
    for number, finding in enumerate(ranked):
        codes[finding.code] += 1
        sentences[finding.context] += 1
        repeats = codes[finding.code] > _A_CHECK or sentences[finding.context] > 1
        placed.append((finding.severity.rank, repeats, number))
    return [ranked[number] for _, _, number in sorted(placed)[:shown]]


def ranked(outcome: Outcome) -> list[tuple[Report, Finding]]:
    """Return every finding that counts with its report, those that matter most first.

    Among findings of one severity the documents take turns.
    """
    placed = [
        (finding.severity.rank, number, report, finding)
        for report in outcome.reports
        for number, finding in enumerate(_counted(report))
    ]
    placed.sort(key=lambda each: each[:2])
    return [(report, finding) for _, _, report, finding in placed]


def _counted(report: Report) -> list[Finding]:
    counted = tuple(finding for finding in report.findings if finding.waiver is None)
    return foremost(replace(report, findings=counted), len(counted))


def _weight(finding: Finding) -> tuple[int, int, int]:
    doubt = _CONFIDENCE[finding.confidence]
    return finding.severity.rank, doubt - _EDGE * finding.edge, finding.span.start


def in_brief(finding: Finding, screen: Screen) -> str:
    """Tell a finding in short: its check, its place, the first of its words."""
    where = place(finding.place, screen) if finding.quote else "the document"
    quote = shorten(finding.quote, screen, _QUOTED)
    return f"{finding.code} {finding.name}, {where}: “{quote}”"


def figured(figures: Figures) -> Iterator[str]:
    """Say each figure with what it is counted of."""
    of = f"of {figures.commitments:,} commitments"
    yield f"{figures.external:,} {of} say all that an outsider needs to check them (V3)"
    yield f"{figures.checkable:,} {of} say all that whoever has the records needs (V3 and V2)"
    grades = figures.grades
    yield f"{grades['V1']:,} {of} are a matter of judgement or of the reading (V1)"
    yield f"{grades['V0']:,} {of} name nothing that could be checked (V0)"
    yield f"{figures.ambiguous:,} {of} have more than one reading"
    if figures.thresholds:
        yield (
            f"{figures.unanswered:,} of {figures.thresholds:,} thresholds have no safeguard that "
            "was found in the supplied document"
        )
    yield (
        f"{figures.untriggered:,} of {figures.safeguards:,} safeguards hang on no "
        "threshold, trigger or time"
    )
