"""Tell an outcome, in one file a format; the same outcome gives the same bytes."""

from __future__ import annotations

from framework_lint.outcome import Outcome
from framework_lint.rendering.annotated import to_docx, to_pdf
from framework_lint.rendering.format import Format
from framework_lint.rendering.github import to_github
from framework_lint.rendering.gitlab import to_gitlab
from framework_lint.rendering.junit import to_junit
from framework_lint.rendering.markdown import to_markdown
from framework_lint.rendering.sarif import to_sarif
from framework_lint.rendering.serial import to_json
from framework_lint.rendering.spreadsheet import to_csv
from framework_lint.rendering.text import brief, to_text
from framework_lint.screen import Screen

__all__ = ["FORMATS", "brief", "render"]


def _to_html(outcome: Outcome, screen: Screen) -> str:
    from framework_lint.rendering.page import to_html

    return to_html(outcome, screen)


FORMATS = {
    "text": Format(to_text),
    "json": Format(to_json),
    "html": Format(_to_html, whole=True),
    "sarif": Format(to_sarif),
    "github": Format(to_github),
    "gitlab": Format(to_gitlab),
    "junit": Format(to_junit),
    "csv": Format(to_csv),
    "markdown": Format(to_markdown),
    "docx": Format(to_docx, whole=True),
    "pdf": Format(to_pdf, whole=True),
}


def render(outcome: Outcome, style: str, screen: Screen = Screen()) -> str | bytes:  # noqa: B008 - frozen
    """Tell the outcome in one of FORMATS."""
    return FORMATS[style].tell(outcome, screen)
