"""Find what a safety framework's wording leaves open: readings, yardsticks, actors.

`read_policy(path).clauses` is the way in from Python.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framework_lint.policy import Policy

__all__ = ["__version__", "read_policy"]
__version__ = "0.1.0"


def read_policy(path: str | os.PathLike[str]) -> Policy:
    """Read a framework in PDF, DOCX, HTML, Markdown or plain text and understand it.

    Its `clauses`, `sentences` and `document` hold what was read; what could
    not be read is named in `document.unread`. Raises
    framework_lint.errors.InputError if the file cannot be read at all.
    """
    from framework_lint.session import read_file

    return read_file(os.fspath(path))
