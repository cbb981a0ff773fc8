"""The keys of a configuration: what each holds, by default and in words."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from framework_lint import packs, registry
from framework_lint.check import Severity
from framework_lint.configuration.profile import PROFILES, PUBLISHED
from framework_lint.configuration.setting import Value
from framework_lint.errors import InputError
from framework_lint.location import refuse_glob
from framework_lint.readers.options import Options, Revisions
from framework_lint.table import Table, meant

NEVER = "never"
PER_FILE = "per-file"


@dataclass(frozen=True, slots=True)
class Key:
    """A key with what it is by default.

    `read` takes it from a table of a file that lies in a folder. One that is
    not `each` can be given for all files only, not for those that a glob means.
    """

    name: str
    default: Value
    says: str
    read: Callable[[Table, str, str], Value]
    each: bool = True


def _choice(known: Sequence[str], table: Table, key: str, _: str) -> str:
    value = table.text(key)
    if value not in known:
        table.refuse(f"{key}: give one of {', '.join(known)}{meant(value, known)}")
    return value


def _codes(table: Table, key: str, _: str) -> tuple[str, ...]:
    named = table.texts(key)
    for code in named:
        try:
            registry.prefix(code)
        except InputError as error:
            table.refuse(f"{key}: {error}")
    return named


def _packs(table: Table, key: str, folder: str) -> tuple[str, ...]:
    named = table.texts(key)
    for name in named:
        if not name.endswith(".toml") and name not in packs.names():
            table.refuse(f"{key}: unknown pack {name!r}{meant(name, packs.names())}")
    return tuple(os.path.join(folder, name) if name.endswith(".toml") else name for name in named)  # noqa: PTH118 - a path as it is told


def _path(table: Table, key: str, folder: str) -> str:
    return os.path.join(folder, table.text(key))  # noqa: PTH118 - a path as it is told


def _number(table: Table, key: str, _: str) -> int:
    return table.number(key)


def globs(table: Table, key: str, _: str = "") -> tuple[str, ...]:
    """Return the globs of a list; refuse what is no glob here."""
    for glob in table.texts(key):
        refuse_glob(table, key, glob)
    return table.texts(key)


KEYS = (
    Key(
        "profile",
        PUBLISHED.name,
        "how much is reported: `draft`, `published` or `strict`",
        partial(_choice, tuple(PROFILES)),
    ),
    Key("select", (), "the checks and families to run, in place of the profile's", _codes),
    Key("ignore", (), "checks and families to leave out", _codes),
    Key("extend-select", (), "checks and families to run as well", _codes),
    Key(
        "fail-on",
        "",
        "the least severity that makes the exit code 1: `error`, `warning`, `note` or `never`; "
        "the profile's if it is not given",
        partial(_choice, (*(severity.value for severity in Severity), NEVER)),
    ),
    Key("packs", (), "regimes to ask for, by name or by the path of a `.toml` file", _packs),
    Key(
        "revisions",
        Options().revisions.value,
        "a DOCX with its tracked changes `accepted`, or the `original` before them",
        partial(_choice, tuple(revisions.value for revisions in Revisions)),
    ),
    Key("max-pages", Options().max_pages, "refuse a PDF with more pages", _number),
    Key("max-size", 10, "refuse a file of more megabytes", _number),
    Key("waivers", "", "the path of a waivers file", _path),
    Key("baseline", "", "the path of a baseline", _path),
    Key("exclude", (), "globs of files to leave alone", globs, each=False),
)
