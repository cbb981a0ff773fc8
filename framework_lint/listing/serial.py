"""Clauses for machines: JSON, one JSON line a clause, CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict

from framework_lint import __version__
from framework_lint.listing.record import (
    Record,
    clause_record,
    definition_record,
    verifiability_record,
)
from framework_lint.listing.selection import Listing
from framework_lint.outcome import NOTICE
from framework_lint.policy import Policy
from framework_lint.sheet import safe

SCHEMA = "framework-lint/clauses/1"
_SEPARATOR = " | "


def to_json(listing: Listing) -> str:
    policy = listing.policy
    told = {
        "schema": SCHEMA,
        "tool": {"name": "framework-lint", "version": __version__},
        "notice": NOTICE,
        "document": document_record(listing.policy),
        "counts": {**listing.by_kind(), "edge": listing.edges},
        "clauses": _records(listing),
        "definitions": [definition_record(term, policy) for term in policy.definitions],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def to_lines(listing: Listing) -> str:
    """Write each clause as a line of JSON, with the file it is from."""
    source = listing.policy.document.source
    head = {"file": source.name, "sha256": source.sha256}
    return "".join(
        json.dumps({**head, **record}, ensure_ascii=False, allow_nan=False) + "\n"
        for record in _records(listing)
    )


def to_csv(listing: Listing) -> str:
    """Write each clause as a row; what is several stands in one field, parted by " | "."""
    records = [_flat(record) for record in _records(listing)]
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def _records(listing: Listing) -> list[Record]:
    document, assessed = listing.policy.document, listing.assessed
    return [
        clause_record(clause, document)
        | {"verifiability": verifiability_record(assessed.get(clause.id))}
        for clause in listing.clauses
    ]


def document_record(policy: Policy) -> Record:
    """Return what was read: the file, its hash, what it says of itself, what was not read."""
    document = policy.document
    return {
        "name": document.source.name,
        "media_type": document.source.media_type,
        "sha256": document.source.sha256,
        "identity": asdict(policy.identity),
        "pages": len({page.number for page in document.pages}),
        "warnings": list(document.warnings),
        "unread": list(document.unread),
    }


def _flat(record: Record) -> dict[str, str]:
    told = record | _graded(record["verifiability"])
    return {name: safe(_field(told.get(name))) for name in _COLUMNS}


def _graded(assessed: object) -> Record:
    """Spread how well a clause can be checked over columns of its own."""
    if not isinstance(assessed, dict):
        return {}
    return {f"verifiability_{name}": value for name, value in assessed.items()}


def _field(value: object) -> str:
    if isinstance(value, list):
        return _SEPARATOR.join(_field(part) for part in value)
    if isinstance(value, dict):
        return str(value.get("quote", ""))
    return "" if value is None else str(value)


_COLUMNS = (
    "id",
    "kind",
    "register",
    "threshold",
    "trigger",
    "trigger_necessary",
    "actor",
    "actor_explicit",
    "action",
    "object",
    "quote",
    "timing",
    "deployment_scope",
    "standards",
    "evidence",
    "recipients",
    "exceptions",
    "hedges",
    "decider",
    "reasons",
    "references",
    "page",
    "line",
    "section",
    "table",
    "row",
    "column",
    "item",
    "note",
    "trigger_formula",
    "verifiability_class",
    "verifiability_score",
    "verifiability_slots",
    "verifiability_reasons",
)
