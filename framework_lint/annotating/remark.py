"""What a comment in a document says: a finding at its words, and what opens them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from framework_lint import __version__
from framework_lint.check import Confidence
from framework_lint.identity import Identity
from framework_lint.outcome import NOTICE, Contest, Finding, Outcome, Report
from framework_lint.rendering.advice import advice, statement
from framework_lint.rendering.aside import (
    TO_SEE_TO,
    covered_elsewhere,
    foremost_remarks,
    limited,
)
from framework_lint.rendering.contested import readings
from framework_lint.screen import visible
from framework_lint.wording import count

AUTHOR, INITIALS = "framework-lint", "fl"
_NOT_FOUND = "not found in the supplied document"

Remark = tuple[str, ...]
"""The paragraphs of a comment."""


def finding_remark(finding: Finding, report: Report, aside: str = "") -> Remark:
    """Tell a finding; `aside` says where the comment stands, if not right at the words."""
    lines = (_head(finding), aside, statement(finding), advice(finding))
    return _clean((*lines, *_readings(finding, report)))


def opening_remark(report: Report, apart: Sequence[Finding] = ()) -> Remark:
    """Tell what the comments are and of what; `apart` are findings that no comment stands at."""
    counted, waived = told(report), [f for f in report.findings if f.waiver]
    lines = [
        f"{AUTHOR} {__version__}: {_counts(report)} in {PurePath(report.name).name}.",
        NOTICE,
        _waived(len(waived)),
        _identity(report.identity),
        f"SHA-256 of the file before these comments: {report.sha256}",
        *(f"Not read: {each}" for each in report.unread),
        *(f"Warning: {each}" for each in report.warnings),
        f"Profile {limited(report)}." if report.limits else "",
        covered_elsewhere([report]),
        f"{TO_SEE_TO}:" if report.remarks else "",
        *foremost_remarks(report.remarks),
        f"{count(len(apart), 'finding')} without a place in the text:" if apart else "",
    ]
    if not counted and report.unread:
        lines[0] = f"{lines[0]} Some of it was not read, see below."
    return _clean((*lines, *(line for each in apart for line in _apart(each, report))))


def told(report: Report) -> tuple[Finding, ...]:
    """Return the findings that have a comment: those that are not waived."""
    return tuple(finding for finding in report.findings if finding.waiver is None)


def _counts(report: Report) -> str:
    outcome = Outcome((report,))
    severities = ", ".join(count(n, name) for name, n in outcome.by_severity().items() if n)
    return count(len(outcome.findings), "finding") + (f" ({severities})" if severities else "")


def _waived(number: int) -> str:
    has = "has" if number == 1 else "have"
    return f"{count(number, 'waived finding')} {has} no comment." if number else ""


def _identity(identity: Identity) -> str:
    stated = (identity.title, identity.version, identity.date)
    title, version, date = (each or _NOT_FOUND for each in stated)
    return f"Title: {title}; version: {version}; date: {date}."


def _head(finding: Finding) -> str:
    high = finding.confidence is Confidence.HIGH
    doubt = "" if high else f" ({finding.confidence} confidence)"
    return f"{finding.severity} {finding.code} {finding.name}{doubt}"


def _readings(finding: Finding, report: Report) -> Iterator[str]:
    """Tell the readings that the words leave open, those of its own clause if these are among them.

    Clauses that are read together are told together, each reading with its clause.
    """
    held = [contest for contest in report.contests if _opens(finding, contest)]
    own = [contest for contest in held if finding.clause in contest.clauses]
    for contest in (own or held)[:1]:
        yield from readings(contest, "The clause" if own else "A clause that hangs on these words")
        others = count(
            sum(len(each.clauses) for each in held if each is not contest), "other clause"
        )
        if held[1:]:
            yield f"The same words leave {others} open; framework-lint readings shows each."


def _opens(finding: Finding, contest: Contest) -> bool:
    """Whether the words of a finding are what a clause can be read in several ways by."""
    return any(
        doubt.source == finding.name
        and doubt.span.start < finding.span.end
        and finding.span.start < doubt.span.end
        for doubt in contest.doubts
    )


def _apart(finding: Finding, report: Report) -> Iterator[str]:
    quoted = f"At the words “{finding.quote}”, which could not be found again."
    yield from finding_remark(finding, report, quoted if finding.quote else "")


def _clean(lines: Sequence[str]) -> Remark:
    """Drop empty lines, and put plain marks for characters that a file's own format refuses."""
    return tuple(_writable(visible(line)) for line in lines if line)


def _writable(text: str) -> str:
    return "".join("\ufffd" if _refused(char) else char for char in text)


def _refused(char: str) -> bool:
    return "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"
