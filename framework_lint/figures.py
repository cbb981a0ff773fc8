"""What a policy comes to in numbers; every count is told with what it is counted of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from framework_lint.clause import Clause
from framework_lint.features.levels import thresholds, unanswered
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.verifiability import Grade


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over the clauses of one document.

    `grades` counts the commitments of each class of verifiability;
    `ambiguous` those with more than one reading. `unanswered` of the
    `thresholds` have no safeguard; `untriggered` of the `safeguards` hang on
    no threshold, trigger or time.
    """

    commitments: int
    grades: dict[str, int]
    ambiguous: int
    thresholds: int
    unanswered: int
    safeguards: int
    untriggered: int

    @property
    def external(self) -> int:
        """How many commitments an outsider can check."""
        return self.grades[Grade.V3]

    @property
    def checkable(self) -> int:
        """How many can be checked by an outsider or with internal records."""
        return self.grades[Grade.V3] + self.grades[Grade.V2]


def figures(policy: Policy) -> Figures:
    """Count what a policy promises, how far it can be checked, and what leads to what."""
    assessed = policy.verifiability
    grades = Counter(known.grade for known in assessed)
    safeguards = [known.clause for known in assessed if _protects(known.clause)]
    return Figures(
        commitments=len(assessed),
        grades={grade.value: grades[grade] for grade in Grade},
        ambiguous=sum(known.clause.id in policy.doubted for known in assessed),
        thresholds=len(thresholds(policy)),
        unanswered=len(unanswered(policy)),
        safeguards=len(safeguards),
        untriggered=sum(not clause.edge and not clause.timing for clause in safeguards),
    )


def _protects(clause: Clause) -> bool:
    """Whether a commitment is about a safeguard: what it does, or what it is done to."""
    return pattern("verifiability", "safeguards").search(clause.duty) is not None
