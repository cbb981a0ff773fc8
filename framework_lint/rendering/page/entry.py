"""Findings as the page lists them: numbered, with their check, and what they are filtered by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framework_lint import registry
from framework_lint.check import Check, Confidence, Severity
from framework_lint.outcome import Finding
from framework_lint.precision import precision
from framework_lint.screen import Screen
from framework_lint.source import Span
from framework_lint.wording import place

FAMILIES: Mapping[str, str] = {
    "AMB": "more than one reading",
    "TRG": "thresholds and triggers",
    "DUT": "duty and actor",
    "VAG": "no yardstick",
    "DSC": "discretion and escape",
    "VER": "nothing to check it by",
    "REF": "references and terms",
    "DOC": "the document itself",
}
_TOO_FEW = 5
_WHICH = "Which of these"
_ON_A_TERMINAL = re.compile(r"\s*`framework-lint [^.]*\.")
_COUNTS, _WAIVED = "counts", "waived"
_TITLES = {
    "severity": "Severity",
    "family": "Family",
    "code": "Check",
    "confidence": "Confidence",
    "state": "State",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding under its number in the report; `check` is None for one that is not ours.

    `contest` is the anchor of the readings that it asks about, if they are on the page.
    """

    number: int
    scope: str
    finding: Finding
    check: Check | None
    contest: str = ""

    @property
    def card(self) -> str:
        """The anchor of its entry in the list."""
        return f"{self.scope}-finding-{self.number}"

    @property
    def mark(self) -> str:
        """The anchor of its mark in the document."""
        return f"{self.scope}-mark-{self.number}"

    @property
    def family(self) -> str:
        return self.finding.code[:3]

    @property
    def state(self) -> str:
        return _WAIVED if self.finding.waiver else _COUNTS

    @property
    def where(self) -> str:
        return place(self.finding.place, Screen()) if self.finding.quote else "the document"

    @property
    def judged(self) -> str:
        """Say how often readers held findings of the check right."""
        known = precision(self.finding.code)
        if not known.judged:
            return ""
        few = "; too few to say more" if known.judged < _TOO_FEW else ""
        of = f"{known.right} of {known.judged} of this check’s findings"
        return f"Readers held {of} on published frameworks right{few}."

    @property
    def message(self) -> str:
        """What is said of it, as a sentence; it opens with a quotation as the document has it."""
        said = self.finding.message
        return said[:1].upper() + said[1:]

    @property
    def question(self) -> str:
        """What is asked of the drafter, without what only a terminal can be asked for."""
        return _ON_A_TERMINAL.sub("", self.finding.suggestion.question)


@dataclass(frozen=True, slots=True)
class Option:
    """A value to filter by, what it means, and how many findings have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by."""

    name: str
    title: str
    options: tuple[Option, ...]

    @property
    def named(self) -> bool:
        """Whether its values are codes that need words beside them."""
        return any(option.label for option in self.options)


def entries(
    findings: Sequence[Finding], scope: str, asked: Mapping[tuple[str, Span], str] | None = None
) -> tuple[Entry, ...]:
    """Give findings their numbers, from 1 in their order.

    `asked` holds the anchor of the readings of what a check finds doubtful at a place.
    """
    known = {check.code: check for check in registry.load()}
    return tuple(
        Entry(number, scope, finding, known.get(finding.code), _contest(finding, asked or {}))
        for number, finding in enumerate(findings, start=1)
    )


def _contest(finding: Finding, asked: Mapping[tuple[str, Span], str]) -> str:
    asks = finding.suggestion.question.startswith(_WHICH)
    return asked.get((finding.name, finding.span), "") if asks else ""


def facets(listed: Sequence[Entry]) -> tuple[Facet, ...]:
    """Return what findings differ in; a thing in which all are alike is no way to filter."""
    return tuple(facet for facet in _facets(listed) if len(facet.options) > 1)


def _facets(listed: Sequence[Entry]) -> Iterator[Facet]:
    found = [entry.finding for entry in listed]
    names = dict(sorted((each.code, each.name) for each in found))
    yield _facet("severity", [each.severity for each in found], dict.fromkeys(Severity, ""))
    yield _facet("family", [entry.family for entry in listed], FAMILIES)
    yield _facet("code", [each.code for each in found], names)
    yield _facet("confidence", [each.confidence for each in found], dict.fromkeys(Confidence, ""))
    yield _facet("state", [entry.state for entry in listed], dict.fromkeys((_COUNTS, _WAIVED), ""))


def _facet(name: str, values: Sequence[str], labels: Mapping[str, str]) -> Facet:
    """Count the values, in the order of their labels; those without a label come last."""
    counted = Counter(str(value) for value in values)
    known = {str(value): label for value, label in labels.items()}
    order = [*(value for value in known if counted[value]), *sorted(set(counted) - set(known))]
    options = (Option(value, known.get(value, ""), counted[value]) for value in order)
    return Facet(name, _TITLES[name], tuple(options))
