"""Questions about the parse of one sentence."""

from __future__ import annotations

from collections.abc import Container, Sequence

from framework_lint.annotation import Token

MAY = frozenset({"may", "might", "could", "can"})
HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'s", "’s"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def root(tokens: Sequence[Token]) -> int:
    """Return the index of the first token that heads itself."""
    return next(i for i, token in enumerate(tokens) if token.head == i)


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """Return the index of the token that holds an offset of the block's text, or the next one."""
    return next((i for i, token in enumerate(tokens) if token.end > offset), len(tokens) - 1)


def child(tokens: Sequence[Token], index: int, *deps: str) -> int | None:
    """Return the first dependant of `index` with one of `deps`."""
    return next((i for i in tokens[index].children if tokens[i].dep in deps), None)


def subtree(tokens: Sequence[Token], index: int) -> list[int]:
    """Return the indices of `index` and all that hangs on it, in order."""
    found, queue = [index], [*tokens[index].children]
    while queue:
        found.append(queue.pop())
        queue += tokens[found[-1]].children
    return sorted(found)


def conjuncts(
    tokens: Sequence[Token], first: int, inside: Container[int] | None = None
) -> list[int]:
    """Return a word and all that are coordinated with it from there on, in order.

    With `inside`, only what hangs together by the indices in it.
    """
    found, queue = [first], [first]
    while queue:
        joined = [i for i in tokens[queue.pop()].children if tokens[i].dep == "conj"]
        joined = [i for i in joined if inside is None or i in inside]
        found += joined
        queue += joined
    return sorted(found)


def subject(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the nearest subject before a verb, or that of the verb it is coordinated with."""
    found = _own_subject(tokens, verb)
    while found is None and tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
        found = _own_subject(tokens, verb)
    return found


def _own_subject(tokens: Sequence[Token], verb: int) -> int | None:
    helpers = [i for i in tokens[verb].children if tokens[i].dep in ("aux", "auxpass")]
    found = [
        i for head in (verb, *helpers) for i in tokens[head].children if tokens[i].dep in SUBJECTS
    ]
    before = [i for i in found if i < verb]
    return max(before) if before else next(iter(found), None)
