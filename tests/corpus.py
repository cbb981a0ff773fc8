"""Published frameworks beside the checkout, where they are; they are not part of the project."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from framework_lint.document import Document
from framework_lint.policy import Policy
from framework_lint.readers import read
from framework_lint.source import Source
from framework_lint.understanding import understand

FOLDER = Path(__file__).parents[2] / "shared" / "corpus"
FILES = sorted(FOLDER.glob("*.txt")) + sorted(FOLDER.glob("*.md"))
present = pytest.mark.skipif(not FILES, reason=f"no published frameworks in {FOLDER.name}/")


@cache
def document(path: Path) -> Document:
    media_type = "text/markdown" if path.suffix == ".md" else "text/plain"
    content = path.read_bytes()
    return read(Source.of(path.name, media_type, content, content.decode()))


@cache
def disputed() -> Policy:
    """Return the framework whose table holds the clause that was disputed in February 2026."""
    phrase = "In conjunction with a Long-range Autonomy capability"
    held = [path for path in FILES if any(phrase in b.text for b in document(path).blocks)]
    assert len(held) == 1
    (policy,) = understand([document(held[0])])
    return policy
