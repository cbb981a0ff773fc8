"""Acts with what they are done to, and with who does them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framework_lint.annotation import Sentence, Token
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.policy import Policy
from framework_lint.signals.phrase import pattern
from framework_lint.syntax import conjuncts, subject, subtree

_OBJECTS = ("dobj", "nsubjpass", "pobj", "oprd")
_BEFORE = ("det", "poss", "amod", "compound", "nmod", "nummod")
_HANGS = ("xcomp", "pcomp", "prep", "advcl", "conj", "ccomp")


def acts(topic: str, verbs: str, things: str, unless: str = "") -> Signal:
    """Find a verb or a noun of one list with what the act is done to, which is of another.

    "The model is shut down", "a shutdown of the model" count as "shut down the
    model" does. With `unless`, not where one of its phrases stands in the act.
    """

    def signal(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
        if pattern(topic, things).search(sentence.text) is None:
            return None
        for index, token in enumerate(sentence.tokens):
            if pattern(topic, verbs).fullmatch(token.lemma.lower()) is None:
                continue
            for thing in _things(sentence.tokens, index):
                named = _extent(sentence, _name(sentence.tokens, thing))
                whole = _extent(sentence, [index, *subtree(sentence.tokens, thing)])
                barred = unless and pattern(topic, unless).search(sentence.text, *whole)
                if pattern(topic, things).search(sentence.text, *named) and not barred:
                    return Words(*whole)
        return None

    return signal


def doer(topic: str, verbs: str, things: str, bodies: str) -> Signal:
    """Find an act, as `acts` does, that names who does it: "the board approves the change".

    A noun names it with "by" or, if it is one of the bodies, with "of" or before it.
    """

    def signal(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if pattern(topic, verbs).fullmatch(token.lemma.lower()) is None:
                continue
            done = [_extent(sentence, _name(tokens, thing)) for thing in _things(tokens, index)]
            named = any(pattern(topic, things).search(sentence.text, *span) for span in done)
            if token.pos == "NOUN":
                found = any(_gives(tokens, i, pattern(topic, bodies)) for i in token.children)
            else:
                found = named and _does(tokens, index)
            if found:
                return Words(*_extent(sentence, [index]))
        return None

    return signal


def _things(tokens: Sequence[Token], act: int) -> Iterator[int]:
    """Yield the head of each thing that an act is done to."""
    own = [i for i in tokens[act].children if tokens[i].dep in _OBJECTS]
    if tokens[act].dep == "conj" and not own:
        yield from _things(tokens, tokens[act].head)
    if tokens[act].pos == "VERB" and not own:
        own += [
            i
            for verb in conjuncts(tokens, act)[1:]
            for i in tokens[verb].children
            if tokens[i].dep == "dobj"
        ]
    if tokens[act].dep == "acl" and tokens[act].tag == "VBN":
        yield from conjuncts(tokens, tokens[act].head)
    if tokens[act].pos == "NOUN":
        own += [i for i in tokens[act].children if tokens[i].dep in ("compound", "poss")]
    for index in tokens[act].children:
        if tokens[index].dep in ("prep", "xcomp", "ccomp"):
            own += [i for i in tokens[index].children if tokens[i].dep in _OBJECTS]
    for thing in own:
        yield from conjuncts(tokens, thing)


def _name(tokens: Sequence[Token], head: int) -> list[int]:
    """Return a noun with what stands before it, and with what it is of: "copies of the model"."""
    before = [i for i in tokens[head].children if i < head and tokens[i].dep in _BEFORE]
    found = [head, *(i for first in before for i in subtree(tokens, first))]
    for prep in tokens[head].children:
        if tokens[prep].dep == "prep" and tokens[prep].lower == "of":
            found += subtree(tokens, prep)
    return found


def _extent(sentence: Sentence, indices: Iterable[int]) -> tuple[int, int]:
    tokens = [sentence.tokens[i] for i in indices]
    start = min(token.start for token in tokens) - sentence.start
    return start, max(token.end for token in tokens) - sentence.start


def _gives(tokens: Sequence[Token], part: int, bodies: re.Pattern[str]) -> bool:
    """Whether a part of a noun says whose act it is: "by the owner", "the board's approval"."""
    token = tokens[part]
    if token.dep in ("poss", "compound"):
        return bodies.fullmatch(token.lemma.lower()) is not None
    if token.lower not in ("by", "of", "from"):
        return False
    inner = [tokens[i].lemma.lower() for i in token.children if tokens[i].dep == "pobj"]
    return any(token.lower == "by" or bodies.fullmatch(lemma) for lemma in inner)


def _does(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb has a doer with a name: its subject, that of the verb it hangs on, or "by"."""
    if any(tokens[i].dep == "agent" for i in tokens[verb].children):
        return True
    if tokens[verb].tag in ("VBD", "VBN"):
        return False
    found = subject(tokens, verb)
    while found is None and tokens[verb].dep in _HANGS:
        verb = tokens[verb].head
        found = subject(tokens, verb)
    return found is not None and tokens[found].pos != "PRON" and tokens[found].dep == "nsubj"
