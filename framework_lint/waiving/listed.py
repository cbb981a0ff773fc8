"""Waivers in a file of their own, for documents that hold no comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from framework_lint.errors import InputError
from framework_lint.fingerprint import normal
from framework_lint.location import matches, refuse_glob
from framework_lint.outcome import Finding, Waived, Waiver
from framework_lint.table import Table, table_of
from framework_lint.waiving.code import code_of

_KEYS = ("code", "file", "quote", "heading", "reason", "owner", "until")


@dataclass(frozen=True, slots=True)
class Listed:
    """A waiver and where it is written; what is empty narrows it in no way.

    `file` is a glob, relative to the folder of the waivers file; `until` is
    the last day on which it holds.
    """

    where: str
    code: str
    reason: str
    owner: str
    file: str = ""
    quote: str = ""
    heading: str = ""
    until: date | None = None

    def covers(self, finding: Finding, name: str) -> bool:
        """Whether it is about a finding in the document that goes by `name` beside it."""
        return (
            finding.code.startswith(self.code)
            and self.reaches(name)
            and _says(self.quote, finding.context, finding.quote)
            and _says(self.heading, *finding.place.section)
        )

    def reaches(self, name: str) -> bool:
        return not self.file or matches(self.file, name)

    def holds(self, today: date) -> bool:
        return self.until is None or today <= self.until

    @property
    def waiver(self) -> Waiver:
        return Waiver(Waived.FILE, self.reason, self.owner, self.until)


def _says(wanted: str, *texts: str) -> bool:
    """Whether one of the texts holds the words, as words, in whatever case and quotation marks."""
    words = re.compile(rf"(?<!\w){re.escape(normal(wanted))}(?!\w)")
    return not wanted or any(words.search(normal(text)) for text in texts)


def parse(text: str, where: str) -> tuple[Listed, ...]:
    """Return the waivers of a file; raise InputError for the first mistake in it."""
    table = table_of(text, where)
    table.only(["waiver"])
    return tuple(_listed(table)) if "waiver" in table else ()


def _listed(table: Table) -> Iterator[Listed]:
    for inner in table.tables("waiver"):
        inner.only(_KEYS)
        if "file" in inner:
            refuse_glob(inner, "file", inner.text("file"))
        yield Listed(
            where=inner.where,
            code=_code(inner),
            reason=inner.text("reason"),
            owner=inner.text("owner"),
            file=inner.text_or("file", ""),
            quote=inner.text_or("quote", ""),
            heading=inner.text_or("heading", ""),
            until=inner.day("until") if "until" in inner else None,
        )


def _code(table: Table) -> str:
    try:
        return code_of(table.text("code"))
    except InputError as error:
        table.refuse(f"code: {str(error).removeprefix(f'{table.where}: code: ')}")
