"""Where a report goes: files, written whole or not at all, and standard output."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from framework_lint.errors import InputError
from framework_lint.loading import STDIN
from framework_lint.table import meant


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file that it goes to, or None for standard output."""

    style: str
    path: str | None = None


def targets(
    style: str | None, outputs: Sequence[str], known: Collection[str], default: str
) -> tuple[Target, ...]:
    """Return where each format goes: an output is "FILE" or "FORMAT=FILE", "-" standard output.

    `style` is the format of a plain FILE, and of standard output if no plain
    FILE is given. Raises InputError if two formats go to one place.
    """
    named = [_target(output, known, style or default) for output in outputs]
    plain = [output for output in outputs if output.partition("=")[0] not in known]
    if not named or (style and not plain):
        named.insert(0, Target(style or default))
    places = [target.path and os.path.realpath(target.path) for target in named]
    twice = next(
        (t for t, place in zip(named, places, strict=True) if places.count(place) > 1), None
    )
    if twice:
        raise InputError(f"{twice.path or 'standard output'}: is given for two formats")
    return tuple(named)


def _target(output: str, known: Collection[str], style: str) -> Target:
    named, is_named, path = output.partition("=")
    if not path and (is_named or not output):
        raise InputError(f"{output!r} names no file to write")
    if named not in known:
        if is_named and named.isalpha():
            hint = meant(named, known) or f"; write ./{output} for a file of this name"
            raise InputError(f"{output}: {named} is no format{hint}")
        named, path = style, output
    return Target(named, None if path == STDIN else path)


def refuse(output: str, inputs: Iterable[str]) -> None:
    """Raise InputError if the file cannot be written, or is one of those that are read."""
    target = Path(_real(output))
    try:
        if target.is_dir():
            raise InputError(f"{output}: is a folder, not a file to write")
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}") from error
    if not target.parent.is_dir():
        raise InputError(f"{output}: its folder does not exist")
    if not os.access(target.parent, os.W_OK):
        raise InputError(f"{output}: its folder cannot be written to")
    if any(_real(path) == str(target) for path in inputs):
        raise InputError(f"{output}: would overwrite a file that is to be read")


def _real(path: str) -> str:
    try:
        return os.path.realpath(path, strict=False)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be a file") from error


def write(output: str, told: str | bytes) -> None:
    """Write to a file beside the target, text in UTF-8, then put it in place; raise InputError."""
    target = Path(os.path.realpath(output))
    content = told.encode() if isinstance(told, str) else told
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
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
