from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Block, Role
from framework_lint.policy import Policy

_LONGEST = 60
_DAY = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!\d)")
_REPORT = re.compile(r"\b(?:card|report|assessment|addendum)\b", re.IGNORECASE)


def find(policy: Policy) -> Iterator[Gap]:
    identity = policy.identity
    stated = {"title": identity.title, "version": identity.version, "date": identity.date}
    if identity.date and _REPORT.search(identity.title or ""):
        return
    if identity.date and _DAY.search(identity.date):
        del stated["version"]
    unstated = [name for name, value in stated.items() if value is None]
    if unstated:
        index = _first(policy.document.blocks)
        yield Gap(index, 0, _end(policy.document.blocks[index].text), _message(unstated))


def _end(text: str) -> int:
    """Return where the last whole word of the opening ends."""
    if len(text) <= _LONGEST:
        return len(text)
    return len(text[:_LONGEST].rpartition(" ")[0]) or _LONGEST


def _first(blocks: tuple[Block, ...]) -> int:
    return next(i for i, block in enumerate(blocks) if block.role is Role.BODY and block.text)


def _message(unstated: list[str]) -> str:
    return (
        f"Not found in the supplied document: {', '.join(unstated)} (searched: title page, front matter, "
        "opening words, change log)."
    )


CHECK = Check(
    code="DOC101",
    name="title-version-or-date-not-found",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4) lead-in"),
        Citation("Cal. B&P (SB 53)", "22757.12(b)"),
    ),
    rationale=(
        "A framework that can change must say which of its texts this is. Without a version and a "
        "date nobody can tell which words were in force on the day of a decision."
    ),
    remedy="State title, version and date of effect on the first page.",
    question="Which title, version and date does this text bear?",
    passes=(
        Example("# Safety Framework\n\nEffective 3 March 2026\n\nWe will test models."),
        Example("# Model Card\n\n3 March 2026\n\nWe tested the model."),
        Example(
            "# Safety Framework\n\nVersion 2.1, effective 3 March 2026.\n\nWe will test models."
        ),
        Example(
            "---\ntitle: Safety Framework\nversion: v2\ndate: 2026-03-03\n---\n\nWe will test models."
        ),
        Example("# Safety Framework (Draft)\n\nMarch 2026\n\nWe will test models."),
        Example("# Safety Framework\n\nv1.0 | Last updated: March 3, 2026\n\nWe will test models."),
    ),
    fails=(
        Example("# «Safety Framework»\n\nWe will test models."),
        Example("# «Safety Framework»\n\nVersion 2\n\nWe will test models."),
        Example("# «Safety Framework»\n\nEffective March 2026\n\nWe will test models."),
        Example("«We will test models, version 2, from 3 March 2026.»"),
    ),
    find=find,
)
