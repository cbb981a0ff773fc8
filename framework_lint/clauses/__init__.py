"""How sentences become clauses: one module a slot, put together by `assemble`."""

from framework_lint.clauses.assembly import assemble

__all__ = ["assemble"]
