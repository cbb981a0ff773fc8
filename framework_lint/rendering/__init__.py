"""Tell an outcome, in one file a format; the same outcome gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framework_lint.rendering.format import Format
from framework_lint.screen import Screen

if TYPE_CHECKING:
    from framework_lint.outcome import Outcome

FORMATS = {
    "text": Format("text", "to_text", covers=True),
    "json": Format("serial", "to_json", covers=True),
    "html": Format("page", "to_html", whole=True, covers=True),
    "docx": Format("annotated", "to_docx", whole=True),
    "pdf": Format("annotated", "to_pdf", whole=True),
    "sarif": Format("sarif", "to_sarif"),
    "github": Format("github", "to_github"),
    "gitlab": Format("gitlab", "to_gitlab"),
    "junit": Format("junit", "to_junit"),
    "csv": Format("spreadsheet", "to_csv"),
    "markdown": Format("markdown", "to_markdown"),
}


def render(outcome: Outcome, style: str, screen: Screen = Screen()) -> str | bytes:  # noqa: B008 - frozen
    """Tell the outcome in one of FORMATS."""
    return FORMATS[style].tell(outcome, screen)
