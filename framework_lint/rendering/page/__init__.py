"""The page: the documents themselves with their findings, readings, coverage and graph."""

from __future__ import annotations

from framework_lint.outcome import Outcome
from framework_lint.rendering.page.article import article
from framework_lint.rendering.page.template import fill
from framework_lint.screen import Screen

__all__ = ["to_html"]


def to_html(outcome: Outcome, _: Screen) -> str:
    """Tell an outcome as one file of HTML; it needs the reviews."""
    told = zip(outcome.reports, outcome.reviews, strict=True)
    articles = (article(*each, f"d{number}") for number, each in enumerate(told, start=1))
    return fill(outcome, tuple(articles))
