"""Words of a sentence by the indices of its tokens: phrases for the source, names for facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framework_lint.annotation import Token
from framework_lint.clause import Phrase
from framework_lint.document import Block
from framework_lint.syntax import subtree

_EDGES = frozenset({",", ";", ":", ".", "–", "—"})


def phrase(block: Block, start: int, end: int) -> Phrase:
    """Quote `block.text[start:end]`."""
    text, span = block.quote(start, end)
    return Phrase(text, span)


def phrase_of(block: Block, tokens: Sequence[Token], indices: Sequence[int]) -> Phrase:
    """Quote from the first to the last of some tokens, without punctuation at the edges."""
    kept = _without_edges(tokens, indices)
    last = kept[-1]
    while last + 1 < len(tokens) and _is_glued(tokens, last + 1):
        last += 1
    opened = sum(
        (tokens[i].text == "(") - (tokens[i].text == ")") for i in range(kept[0], last + 1)
    )
    if opened == 1 and last + 1 < len(tokens) and tokens[last + 1].text == ")":
        last += 1
    return phrase(block, tokens[kept[0]].start, tokens[last].end)


def _is_glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token goes on with the word before it: the "-53" of "800-53"."""
    joined = tokens[index - 1].end == tokens[index].start
    hyphen = tokens[index].text in ("-", "‑") and index + 1 < len(tokens)
    return joined and (hyphen or tokens[index - 1].text in ("-", "‑"))


def words(tokens: Sequence[Token], indices: Iterable[int]) -> str:
    """Put tokens together as one line, those that were left out between them closed up."""
    kept = _without_edges(tokens, sorted(indices))
    said = ""
    for before, index in zip([None, *kept], kept, strict=False):
        joined = before is not None and tokens[before].end == tokens[index].start
        said += ("" if joined or not said else " ") + tokens[index].text
    return " ".join(said.split()).replace(" ,", ",")


def clause_of(tokens: Sequence[Token], index: int, *without: str) -> list[int]:
    """Return the subtree of a token less what hangs on it by the dependencies `without`."""
    left_out = {
        i
        for child in tokens[index].children
        if tokens[child].dep in without
        for i in subtree(tokens, child)
    }
    return [i for i in subtree(tokens, index) if i not in left_out]


def _without_edges(tokens: Sequence[Token], indices: Sequence[int]) -> list[int]:
    kept = list(indices)
    while len(kept) > 1 and tokens[kept[-1]].text in _EDGES:
        kept.pop()
    while len(kept) > 1 and tokens[kept[0]].text in _EDGES:
        kept.pop(0)
    return kept
