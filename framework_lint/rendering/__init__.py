"""Tell an outcome, in one file a format; the same outcome gives the same bytes."""

from __future__ import annotations

from framework_lint.outcome import Outcome
from framework_lint.rendering.annotated import to_docx, to_pdf
from framework_lint.rendering.format import Format
from framework_lint.rendering.serial import to_json
from framework_lint.rendering.text import brief, to_text
from framework_lint.screen import Screen

__all__ = ["FORMATS", "brief", "render"]

FORMATS = {
    "text": Format(to_text),
    "json": Format(to_json),
    "docx": Format(to_docx, whole=True),
    "pdf": Format(to_pdf, whole=True),
}


def render(outcome: Outcome, style: str, screen: Screen = Screen()) -> str | bytes:  # noqa: B008 - frozen
    """Tell the outcome in one of FORMATS."""
    return FORMATS[style].tell(outcome, screen)
