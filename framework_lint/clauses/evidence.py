"""What shows that a thing was done, and who receives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Token
from framework_lint.clause import Phrase
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import clause_of, phrase_of
from framework_lint.document import Block
from framework_lint.lexicon import pattern
from framework_lint.syntax import child


def evidence(block: Block, unit: Unit) -> tuple[Phrase, ...]:
    """Return the papers a statement has made: what is published, recorded or reported."""
    found = [
        phrase_of(block, unit.tokens, clause_of(unit.tokens, index, "relcl", "advcl"))
        for index in _papers(unit)
    ]
    return tuple(dict.fromkeys(found))


def recipients(block: Block, unit: Unit) -> tuple[Phrase, ...]:
    """Return to whom something is shown: "to the board", "relevant agencies"."""
    return tuple(
        phrase_of(block, unit.tokens, clause_of(unit.tokens, index, "relcl", "advcl", "prep"))
        for index in _addressed(unit)
    )


def _papers(unit: Unit) -> Iterator[int]:
    tokens = unit.tokens
    for index in range(unit.first, unit.last):
        token = tokens[index]
        if token.pos == "PRON":
            continue
        known = pattern("evidence", "papers").fullmatch(token.lemma.lower()) is not None
        verb = tokens[token.head].lemma.lower()
        if token.dep in ("dobj", "nsubjpass"):
            shown = pattern("evidence", "showing").fullmatch(verb)
            made = known and pattern("evidence", "making").fullmatch(verb)
            if shown or made:
                yield index
        elif token.dep == "pobj" and known and _into(unit, token.head):
            yield index


def _into(unit: Unit, preposition: int) -> bool:
    token = unit.tokens[preposition]
    made = pattern("evidence", "making").fullmatch(unit.tokens[token.head].lemma.lower())
    return token.lower in ("into", "in") and bool(made)


def _addressed(unit: Unit) -> Iterator[int]:
    tokens = unit.tokens
    for verb in range(unit.first, unit.last):
        lemma = tokens[verb].lemma.lower()
        if pattern("evidence", "informing").fullmatch(lemma) and not _is_led(tokens, verb):
            told = child(tokens, verb, "dobj", "nsubjpass", "dative")
            if told is not None:
                yield told
        if pattern("evidence", "giving").fullmatch(lemma):
            yield from _receivers(unit, verb)


def _is_led(tokens: Sequence[Token], verb: int) -> bool:
    """Whether somebody or something else informs: "our approach is informed by research"."""
    return child(tokens, verb, "agent") is not None


def _receivers(unit: Unit, verb: int) -> Iterator[int]:
    tokens = unit.tokens
    given = child(tokens, verb, "dobj", "nsubjpass")
    behind = tokens[given].children if given is not None and given > verb else ()
    for index in (*tokens[verb].children, *behind):
        if tokens[index].dep in ("prep", "dative") and tokens[index].lower in ("to", "with"):
            receiver = child(tokens, index, "pobj")
            if receiver is not None and unit.first <= receiver < unit.last:
                yield receiver
