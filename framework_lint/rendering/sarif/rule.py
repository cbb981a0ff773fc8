"""A check as a rule of SARIF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from framework_lint.check import Check, Example, Severity
from framework_lint.precision import precision
from framework_lint.rendering.sarif.message import Record, message

_FAMILIES = {
    "AMB": "more than one reading",
    "TRG": "thresholds and triggers",
    "DUT": "duty and actor",
    "VAG": "no yardstick",
    "DSC": "discretion and escape",
    "VER": "nothing to check it by",
    "REF": "references and terms",
    "DOC": "the document itself",
}
_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}
_SHOWN = 2
_TICKS = re.compile("`+")


def rule(check: Check) -> Record:
    """Describe a check: why, what mends it, where it is from, examples, how often it was right."""
    title = check.name.replace("-", " ")
    return {
        "id": check.code,
        "name": "".join(word.capitalize() for word in check.name.split("-")),
        "shortDescription": message(f"{title[:1].upper()}{title[1:]}."),
        "fullDescription": message(check.rationale),
        "help": {**message("\n".join(_help(check))), "markdown": "\n\n".join(_page(check))},
        "defaultConfiguration": {"enabled": check.enabled, "level": check.severity.value},
        "properties": {
            "tags": [check.family, *_family(check)],
            "precision": check.confidence.value,
            "problem.severity": _PROBLEM[check.severity],
            "judged": asdict(precision(check.code)),
        },
    }


def _family(check: Check) -> list[str]:
    return [_FAMILIES[check.family]] if check.family in _FAMILIES else []


def _help(check: Check) -> Iterator[str]:
    yield check.remedy
    if check.question:
        yield f"Question to the drafter: {_question(check)}"
    yield f"Sources: {'; '.join(_sources(check))}."


def _page(check: Check) -> Iterator[str]:
    yield check.rationale
    yield f"**Remedy.** {check.remedy}"
    if check.question:
        yield f"**Question to the drafter.** {_question(check)}"
    yield "**Sources**"
    yield "\n".join(f"- {source}" for source in _sources(check))
    yield "**Reported** (the words between « and »)"
    yield from _fenced(check.fails)
    yield "**Not reported**"
    yield from _fenced(check.passes)


def _question(check: Check) -> str:
    return check.question.replace("{quote}", "...")


def _sources(check: Check) -> list[str]:
    return [f"{cited.law}, {cited.section}" for cited in check.citations]


def _fenced(examples: Sequence[Example]) -> Iterator[str]:
    for example in examples[:_SHOWN]:
        longest = max((len(ticks) for ticks in _TICKS.findall(example.text)), default=0)
        fence = "`" * max(3, longest + 1)
        yield f"{fence}markdown\n{example.text.strip()}\n{fence}"
