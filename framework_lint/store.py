"""Where results of earlier runs are kept: nowhere, unless a shell gives a place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Store(Protocol):
    """Bytes under names; what was kept may be gone at any time, and is never wrong."""

    def fetch(self, names: Collection[bytes]) -> Mapping[bytes, bytes]:
        """Return what is kept under those of the names that there are."""
        ...

    def keep(self, entries: Mapping[bytes, bytes]) -> None: ...


class Nowhere:
    """A store that keeps nothing."""

    def fetch(self, names: Collection[bytes]) -> Mapping[bytes, bytes]:  # noqa: ARG002 - a Store
        return {}

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        """Let the entries go."""


_CURRENT: ContextVar[Store] = ContextVar("store", default=Nowhere())  # noqa: B039 - it holds nothing


def current() -> Store:
    """Return the store in use."""
    return _CURRENT.get()


@contextmanager
def using(store: Store) -> Iterator[None]:
    """Keep and look up results in a store for a while."""
    before = _CURRENT.set(store)
    try:
        yield
    finally:
        _CURRENT.reset(before)
