"""One document, one result: what is read does not depend on the format."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from invariant import check
from typeset import (
    OTHERS,
    cells,
    document,
    each_format,
    each_other,
    own,
    policy,
    present,
    report,
    sentences,
    share,
)

from framework_lint import packs
from framework_lint.coverage import cover
from framework_lint.document import Block, Kind
from framework_lint.formula import symbolic

pytestmark = present

TABLE = "Table 1"
RISK = "Associated risk of severe harm"
SAFEGUARDS = "Risk-specific safeguard guidelines"
CONDITION = "In conjunction with a Long-range Autonomy capability"
DUTY = (
    "Require safeguards meeting High standard against misalignment (Appendix C.2) for large-scale "
    "internal deployment"
)
LEVELS = ("[High]", "[Critical]")


def halves(blocks: list[Block]) -> list[tuple[str | None, str, Block]]:
    """Pair each cell after the first column with its row and the level that its row is about."""
    found = []
    level = ""
    for block in blocks:
        level = next((name for name in LEVELS if block.text.startswith(name)), level)
        found.append((block.place.row, level, block))
    return found


@each_format
def test_every_span_leads_to_its_words(path: Path) -> None:
    check(document(path))


@each_format
def test_a_format_is_read_whole(path: Path) -> None:
    assert (document(path).warnings, document(path).unread) == ((), ())


@each_format
def test_a_table_has_its_rows_and_columns(path: Path) -> None:
    headers = [
        block.text
        for block in document(path).blocks
        if block.kind is Kind.CAPTION and block.place.column and block.place.table is not None
        if block.place.table.startswith(TABLE)
    ]
    assert len(headers) == 4
    assert headers[2:] == [RISK, SAFEGUARDS]
    assert {block.place.column for block in cells(path, TABLE)} == set(headers)
    levels = [b for b in cells(path, TABLE) if b.place.column == headers[1]]
    rows = [(b.place.row, next(n for n in LEVELS if b.text.startswith(n))) for b in levels]
    categories = list(dict.fromkeys(row for row, _ in rows))
    assert len(categories) == 3
    assert rows == [(row, level) for row in categories for level in LEVELS]


@each_format
def test_the_condition_stands_in_the_risk_column(path: Path) -> None:
    (block,) = (block for block in document(path).blocks if CONDITION in block.text)
    assert block.kind is Kind.CELL
    assert block.place.column == RISK
    assert block.place.row == "Cybersecurity"


@each_format
def test_the_duty_is_the_third_item_of_its_cell(path: Path) -> None:
    (found,) = (half for half in halves(cells(path, TABLE)) if half[2].text == DUTY)
    row, level, block = found
    assert (row, level) == ("Cybersecurity", "[High]")
    assert (block.place.column, block.place.item) == (SAFEGUARDS, 3)


@each_other
def test_sentences_are_the_same(path: Path) -> None:
    common, told = share(sentences(OTHERS[path]), sentences(path))
    assert common >= 0.99, told


def where(block: Block) -> tuple[object, ...]:
    place = block.place
    return block.text, place.table, place.row, place.column, place.item


@each_other
def test_words_stand_in_the_same_cells(path: Path) -> None:
    common, told = share(map(where, own(OTHERS[path])), map(where, own(path)))
    assert common >= 0.98, told


def nature(block: Block) -> tuple[object, ...]:
    """Return what a block is; which sign a bullet is drawn as is the format's own affair."""
    marks = tuple((mark.offset, mark.note) for mark in block.marks)
    label = re.sub(r"^[^\w(]$", "•", block.label)
    return block.text, block.kind.value, block.role.value, block.level, label, marks


@each_other
def test_blocks_are_the_same_things(path: Path) -> None:
    common, told = share(map(nature, own(OTHERS[path])), map(nature, own(path)))
    assert common >= 0.98, told


@each_other
def test_sections_and_lead_ins_are_the_same(path: Path) -> None:
    common, told = share(governed(OTHERS[path]), governed(path))
    assert common >= 0.98, told


def governed(path: Path) -> list[tuple[object, ...]]:
    blocks = document(path).blocks
    return [
        (block.text, block.place.section, tuple(blocks[at].text for at in lead_ins))
        for index, block in enumerate(blocks)
        if block.operative
        for lead_ins in [tuple(document(path).lead_ins(index))]
    ]


@each_other
def test_findings_are_the_same(path: Path) -> None:
    wanted, found = (
        [(finding.code, finding.quote, finding.context) for finding in report(each_path).findings]
        for each_path in (OTHERS[path], path)
    )
    common, told = share(wanted, found)
    assert common >= 0.97, told


@each_other
def test_clauses_are_the_same(path: Path) -> None:
    common, told = share(bindings(OTHERS[path]), bindings(path))
    assert common >= 0.98, told


def bindings(path: Path) -> list[tuple[object, ...]]:
    """Return each clause with its cell, level and trigger; line breaks are the format's own."""
    return [
        (
            clause.kind.value,
            _bare(clause.quote),
            clause.place.row,
            clause.place.column,
            clause.threshold,
            _bare(symbolic(clause.trigger.formula)) if clause.trigger else None,
        )
        for clause in policy(path).clauses
    ]


def _bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


@cache
def verdicts(path: Path) -> dict[tuple[str, str], str]:
    told = cover(policy(path), [packs.load(name) for name in packs.names()])
    return {(c.pack, ruling.article): ruling.verdict.value for c in told for ruling in c.rulings}


@each_other
def test_verdicts_are_the_same(path: Path) -> None:
    assert verdicts(path) == verdicts(OTHERS[path])
