"""The codes that a waiver names: whole ones, families, names."""

from __future__ import annotations

from collections.abc import Collection

from framework_lint import registry
from framework_lint.errors import InputError
from framework_lint.table import meant


def code_of(named: str) -> str:
    """Return a code or a family as reports have it; raise InputError for what is none."""
    checks = registry.load()
    families = {check.family for check in checks}
    if named.upper() in families:
        return named.upper()
    if len(named) < len("AMB101"):
        hint = meant(named.upper(), families) or "; see framework-lint rules"
        raise InputError(f"unknown check {named!r}{hint}")
    return registry.get(named).code


def has_run(code: str, ran: Collection[str]) -> bool:
    """Whether a check has run, or of a family every check that is on by default."""
    if code in ran:
        return True
    family = {check.code for check in registry.load() if check.family == code and check.enabled}
    return bool(family) and family.issubset(ran)
