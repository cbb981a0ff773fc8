"""Interpretations and scenarios as plain values: the contract of their JSON."""

from __future__ import annotations

from collections.abc import Mapping

from framework_lint.clause import Clause
from framework_lint.contrast.comparison import Comparison
from framework_lint.formula import ALWAYS, Atom, Formula, plain, symbolic
from framework_lint.listing.record import Record, place_record
from framework_lint.policy import Policy
from framework_lint.reading import Ambiguity, Interpretation, Reading
from framework_lint.rewording import Rewording
from framework_lint.scenario import Matter


def interpretation_record(
    policy: Policy, told: Interpretation, rewordings: tuple[Rewording, ...]
) -> Record:
    """Return clauses, sources, readings, table, separations and wordings."""
    compared = Comparison(told)
    return {
        "clauses": [clause_record(clause) for clause in told.clauses],
        "sources": [_source(policy, ambiguity) for ambiguity in told.ambiguities],
        "facts": [atom.name for atom in compared.facts],
        "duties": [atom.name for atom in compared.duties],
        "axioms": [symbolic(axiom) for axiom in told.axioms],
        "readings": [_reading(reading) for reading in told.readings],
        "untold": told.untold,
        "truth_table": _table(compared),
        "separations": [
            {
                "readings": [parted.first, parted.second],
                **split(compared, parted.facts),
                "outcomes": {
                    r.label: compared.status(r, parted.facts).value
                    for r in told.readings
                    if r.label in (parted.first, parted.second)
                },
            }
            for parted in compared.separations()
        ],
        "rewordings": [
            {"reading": r.reading, "clause": r.clause, "proposed_text": r.text} for r in rewordings
        ],
    }


def matter_record(matter: Matter) -> Record:
    """Return what each reading of some clauses says under the facts given."""
    told = matter.told
    return {
        "clauses": [
            {**clause_record(clause), "triggered_under": matter.extent(clause).value}
            for clause in told.clauses
        ],
        "readings": [
            {
                **_reading(judged.reading),
                "status": judged.status.value,
                "settled_by": [atom.name for atom in judged.settled_by],
            }
            for judged in matter.judgements
        ],
    }


def clause_record(clause: Clause) -> Record:
    return {
        "id": clause.id,
        "quote": clause.quote,
        "span": [clause.span.start, clause.span.end],
        **place_record(clause.place),
    }


def split(compared: Comparison, facts: Mapping[Atom, bool]) -> Record:
    """Part facts from what is or is not done."""
    return {
        "facts": {a.name: held for a, held in facts.items() if a not in compared.duties},
        "duties": {a.name: held for a, held in facts.items() if a in compared.duties},
    }


def _source(policy: Policy, ambiguity: Ambiguity) -> Record:
    block = policy.document.blocks[ambiguity.block]
    quote, span = block.quote(ambiguity.start, ambiguity.end)
    return {
        "source": ambiguity.source,
        "clause": ambiguity.clause,
        "quote": quote,
        "span": [span.start, span.end],
        **place_record(policy.document.place(block, ambiguity.start, ambiguity.end)),
        "question": ambiguity.question,
        "alternatives": [
            {"words": a.words, "support": a.support, "weakness": a.weakness}
            for a in ambiguity.alternatives
        ],
    }


def _reading(reading: Reading) -> Record:
    return {
        "id": reading.label,
        "clauses": [take.clause.id for take in reading.takes],
        "formula": symbolic(reading.formula),
        "plain": plain(reading.formula),
        "rules": [
            {"trigger": _said(rule.trigger), "duty": _said(rule.duty)} for rule in reading.rules
        ],
        "takes": [
            {
                "clause": take.clause.id,
                "words": a.words,
                "support": a.support,
                "weakness": a.weakness,
            }
            for take in reading.takes
            for a in take.alternatives
        ],
    }


def _said(formula: Formula) -> str | None:
    return None if formula == ALWAYS else symbolic(formula)


def _table(compared: Comparison) -> Record | None:
    """Return every possible row: its facts in order, 1 for what holds, and its outcomes."""
    rows = compared.rows
    if rows is None:
        return None
    return {
        "facts": [atom.name for atom in rows.atoms],
        "readings": [reading.label for reading in compared.told.readings],
        "rows": [
            {
                "facts": "".join(str(int(held)) for held in rows.facts(row).values()),
                "outcomes": [
                    compared.status(reading, rows.facts(row)).value
                    for reading in compared.told.readings
                ],
            }
            for row in rows.each(rows.possible)
        ],
    }
