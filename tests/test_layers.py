"""Hold the layers: a module imports only from its own room and the rooms below."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = (
    (
        "errors",
        "generation",
        "lexicon",
        "location",
        "source",
        "store",
        "recall",
        "severity",
        "table",
        "textmap",
        "twin",
        "document",
        "readers",
    ),
    (
        "annotation",
        "apart",
        "cause",
        "clause",
        "clauses",
        "condition",
        "coordination",
        "definition",
        "duty",
        "features",
        "figures",
        "formula",
        "identity",
        "impersonal",
        "modality",
        "nlp",
        "parsing",
        "party",
        "policy",
        "quantity",
        "reading",
        "readings",
        "reference",
        "register",
        "rereading",
        "rewording",
        "scenario",
        "sentences",
        "statement",
        "syntax",
        "truth",
        "understanding",
        "verifiability",
    ),
    (
        "amendment",
        "check",
        "criterion",
        "evidence",
        "open_list",
        "shape",
        "signals",
    ),
    ("checks",),
    ("outcome", "verdict"),
    (
        "contest",
        "fingerprint",
        "stopwatch",
        "registry",
        "precision",
        "suggestion",
        "pack",
        "packs",
        "coverage",
        "waiving",
        "engine",
    ),
    (
        "screen",
        "sheet",
        "wording",
        "digest",
        "matrix",
        "annotating",
        "rendering",
        "explaining",
        "inspection",
        "listing",
        "contrast",
    ),
    (
        "cache",
        "terminal",
        "loading",
        "destination",
        "headstart",
        "configuration",
        "session",
        "parameters",
        "commands",
        "cli",
        "__main__",
    ),
)
LEVELS = {name: level for level, room in enumerate(ROOMS) for name in room}
ONLY_DOORS = {
    "msgspec": {"apart", "parsing"},
    "spacy": {"nlp"},
    "sqlite3": {"cache"},
    "jinja2": {"rendering"},
    "click": {"cli", "commands", "parameters", "terminal", "__main__"},
    "docx": {"readers"},
    "lxml": {"readers", "annotating"},
    "pypdf": {"annotating"},
    "pypdfium2": {"readers"},
    "wcmatch": {"location"},
}
NETWORK = {"socket", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "ssl"}


def modules() -> Iterator[tuple[str, Path]]:
    for package in ("framework_lint", "framework_lint.checks"):
        path = importlib.import_module(package).__path__
        for found in pkgutil.walk_packages(path, f"{package}."):
            spec = found.module_finder.find_spec(found.name, None)
            if spec and spec.origin:
                yield found.name, Path(spec.origin)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str | None:
    """Return the part of a dotted name that ROOMS knows, or None for the package itself."""
    package, _, rest = name.partition(".")
    return rest.partition(".")[0] if package == "framework_lint" and rest else None


MODULES = dict(modules())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_downwards(name: str) -> None:
    own = room(name)
    assert own in LEVELS, f"say in ROOMS which room {own} belongs to"
    used = {room(imported) for imported in imports(MODULES[name])}
    upwards = {other for other in used if other in LEVELS and LEVELS[other] > LEVELS[own]}
    assert not upwards


@pytest.mark.parametrize("name", MODULES)
def test_a_library_is_used_behind_its_door_only(name: str) -> None:
    used = {imported.partition(".")[0] for imported in imports(MODULES[name])}
    assert not used & NETWORK
    assert all(room(name) in doors for library, doors in ONLY_DOORS.items() if library in used)


def test_the_mapped_folders_are_reached_by_name_only() -> None:
    mapped = {"checks", "reports", "corpora"}
    for name, path in MODULES.items():
        used = {room(imported) for imported in imports(path)}
        assert room(name) == "checks" or not used & mapped
