"""The streams of a run: what they can show, and a passing line of progress."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

import click

from framework_lint.errors import InputError
from framework_lint.screen import Screen, shorten

PIPE_CLOSED = 141
_WIDTH_OF_FILES = 100
_NARROWEST, _WIDEST = 40, 110


def screen_of(stream: TextIO, environment: Mapping[str, str]) -> Screen:
    """Say what a stream can show; files and pipes always get the same width."""
    terminal = stream.isatty()
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
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
    """Let streams replace the characters that they lack, rather than fail on them."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write(told: str | bytes, *, exactly: bool = False) -> None:
    """Write to standard output; `exactly` means text in UTF-8 with bare newlines, whatever it is.

    Ends the command if the pipe is closed; raises InputError if nothing can be written.
    """
    if exactly and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        click.echo(told, file=sys.stdout, nl=False, color=True)
    except OSError as error:
        discard_output()
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise click.exceptions.Exit(PIPE_CLOSED) from error
        raise InputError(f"standard output: cannot be written: {error.strerror}") from error


def discard_output() -> None:
    """Send what is left for standard output nowhere, so that the interpreter ends quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Progress:
    """A line on a terminal that appears after `delay` seconds and leaves no trace."""

    def __init__(self, stream: TextIO, delay: float = 2.0) -> None:
        self._stream = stream
        self._text = ""
        self._width = 0
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
        if line or self._width:
            self._stream.write(f"\r{line.ljust(self._width)}\r{line}")
            self._stream.flush()
        self._width = len(line)
