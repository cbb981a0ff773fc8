"""A framework's title, version and date, as the document states them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.document import Block, Document, Kind, Role

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_VERSION = re.compile(
    r"\b(?:version[ ]*:?[ ]*v?|v(?:er)?[. ]?)(\d+(?:\.\d+)*(?:[a-z]|-[a-z0-9]+)?)\b", re.IGNORECASE
)
_STAGE = re.compile(r"\(?\b(draft|beta|alpha|interim|preview)\b\)?", re.IGNORECASE)
_DATE = re.compile(
    rf"\b(\d{{1,2}}(?:st|nd|rd|th)?[ ]+{_MONTH}\.?,?[ ]+\d{{4}}"
    rf"|{_MONTH}\.?[ ]+\d{{1,2}}(?:st|nd|rd|th)?,?[ ]+\d{{4}}"
    rf"|{_MONTH}\.?,?[ ]+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b",
    re.IGNORECASE,
)
_OPENING_WORDS = 250
_TITLE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Identity:
    """What the document calls itself; None where it does not say."""

    title: str | None = None
    version: str | None = None
    date: str | None = None


def identify(document: Document) -> Identity:
    """Read title, version and date from the title page, front matter and change log."""
    opening = "\n".join(block.text for block in _opening(document))
    log = "\n".join(b.text for b in document.blocks if b.role is Role.CHANGE_LOG)
    return Identity(
        _title(document),
        _first(_VERSION, opening) or _first(_STAGE, opening),
        _first(_DATE, opening) or _latest(log),
    )


def _opening(document: Document) -> Iterator[Block]:
    """Yield what stands before the body is under way: the first words and their furniture."""
    words = 0
    for block in document.blocks:
        yield block
        if block.role is not Role.FURNITURE:
            words += len(block.text.split())
        if words > _OPENING_WORDS:
            return


def _title(document: Document) -> str | None:
    stated = _first(
        re.compile(r"^(?:\w+_)?title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.IGNORECASE | re.MULTILINE),
        _metadata(document),
    )
    return stated or _heading(document)


def _metadata(document: Document) -> str:
    return "\n".join(b.text for b in document.blocks if b.role is Role.METADATA)


def _heading(document: Document) -> str | None:
    """Return the first heading if it opens the document and is no section of it."""
    for block in document.blocks:
        if block.role is Role.BODY:
            words = len(block.text.split())
            heading = block.kind is Kind.HEADING and not block.label
            return block.text if heading and words <= _TITLE_WORDS else None
    return None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match.group(1) if match else None


def _latest(text: str) -> str | None:
    """Return the latest date in a change log, whichever end of it is the newest."""
    return max(_DATE.findall(text), key=_order, default=None)


def _order(date: str) -> tuple[int, int, int]:
    """Return year, month and day for comparison; what a date does not say counts as 0."""
    numbers = [int(number) for number in re.findall(r"\d+", date)]
    if "-" in date:
        return numbers[0], numbers[1], numbers[2]
    month = next((i for i, name in enumerate(_MONTHS, 1) if name in date.lower()), 0)
    return numbers[-1], month, numbers[0] if len(numbers) > 1 else 0
