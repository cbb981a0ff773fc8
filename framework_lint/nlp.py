"""The one door to spaCy: texts go in, tokens of our own come out."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, cast

from framework_lint.annotation import Token
from framework_lint.errors import InputError
from framework_lint.generation import MODELS
from framework_lint.sentences import labels, starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from thinc.types import Ints2d

EXCLUDE = ("ner", "senter")
BATCH = 64
LONGEST = 400
LABEL = "label"
_LOADING = Lock()
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def load() -> Language:
    """Load the model once: that named in FRAMEWORK_LINT_MODEL, else the first of MODELS found.

    Nothing is ever downloaded; InputError says what is missing.
    """
    with _LOADING:
        return _load()


@cache
def _load() -> Language:
    with _without_command_line():
        import spacy
    from spacy.language import Language

    if not Language.has_factory("sentence_starts"):
        Language.component("sentence_starts", func=_mark_starts)
    nlp = spacy.load(_model(), exclude=list(EXCLUDE))
    nlp.add_pipe("sentence_starts", before="parser")
    return nlp


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Let spaCy be imported without its own command line, a quarter of its import time.

    `spacy/__init__.py` takes `info` from there, which brings in a web client
    and the tools of its projects; whoever calls `spacy.info` still gets it.
    """
    name = "spacy.cli.info"
    if "spacy" in sys.modules:
        yield
        return
    sys.modules |= {"spacy.cli": ModuleType("spacy.cli"), name: _StandIn(name)}
    try:
        yield
    finally:
        for known in ("spacy.cli", name):
            sys.modules.pop(known, None)


class _StandIn(ModuleType):
    """What spaCy finds in place of the module that holds `info`."""

    @staticmethod
    def info(*arguments: object, **named: object) -> object:
        return importlib.import_module("spacy.cli.info").info(*arguments, **named)


def parse(texts: Sequence[str]) -> Iterator[tuple[tuple[Token, ...], ...]]:
    """Yield for each text its sentences, each a tuple of tokens with offsets into that text."""
    for doc in load().pipe(texts, batch_size=BATCH):
        yield tuple(_whole(doc))


def _model() -> str:
    chosen = os.environ.get("FRAMEWORK_LINT_MODEL")
    for name in (chosen,) if chosen else MODELS:
        if importlib.util.find_spec(name):
            return name
    wanted = chosen or " or ".join(MODELS)
    raise InputError(f"the language model is not installed (looked for {wanted})")


def _mark_starts(doc: Doc) -> Doc:
    """Let sentences start where our rules say, and somewhere at least once in LONGEST tokens."""
    opened = starts(doc.text)
    doc.user_data[LABEL] = frozenset(labels(doc.text, opened))
    opens = {*opened, *doc.user_data[LABEL]}
    marks: list[int] = []
    since = 0
    for token in doc:
        start = token.idx in opens or token.i == 0 or since >= LONGEST
        since = 1 if start else since + 1
        marks.append(1 if start else -1)
    return doc.from_array(["SENT_START"], _column(marks))


def _column(marks: Sequence[int]) -> Ints2d:
    """Return what `Doc.from_array` takes: setting starts one by one scans the text each time."""
    import numpy as np

    return cast("Ints2d", np.array(marks, dtype=np.int64).astype(np.uint64).reshape(-1, 1))


def _whole(doc: Doc) -> Iterator[tuple[Token, ...]]:
    """Yield the sentences of a text, a label put back before what it is the label of."""
    behind = doc.user_data[LABEL]
    before: tuple[Token, ...] = ()
    for sentence in doc.sents:
        tokens = _tokens(sentence)
        if before and tokens[0].start in behind:
            tokens = _labelled(before, tokens)
        elif before:
            yield before
        before = tokens
    if before:
        yield before


def _labelled(label: tuple[Token, ...], rest: tuple[Token, ...]) -> tuple[Token, ...]:
    """Join a label and what follows: the one with a statement of its own heads the other."""
    moved = tuple(_moved(token, len(label)) for token in rest)
    tokens = [*label, *moved]
    over, under = _root(moved, len(label)), _root(label, 0)
    if any(token.tag in _FINITE for token in label):
        over, under = under, over
    tokens[under] = replace(tokens[under], head=over, dep="parataxis" if over < under else LABEL)
    children = tuple(sorted((*tokens[over].children, under)))
    tokens[over] = replace(tokens[over], children=children)
    return tuple(tokens)


def _moved(token: Token, by: int) -> Token:
    children = tuple(child + by for child in token.children)
    return replace(token, head=token.head + by, children=children)


def _root(tokens: tuple[Token, ...], first: int) -> int:
    return next(i for i, token in enumerate(tokens, start=first) if token.head == i)


def _tokens(sentence: Span) -> tuple[Token, ...]:
    first = sentence.start
    heads = [token.head.i - first for token in sentence]
    children: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    return tuple(
        Token(
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            head,
            tuple(governed),
            token.idx,
            token.idx + len(token),
        )
        for token, head, governed in zip(sentence, heads, children, strict=True)
    )
