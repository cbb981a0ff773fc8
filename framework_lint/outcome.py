"""What a run says: findings, a report per document, and the outcome of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from framework_lint.check import Confidence, Severity
from framework_lint.document import Directive, Place, Region
from framework_lint.figures import Figures
from framework_lint.identity import Identity
from framework_lint.policy import Policy
from framework_lint.readers.options import Options
from framework_lint.source import Original, Span, Unread
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
    read again: the finding goes, and what it does not change stays. `replaces`
    is where the sentence stands in the file, if the rewording can be put there
    as it is: where the file holds the sentence without markup.
    """

    question: str
    rewording: str | None = None
    replaces: Region | None = None


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


class Concern(StrEnum):
    """What is to be seen to in a waiver or a baseline."""

    MALFORMED = "malformed"
    UNKNOWN = "unknown check"
    UNUSED = "not used"
    EXPIRED = "expired"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the keepers of waivers and baselines can tidy up; it is no finding.

    `where` is "line 12" in a report, else a file and what of it.
    """

    concern: Concern
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A drafting observation at a place.

    `quote` is verbatim; `context` is the sentence around it and
    `context_start` the offset of the quote in it. `span` covers the quote in
    the source text, `context_span` the sentence; `region` is where the quote
    stands in the file, if that has lines. `clause` is the id of the clause at
    the quote, if there is one; `edge` says whether it is a threshold, or a
    commitment that hangs on one or on a trigger.
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
    region: Region | None = None
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
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading under its label: as a formula over the facts, and in words.

    `clauses` are the ids of those that it reads: several if all can be taken so.
    """

    label: str
    formula: str
    words: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """The clauses, by id, that can be read in several ways, with all of these in a fixed order.

    `quotes` are the words of the clauses, in the same order.
    """

    clauses: tuple[str, ...]
    quotes: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    readings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one document, and what it was found in.

    `words` counts the words of each role ("body", "contents", ...); headings
    and captions count as "structure". `checks` are the codes that ran;
    `unread` names each part of the file whose text could not be read;
    `contests` are the clauses with several readings; `coverage` answers the
    packs that were asked for. `directives` are the document's comments to the
    tool. Of what was found, the `profile` left `untold` findings of low
    confidence out; `limits` says what else it leaves out.
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
    directives: tuple[Directive, ...] = ()
    remarks: tuple[Remark, ...] = ()
    profile: str = "published"
    limits: str = ""
    untold: int = 0

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that count: those that are not waived."""
        return tuple(finding for finding in self.findings if finding.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.waiver)


@dataclass(frozen=True, slots=True)
class Review:
    """What a report was made of and how it was read, for formats that show the document itself."""

    original: Original
    policy: Policy
    options: Options


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a run found, in the order of its inputs.

    `reviews` stand beside the reports if a format needs them; else there are
    none. `remarks` are those on what several documents share.
    """

    reports: tuple[Report, ...]
    unread: tuple[Unread, ...] = ()
    reviews: tuple[Review, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count, in order: those that are not waived."""
        return tuple(finding for report in self.reports for finding in report.counting)

    @property
    def waived(self) -> tuple[Finding, ...]:
        return tuple(finding for report in self.reports for finding in report.waived)

    @property
    def complete(self) -> bool:
        """Whether every input was read, and read whole."""
        return not self.unread and not any(report.unread for report in self.reports)

    def by_severity(self) -> dict[str, int]:
        counted = Counter(finding.severity for finding in self.findings)
        return {severity.value: counted[severity] for severity in Severity}

    def by_family(self) -> dict[str, int]:
        return dict(sorted(Counter(f.code[:3] for f in self.findings).items()))

    def exit_code(self, fail_on: Callable[[str], Severity | None]) -> int:
        """Return 2 if an input was not read whole, 1 for a finding that fails, else 0.

        `fail_on` tells from which severity up the findings of a document fail, by its name.
        """
        if not self.complete:
            return 2
        least = ((report, fail_on(report.name)) for report in self.reports)
        return int(
            any(f.severity.rank <= from_.rank for r, from_ in least if from_ for f in r.counting)
        )
