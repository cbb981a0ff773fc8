"""The parts of a sentence that say why, what for, or with what effect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from framework_lint.annotation import Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import SUBJECTS, child, subtree

Kind = Literal["reason", "purpose", "result"]
_OPENED: dict[str, tuple[Kind, ...]] = {
    "advcl": ("reason", "purpose"),
    "prep": ("reason", "purpose", "result"),
    "amod": ("reason",),
    "acomp": ("reason",),
}
_LINKS: tuple[Kind, ...] = ("reason", "result")
_MAIN = frozenset({"ROOT", "conj", "ccomp", "xcomp", "pcomp", "parataxis"})

_ASIDE = frozenset({"xcomp", "prep"})


@dataclass(frozen=True, slots=True)
class Cause:
    """A part that gives a reason, a purpose or a result.

    `cue` is what marks it ("because", "to", "leads"); `start` and `end` count
    characters of the block's text; `head` is the index, in the sentence, of
    the token on which it hangs: of a verb that links cause and effect, itself.
    """

    cue: str
    kind: Kind
    start: int
    end: int
    head: int


def causes(tokens: Sequence[Token]) -> tuple[Cause, ...]:
    """Return the parts of a sentence that say why, what for, or with what effect."""
    found = [cause for i in range(len(tokens)) for shape in SHAPES for cause in shape(tokens, i)]
    return tuple(sorted(found, key=lambda cause: cause.start))


def _opened(tokens: Sequence[Token], index: int) -> Iterator[Cause]:
    """Yield a subordinate part that its first words mark: "because it failed"."""
    kinds = _OPENED.get(tokens[index].dep, ())
    indices = subtree(tokens, index) if kinds else []
    opening = " ".join(tokens[i].lower for i in indices[:6])
    form = "clause" if tokens[index].dep == "advcl" else "phrase"
    for kind in kinds:
        match = pattern("causes", f"{kind}_{form}").match(opening)
        if match and match.group() != opening and not _compares(tokens, indices[0], match.group()):
            yield _span(tokens, match.group(), kind, indices[0], index)


def _compares(tokens: Sequence[Token], start: int, cue: str) -> bool:
    """Whether an "as" has no verb and subject of its own: "as described above"."""
    token = tokens[start]
    whole = token.dep == "mark" and child(tokens, token.head, *SUBJECTS) is not None
    return cue == "as" and not whole


def _purpose(tokens: Sequence[Token], index: int) -> Iterator[Cause]:
    """Yield an infinitive that says what something is done for: "to prevent misuse"."""
    if _intends(tokens, index):
        to = next(i for i in tokens[index].children if tokens[i].tag == "TO")
        yield _span(tokens, "to", "purpose", to, index)


def _intends(tokens: Sequence[Token], index: int) -> bool:
    to = next((i for i in tokens[index].children if tokens[i].tag == "TO"), None)
    if to is None or tokens[to - 1].lower in ("order", "as"):
        return False
    return _aims(tokens, index) or _serves(tokens, index)


def _aims(tokens: Sequence[Token], index: int) -> bool:
    """Whether an infinitive hangs on a clause that stands by itself."""
    verb = tokens[tokens[index].head]
    whole = verb.pos in ("VERB", "AUX") and verb.dep in _MAIN
    return tokens[index].dep == "advcl" and (whole or index < tokens[index].head)


def _serves(tokens: Sequence[Token], index: int) -> bool:
    """Whether an infinitive completes a passive as in "is needed to prevent misuse"."""
    verb = tokens[index].head
    passive = child(tokens, verb, "auxpass") is not None
    needed = pattern("causes", "needing").fullmatch(tokens[verb].lemma)
    return tokens[index].dep == "xcomp" and passive and needed is not None


def _means(tokens: Sequence[Token], index: int) -> Iterator[Cause]:
    """Yield what a sentence opens with as the way to its effect: "By testing models, ..."."""
    gerund = child(tokens, index, "pcomp")
    if index == 0 and tokens[0].lower == "by" and gerund is not None:
        yield _span(tokens, tokens[0].text, "reason", 0, 0)


def _word(tokens: Sequence[Token], index: int) -> Iterator[Cause]:
    """Yield the clause that an adverb calls a result: "it is therefore closed"."""
    if tokens[index].dep == "advmod" and pattern("causes", "result_word").fullmatch(
        tokens[index].lower
    ):
        yield _span(tokens, tokens[index].text, "result", index, tokens[index].head)


def _verb(tokens: Sequence[Token], index: int) -> Iterator[Cause]:
    """Yield the effect or the cause that a verb names: "leads to delays", "depends on tests"."""
    token = tokens[index]
    words = " ".join([token.lemma, *(t.lower for t in tokens[index + 1 : index + 2])])
    for kind in _LINKS if _tells(tokens, index) else ():
        match = pattern("causes", f"{kind}_verb").match(words)
        if match is not None and not _binds(tokens, index):
            yield _span(tokens, token.text, kind, index, index)
            return


def _tells(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb speaks of an effect, not of what somebody was made or wants to do."""
    token = tokens[index]
    lacks = token.tag == "VBD" and child(tokens, index, *SUBJECTS) is None
    active = token.pos == "VERB" and token.tag != "VBN" and token.dep not in _ASIDE
    return active and not lacks and not _intends(tokens, index)


def _binds(tokens: Sequence[Token], index: int) -> bool:
    """Whether a modal makes the effect a duty: "the board shall ensure"."""
    duty = pattern("causes", "duty").fullmatch(tokens[index].lemma)
    return duty is not None and any(tokens[i].tag == "MD" for i in tokens[index].children)


def _span(tokens: Sequence[Token], cue: str, kind: Kind, start: int, head: int) -> Cause:
    last = subtree(tokens, head)[-1]
    hung = head if start == head else tokens[head].head
    return Cause(cue.lower(), kind, tokens[start].start, tokens[last].end, hung)


SHAPES: tuple[Callable[[Sequence[Token], int], Iterator[Cause]], ...] = (
    _opened,
    _purpose,
    _means,
    _word,
    _verb,
)
