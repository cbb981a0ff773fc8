"""Which part of a model's life a clause speaks of."""

from __future__ import annotations

from framework_lint.clause import Scope
from framework_lint.lexicon import pattern


def scopes(*texts: str) -> tuple[Scope, ...]:
    """Return the parts of a model's life that texts name, in the order of Scope."""
    found = {scope for scope in Scope for text in texts if pattern("scopes", scope).search(text)}
    if found & {Scope.INTERNAL, Scope.EXTERNAL}:
        found -= {Scope.DEPLOYMENT}
    return tuple(scope for scope in Scope if scope in found)
