"""Waivers and baselines: what the keepers of a document decided about findings."""

from framework_lint.waiving.apply import Decisions, limit, waive
from framework_lint.waiving.baseline import Baseline
from framework_lint.waiving.listed import Listed
from framework_lint.waiving.tidying import tidying

__all__ = ["Baseline", "Decisions", "Listed", "limit", "tidying", "waive"]
