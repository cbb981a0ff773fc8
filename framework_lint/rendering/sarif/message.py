"""Texts as SARIF has them."""

from __future__ import annotations

from framework_lint.screen import visible

Record = dict[str, object]


def message(*paragraphs: str) -> Record:
    """Return a plain message, in which no word of a document is a placeholder or a link."""
    text = "\n".join(visible(paragraph) for paragraph in paragraphs)
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "]\u200b(")}
