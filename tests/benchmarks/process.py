"""Commands timed as whole processes, in turn, so that all meet the same machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import median
from time import perf_counter

CACHE = "FRAMEWORK_LINT_CACHE_DIR"
LINT = (sys.executable, "-m", "framework_lint")


@dataclass(frozen=True, slots=True)
class Spent:
    """What one process took, or the largest of those it started: seconds, and megabytes."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Timed:
    """A command, and what must be made ready before each of its runs."""

    command: Sequence[str]
    cache: Path | None = None
    before: Callable[[], None] = lambda: None


def spend(timed: Timed) -> Spent:
    """Run a command once; a code of 0 or 1 is a run, any other raises RuntimeError."""
    timed.before()
    cache = {CACHE: str(timed.cache)} if timed.cache else {}
    nothing = subprocess.DEVNULL
    began = perf_counter()
    process = subprocess.Popen(
        timed.command,
        stdin=nothing,
        stdout=nothing,
        stderr=subprocess.PIPE,
        env={**os.environ, **cache},
    )
    noise = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{timed.command}: {process.returncode}: {noise.decode()}")
    return Spent(seconds, used.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Timed], runs: int) -> dict[str, list[Spent]]:
    """Run each command once after the other, `runs` times over."""
    spent: dict[str, list[Spent]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, timed in commands.items():
            spent[name].append(spend(timed))
    return spent


def ratio(ours: Sequence[Spent], theirs: Sequence[Spent]) -> float:
    """Return the median ratio of runs that stood side by side."""
    return median(one.seconds / other.seconds for one, other in zip(ours, theirs, strict=True))


def seconds(spent: Sequence[Spent]) -> float:
    return median(each.seconds for each in spent)


def compile_all() -> None:
    """Compile the modules, as an install leaves them."""
    for package in ("framework_lint", "framework_lint.checks", "framework_lint.corpora"):
        compile_dir(str(files(package)), quiet=2)
