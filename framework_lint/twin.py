"""Half of some work is done in a copy of this process, where there is a second core."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn, TypeVar, cast

_RARELY = 200_000
_Item = TypeVar("_Item")
_Done = TypeVar("_Done")


def rarely_collect() -> None:
    """Let the collector of cycles rest: a run makes many values and few cycles."""
    gc.set_threshold(_RARELY)


def cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def spread(work: Callable[[_Item], _Done], items: Sequence[_Item]) -> list[_Done]:
    """Return what `work` makes of each item, half of it made elsewhere; that must pickle.

    What cannot be made elsewhere is made here, so that an error is raised as ever.
    """
    if len(items) < 2 or not _possible():
        return [work(item) for item in items]
    import pickle

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(writer, work, items[1::2])
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        try:
            here = [work(item) for item in items[::2]]
            content = stream.read()
        finally:
            stream.close()
            os.waitpid(child, 0)
    there = pickle.loads(content) if content else map(work, items[1::2])  # noqa: S301 - our own
    done = (iter(here), iter(cast("Iterable[_Done]", there)))
    return [next(done[number % 2]) for number in range(len(items))]


def _possible() -> bool:
    """Whether a copy can work: it has one thread, and no library's that a fork would lose."""
    alone = threading.active_count() == 1 and "numpy" not in sys.modules
    return alone and hasattr(os, "fork") and sys.platform != "darwin" and cores() > 1


def _answer(writer: int, work: Callable[[_Item], _Done], items: Sequence[_Item]) -> NoReturn:
    import pickle

    try:
        content = pickle.dumps([work(item) for item in items])
        with os.fdopen(writer, "wb") as stream:
            stream.write(content)
    finally:
        os._exit(0)
