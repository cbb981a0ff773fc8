"""A run that can only say what an earlier one said says it without working it out again.

Such a run has the same options, the same day, the same output and the same
files: documents, configurations, waivers, baselines and packs, all by their
bytes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from time import time_ns

import click

from framework_lint.commands.console import say, screen
from framework_lint.destination import refuse
from framework_lint.destination import write as write_file
from framework_lint.errors import InputError
from framework_lint.headstart import headstart
from framework_lint.loading import digest, expand
from framework_lint.store import current
from framework_lint.terminal import write
from framework_lint.wording import count

CONFIGURATIONS = ("framework-lint.toml", "pyproject.toml")
_ALONE = ("show_config", "fresh", "timed")
_COARSE = 50_000_000


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told in a format, and the file that it goes to, or None for standard output."""

    style: str
    path: str | None
    told: str | bytes


@dataclass(frozen=True, slots=True)
class Said:
    """All that a run says: complaints on standard error, what is told, and the exit code."""

    complaints: tuple[str, ...]
    tellings: tuple[Telling, ...]
    code: int
    findings: int = 0

    def tell(self) -> int:
        """Say it; return the exit code."""
        for line in self.complaints:
            say(line)
        for telling in self.tellings:
            self._deliver(telling)
        return self.code

    def _deliver(self, telling: Telling) -> None:
        if telling.path:
            write_file(telling.path, telling.told)
            say(f"{count(self.findings, 'finding')}; report written to {telling.path}")
        elif isinstance(telling.told, bytes) and sys.stdout.isatty():
            style = telling.style
            raise InputError(f"--format {style} makes a file; say where it goes with --output FILE")
        elif telling.told:
            write(telling.told, exactly=telling.style != "text")


@dataclass(frozen=True, slots=True)
class _Run:
    """What is asked, by its name; `files` are the documents and where configurations could be.

    `began` counts nanoseconds, as file times do.
    """

    name: bytes
    files: tuple[str, ...]
    began: int


_GIVEN: ContextVar[tuple[_Run, Mapping[str, object]] | None] = ContextVar("given", default=None)


class Replaying(click.Command):
    """A command on documents whose runs are kept as they were said."""

    def invoke(self, ctx: click.Context) -> int:
        run = _run(ctx.params)
        kept = _kept(run) if run else None
        if kept is not None:
            return kept.tell()
        before = _GIVEN.set((run, ctx.params) if run else None)
        try:
            with nullcontext() if ctx.params["show_config"] else headstart(ctx.params["paths"]):
                code: int = super().invoke(ctx)
        finally:
            _GIVEN.reset(before)
        return code


def keep(said: Said, beside: Iterable[str]) -> None:
    """Keep what this run said, if it can be said again; `beside` are files that it read as well.

    Nothing is kept of a run during which one of its files changed.
    """
    given = _GIVEN.get()
    if given is None or any(isinstance(telling.told, bytes) for telling in said.tellings):
        return
    run, options = given
    known = {path: _stamp(path) for path in beside}
    again = _run(options)
    if again is None or again.name != run.name or any(_changed(p, run.began) for p in known):
        return
    kept = {"beside": known, "said": asdict(said)}
    current().keep({run.name: json.dumps(kept).encode()})


def _kept(run: _Run) -> Said | None:
    found = current().fetch((run.name,)).get(run.name)
    if found is None:
        return None
    kept = json.loads(found)
    if any(_stamp(path) != known for path, known in kept["beside"].items()):
        return None
    said = kept["said"]
    tellings = tuple(Telling(**telling) for telling in said["tellings"])
    for telling in tellings:
        if telling.path:
            refuse(telling.path, (*run.files, *kept["beside"]))
    return Said(tuple(said["complaints"]), tellings, said["code"], said["findings"])


def _run(given: Mapping[str, object]) -> _Run | None:
    """Return what is asked, or None if more is asked than to tell what files say."""
    paths = given["paths"]
    if not isinstance(paths, tuple) or "-" in paths or any(given[name] for name in _ALONE):
        return None
    began = time_ns()
    try:
        folder = Path.cwd()
    except OSError:
        return None
    found = _documents(paths)
    named = given.get("config")
    files = (*found, *([named] if isinstance(named, str) else _configurations(found)))
    if not found or any(os.path.lexists(path) and not digest(path) for path in files):
        return None
    options = sorted((name, repr(value)) for name, value in given.items())
    known = blake2b(digest_size=20, person=b"run")
    told = (options, folder, screen(), date.today(), [(path, _stamp(path)) for path in files])
    known.update(repr(told).encode("utf-8", "surrogatepass"))
    return _Run(known.digest(), files, began)


def _stamp(path: str) -> str:
    """Return where a path leads and what is there."""
    return f"{os.path.realpath(path)} {digest(path)}"


def _changed(path: str, began: int) -> bool:
    """Whether a file has been written or put in place since a run began, as far as is known."""
    try:
        status = Path(path).stat()
    except OSError:
        return True
    return max(status.st_mtime_ns, status.st_ctime_ns) > began - _COARSE


def _documents(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that the paths name; none if some can be read only once, or not at all."""
    found = tuple(expand(paths))
    read = tuple(path for path in found if isinstance(path, str) and digest(path))
    return read if len(read) == len(found) else ()


def _configurations(files: Iterable[str]) -> Iterator[str]:
    """Yield where the configuration of some files could be: in each folder above them."""
    folders = {os.path.dirname(os.path.abspath(file)) for file in files}  # noqa: PTH100, PTH120
    for folder in sorted({str(f) for each in folders for f in (each, *Path(each).parents)}):
        yield from (f"{folder}/{name}" for name in CONFIGURATIONS)
