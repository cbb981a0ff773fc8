"""The facts of a scenario: a file of them, and a template to fill in."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framework_lint.errors import InputError
from framework_lint.formula import Atom

_TABLES = ("facts", "done")
_UNKNOWN = "unknown"
_QUOTES = str.maketrans("“”‘’", "\"\"''")


def template(known: Iterable[tuple[Atom, bool]], name: str) -> str:
    """Write every fact as a line of TOML that says that it is unknown."""
    listed = list(known)
    lines = [f"# The facts on which the commitments of {name} hang: true, false or {_UNKNOWN!r}."]
    for table, done in zip(_TABLES, (False, True), strict=True):
        lines += ["", f"[{table}]"]
        lines += [
            f"{json.dumps(atom.name, ensure_ascii=False)} = {json.dumps(_UNKNOWN)}"
            for atom, is_done in listed
            if is_done is done
        ]
    return "\n".join(lines) + "\n"


def load_facts(content: bytes, known: Iterable[tuple[Atom, bool]]) -> dict[Atom, bool]:
    """Read facts given in TOML; those said to be unknown are left out.

    A fact is named by its words, or by a part of them that no other has.
    Raises InputError for a name or a value that means nothing.
    """
    listed = list(known)
    facts: dict[Atom, bool] = {}
    for table, name, value in _entries(_parsed(content)):
        atoms = [atom for atom, done in listed if done is (table == "done")]
        atom = _named(name, atoms, table)
        if value != _UNKNOWN and not isinstance(value, bool):
            raise InputError(f"[{table}] “{name}” must be true, false or {_UNKNOWN!r}")
        if atom in facts:
            raise InputError(f"[{table}] “{name}” names a fact that is given twice")
        if isinstance(value, bool):
            facts[atom] = value
    return facts


def _parsed(content: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError as error:
        raise InputError("the facts are not UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"the facts are not TOML: {error}") from error


def _entries(tables: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    for table, held in tables.items():
        if table not in _TABLES or not isinstance(held, dict):
            raise InputError(f"“{table}” is none of the tables of facts, [facts] and [done]")
        yield from ((table, name, value) for name, value in held.items())


def _named(name: str, atoms: Sequence[Atom], table: str) -> Atom:
    """Return the fact that is called so, or the only one whose words hold the name."""
    wanted = _plain(name)
    exact = [atom for atom in atoms if atom.name == name]
    exact = exact or [atom for atom in atoms if _plain(atom.name) == wanted]
    held = exact or [atom for atom in atoms if wanted in _plain(atom.name)]
    if len(held) == 1:
        return held[0]
    if held:
        several = ", ".join(f"“{atom.name}”" for atom in held[:3])
        raise InputError(f"[{table}] “{name}” could be any of {len(held)} facts: {several}")
    near = difflib.get_close_matches(name, [atom.name for atom in atoms], 1, cutoff=0.5)
    hint = f"; did you mean “{near[0]}”?" if near else "; --list-atoms prints all names"
    raise InputError(f"[{table}] “{name}” is no fact that a commitment hangs on{hint}")


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())
