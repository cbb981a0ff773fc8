"""A head start: the model loads while a run is still planned and its documents read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b

from framework_lint.apart import Parser
from framework_lint.loading import digest, expand
from framework_lint.parsing import through
from framework_lint.store import current


@contextmanager
def headstart(paths: Iterable[str]) -> Iterator[None]:
    """Load the model in a process of its own, if no earlier run has parsed all the documents."""
    names = {parsed(path) for path in expand(paths) if isinstance(path, str)}
    with Parser() as parser:
        if len(current().fetch(names)) < len(names) and parser.start():
            with through(parser.parse):
                yield
        else:
            yield


def parsed(path: str) -> bytes:
    """Return the name under which it is kept that a file was parsed."""
    return blake2b(f"{digest(path)}".encode(), digest_size=20, person=b"parsed").digest()
