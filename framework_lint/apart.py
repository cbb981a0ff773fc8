"""The parser in a process of its own: the model loads while a document is read.

Whoever asks writes the texts as one message and reads a message for each of
them back: the length in four bytes, then msgpack. A process that ends before
its time says nothing more, and the texts are parsed in this one instead.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from framework_lint.twin import cores, rarely_collect

if TYPE_CHECKING:
    import subprocess

_SERVE = "from framework_lint.apart import serve; serve()"
_LENGTH = 4


class Parser:
    """A process that parses texts from when it is started until the context ends."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def start(self) -> bool:
        """Start the process if that saves time; say whether it runs."""
        if self._process is None and "spacy" not in sys.modules and cores() > 1:
            self._process = _served()
        return self._process is not None

    def parse(self, texts: Sequence[str]) -> Iterator[bytes]:
        """Yield the encoded parse of each text, of fewer if the process ends."""
        from msgspec import msgpack

        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            return
        told = 0
        try:
            _write(self._process.stdin, msgpack.encode(texts))
            for _ in texts:
                parsed = _read(self._process.stdout)
                told += 1
                yield parsed
        except (OSError, EOFError):
            pass
        finally:
            if told < len(texts):
                self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def serve() -> None:
    """Answer on standard output what is asked on standard input, until that is closed."""
    from msgspec import msgpack

    from framework_lint import nlp

    rarely_collect()
    nlp.load()
    while True:
        try:
            texts = msgpack.decode(_read(sys.stdin.buffer), type=list[str])
        except EOFError:
            return
        for parsed in nlp.parse(texts):
            _write(sys.stdout.buffer, msgpack.encode(parsed))


def _served() -> subprocess.Popen[bytes] | None:
    import subprocess

    command = [sys.executable, "-P", "-c", _SERVE]  # -P: never import from the current folder
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing)  # noqa: S603
    except OSError:
        return None


def _write(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(_LENGTH, "big") + message)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes:
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content
