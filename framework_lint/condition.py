"""The parts of a sentence that say when the rest of it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Condition, Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import root, subtree


def conditions(tokens: Sequence[Token]) -> tuple[Condition, ...]:
    """Return the parts of a sentence that say when the rest of it holds."""
    deps = ("advcl", "prep")
    found = [_condition(tokens, i) for i, token in enumerate(tokens) if token.dep in deps]
    held = [condition for condition in found if condition is not None]
    opened = any(condition.start == tokens[0].start for condition in held)
    return tuple(held) if opened else (*_inverted(tokens), *held)


def _inverted(tokens: Sequence[Token]) -> Iterator[Condition]:
    """Yield the condition of "Should a control fail, ..."."""
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), None)
    if comma is not None and tokens[0].lower == "should":
        yield Condition(tokens[0].text, tokens[0].start, tokens[comma].start, root(tokens))


def _condition(tokens: Sequence[Token], index: int) -> Condition | None:
    indices = subtree(tokens, index)
    start, end = tokens[indices[0]].start, tokens[indices[-1]].end
    opening = " ".join(tokens[i].lower for i in indices[:4])
    kind = "clause" if tokens[index].dep == "advcl" else "phrase"
    match = pattern("conditions", kind).match(opening)
    if match is None or _asks(tokens, index, indices[0]):
        return None
    return Condition(match.group(), start, end, tokens[index].head)


def _asks(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether an "if" is a "whether": "evaluate if the risk is minimized"."""
    head = tokens[index].head
    near = 0 < start - head <= 2
    return near and bool(pattern("conditions", "asking").fullmatch(tokens[head].lemma))
