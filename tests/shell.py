"""A shell for tests: commands run in this process, on two small frameworks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from framework_lint.__main__ import main

FLAWED = """\
# Halvard Safety Framework

Version 1.2, May 2031

## Thresholds

### Cyber

We will apply safeguards when High cyber capability occurs in conjunction with autonomy.

Where feasible, the Safety Board will “publish” a report.
"""
SOUND = """\
# Halvard Safety Framework

Version 1.2, May 2031

The Safety Board must publish its report within 30 days.
"""


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    out: str
    err: str


class Shell:
    """Runs commands in this process, in a folder of its own."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Run:
        code = main(arguments)
        captured = self._capture.readouterr()
        return Run(code, captured.out, captured.err)
