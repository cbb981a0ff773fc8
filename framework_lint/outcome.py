"""What a run says: findings, a report per document, and the outcome of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from framework_lint.check import Confidence, Severity
from framework_lint.document import Place
from framework_lint.figures import Figures
from framework_lint.identity import Identity
from framework_lint.policy import Policy
from framework_lint.readers.options import Options
from framework_lint.source import Original, Span
from framework_lint.verdict import Coverage

NOTICE = (
    "This report describes wording. It is not legal advice, does not find that any law or "
    "commitment was broken, and does not rate the safety of any model. Automated reading makes "
    "mistakes: check each quotation against the source."
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a drafter can do: answer `question`, or take `rewording`, if there is one.

    `rewording` is no quotation: it is the sentence as it could read. It was
    read again: the finding goes, and what it does not change stays.
    """

    question: str
    rewording: str | None = None


class Waived(StrEnum):
    """Where it is written that a finding is waived."""

    INLINE = "comment in the document"
    FILE = "waivers file"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a finding does not count: it stays in the report with the reason.

    `until` is the last day on which the waiver holds, where it has one.
    """

    by: Waived
    reason: str
    owner: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A drafting observation at a place.

    `quote` is verbatim; `context` is the sentence around it and
    `context_start` the offset of the quote in it. `span` covers the quote in
    the source text, `context_span` the sentence. `clause` is the id of the
    clause at the quote, if there is one; `edge` says whether it is a
    threshold, or a commitment that hangs on one or on a trigger.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    remedy: str
    quote: str
    context: str
    context_start: int
    span: Span
    context_span: Span
    place: Place
    suggestion: Suggestion
    clause: str | None = None
    edge: bool = False
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A quoted place that can be taken in several ways; `source` names the check for it."""

    source: str
    quote: str
    span: Span
    place: Place
    question: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading under its label: as a formula over the facts, and in words."""

    label: str
    formula: str
    words: str


@dataclass(frozen=True, slots=True)
class Contest:
    """The clauses, by id, that can be read in several ways, with all of these in a fixed order."""

    clauses: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    readings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one document, and what it was found in.

    `words` counts the words of each role ("body", "contents", ...); headings
    and captions count as "structure". `checks` are the codes that ran;
    `unread` names each part of the file whose text could not be read;
    `contests` are the clauses with several readings; `coverage` answers the
    packs that were asked for.
    """

    name: str
    media_type: str
    sha256: str
    identity: Identity
    pages: int
    words: dict[str, int]
    sentences: int
    checks: tuple[str, ...]
    warnings: tuple[str, ...]
    unread: tuple[str, ...]
    figures: Figures
    findings: tuple[Finding, ...]
    contests: tuple[Contest, ...] = ()
    coverage: tuple[Coverage, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave no report, and why, in one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a report was made of and how it was read, for formats that show the document itself."""

    original: Original
    policy: Policy
    options: Options


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a run found, in the order of its inputs.

    `reviews` stand beside the reports if a format needs them; else there are none.
    """

    reports: tuple[Report, ...]
    unread: tuple[Unread, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count, in order: those that are not waived."""
        return tuple(f for report in self.reports for f in report.findings if f.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        return tuple(f for report in self.reports for f in report.findings if f.waiver)

    @property
    def complete(self) -> bool:
        """Whether every input was read, and read whole."""
        return not self.unread and not any(report.unread for report in self.reports)

    def by_severity(self) -> dict[str, int]:
        counted = Counter(finding.severity for finding in self.findings)
        return {severity.value: counted[severity] for severity in Severity}

    def by_family(self) -> dict[str, int]:
        return dict(sorted(Counter(f.code[:3] for f in self.findings).items()))

    def exit_code(self, fail_on: Severity | None) -> int:
        """Return 2 if an input was not read whole, 1 for a finding from `fail_on` up, else 0."""
        if not self.complete:
            return 2
        return int(
            fail_on is not None and any(f.severity.rank <= fail_on.rank for f in self.findings)
        )
