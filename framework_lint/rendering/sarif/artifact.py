"""The files of a run: each under a folder that has a name and no address."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePath

from framework_lint.outcome import Outcome, Report
from framework_lint.rendering.address import inside, percent_encoded
from framework_lint.rendering.sarif.message import Record, message

ROOT = "SRCROOT"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file is, from a folder that goes by a name, so that no report tells whose it is."""

    uri: str
    base: str
    index: int

    @property
    def record(self) -> Record:
        return {"uri": self.uri, "uriBaseId": self.base, "index": self.index}


def addresses(names: Iterable[str]) -> tuple[Address, ...]:
    """Address files from the current folder; those outside of it by name, from their own folder."""
    outside: dict[str, str] = {}
    return tuple(_address(name, index, outside) for index, name in enumerate(names))


def _address(name: str, index: int, outside: dict[str, str]) -> Address:
    path = inside(name)
    if path is not None:
        return Address(percent_encoded(path), ROOT, index)
    folder = os.path.dirname(os.path.realpath(name))  # noqa: PTH120 - a key, not a path to use
    base = outside.setdefault(folder, f"FOLDER{len(outside) + 1}")
    return Address(percent_encoded(PurePath(name).name), base, index)


def bases(known: Iterable[Address]) -> Record:
    """Describe the folders that files are addressed from, without saying where they are."""
    told = {ROOT: "The folder in which framework-lint was run."}
    for address in known:
        told.setdefault(address.base, "A folder outside of it.")
    return {name: {"description": message(text)} for name, text in told.items()}


def artifacts(outcome: Outcome, known: Iterable[Address]) -> list[Record]:
    """Describe each input, in the order of the addresses: what was read, then what was not."""
    told: list[Record] = [_read(report) for report in outcome.reports]
    told += [{"properties": {"read": False}} for _ in outcome.unread]
    return [
        {"location": address.record, "roles": ["analysisTarget"], **about}
        for address, about in zip(known, told, strict=True)
    ]


def _read(report: Report) -> Record:
    return {
        "mimeType": report.media_type,
        "hashes": {"sha-256": report.sha256},
        "properties": {
            "read": not report.unread or "in part",
            "identity": asdict(report.identity),
            "pages": report.pages,
            "words": report.words,
            "sentences": report.sentences,
            "checks": list(report.checks),
            "figures": asdict(report.figures),
            "warnings": list(report.warnings),
            "unread": list(report.unread),
        },
    }
