"""Run checks over a policy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from framework_lint.check import Check, Gap
from framework_lint.clause import Clause, ClauseKind
from framework_lint.contest import contests
from framework_lint.coverage import cover
from framework_lint.document import Document, Kind, Region, Role
from framework_lint.figures import Figures, figures
from framework_lint.outcome import Finding, Report, Suggestion
from framework_lint.pack import Pack
from framework_lint.policy import Policy
from framework_lint.source import Span
from framework_lint.stopwatch import Stage, untimed
from framework_lint.suggestion import suggest
from framework_lint.twin import spread
from framework_lint.verdict import Coverage

_LONG = 200
_SOFT_BREAK = re.compile(r"\n[ \t]*")


def lint(
    policy: Policy, checks: Iterable[Check], packs: Iterable[Pack] = (), stage: Stage = untimed
) -> Report:
    """Find every gap that `checks` see in `policy`, in reading order, and answer each of `packs`.

    `stage` is entered for what the checks share, for each by its code, for
    the suggestions, and for the packs.
    """
    document, checks = policy.document, tuple(checks)
    counted = _shared(policy, stage)
    found: list[tuple[Check, Gap]] = []
    for check, gaps in zip(checks, _gaps(policy, checks, stage), strict=True):
        found += ((check, gap) for gap in gaps)
    with stage("suggestions"):
        suggestions = suggest(policy, found)
    findings = [
        _finding(policy, check, gap, suggestion)
        for (check, gap), suggestion in zip(found, suggestions, strict=True)
    ]
    coverage = _covered(policy, tuple(packs), stage)
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
        figures=counted,
        contests=contests(policy),
        coverage=coverage,
        directives=document.directives,
        findings=tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.code))),
    )


def _gaps(policy: Policy, checks: Sequence[Check], stage: Stage) -> list[tuple[Gap, ...]]:
    def find(check: Check) -> tuple[Gap, ...]:
        with stage(check.code):
            return tuple(gap for gap in check.find(policy) if _worded(policy.document, gap))

    long = len(policy.sentences) >= _LONG and stage is untimed
    return spread(find, checks) if long else [find(check) for check in checks]


def _worded(document: Document, gap: Gap) -> bool:
    """Whether a gap is in words of the framework, and not all in what is set as code."""
    block = document.blocks[gap.block]
    set_as_code = block.operative and block.textmap.is_code(gap.start, gap.end)
    return gap.start < gap.end and not set_as_code


def _covered(policy: Policy, packs: Sequence[Pack], stage: Stage) -> tuple[Coverage, ...]:
    if not packs:
        return ()
    with stage("packs"):
        return cover(policy, packs)


def _shared(policy: Policy, stage: Stage) -> Figures:
    """Work out what every report and most checks need, so that no check is charged with it."""
    with stage("clauses"):
        _ = policy.clauses, policy.definitions
    with stage("readings"):
        _ = policy.ambiguities
    with stage("figures"):
        return figures(policy)


def _finding(policy: Policy, check: Check, gap: Gap, suggestion: Suggestion) -> Finding:
    document = policy.document
    block = document.blocks[gap.block]
    quote, span = block.quote(gap.start, gap.end)
    context, start = _context(policy, gap)
    around = block.textmap.span(start, start + len(context))
    clause = _clause(policy, span)
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
        context_span=around,
        place=document.place(block, gap.start, gap.end),
        suggestion=_placed(suggestion, document.region(around), context),
        region=document.region(span),
        clause=clause.id if clause else None,
        edge=clause is not None and (clause.edge or clause.kind is ClauseKind.THRESHOLD),
    )


def _placed(suggestion: Suggestion, region: Region | None, sentence: str) -> Suggestion:
    """Say where a rewording can be put: where only line ends part the file from the sentence."""
    if suggestion.rewording and region and _SOFT_BREAK.sub(" ", region.text) == sentence:
        return replace(suggestion, replaces=region)
    return suggestion


def _clause(policy: Policy, span: Span) -> Clause | None:
    """Return the first clause whose words a finding touches."""
    return next(
        (c for c in policy.clauses if c.span.start < span.end and span.start < c.span.end), None
    )


def _context(policy: Policy, gap: Gap) -> tuple[str, int]:
    number = policy.number_at(gap.block, gap.start)
    if number is None:
        return policy.document.blocks[gap.block].text, 0
    return policy.sentences[number].text, policy.sentences[number].start


def _words(document: Document) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for block in document.blocks:
        structure = block.role is Role.BODY and block.kind in (Kind.HEADING, Kind.CAPTION)
        counted["structure" if structure else block.role.value] += len(block.text.split())
    return dict(sorted(counted.items()))
