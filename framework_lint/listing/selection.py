"""Which clauses of a policy are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from framework_lint.clause import Clause, ClauseKind, Scope
from framework_lint.policy import Policy
from framework_lint.verifiability import Verifiability


@dataclass(frozen=True, slots=True)
class Choice:
    """What clauses must be to be listed; an empty part lets all through.

    `threshold` is looked for in the name of the level and in the words of the trigger.
    """

    kinds: Collection[ClauseKind] = ()
    threshold: str = ""
    scopes: Collection[Scope] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A policy and those of its clauses that are told."""

    policy: Policy
    clauses: tuple[Clause, ...]

    @property
    def assessed(self) -> dict[str, Verifiability]:
        """How well each commitment can be checked, by the id of the clause."""
        return {known.clause.id: known for known in self.policy.verifiability}

    def by_kind(self) -> dict[str, int]:
        counted = Counter(clause.kind for clause in self.clauses)
        return {kind.value: counted[kind] for kind in ClauseKind}

    @property
    def edges(self) -> int:
        """How many commitments hang on a trigger or a level."""
        return sum(clause.edge for clause in self.clauses)


def choose(policy: Policy, choice: Choice) -> Listing:
    """List the clauses of a policy that fit a choice, in reading order."""
    return Listing(policy, tuple(clause for clause in policy.clauses if _fits(clause, choice)))


def _fits(clause: Clause, choice: Choice) -> bool:
    if choice.kinds and clause.kind not in choice.kinds:
        return False
    if choice.scopes and not set(choice.scopes) & set(clause.scope):
        return False
    wanted = choice.threshold.casefold()
    return not wanted or any(wanted in said.casefold() for said in _levels(clause))


def _levels(clause: Clause) -> tuple[str, ...]:
    quoted = clause.trigger.phrases if clause.trigger else ()
    return (clause.threshold or "", *(phrase.text for phrase in quoted))
