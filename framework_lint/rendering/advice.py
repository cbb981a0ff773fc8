"""What a finding asks of its author: a wording to take, a question, or else the remedy."""

from __future__ import annotations

from framework_lint.outcome import Finding


def advice(finding: Finding) -> str:
    """Return a proposed wording said to be one, or the question to the drafter."""
    suggestion = finding.suggestion
    if suggestion.rewording:
        return f"Could read: {suggestion.rewording}"
    return f"Question: {suggestion.question}" if suggestion.question else finding.remedy
