"""The streams of a run: what they can show, and a passing line of progress."""

from __future__ import annotations

import io
import shutil
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

from framework_lint.screen import Screen, shorten

_WIDTH_OF_FILES = 100
_WIDTHS = (40, 110)


def screen_of(stream: TextIO, environment: Mapping[str, str]) -> Screen:
    """Say what a stream can show; a file or a pipe always gets the same width."""
    terminal = stream.isatty()
    narrowest, widest = _WIDTHS
    width = min(max(shutil.get_terminal_size().columns, narrowest), widest)
    return Screen(
        width=width if terminal else _WIDTH_OF_FILES,
        colour=_coloured(environment, terminal=terminal),
        unicode=(stream.encoding or "").lower().startswith("utf"),
    )


def _coloured(environment: Mapping[str, str], *, terminal: bool) -> bool:
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and environment.get("TERM") != "dumb"


def soften(*streams: TextIO) -> None:
    """Let streams replace the characters they lack, rather than fail on them."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_exactly(text: str) -> None:
    """Write to standard output in UTF-8 with bare newlines, whatever its encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    sys.stdout.write(text)


class Progress:
    """A line on a terminal that appears after `delay` seconds and leaves no trace."""

    def __init__(self, stream: TextIO, delay: float = 2.0) -> None:
        self._stream = stream
        self._text = ""
        self._shown = 0
        self._started = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(delay, self._start)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._started = False
            self._draw("")

    def tell(self, text: str) -> None:
        """Say what is being done now."""
        with self._lock:
            self._text = text
            if self._started:
                self._draw(text)

    def _start(self) -> None:
        with self._lock:
            if not self._timer.finished.is_set():
                self._started = True
                self._draw(self._text)

    def _draw(self, text: str) -> None:
        line = shorten(text, Screen(unicode=False), shutil.get_terminal_size().columns - 1)
        if line or self._shown:
            self._stream.write("\r" + line.ljust(self._shown) + "\r" * (not line))
            self._stream.flush()
        self._shown = len(line)
