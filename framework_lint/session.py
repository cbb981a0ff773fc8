"""A run over many inputs: one that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from framework_lint.check import Check
from framework_lint.document import Document
from framework_lint.engine import lint
from framework_lint.errors import InputError
from framework_lint.loading import expand, load, title
from framework_lint.outcome import Outcome, Report, Unread
from framework_lint.policy import Policy
from framework_lint.readers import read
from framework_lint.source import Source


def examine(
    paths: Iterable[str],
    checks: Iterable[Check],
    limit: int,
    stdin_name: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Lint every file that the paths name; `tell` hears which one is being read.

    Raises InputError only for what no input is to blame for.
    """
    reports: list[Report] = []
    unread: list[Unread] = []
    inputs, checks = tuple(expand(paths)), tuple(checks)
    for number, path in enumerate(inputs, start=1):
        if isinstance(path, Unread):
            unread.append(path)
            continue
        name = title(path, stdin_name)
        tell(f"reading {number} of {len(inputs)}: {name}")
        try:
            document = open_document(load(path, limit, stdin_name))
        except InputError as error:
            unread.append(Unread(name, str(error)))
            continue
        reports.append(lint(comprehend(document), checks))
    return Outcome(tuple(reports), tuple(unread))


def examine_source(source: Source, checks: Iterable[Check]) -> Report:
    """Lint one source; raise InputError if there is nothing in it to lint."""
    return lint(comprehend(open_document(source)), checks)


def open_document(source: Source) -> Document:
    """Read a source; raise InputError if there is nothing in it to lint."""
    from framework_lint.understanding import refuse

    document = read(source)
    refuse(document)
    return document


def comprehend(document: Document) -> Policy:
    """Understand one document; the language model stays loaded for the next."""
    from framework_lint.understanding import understand

    (policy,) = understand((document,))
    return policy
