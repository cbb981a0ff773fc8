"""What a report says first: the findings that matter most, and its figures."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.check import Confidence
from framework_lint.figures import Figures
from framework_lint.outcome import Finding, Report
from framework_lint.screen import Screen, shorten
from framework_lint.wording import place

_QUOTED = 60
_A_CHECK = 2
_EDGE = 2
_CONFIDENCE = {confidence: rank for rank, confidence in enumerate(Confidence)}


def foremost(report: Report, shown: int) -> list[Finding]:
    """Return the findings that matter most, at most `shown`.

    Severity decides; then confidence together with whether a threshold, or a
    safeguard that hangs on one or on a trigger, stands there; then the order
    of the text. One finding a sentence and two a check come first, the others
    fill up.
    """
    ranked = sorted(report.findings, key=_weight)
    chosen: list[Finding] = []
    for finding in ranked:
        alike = sum(known.code == finding.code for known in chosen)
        if alike < _A_CHECK and all(known.context != finding.context for known in chosen):
            chosen.append(finding)
    rest = (finding for finding in ranked if finding not in chosen)
    return [*chosen, *rest][:shown]


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
    yield f"{figures.external:,} {of} can be checked by an outsider (V3)"
    yield f"{figures.checkable:,} {of} can be checked, with internal records (V3 and V2)"
    grades = figures.grades
    yield f"{grades['V1']:,} {of} are a matter of judgement or of the reading (V1)"
    yield f"{grades['V0']:,} {of} can be checked by nobody (V0)"
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
