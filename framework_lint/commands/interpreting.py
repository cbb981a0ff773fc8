"""Interpret: the commands that show what clauses can mean, and what facts make of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from framework_lint import destination
from framework_lint.commands.console import complain_of, deliver, named, screen
from framework_lint.configuration import Settings, Wishes, settler
from framework_lint.errors import InputError
from framework_lint.loading import STDIN, load, title
from framework_lint.parameters import reading
from framework_lint.policy import Policy
from framework_lint.reading import Interpretation
from framework_lint.screen import Screen
from framework_lint.session import comprehend, open_document
from framework_lint.terminal import Progress

_EXIT_CODES = """\b
Exit code:
  0  the readings were told, if there were any
  2  wrong usage, or an input was not read or only in part
  3  an error in framework-lint itself
"""
_Command = TypeVar("_Command", bound=Callable[..., int])


def _telling(command: _Command) -> _Command:
    """Give a command the options that say how and where it tells."""
    for option in (
        click.option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
        click.option(
            "--format",
            "style",
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            help="How to tell it.",
        ),
        click.option(
            "--clause",
            "wanted",
            multiple=True,
            metavar="ID",
            help="Tell only this clause and those read with it; may be given more than once.",
        ),
    ):
        command = option(command)
    return command


@click.command(epilog=_EXIT_CODES)
@click.argument("file")
@_telling
@reading
def readings(
    file: str,
    wanted: tuple[str, ...],
    style: str,
    output: str | None,
    wishes: Wishes,
) -> int:
    """Show each clause of FILE that can be read in more than one way, with all its readings.

    Each reading is told as a formula and in words, with what speaks for and against it, the fewest
    facts on which two readings part, and a wording for each. None is chosen.
    """
    from framework_lint import contrast

    _refuse(output, file)
    settings = settler(wishes)(file)
    with named(file), Progress(sys.stderr) as progress:
        progress.tell(f"reading {title(file)}")
        policy = _read(file, settings)
        told = _chosen(policy, policy.interpretations, wanted)
        said = (
            contrast.readings_to_json(policy, told)
            if style == "json"
            else contrast.readings_to_text(policy, told, _screen(output))
        )
    return _finish(policy, said, output, exactly=style != "text")


@click.command(epilog=_EXIT_CODES)
@click.argument("file")
@click.option("--facts", "given", metavar="FACTS.TOML", help="What is the case, and what was done.")
@click.option("--list-atoms", is_flag=True, help="Print a file of facts to fill in, and stop.")
@_telling
@reading
def scenario(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: str,
    given: str | None,
    list_atoms: bool,  # noqa: FBT001 - a flag
    wanted: tuple[str, ...],
    style: str,
    output: str | None,
    wishes: Wishes,
) -> int:
    """Tell which commitments of FILE are triggered, and which met, under facts that are given.

    Facts are true, false or unknown. Each commitment is told under each of its readings, with the
    facts that would settle what is open. --list-atoms prints the names of all facts.
    """
    if given is None and not list_atoms:
        raise click.UsageError("give --facts FACTS.TOML, or --list-atoms to see what to put in it")
    from framework_lint import contrast
    from framework_lint.scenario import facts_of

    _refuse(output, *(path for path in (file, given) if path))
    settings = settler(wishes)(file)
    with named(file), Progress(sys.stderr) as progress:
        progress.tell(f"reading {title(file)}")
        policy = _read(file, settings)
        told = _chosen(policy, policy.matters, wanted)
    if given is None or list_atoms:
        said = contrast.template(facts_of(told), policy.document.source.name)
    else:
        with named(given):
            said = _judged(policy, told, given, style, _screen(output))
    return _finish(policy, said, output, exactly=style != "text")


def _judged(
    policy: Policy, told: Sequence[Interpretation], given: str, style: str, shown: Screen
) -> str:
    from framework_lint import contrast
    from framework_lint.scenario import ContradictionError, facts_of, judge

    facts = contrast.load_facts(_content(given), facts_of((*told, *policy.matters)))
    try:
        matters = judge(policy, told, facts)
    except ContradictionError as error:
        raise InputError(str(error)) from error
    if style == "json":
        return contrast.scenario_to_json(policy, matters, facts)
    return contrast.scenario_to_text(policy, matters, facts, shown)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from error


def _refuse(output: str | None, *inputs: str) -> None:
    if output not in (None, STDIN):
        destination.refuse(output, inputs)


def _screen(output: str | None) -> Screen:
    return screen() if output in (None, STDIN) else Screen()


def _read(file: str, settings: Settings) -> Policy:
    return comprehend(open_document(load(file, settings.limit), settings.options))


def _chosen(
    policy: Policy, told: Sequence[Interpretation], wanted: Sequence[str]
) -> tuple[Interpretation, ...]:
    """Return what is told of the clauses wanted; raise InputError for an id that there is not."""
    known = {clause.id for clause in policy.clauses}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise InputError(f"has no clause {unknown[0]}; the clauses command lists them")
    return tuple(t for t in told if not wanted or any(c.id in wanted for c in t.clauses))


def _finish(policy: Policy, said: str, output: str | None, *, exactly: bool) -> int:
    deliver(said, output, "", exactly=exactly)
    complain_of(policy.document.source.name, policy.document.unread)
    return 2 if policy.document.unread else 0
