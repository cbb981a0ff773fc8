"""Refuse, before anything is linted, what no annotated copy can be made of."""

from __future__ import annotations

from collections.abc import Iterable

from framework_lint.commands.work import Work
from framework_lint.destination import Target
from framework_lint.errors import InputError
from framework_lint.loading import STDIN, load
from framework_lint.rendering.annotated import (
    ANNOTATED,
    refuse_kind,
    refuse_number,
    refuse_unread,
)
from framework_lint.source import Unread


def refuse_copies(told: Iterable[Target], work: Work) -> None:
    """Raise InputError as far as the number, the names and the kinds of the inputs tell.

    Standard input can be read only once: its kind is looked at when it is linted.
    """
    for style in dict.fromkeys(target.style for target in told if target.style in ANNOTATED):
        refuse_number(style, len(work.inputs))
        (given,) = work.inputs
        if isinstance(given, Unread):
            refuse_unread(style, given)
        if given != STDIN:
            _refuse_file(style, given, work)


def _refuse_file(style: str, path: str, work: Work) -> None:
    name = work.names[path]
    try:
        original = load(path, work.plans[path].limit)
    except InputError as error:
        refuse_unread(style, Unread(name, str(error)))
    refuse_kind(style, name, original.media_type)
