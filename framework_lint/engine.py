"""Run checks over a policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from framework_lint.check import Check, Gap
from framework_lint.document import Document, Kind, Role
from framework_lint.outcome import Finding, Report
from framework_lint.policy import Policy


def lint(policy: Policy, checks: Iterable[Check]) -> Report:
    """Find every gap that `checks` see in `policy`, in reading order."""
    document, checks = policy.document, tuple(checks)
    findings = [_finding(policy, check, gap) for check in checks for gap in check.find(policy)]
    return Report(
        name=document.source.name,
        media_type=document.source.media_type,
        sha256=document.source.sha256,
        identity=policy.identity,
        pages=len({page.number for page in document.pages}),
        words=_words(document),
        sentences=len(policy.sentences),
        checks=tuple(check.code for check in checks),
        warnings=document.warnings,
        unread=document.unread,
        findings=tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.code))),
    )


def _finding(policy: Policy, check: Check, gap: Gap) -> Finding:
    document = policy.document
    block = document.blocks[gap.block]
    quote, span = block.quote(gap.start, gap.end)
    context, start = _context(policy, gap)
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        confidence=gap.confidence or check.confidence,
        message=gap.message,
        remedy=check.remedy,
        quote=quote,
        context=context,
        context_start=gap.start - start,
        span=span,
        place=document.place(block, gap.start, gap.end),
    )


def _context(policy: Policy, gap: Gap) -> tuple[str, int]:
    for sentence in policy.sentences:
        if sentence.block == gap.block and sentence.start <= gap.start < sentence.end:
            return sentence.text, sentence.start
    return policy.document.blocks[gap.block].text, 0


def _words(document: Document) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for block in document.blocks:
        structure = block.role is Role.BODY and block.kind in (Kind.HEADING, Kind.CAPTION)
        counted["structure" if structure else block.role.value] += len(block.text.split())
    return dict(sorted(counted.items()))
