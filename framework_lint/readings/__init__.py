"""From the clauses of a policy to their readings."""

from __future__ import annotations

from framework_lint.readings.axiom import axioms
from framework_lint.readings.frame import Frame, binds
from framework_lint.readings.interpretation import ambiguities, interpret

__all__ = ["Frame", "ambiguities", "axioms", "binds", "interpret"]
