"""What narrows the models, deployments or requests that a statement is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Token
from framework_lint.clause import Phrase
from framework_lint.clauses.proposition import proposition
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import clause_of, phrase_of, words
from framework_lint.document import Block
from framework_lint.formula import Formula
from framework_lint.lexicon import pattern
from framework_lint.syntax import child, subject, subtree

Part = tuple[Formula, Phrase]
_OBJECTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})


def restrictions(block: Block, unit: Unit) -> Iterator[Part]:
    """Yield each narrowed thing as a fact: "systems that reach High", "such models"."""
    about = subject(unit.tokens, unit.verb)
    inside = about is not None and unit.first <= about < unit.last
    if about is not None and inside and _is_subject(unit.tokens, about):
        yield _part(block, unit, about)
    for index in range(unit.first, unit.last):
        if index != about and _is_object(unit, index):
            yield _part(block, unit, index)
    yield from _outer(block, unit, about)


def _outer(block: Block, unit: Unit, about: int | None) -> Iterator[Part]:
    """Yield what a criterion is for, and on what a safeguard depends."""
    tokens = unit.tokens
    criterion = about is not None and pattern("triggers", "criteria").fullmatch(tokens[about].lemma)
    for verb, wanted in ((about if criterion else None, "for"), (_depending(unit), "on")):
        for i in tokens[verb].children if verb is not None else ():
            if tokens[i].dep == "prep" and tokens[i].lower == wanted:
                what = child(tokens, i, "pobj", "pcomp")
                if what is not None:
                    yield _part(block, unit, what)


def _depending(unit: Unit) -> int | None:
    said = pattern("verbs", "depending").fullmatch(unit.tokens[unit.verb].lemma)
    return unit.verb if said else None


def _part(block: Block, unit: Unit, index: int) -> Part:
    indices = [i for i in subtree(unit.tokens, index) if unit.first <= i < unit.last]
    return proposition(unit.tokens, indices, index), phrase_of(block, unit.tokens, indices)


def _is_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether a subject is some of the models or deployments, or a level itself."""
    if not _covered(tokens, index, "covered") and not _covered(tokens, index, "levels"):
        return False
    opening = tokens[subtree(tokens, index)[0]].lower
    return opening == "such" or _narrowed(tokens, index)


def _is_object(unit: Unit, index: int) -> bool:
    tokens = unit.tokens
    if tokens[index].dep not in _OBJECTS or not _narrowed(tokens, index):
        return False
    known = _covered(tokens, index, "covered") or _covered(tokens, index, "refused")
    return known and unit.on_main_line(tokens[index].head)


def _covered(tokens: Sequence[Token], index: int, name: str) -> bool:
    """Whether a noun is of a kind; a "threat model" is no model."""
    compounds = (tokens[i].lower for i in tokens[index].children if tokens[i].dep == "compound")
    if any(pattern("triggers", "unlike").fullmatch(compound) for compound in compounds):
        return False
    return pattern("triggers", name).fullmatch(tokens[index].lemma.lower()) is not None


def _narrowed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause or a level narrows a noun; a clause behind a comma only describes it."""
    for i in tokens[index].children:
        opening = subtree(tokens, i)[0]
        if tokens[i].dep in ("relcl", "acl") and i > index and tokens[opening - 1].text != ",":
            return True
    said = words(tokens, clause_of(tokens, index, "relcl", "acl"))
    return pattern("levels", "named").search(said) is not None
