"""Tell what is looked for: the checks, the criteria, the packs."""

from __future__ import annotations

from framework_lint.explaining.checks import TABLES, explain, rules
from framework_lint.explaining.criteria import CRITERION_TABLES, criteria, explain_criterion
from framework_lint.explaining.packs import PACK_TABLES, packs

__all__ = [
    "CRITERION_TABLES",
    "PACK_TABLES",
    "TABLES",
    "criteria",
    "explain",
    "explain_criterion",
    "packs",
    "rules",
]
