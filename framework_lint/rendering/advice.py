"""What a finding says to its author, and asks: to take a wording, to answer, or the remedy."""

from __future__ import annotations

from framework_lint.outcome import Finding


def statement(finding: Finding) -> str:
    """Return the message as a sentence that stands alone: with a capital."""
    return f"{finding.message[:1].upper()}{finding.message[1:]}"


def advice(finding: Finding) -> str:
    """Return a proposed wording said to be one, or the question to the drafter."""
    suggestion = finding.suggestion
    if suggestion.rewording:
        return f"Could read: {suggestion.rewording}"
    return f"Question: {suggestion.question}" if suggestion.question else finding.remedy
