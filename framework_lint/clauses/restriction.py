"""What narrows the models, deployments or requests that a statement is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Token
from framework_lint.clause import Phrase
from framework_lint.clauses.proposition import atom, proposition
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import clause_of, phrase_of, words
from framework_lint.document import Block
from framework_lint.formula import Formula
from framework_lint.lexicon import pattern
from framework_lint.syntax import SUBJECTS, child, subject, subtree

Part = tuple[Formula, Phrase]
LONGEST_SPLIT = 14
_OBJECTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})


def restrictions(block: Block, unit: Unit) -> Iterator[Part]:
    """Yield each narrowed thing as a fact: "systems that reach High", "such models"."""
    about = subject(unit.tokens, unit.verb)
    inside = about is not None and unit.first <= about < unit.last
    if about is not None and inside and _is_subject(unit, about):
        yield _part(block, unit, about)
    taken = set(subtree(unit.tokens, about)) if about is not None else set()
    for index in range(unit.first, unit.last):
        if index in taken or unit.sentence.conditional(index):
            continue
        if _is_object(unit, index):
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
    if unit.tokens[indices[0]].lower == "only":
        rest = indices[1:]
        return atom(words(unit.tokens, rest)), phrase_of(block, unit.tokens, rest)
    if len(indices) > LONGEST_SPLIT:
        return atom(words(unit.tokens, indices)), phrase_of(block, unit.tokens, indices)
    return proposition(unit.tokens, indices, index), phrase_of(block, unit.tokens, indices)


def _is_subject(unit: Unit, index: int) -> bool:
    """Whether a subject is some of the models or deployments, a level, or the reaching of one."""
    tokens = unit.tokens
    active = child(tokens, unit.verb, "auxpass") is None
    if active and pattern("triggers", "setting_off").fullmatch(tokens[unit.verb].lemma):
        return True
    if _reaches(tokens, index):
        return True
    if not _covered(tokens, index, "covered") and not _covered(tokens, index, "levels"):
        return False
    opening = tokens[subtree(tokens, index)[0]].lower
    return opening in ("such", "only") or _narrowed(tokens, index)


def _is_object(unit: Unit, index: int) -> bool:
    tokens = unit.tokens
    if _is_occasion(tokens, index):
        return unit.on_main_line(tokens[index].head) or _closes(unit, index)
    if tokens[index].dep not in _OBJECTS or not _narrowed(tokens, index):
        return False
    refused = _covered(tokens, index, "refused") and _is_turned_away(unit, index)
    measured = _covered(tokens, index, "covered") and _is_measured(tokens, index)
    known = refused or measured or _reaches(tokens, index)
    return known and unit.on_main_line(tokens[index].head, infinitives=refused)


def _closes(unit: Unit, index: int) -> bool:
    """Whether an order ends in a phrase, which may then hang on any word before it."""
    behind = unit.tokens[subtree(unit.tokens, index)[-1] + 1 : unit.last]
    ordered = child(unit.tokens, unit.verb, *SUBJECTS) is None
    return ordered and all(token.pos == "PUNCT" for token in behind)


def _is_measured(tokens: Sequence[Token], index: int) -> bool:
    """Whether what narrows a noun is a level, or going beyond something."""
    beyond = (
        tokens[i].dep in ("relcl", "acl")
        and pattern("triggers", "crossing").fullmatch(tokens[i].lemma.lower()) is not None
        for i in tokens[index].children
    )
    said = words(tokens, subtree(tokens, index))
    named = any(
        pattern(subject_, name).search(said)
        for subject_, name in (("levels", "named"), ("triggers", "coverage"))
    )
    return named or any(beyond)


def _is_turned_away(unit: Unit, index: int) -> bool:
    """Whether a verb over a noun keeps it out: "decline requests that ..."."""
    while index != unit.tokens[index].head:
        index = unit.tokens[index].head
        if pattern("triggers", "refusing").fullmatch(unit.tokens[index].lemma):
            return True
    return False


def _is_occasion(tokens: Sequence[Token], index: int) -> bool:
    """Whether a duty is for each or for some releases: "for the first external deployment"."""
    preposition = tokens[tokens[index].head]
    if tokens[index].dep != "pobj" or preposition.lower != "for":
        return False
    picked = any(tokens[i].dep in ("amod", "det") for i in tokens[index].children)
    known = pattern("triggers", "occasions").fullmatch(tokens[index].lemma.lower())
    said = words(tokens, clause_of(tokens, index, "relcl", "prep"))
    return picked and known is not None and bool(pattern("triggers", "picked").search(said))


def _reaches(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun is narrowed to what reaches a level: "any evaluation that exceeds"."""
    return any(
        tokens[i].dep in ("relcl", "acl")
        and pattern("triggers", "reaching").fullmatch(tokens[i].lemma.lower()) is not None
        and pattern("levels", "named").search(words(tokens, subtree(tokens, i))) is not None
        for i in tokens[index].children
    )


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
