"""Waivers in the document itself: comments such as `framework-lint: ignore AMB101 -- reason`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from framework_lint.document import Directive
from framework_lint.errors import InputError
from framework_lint.outcome import Concern, Finding, Remark, Waived, Waiver
from framework_lint.source import Span
from framework_lint.waiving.code import code_of, has_run

_GRAMMAR = re.compile(
    r"(?P<verb>ignore(?:-file)?)(?:\s+(?P<codes>.*?))??(?:\s*(?:--+|[–—])\s*(?P<reason>.*))?",
    re.IGNORECASE,
)
_QUOTED = 60
_HOW = "write ignore AMB101 -- and the reason"


@dataclass(frozen=True, slots=True)
class Inline:
    """One code that a comment waives; `range` is None where it does so for the whole file."""

    code: str
    reason: str
    line: int
    range: Span | None = None

    def covers(self, finding: Finding) -> bool:
        held = self.range is None or self.range.start <= finding.span.start < self.range.end
        return held and finding.code.startswith(self.code)

    @property
    def waiver(self) -> Waiver:
        return Waiver(Waived.INLINE, self.reason)


def read(directives: Iterable[Directive]) -> tuple[tuple[Inline, ...], tuple[Remark, ...]]:
    """Return what the comments waive, and what is wrong with those that do not."""
    found = [entry for directive in directives for entry in _read(directive)]
    inline = tuple(entry for entry in found if isinstance(entry, Inline))
    return inline, tuple(entry for entry in found if isinstance(entry, Remark))


def _read(directive: Directive) -> list[Inline | Remark]:
    match = _GRAMMAR.fullmatch(directive.words)
    if match is None:
        return [_malformed(directive, f"is not understood; {_HOW}")]
    codes = [code for code in re.split(r"[\s,]+", match["codes"] or "") if code]
    if not codes:
        return [_malformed(directive, f"names no check, so it waives nothing; {_HOW}")]
    if not (match["reason"] or "").strip():
        return [_malformed(directive, f"gives no reason, so it waives nothing; {_HOW}")]
    whole = match["verb"].lower().endswith("file")
    if not whole and directive.governs is None:
        return [_malformed(directive, directive.flaw or "no block follows it")]
    place = None if whole else directive.governs
    return [_one(code, match["reason"].strip(), directive.line, place) for code in codes]


def _one(code: str, reason: str, line: int, place: Span | None) -> Inline | Remark:
    try:
        return Inline(code_of(code), reason, line, place)
    except InputError as error:
        return Remark(Concern.UNKNOWN, f"line {line}", f"{error}; it waives nothing")


def _malformed(directive: Directive, complaint: str) -> Remark:
    words = directive.words
    short = words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
    told = f"“{short}” {complaint}"
    return Remark(Concern.MALFORMED, f"line {directive.line}", told)


def idle(inline: Iterable[Inline], findings: Iterable[Finding], ran: Iterable[str]) -> list[Remark]:
    """Tell of what is waived and was looked for, and not found in the place."""
    findings, ran = tuple(findings), frozenset(ran)
    return [
        Remark(Concern.UNUSED, f"line {each.line}", f"{each.code} is waived and not found {place}")
        for each in inline
        for place in ["in the file" if each.range is None else "in the block"]
        if has_run(each.code, ran) and not any(map(each.covers, findings))
    ]
