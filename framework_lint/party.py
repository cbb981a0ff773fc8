"""Whose a subject is: the author's, one of its bodies, a thing it makes or lays duties on."""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.annotation import Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import subtree

_OTHERS = frozenset(
    {"other", "many", "most", "some", "several", "outside", "another", "peer", "rival", "few"}
)


def own(tokens: Sequence[Token], index: int | None) -> bool:
    """Whether a subject is the framework's author or one of its bodies or officers."""
    if index is None:
        return False
    head = tokens[index]
    if head.lower in ("we", "us", "they", "it"):
        return head.lower in ("we", "us") or _stands_for_body(tokens, index)
    beside = {tokens[i].lower for i in head.children}
    if beside & _OTHERS or (head.pos == "PROPN" and beside & {"this", "these"}):
        return False
    if pattern("actors", "bodies").fullmatch(head.lemma.lower()):
        return True
    if pattern("actors", "things").fullmatch(head.lemma.lower()) or _numbered(tokens, index):
        return False
    return head.pos == "PROPN" or (head.tag == "NN" and _capitalised_inside(tokens, index))


def _stands_for_body(tokens: Sequence[Token], index: int) -> bool:
    """Whether a pronoun follows a body of the author: "If the board approves, it ..."."""
    return any(
        tokens[i].dep in ("nsubj", "nsubjpass", "conj")
        and pattern("actors", "bodies").fullmatch(tokens[i].lemma.lower())
        for i in range(index)
    )


def _capitalised_inside(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun has a capital that opens no sentence and no text after a label."""
    first = subtree(tokens, index)[0]
    opens = first == 0 or tokens[first - 1].text in (":", "–", "—")
    return tokens[index].text[:1].isupper() and not (opens and first == index)


def _numbered(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name carries a number beside it, as models and their versions do."""
    parts = (tokens[i].text for i in subtree(tokens, index))
    loose = "".join(part for part in parts if part.isdigit() or not part.isalnum())
    return any(char.isdigit() for char in loose)


def speaks(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is the author or a body of it by its very word, not only by a capital."""
    if about is None:
        return False
    if any(tokens[i].lower in ("a", "an") for i in tokens[about].children):
        return False
    body = pattern("actors", "bodies").fullmatch(tokens[about].lemma.lower())
    return tokens[about].lower == "we" or body is not None


def owned(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is the author's: "our models", "the functionality of our models"."""
    if about is None:
        return False
    return any(
        tokens[i].dep == "poss" and (tokens[i].lower == "our" or own(tokens, i))
        for i in subtree(tokens, about)
    )


def regulated(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is what duties are laid on in place of their author."""
    if about is None:
        return False
    return pattern("actors", "regulated").fullmatch(tokens[about].lemma.lower()) is not None


def is_procedure(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is a procedure, which does what its author does."""
    return about is not None and tokens[about].lemma in (
        "process",
        "procedure",
        "program",
        "programme",
    )
