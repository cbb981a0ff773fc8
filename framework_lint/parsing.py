"""Parse texts, each once: what an earlier run has parsed is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from framework_lint.annotation import Token
from framework_lint.store import current

if TYPE_CHECKING:
    from msgspec.msgpack import Decoder

Parse = tuple[tuple[Token, ...], ...]
"""The sentences of a text, each a tuple of tokens with offsets into that text."""
Elsewhere = Callable[[Sequence[str]], Iterator[bytes]]
"""Parses texts outside this process, and may stop before the last."""

_ELSEWHERE: ContextVar[Elsewhere | None] = ContextVar("elsewhere", default=None)


@contextmanager
def through(parser: Elsewhere) -> Iterator[None]:
    """Let new texts be parsed elsewhere for a while."""
    before = _ELSEWHERE.set(parser)
    try:
        yield
    finally:
        _ELSEWHERE.reset(before)


def elsewhere() -> Elsewhere | None:
    """Return what parses new texts outside this process, if anything does."""
    return _ELSEWHERE.get()


def parse(texts: Sequence[str]) -> Iterator[Parse]:
    """Yield for each text its sentences; the language model is loaded only for new ones."""
    names = [_name(text) for text in texts]
    known = dict(current().fetch(set(names)))
    pairs = zip(names, texts, strict=True)
    fresh = _fresh({name: text for name, text in pairs if name not in known})
    for name in names:
        while name not in known:
            known.update((next(fresh),))
        yield _decoded(known[name])


def _fresh(texts: Mapping[bytes, str]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the encoded parse of each text under its name; keep them once all are there."""
    encoded: dict[bytes, bytes] = {}
    for name, parsed in zip(texts, _encoded(tuple(texts.values())), strict=False):
        encoded[name] = parsed
        if len(encoded) == len(texts):
            current().keep(encoded)
        yield name, parsed


def _encoded(texts: Sequence[str]) -> Iterator[bytes]:
    another = elsewhere()
    told = 0
    for parsed in another(texts) if another else ():
        told += 1
        yield parsed
    if told < len(texts):
        from msgspec import msgpack

        from framework_lint import nlp

        yield from map(msgpack.encode, nlp.parse(texts[told:]))


def _name(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20, person=b"parse").digest()


def _decoded(kept: bytes) -> Parse:
    return _decoder().decode(kept)


@cache
def _decoder() -> Decoder[Parse]:
    from msgspec import msgpack

    return cast("Decoder[Parse]", msgpack.Decoder(Parse))
