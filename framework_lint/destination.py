"""A file that a report goes to: written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from framework_lint.errors import InputError


def refuse(output: str, inputs: Iterable[str]) -> None:
    """Raise InputError if the file cannot be written, or is one of the inputs."""
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise InputError(f"{output}: is a folder, not a file to write")
    if not target.parent.is_dir():
        raise InputError(f"{output}: its folder does not exist")
    if not os.access(target.parent, os.W_OK):
        raise InputError(f"{output}: its folder cannot be written to")
    if any(os.path.realpath(path) == str(target) for path in inputs):
        raise InputError(f"{output}: would overwrite the document that is to be read")


def write(output: str, text: str) -> None:
    """Write in UTF-8 to a file beside the target, then put it in place; raise InputError."""
    target = Path(os.path.realpath(output))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(text.encode())
        else:
            _replace(target, text.encode())
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}") from error


def _replace(target: Path, content: bytes) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
