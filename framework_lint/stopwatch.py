"""How long each stage of a run takes, in order of their first start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter

Stage = Callable[[str], AbstractContextManager[None]]


def untimed(_: str) -> AbstractContextManager[None]:
    """Let a stage pass without a look at the clock."""
    return nullcontext()


class Stopwatch:
    """Adds up the seconds of stages by name; a stage may be entered many times."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - began

    def lines(self) -> Iterator[str]:
        """Tell each stage in milliseconds and as a share of all."""
        total = sum(self.seconds.values()) or 1.0
        for name, taken in (*self.seconds.items(), ("all", total)):
            yield f"{name:<12} {1000 * taken:8.1f} ms {taken / total:6.1%}"
