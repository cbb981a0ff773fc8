"""The cache: results of earlier runs in one sqlite file of the user's cache folder.

It holds words of the documents, so only its owner can read it. Whatever goes
wrong with it costs time and nothing else: a run then works without it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from framework_lint.generation import generation

FILE = "results-1.sqlite3"
LARGEST = 256_000_000
_WAIT = 1.0
_ODD = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)
_AT_ONCE = 500
_SUM = 8
_TABLE = "create table if not exists result (name blob primary key, sum blob, value blob)"
_Told = TypeVar("_Told")


def folder() -> Path:
    """Return the folder of the cache: that named in FRAMEWORK_LINT_CACHE_DIR, or the user's."""
    chosen = os.environ.get("FRAMEWORK_LINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("framework-lint", appauthor=False)


class Cache:
    """A store in a file; entries of another generation of the code are never found.

    `note` hears, in one line, that the file was damaged and is made anew. One
    that cannot be used now, as while another run writes, is let alone from then on.
    """

    def __init__(self, path: Path, note: Callable[[str], None]) -> None:
        self._path = path
        self._note = note
        self._shut = False
        self._generation = generation()

    def fetch(self, names: Collection[bytes]) -> Mapping[bytes, bytes]:
        """Return what is kept under those of the names that there are."""
        wanted = {self._own(name): name for name in names}
        if not wanted or not os.path.exists(self._path):  # noqa: PTH110 - it raises nothing
            return {}
        nothing: dict[bytes, bytes] = {}
        found = self._try(lambda base: dict(_found(base, tuple(wanted))), nothing)
        return {wanted[name]: value for name, value in found.items()}

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        rows = [(self._own(name), _sum(value), value) for name, value in entries.items()]
        if rows and self._made():
            self._try(lambda base: _put(base, rows), None)

    def clear(self) -> bool:
        """Remove the file; say whether there was one. Raises OSError if it cannot be removed."""
        there = self._path.exists()
        for suffix in ("", "-journal"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        return there

    def _own(self, name: bytes) -> bytes:
        return blake2b(self._generation + name, digest_size=20).digest()

    def _made(self) -> bool:
        """Make the file, for its owner alone, if it is not there; say whether there is one."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError:
            return False
        return True

    def _try(self, work: Callable[[sqlite3.Connection], _Told], otherwise: _Told) -> _Told:
        if self._shut:
            return otherwise
        try:
            with closing(sqlite3.connect(self._path, _WAIT)) as base, base:
                return work(base)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in _ODD:
                return self._renewed(otherwise)
            self._shut = True
            return otherwise
        except sqlite3.DatabaseError:
            return self._renewed(otherwise)

    def _renewed(self, otherwise: _Told) -> _Told:
        try:
            self.clear()
        except OSError:
            return otherwise
        self._note("the cache was damaged; it is made anew")
        return otherwise


def _found(base: sqlite3.Connection, names: tuple[bytes, ...]) -> Iterator[tuple[bytes, bytes]]:
    if not base.execute("select 1 from sqlite_master where name = 'result'").fetchone():
        return
    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        marks = ",".join("?" * len(some))
        query = f"select name, sum, value from result where name in ({marks})"  # noqa: S608 - marks
        for name, told, value in base.execute(query, some):
            if not isinstance(value, bytes) or told != _sum(value):
                raise sqlite3.DatabaseError("an entry differs from its sum")
            yield name, value


def _put(base: sqlite3.Connection, rows: list[tuple[bytes, bytes, bytes]]) -> None:
    base.execute("pragma synchronous = off")
    base.execute(_TABLE)
    base.executemany("insert or replace into result values (?, ?, ?)", rows)
    if _size(base) > LARGEST:
        base.execute("delete from result where rowid <= (select avg(rowid) from result)")


def _size(base: sqlite3.Connection) -> int:
    """Return the bytes in use, without those of pages that are free again."""
    names = ("page_count", "freelist_count", "page_size")
    pages, free, size = (base.execute(f"pragma {name}").fetchone()[0] for name in names)
    return int((pages - free) * size)


def _sum(value: bytes) -> bytes:
    return blake2b(value, digest_size=_SUM).digest()
