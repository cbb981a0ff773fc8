"""Questions about the parse of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Condition, Token
from framework_lint.lexicon import pattern

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CUE_WORDS = frozenset({"mark", "advmod", "prep"})


def root(tokens: Sequence[Token]) -> int:
    """Return the index of the first token that heads itself."""
    return next(i for i, token in enumerate(tokens) if token.head == i)


def children(tokens: Sequence[Token], index: int) -> Iterator[int]:
    return (i for i, token in enumerate(tokens) if token.head == index and i != index)


def child(tokens: Sequence[Token], index: int, *deps: str) -> int | None:
    """Return the first dependant of `index` with one of `deps`."""
    return next((i for i in children(tokens, index) if tokens[i].dep in deps), None)


def subtree(tokens: Sequence[Token], index: int) -> list[int]:
    """Return the indices of `index` and all that hangs on it, in order."""
    return [i for i in range(len(tokens)) if _hangs_on(tokens, i, index)]


def subject(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the subject of a verb, or that of the verb it is coordinated with."""
    found = child(tokens, verb, *SUBJECTS)
    while found is None and tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
        found = child(tokens, verb, *SUBJECTS)
    return found


def conditions(tokens: Sequence[Token]) -> tuple[Condition, ...]:
    """Return the parts of a sentence that say when the rest of it holds."""
    found = [_condition(tokens, i) for i, token in enumerate(tokens) if token.dep in ("advcl", "prep")]
    return tuple(condition for condition in found if condition is not None)


def _condition(tokens: Sequence[Token], index: int) -> Condition | None:
    indices = subtree(tokens, index)
    start, end = tokens[indices[0]].start, tokens[indices[-1]].end
    opening = " ".join(tokens[i].lower for i in indices[:4])
    kind = "clause" if tokens[index].dep == "advcl" else "phrase"
    match = pattern("conditions", kind).match(opening)
    return Condition(match.group(), start, end) if match else None


def _hangs_on(tokens: Sequence[Token], index: int, ancestor: int) -> bool:
    while index != ancestor:
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return True
