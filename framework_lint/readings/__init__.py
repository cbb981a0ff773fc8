"""From the clauses of a policy to their readings."""

from __future__ import annotations

from framework_lint.readings.frame import binds
from framework_lint.readings.interpretation import ambiguities, axioms_of, interpret

__all__ = ["ambiguities", "axioms_of", "binds", "interpret"]
