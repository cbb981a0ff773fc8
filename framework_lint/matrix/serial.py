"""A survey for machines: JSON, and CSV with a row for each article of each document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict

from framework_lint import __version__
from framework_lint.matrix.record import coverage_record
from framework_lint.matrix.survey import Survey, Surveyed
from framework_lint.outcome import NOTICE
from framework_lint.sheet import safe
from framework_lint.verdict import Answer, Coverage, Passage, Ruling

SCHEMA = "framework-lint/coverage/1"
_SEPARATOR = " | "


def to_json(survey: Survey) -> str:
    told = {
        "schema": SCHEMA,
        "tool": {"name": "framework-lint", "version": __version__},
        "notice": NOTICE,
        "complete": survey.complete,
        "documents": [_document(document) for document in survey.documents],
        "unread": [asdict(unread) for unread in survey.unread],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _document(document: Surveyed) -> dict[str, object]:
    return {
        "name": document.name,
        "sha256": document.sha256,
        "identity": asdict(document.identity),
        "warnings": list(document.warnings),
        "unread": list(document.unread),
        "coverage": [coverage_record(coverage) for coverage in document.coverage],
    }


def to_csv(survey: Survey) -> str:
    """Write each article of each document as a row; what is several is parted by " | "."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for document in survey.documents:
        for coverage in document.coverage:
            for ruling in coverage.rulings:
                row = _row(document, coverage, ruling)
                writer.writerow({name: safe(told) for name, told in row.items()})
    return out.getvalue()


def _row(document: Surveyed, coverage: Coverage, ruling: Ruling) -> dict[str, str]:
    passages = [passage for answer in ruling.answers for passage in answer.passages]
    return {
        "document": document.name,
        "sha256": document.sha256,
        "pack": coverage.pack,
        "standing": coverage.standing,
        "checked": coverage.checked.isoformat(),
        "as_of": coverage.as_of.isoformat(),
        "article": ruling.article,
        "title": ruling.title,
        "paraphrase": ruling.paraphrase,
        "verdict": ruling.verdict.value,
        "reason": ruling.reason,
        "criteria": _joined(answer.criterion for answer in ruling.answers),
        "depth": _joined(answer.depth.value if answer.depth else "" for answer in ruling.answers),
        "says": _joined(slot for answer in ruling.answers for slot in answer.filled),
        "says_in_general_terms": _joined(s for answer in ruling.answers for s in answer.weak),
        "not_found": _joined(asks for answer in ruling.answers for _, asks in answer.open),
        "evidence": _joined(passage.quote for passage in passages),
        "places": _joined(_where(passage) for passage in passages),
        "weaknesses": _joined(passage.weakness for passage in passages),
        "searched": _joined(_searched(coverage, answer) for answer in ruling.answers),
    }


def _where(passage: Passage) -> str:
    place = passage.place
    page = f"p. {place.page}, " if place.page else ""
    return f"{page}line {place.line}"


def _searched(coverage: Coverage, answer: Answer) -> str:
    return f"{coverage.sections} sections for: {'; '.join(answer.searched)}"


def _joined(several: Iterator[str]) -> str:
    return _SEPARATOR.join(several)


_COLUMNS = (
    "document",
    "sha256",
    "pack",
    "standing",
    "checked",
    "as_of",
    "article",
    "title",
    "paraphrase",
    "verdict",
    "reason",
    "criteria",
    "depth",
    "says",
    "says_in_general_terms",
    "not_found",
    "evidence",
    "places",
    "weaknesses",
    "searched",
)
