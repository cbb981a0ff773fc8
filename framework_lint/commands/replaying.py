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

import click

from framework_lint.commands.console import screen
from framework_lint.destination import write as write_file
from framework_lint.errors import InputError
from framework_lint.headstart import headstart
from framework_lint.loading import digest, expand
from framework_lint.screen import visible
from framework_lint.store import current
from framework_lint.terminal import write
from framework_lint.wording import count

CONFIGURATIONS = ("framework-lint.toml", "pyproject.toml")
_ALONE = ("show_config", "fresh", "timed")
_GIVEN: ContextVar[tuple[bytes, Mapping[str, object]] | None] = ContextVar("given", default=None)


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
            _say(line)
        for telling in self.tellings:
            self._deliver(telling)
        return self.code

    def _deliver(self, telling: Telling) -> None:
        if telling.path:
            write_file(telling.path, telling.told)
            _say(f"{count(self.findings, 'finding')}; report written to {telling.path}")
        elif isinstance(telling.told, bytes) and sys.stdout.isatty():
            style = telling.style
            raise InputError(f"--format {style} makes a file; say where it goes with --output FILE")
        elif telling.told:
            write(telling.told, exactly=telling.style != "text")


class Replaying(click.Command):
    """A command on documents whose runs are kept as they were said."""

    def invoke(self, ctx: click.Context) -> int:
        run = _name(ctx.params)
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

    Nothing is kept of a run during which a document changed.
    """
    given = _GIVEN.get()
    if given is None or any(isinstance(telling.told, bytes) for telling in said.tellings):
        return
    run, options = given
    if _name(options) != run:
        return
    kept = {"beside": {path: digest(path) for path in beside}, "said": asdict(said)}
    current().keep({run: json.dumps(kept).encode()})


def _kept(run: bytes) -> Said | None:
    found = current().fetch((run,)).get(run)
    if found is None:
        return None
    kept = json.loads(found)
    if any(digest(path) != known for path, known in kept["beside"].items()):
        return None
    said = kept["said"]
    tellings = tuple(Telling(**telling) for telling in said["tellings"])
    return Said(tuple(said["complaints"]), tellings, said["code"], said["findings"])


def _name(given: Mapping[str, object]) -> bytes | None:
    """Return what a run goes by, or None for one that does more than tell what files say."""
    paths = given["paths"]
    if not isinstance(paths, tuple) or "-" in paths or any(given[name] for name in _ALONE):
        return None
    found = _documents(paths)
    if found is None:
        return None
    known = blake2b(digest_size=20, person=b"run")
    options = sorted((name, repr(value)) for name, value in given.items())
    told = (options, Path.cwd(), screen(), date.today())
    known.update(repr(told).encode("utf-8", "surrogatepass"))
    named = given.get("config")
    for path in (*found, *([named] if isinstance(named, str) else _configurations(found))):
        known.update(f"{path}\0{digest(path)}\n".encode("utf-8", "surrogatepass"))
    return known.digest()


def _documents(paths: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the files that the paths name, or None if some can be read only once, or not."""
    found = tuple(expand(paths))
    read = tuple(path for path in found if isinstance(path, str) and digest(path))
    return read if len(read) == len(found) else None


def _configurations(files: Iterable[str]) -> Iterator[str]:
    """Yield where the configuration of some files could be: in each folder above them."""
    folders = {os.path.dirname(os.path.abspath(file)) for file in files}  # noqa: PTH100, PTH120
    for folder in sorted({str(f) for each in folders for f in (each, *Path(each).parents)}):
        yield from (f"{folder}/{name}" for name in CONFIGURATIONS)


def _say(line: str) -> None:
    click.echo(visible(f"framework-lint: {line}"), err=True)
