"""The times by which the author does a thing, and the verbs over them."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.lexicon import pattern
from framework_lint.syntax import MAY, SUBJECTS, child, token_at

_DOWN = frozenset({"xcomp", "ccomp", "pcomp"})


def deadlines(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where the deadlines of what the author does stand, the longer of two that overlap."""
    timed = pattern("deadlines", "units").search(sentence.text) is not None
    found = [
        match.span()
        for name in (("limits", "kept", "dates") if timed else ("dates",))
        for match in pattern("deadlines", name).finditer(sentence.text)
        if name != "kept" or _is("keeping", sentence, governing(sentence, match.start())[0])
    ]
    closed = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        at = token_at(sentence.tokens, sentence.start + start)
        describes = sentence.tokens[at].dep == "amod"
        if start >= closed and not describes and _acted(sentence, governing(sentence, start)[0]):
            closed = end
            yield start, end


def _is(name: str, sentence: Sentence, index: int) -> bool:
    return pattern("deadlines", name).fullmatch(sentence.tokens[index].lemma.lower()) is not None


def governing(sentence: Sentence, offset: int) -> list[int]:
    """Return the verb on which the word at an offset hangs, and those that govern it."""
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + offset)
    while tokens[index].head != index and tokens[index].pos not in ("VERB", "AUX"):
        index = tokens[index].head
    found = [index]
    while tokens[index].head != index and (
        tokens[index].dep in _DOWN or _shares(sentence, index) or _had_done(sentence, index)
    ):
        index = tokens[index].head
        if tokens[index].pos in ("VERB", "AUX"):
            found.append(index)
    return found


def _shares(sentence: Sentence, index: int) -> bool:
    """Whether a verb is joined to one whose subject and modal it shares: "will test and report"."""
    own_words = child(sentence.tokens, index, "aux", *SUBJECTS)
    return sentence.tokens[index].dep == "conj" and own_words is None


def _had_done(sentence: Sentence, index: int) -> bool:
    """Whether a participle, or the thing it describes, is what one has done: "have it tested"."""
    token, head = sentence.tokens[index], sentence.tokens[sentence.tokens[index].head]
    described = token.dep == "acl" and token.tag == "VBN"
    had = token.dep == "dobj" and head.lemma in ("have", "get")
    return had or (described and _had_done(sentence, token.head))


def _acted(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is the author's act, not what a model or an attacker could do."""
    tokens = sentence.tokens
    helpers = {tokens[i].lower for i in tokens[verb].children if tokens[i].dep.startswith("aux")}
    about = child(tokens, verb, "nsubj")
    participle = tokens[verb].tag == "VBN" and not helpers
    if about is None or participle or helpers & MAY:
        return not helpers & MAY
    lemma = tokens[about].lemma.lower()
    return not any(pattern("actors", name).fullmatch(lemma) for name in ("outsiders", "products"))
