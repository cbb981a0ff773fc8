"""The commands: what is asked for, and where the answer goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import click

from framework_lint import __version__, explaining, registry, rendering
from framework_lint.check import Severity
from framework_lint.destination import Destination
from framework_lint.errors import InputError
from framework_lint.loading import MEGABYTE, MEDIA_TYPES, STDIN, load, title
from framework_lint.session import comprehend, examine, open_document
from framework_lint.screen import Screen
from framework_lint.terminal import Progress, screen_of, soften, write_exactly

SAMPLE = "flawed-framework.md"
_NEVER = "never"
_GROUPS = {
    "Read a framework": ("check", "demo"),
    "Learn what is looked for": ("rules", "explain"),
    "See what the tool sees": ("text", "debug"),
}
