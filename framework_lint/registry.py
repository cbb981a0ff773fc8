"""Load the checks and the criteria: every module of `framework_lint.checks` holds one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import ModuleType

from framework_lint.check import Check
from framework_lint.criterion import Criterion
from framework_lint.errors import InputError

PACKAGE = "framework_lint.checks"
_CRITERIA = "cov"


def load() -> tuple[Check, ...]:
    """Return every check, by code."""
    modules = _modules(lambda name: not name.startswith(_CRITERIA))
    return tuple(sorted((m.CHECK for m in modules), key=lambda check: check.code))


def criteria() -> Mapping[str, Criterion]:
    """Return every criterion under its code, in order."""
    found = [module.CRITERION for module in _modules(lambda name: name.startswith(_CRITERIA))]
    return {each.code: each for each in sorted(found, key=lambda criterion: criterion.code)}


def criterion(code: str) -> Criterion | None:
    """Return the criterion with this code or name, in any case, if there is one."""
    wanted = code.lower()
    coded = _coded(wanted)
    if coded is not None:
        return getattr(coded, "CRITERION", None)
    known = criteria().values()
    return next((each for each in known if wanted in (each.code.lower(), each.name)), None)


def _coded(code: str) -> ModuleType | None:
    """Return the module of a code, without a look into the others."""
    return next(_modules(lambda name: name.startswith(f"{code}_")), None)


def _modules(wanted: Callable[[str], bool]) -> Iterator[ModuleType]:
    package = importlib.import_module(PACKAGE)
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    yield from (importlib.import_module(f"{PACKAGE}.{name}") for name in names if wanted(name))


def get(code: str) -> Check:
    """Return the check with this code or name, in any case; raise InputError if there is none."""
    found: Check | None = getattr(_coded(code.lower()), "CHECK", None)
    if found is not None:
        return found
    known = {key.lower(): check for check in load() for key in (check.code, check.name)}
    check = known.get(code.lower())
    if check is None:
        near = get_close_matches(code.lower(), known, n=1)
        hint = f"; did you mean {known[near[0]].code}?" if near else "; see framework-lint rules"
        raise InputError(f"unknown check {code!r}{hint}")
    return check


def select(
    chosen: Sequence[str] = (), ignored: Sequence[str] = (), extended: Sequence[str] = ()
) -> tuple[Check, ...]:
    """Return the checks whose code starts with a chosen prefix and with no ignored one.

    No choice means all that are enabled; `extended` adds to either. A prefix
    is a family ("AMB"), a code or a name; one that no check has raises InputError.
    """
    checks = load()
    chosen, ignored, extended = (
        [_prefix(named, checks) for named in several] for several in (chosen, ignored, extended)
    )
    return tuple(
        check
        for check in checks
        if _wanted(check, chosen, extended) and not _matches(check, ignored)
    )


def prefix(named: str) -> str:
    """Return a family or a code, in capitals, or the code of a name; raise InputError."""
    return _prefix(named, load())


def _prefix(named: str, checks: Sequence[Check]) -> str:
    """Return a family or a code as it stands, and a check's name as its code."""
    prefix = named.upper()
    known = any(prefix in (check.code, check.family) for check in checks)
    return prefix if known else get(named).code


def _wanted(check: Check, chosen: Sequence[str], extended: Sequence[str]) -> bool:
    named = _matches(check, chosen) if chosen else check.enabled
    return named or _matches(check, extended)


def _matches(check: Check, prefixes: Sequence[str]) -> bool:
    return check.code.startswith(tuple(prefixes))
