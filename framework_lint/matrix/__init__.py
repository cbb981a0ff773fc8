"""Tell coverage: a matrix of articles and verdicts with what shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from framework_lint.matrix.grid import compared, crosswalk
from framework_lint.matrix.lines import covered
from framework_lint.matrix.record import coverage_record
from framework_lint.matrix.serial import to_csv, to_json
from framework_lint.matrix.survey import Survey, Surveyed
from framework_lint.screen import Screen

__all__ = ["FORMATS", "Survey", "Surveyed", "coverage_record", "covered", "crosswalk", "tell"]

FORMATS: Mapping[str, Callable[[Survey, Screen], str]] = {
    "text": compared,
    "json": lambda survey, _: to_json(survey),
    "csv": lambda survey, _: to_csv(survey),
}


def tell(survey: Survey, style: str, screen: Screen = Screen()) -> str:  # noqa: B008 - frozen
    """Tell a survey in one of FORMATS; the same documents give the same bytes."""
    return FORMATS[style](survey, screen)
