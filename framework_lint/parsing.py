"""Parse texts, each once: what an earlier run has parsed is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from framework_lint.annotation import Token
from framework_lint.store import current

if TYPE_CHECKING:
    from msgspec.msgpack import Decoder

Parse = tuple[tuple[Token, ...], ...]
"""The sentences of a text, each a tuple of tokens with offsets into that text."""


def parse(texts: Sequence[str]) -> Iterator[Parse]:
    """Yield for each text its sentences; the language model is loaded only for new ones."""
    names = [_name(text) for text in texts]
    known = current().fetch(set(names))
    new = dict.fromkeys(text for text, name in zip(texts, names, strict=True) if name not in known)
    parsed = dict(zip(new, _parsed(tuple(new)), strict=True))
    for text, name in zip(texts, names, strict=True):
        yield parsed[text] if text in parsed else _decoded(known[name])


def _parsed(texts: Sequence[str]) -> Iterator[Parse]:
    if not texts:
        return
    from framework_lint import nlp

    parses = list(nlp.parse(texts))
    current().keep({_name(t): _encoded(p) for t, p in zip(texts, parses, strict=True)})
    yield from parses


def _name(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20, person=b"parse").digest()


def _encoded(parse: Parse) -> bytes:
    from msgspec import msgpack

    return msgpack.encode(parse)


def _decoded(kept: bytes) -> Parse:
    return _decoder().decode(kept)


@cache
def _decoder() -> Decoder[Parse]:
    from msgspec import msgpack

    return cast("Decoder[Parse]", msgpack.Decoder(Parse))
