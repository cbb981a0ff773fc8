"""A clause as plain values: the contract of reports/clauses.schema.json."""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.clause import Clause, Link, Phrase, Standard, Trigger
from framework_lint.definition import Definition
from framework_lint.document import Document, Place
from framework_lint.formula import Atom, atoms, plain, symbolic
from framework_lint.policy import Policy
from framework_lint.verifiability import Verifiability

Record = dict[str, object]


def clause_record(clause: Clause, document: Document) -> Record:
    """Return every slot of a clause under the names of the schema."""
    return {
        "id": clause.id,
        "kind": clause.kind.value,
        "register": clause.register.value,
        "quote": clause.quote,
        "span": [clause.span.start, clause.span.end],
        **place_record(clause.place),
        **_said(clause),
        **_conditions(clause),
        "timing": [{"moment": t.moment.value, **_phrase(t.phrase)} for t in clause.timing],
        "deployment_scope": [scope.value for scope in clause.scope],
        "standards": [_standard(standard, document) for standard in clause.standards],
        "evidence": _phrases(clause.evidence),
        "recipients": _phrases(clause.recipients),
        "exceptions": _phrases(clause.exceptions),
        "hedges": _phrases(clause.hedges),
        "decider": _optional(clause.decider),
        "reasons": _phrases(clause.reasons),
        "references": [_link(link, document) for link in clause.links],
    }


def verifiability_record(assessed: Verifiability | None) -> Record | None:
    """Return the class and the slots of a commitment; None for any other clause."""
    if assessed is None:
        return None
    return {
        "class": assessed.grade.value,
        "score": assessed.score,
        "slots": [slot.value for slot in assessed.slots],
        "reasons": list(assessed.reasons),
    }


def definition_record(definition: Definition, policy: Policy) -> Record:
    """Return a defined term with the sentence that says what it means."""
    block = policy.document.blocks[definition.block]
    number = policy.number_at(definition.block, definition.offset)
    said = None if number is None else policy.sentences[number]
    start, end = (said.start, said.end) if said else (0, len(block.text))
    quote, span = block.quote(start, end)
    place = policy.document.place(block, start, end)
    return {
        "term": definition.term,
        "quote": quote,
        "span": [span.start, span.end],
        "page": place.page,
        "line": place.line,
        "section": list(place.section),
    }


def place_record(place: Place) -> Record:
    """Return where a reader would look something up."""
    return {
        "page": place.page,
        "line": place.line,
        "section": list(place.section),
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "item": place.item,
        "note": place.note,
    }


def _said(clause: Clause) -> Record:
    actor = clause.actor
    return {
        "actor": actor.phrase.text if actor.phrase else None,
        "actor_explicit": actor.explicit,
        "action": _optional(clause.action),
        "object": _optional(clause.object),
        "safeguard": clause.duty if clause.edge else None,
    }


def _conditions(clause: Clause) -> Record:
    trigger = clause.trigger
    return {
        "trigger": plain(trigger.formula) if trigger else None,
        "trigger_necessary": trigger.necessary if trigger else False,
        "trigger_formula": symbolic(trigger.formula) if trigger else None,
        "trigger_atoms": [_atom(atom) for atom in atoms(trigger.formula)] if trigger else [],
        "trigger_quotes": _trigger_quotes(trigger),
        "threshold": clause.threshold,
        "formula": symbolic(clause.formula),
    }


def _trigger_quotes(trigger: Trigger | None) -> list[Record]:
    return _phrases(trigger.phrases) if trigger else []


def _atom(atom: Atom) -> Record:
    quantity = atom.quantity
    measure = (
        {"relation": quantity.relation.value, "value": quantity.value, "unit": quantity.unit}
        if quantity
        else None
    )
    return {"name": atom.name, "quantity": measure}


def _phrase(phrase: Phrase) -> Record:
    return {"quote": phrase.text, "span": [phrase.span.start, phrase.span.end]}


def _phrases(phrases: Sequence[Phrase]) -> list[Record]:
    return [_phrase(phrase) for phrase in phrases]


def _optional(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


def _standard(standard: Standard, document: Document) -> Record:
    target = _title(standard.target, document)
    return {**_phrase(standard.phrase), "force": standard.force.value, "target": target}


def _link(link: Link, document: Document) -> Record:
    return {
        **_phrase(link.phrase),
        "kind": link.kind,
        "number": link.number,
        "target": _title(link.target, document),
    }


def _title(index: int | None, document: Document) -> str | None:
    return None if index is None else document.blocks[index].text
