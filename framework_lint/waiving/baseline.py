"""A baseline: the findings that were there on a day, so that only new ones are told.

A file of JSON lines: first one that says what it is, then one an entry,
sorted, so that a version control system shows what came and went.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass
from functools import cached_property

from framework_lint import __version__
from framework_lint.errors import InputError
from framework_lint.fingerprint import fingerprints
from framework_lint.outcome import Finding, Report, Waived

SCHEMA = "framework-lint/baseline/1"
_QUOTED = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding by the fingerprint it goes by; the rest is for those who review the file.

    `file` is relative to the folder of the baseline.
    """

    file: str
    code: str
    heading: str
    quote: str
    fingerprint: str


@dataclass(frozen=True)
class Baseline:
    """The entries of a file; `where` is the path it was given by."""

    where: str
    entries: tuple[Entry, ...] = ()

    @cached_property
    def keys(self) -> frozenset[tuple[str, str]]:
        return frozenset((entry.file, entry.fingerprint) for entry in self.entries)

    def holds(self, name: str, fingerprint: str) -> bool:
        return (name, fingerprint) in self.keys

    def of(self, name: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.file == name)

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(sorted({entry.file for entry in self.entries}))


def parse(text: str, where: str) -> Baseline:
    """Return the baseline of a file; raise InputError for the first line amiss."""
    head, *lines = text.split("\n")
    if f'"{SCHEMA}"' not in head or _object(head, f"{where}: line 1").get("schema") != SCHEMA:
        raise InputError(f"{where}: is no baseline that this version of framework-lint reads")
    if lines[-1:] != [""]:
        raise InputError(f"{where}: is cut off; write it again with --write-baseline")
    numbered = enumerate(lines[:-1], start=2)
    return Baseline(where, tuple(_entry(line, f"{where}: line {n}") for n, line in numbered))


def _entry(line: str, where: str) -> Entry:
    held = _object(line, where)
    names = tuple(Entry.__dataclass_fields__)
    values = [held.get(name) for name in names]
    if held.keys() != set(names) or not all(isinstance(value, str) for value in values):
        raise InputError(f"{where}: is no entry of a baseline")
    return Entry(*map(str, values))


def _object(line: str, where: str) -> dict[str, object]:
    try:
        held: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: is no entry of a baseline") from error
    return held if isinstance(held, dict) else {}


def to_text(entries: Iterable[Entry]) -> str:
    """Write entries, in the order of their files and codes."""
    told: list[dict[str, object]] = [{"schema": SCHEMA, "version": __version__}]
    told += [asdict(entry) for entry in sorted(set(entries), key=astuple)]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in told)


def entries(report: Report, name: str) -> Iterator[tuple[Entry, Finding]]:
    """Yield every finding of a report with what it would be in a baseline beside `name`."""
    for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True):
        heading = " > ".join(_line(title) for title in finding.place.section)
        quote = _line(finding.quote)
        short = quote if len(quote) <= _QUOTED else quote[: _QUOTED - 1] + "…"
        yield Entry(name, finding.code, heading, short, fingerprint), finding


def _line(text: str) -> str:
    return " ".join(text.split())


def rewrite(old: Baseline, reports: Iterable[tuple[Report, str]]) -> tuple[Entry, ...]:
    """Return the entries after a run: what was found and counts, and what was not looked at.

    What a file holds that was not read, or not whole, stays; so does what a
    check found that did not run. Waivers of the document stand for themselves.
    """
    kept = {(entry.file, entry.fingerprint): entry for entry in old.entries}
    for report, name in reports:
        for entry in old.of(name):
            if not report.unread and entry.code in report.checks:
                kept.pop((entry.file, entry.fingerprint), None)
        for entry, finding in entries(report, name):
            if finding.waiver is None or finding.waiver.by is Waived.BASELINE:
                kept[name, entry.fingerprint] = entry
    return tuple(kept.values())
