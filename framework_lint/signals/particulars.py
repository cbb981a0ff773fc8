"""A document's particulars: where it says its own title, version and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.criterion import Evidence
from framework_lint.document import Block, Role
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern

_SHORT = 200
_LINE = 12
_CELL = 30
_READ = (Role.BODY, Role.FURNITURE, Role.CHANGE_LOG, Role.METADATA)

_Span = tuple[int, int, int]
"""The index of a block, with a start and an end in it."""


def particulars(policy: Policy) -> Iterator[Evidence]:
    """Yield where the title block, or a log of versions, has title, version and date."""
    identity = policy.identity
    number = identity.version if re.search(r"\d", identity.version or "") else None
    stage = None if number else identity.version
    title = _title(identity.title)
    found: dict[str, _Span | None] = {
        "title": _first(policy, re.compile(title, re.IGNORECASE)) if title else None,
        "version": _stated(policy, number and rf"\bv\w*[.:\s]*{re.escape(number)}\b", "version"),
        "date": _stated(policy, identity.date and re.escape(identity.date), "date"),
    }
    if found["version"] is None and stage is not None:
        found["stage"] = _first(policy, re.compile(rf"\b{re.escape(stage)}\b", re.IGNORECASE))
    for slot, place in found.items():
        if place is not None:
            index, start, end = place
            filed = policy.document.blocks[index].role is Role.METADATA
            why = "names a stage and no number" if slot == "stage" else ""
            why = "stands in the file's metadata" if filed else why
            yield Evidence(index, start, end, (slot.replace("stage", "version"),), why)


def _title(title: str | None) -> str | None:
    """Return an expression for a title, or for the last words of it as a cover prints them."""
    words = (title or "").split()
    tails = [r"\s+".join(map(re.escape, words[i:])) for i in range(max(1, len(words) - 1))]
    return rf"^\W*(?:{'|'.join(tails)})" if words else None


def _stated(policy: Policy, words: str | None, kind: str) -> _Span | None:
    """Return where the document says of itself a version or a date, read or labelled as such."""
    read = _first(policy, re.compile(words, re.IGNORECASE), kind) if words else None
    return read or _first(policy, pattern("identity", f"{kind}_line"), kind) or _row(policy, kind)


def _row(policy: Policy, kind: str) -> _Span | None:
    """Return the cell, beside a label or under a column's name, that says a version or a date."""
    for index in policy.cells:
        block = policy.document.blocks[index]
        labels = [label for label in (block.place.row, block.place.column) if label]
        named = any(pattern("identity", f"{kind}_label").fullmatch(label) for label in labels)
        if named and re.search(r"\d", block.text) and len(block.text) <= _CELL:
            return index, 0, len(block.text)
    return None


def _first(policy: Policy, words: re.Pattern[str], kind: str = "") -> _Span | None:
    """Return block, start and end of the first place with some words, the body's before others."""
    blocks = policy.document.blocks
    found = [
        (block.role is Role.METADATA, index, match)
        for index, block in enumerate(blocks)
        if block.role in _READ
        for match in words.finditer(block.text)
        if not kind or _of_itself(block, match, kind)
    ]
    if not found:
        return None
    _, index, match = min(found, key=lambda each: each[:2])
    return index, *_shown(blocks[index], match)


def _of_itself(block: Block, match: re.Match[str], kind: str) -> bool:
    """Whether a version or a date stands by itself or is labelled, and is no model's or event's."""
    if block.role is not Role.BODY:
        return True
    before = re.split(r"[.;\n](?=\s)", block.text[: match.start()])[-1]
    after = re.split(r"[.;\n](?=\s|$)", block.text[match.end() :])[0]
    line = f"{before}{match.group()}{after}"
    if pattern("identity", "elsewhere").search(line):
        return False
    labelled = pattern("identity", f"{kind}_lead").search(f"{before}{match.group()}") is not None
    return labelled or len(line.split()) <= _LINE


def _shown(block: Block, match: re.Match[str]) -> tuple[int, int]:
    return (0, len(block.text)) if len(block.text) <= _SHORT else match.span()
