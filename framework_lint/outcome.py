"""What a run says: findings, a report per document, and the outcome of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from framework_lint.check import Confidence, Severity
from framework_lint.document import Place
from framework_lint.figures import Figures
from framework_lint.identity import Identity
from framework_lint.source import Span
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


@dataclass(frozen=True, slots=True)
class Finding:
    """A drafting observation at a place.

    `quote` is verbatim; `context` is the sentence around it and
    `context_start` the offset of the quote in it. `span` covers the quote in
    the source text. `clause` is the id of the clause at the quote, if there
    is one; `edge` says whether it is a threshold, or a commitment that hangs on
    one or on a trigger.
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
    place: Place
    suggestion: Suggestion
    clause: str | None = None
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one document, and what it was found in.

    `words` counts the words of each role ("body", "contents", ...); headings
    and captions count as "structure". `checks` are the codes that ran;
    `unread` names each part of the file whose text could not be read;
    `coverage` answers the packs that were asked for.
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
    coverage: tuple[Coverage, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave no report, and why, in one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a run found, in the order of its inputs."""

    reports: tuple[Report, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for report in self.reports for finding in report.findings)

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
