"""From the words of a condition to a formula: what is coordinated, and what is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framework_lint.annotation import Token
from framework_lint.clauses.wording import words
from framework_lint.formula import Atom, Formula, Not, atoms, both, either, negate
from framework_lint.quantity import quantities
from framework_lint.syntax import SUBJECTS, conjuncts, subtree

MOST = 6
_OBJECTS = frozenset({"dobj", "attr", "acomp", "prep", "ccomp", "xcomp", "advmod", "dative"})
_BROKEN = re.compile(
    r"\w- |\s-\w|\(\s*\)|[,;]\s*[,;]|(?:^|\s)(?:and|or|either|both)$|^(?:and|or)\s"
)
_JOINTS = {"or": either, "and": both}
_SHARED = SUBJECTS | {"aux", "auxpass", "det", "poss", "mark"}


def proposition(tokens: Sequence[Token], indices: Sequence[int], head: int) -> Formula:
    """Read tokens as a formula; `head` is the one that governs the rest of them.

    Clauses are told apart at "and" and "or", noun phrases at "or" only: "tools
    and equipment" is one fact. More than MOST facts are left as one.
    """
    found = _proposition(tokens, list(indices), head)
    names = [fact.name for fact in atoms(found)]
    sound = len(names) <= MOST and all(map(_is_sound, names))
    whole = sound and _content(tokens, indices) <= {w for name in names for w in name.split()}
    return found if whole else atom(words(tokens, indices))


def _content(tokens: Sequence[Token], indices: Sequence[int]) -> set[str]:
    """Return the words that must not be lost when a condition is taken apart."""
    kinds = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
    said = words(tokens, indices).split()
    return {tokens[i].text for i in indices if tokens[i].pos in kinds} & set(said)


def _is_sound(name: str) -> bool:
    """Whether words taken apart still say something whole."""
    return _BROKEN.search(name) is None and name.count("(") == name.count(")") and " " in name


def atom(name: str) -> Atom:
    """Name a fact, with the first quantity that its words set."""
    return Atom(name, next(iter(quantities(name)), None))


def _proposition(tokens: Sequence[Token], indices: list[int], head: int) -> Formula:
    joint = _joint(tokens, indices, head)
    if joint is None:
        return _atom(tokens, indices, head)
    first, others, word = joint
    members = [first, *others]
    denial = _shared_denial(tokens, indices, members) if word == "or" else []
    if denial:
        return negate(_proposition(tokens, [i for i in indices if i not in denial], head))
    parts = [_alternative(tokens, indices, members, member) for member in members]
    heads = [member if first == head else head for member in members]
    join = _JOINTS[word]
    return join(*(_proposition(tokens, p, h) for p, h in zip(parts, heads, strict=True)))


def _shared_denial(tokens: Sequence[Token], indices: list[int], members: list[int]) -> list[int]:
    """Return the "not" of a first verb that denies the others too: "is not tested or approved"."""
    first, *others = members
    denied = [i for i in tokens[first].children if tokens[i].dep == "neg" and i in indices]
    helped = any(
        tokens[i].dep in ("neg", "aux", "auxpass", *SUBJECTS)
        for other in others
        for i in tokens[other].children
    )
    return denied if denied and not helped and _all_verbs(tokens, members) else []


def _joint(
    tokens: Sequence[Token], indices: list[int], head: int
) -> tuple[int, list[int], str] | None:
    """Return the outermost coordination: its first member, the others, and its word."""
    inside = set(indices)
    for first in _outward(tokens, inside, head):
        others = [i for i in conjuncts(tokens, first, inside) if i != first]
        word = _coordinator(tokens, [first, *others], inside) if others else None
        if word == "or" or (word == "and" and _all_verbs(tokens, [first, *others])):
            return first, others, word
    return None


def _outward(tokens: Sequence[Token], inside: set[int], head: int) -> list[int]:
    """Return the tokens under the head, those nearest to it first, asides left out."""
    order, queue = [], [head]
    while queue:
        index = queue.pop(0)
        if index in inside:
            order.append(index)
            queue += [i for i in tokens[index].children if tokens[i].dep not in ("appos", "meta")]
    return order


def _coordinator(tokens: Sequence[Token], members: list[int], inside: set[int]) -> str | None:
    said = {
        tokens[i].lower
        for member in members
        for i in tokens[member].children
        if tokens[i].dep == "cc" and i in inside
    }
    return next(iter(said)) if len(said) == 1 and said <= set(_JOINTS) else None


def _all_verbs(tokens: Sequence[Token], members: list[int]) -> bool:
    return all(tokens[member].pos in ("VERB", "AUX") for member in members)


def _alternative(
    tokens: Sequence[Token], indices: list[int], members: list[int], kept: int
) -> list[int]:
    """Return the tokens that speak of one member: the others fall, what they share stays."""
    fallen: set[int] = set()
    for member in members:
        own = _own(tokens, member, members)
        if member != kept:
            shared = _shared(tokens, member, kept) if member == members[0] else set()
            fallen |= own - shared - (_object(tokens, member, kept) if member > kept else set())
        fallen |= {i for i in tokens[member].children if tokens[i].dep in ("cc", "preconj")}
        fallen |= {i for i in tokens[member].children if tokens[i].text in (",", ";")}
    return [i for i in indices if i not in fallen]


def _object(tokens: Sequence[Token], last: int, kept: int) -> set[int]:
    """Return the object behind a verb that one before it lacks: "reaches or will reach X"."""
    own_subject = any(tokens[i].dep in SUBJECTS for i in tokens[last].children)
    if own_subject or tokens[kept].pos != "VERB" or _right(tokens, kept):
        return set()
    inner = next((i for i in tokens[last].children if tokens[i].dep == "xcomp"), last)
    return {i for what in _right(tokens, inner) for i in subtree(tokens, what)}


def _right(tokens: Sequence[Token], verb: int) -> list[int]:
    return [i for i in tokens[verb].children if i > verb and tokens[i].dep in _OBJECTS]


def _own(tokens: Sequence[Token], member: int, members: list[int]) -> set[int]:
    others = {i for other in members if other > member for i in subtree(tokens, other)}
    return set(subtree(tokens, member)) - others


def _shared(tokens: Sequence[Token], first: int, kept: int) -> set[int]:
    """Return what stands before the first member and belongs to the kept one as well."""
    if any(tokens[i].dep in SUBJECTS for i in tokens[kept].children):
        return set()
    helped = any(tokens[i].dep in ("aux", "auxpass", "det", "poss") for i in tokens[kept].children)
    shared: set[int] = set()
    for i in tokens[first].children:
        before = i < first and tokens[i].dep in _SHARED and tokens[i].lemma != "do"
        if before and not (helped and tokens[i].dep not in SUBJECTS):
            shared |= set(subtree(tokens, i))
        if i > kept and tokens[i].dep in ("prep", "relcl", "acl"):
            shared |= set(subtree(tokens, i))
    return shared


def _atom(tokens: Sequence[Token], indices: list[int], head: int) -> Formula:
    denial = [i for i in tokens[head].children if tokens[i].dep == "neg" and i in indices]
    if len(denial) != 1 or tokens[denial[0]].lower not in ("not", "n't", "n’t"):
        return atom(words(tokens, indices))
    helpers = [i for i in tokens[head].children if tokens[i].lemma == "do" and i in indices]
    kept = [i for i in indices if i not in (*denial, *helpers)]
    return Not(atom(words(tokens, kept)))
