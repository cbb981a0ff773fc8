"""A run over many inputs: one that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from framework_lint.check import Check
from framework_lint.configuration.plan import Plan
from framework_lint.coverage import cover
from framework_lint.document import Document
from framework_lint.engine import lint
from framework_lint.errors import InputError
from framework_lint.headstart import parsed
from framework_lint.lexicon import warm
from framework_lint.loading import MEGABYTE, load, title, to_source
from framework_lint.matrix.survey import Survey, Surveyed
from framework_lint.outcome import Outcome, Report, Review
from framework_lint.pack import Pack
from framework_lint.parsing import elsewhere
from framework_lint.policy import Policy
from framework_lint.readers import TEXT, read, read_original
from framework_lint.readers.format import disguise
from framework_lint.readers.options import Options
from framework_lint.source import Original, Source, Unread
from framework_lint.stopwatch import Stage, untimed
from framework_lint.store import current

LIMIT = 100 * MEGABYTE
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Intake:
    """The files to read, those that could not be found, and by which plan each is read.

    `whole` asks for the reviews that some formats need.
    """

    inputs: tuple[str | Unread, ...]
    plan: Callable[[str], Plan]
    stdin_name: str | None = None
    whole: bool = False


def examine(
    intake: Intake,
    tell: Callable[[str], None] = lambda _: None,
    stage: Stage = untimed,
) -> Outcome:
    """Lint every file by its plan; `tell` hears which one is being read.

    `stage` is entered for each part of the work, the checks by their codes.
    Raises InputError only for what no input is to blame for.
    """

    def examined(plan: Plan, original: Original, policy: Policy) -> tuple[Report, Review | None]:
        report = lint(policy, plan.checks, plan.packs, stage)
        return report, Review(original, policy, plan.options) if intake.whole else None

    told, unread = _parted(_policies(intake, tell, stage), examined)
    reviews = tuple(review for _, review in told if review)
    return Outcome(tuple(report for report, _ in told), unread, reviews)


def survey(
    intake: Intake, packs: Iterable[Pack], tell: Callable[[str], None] = lambda _: None
) -> Survey:
    """Ask every file where it addresses what the packs ask."""
    packs = tuple(packs)
    return Survey(*_parted(_policies(intake, tell), lambda _, __, read: _surveyed(read, packs)))


def _surveyed(policy: Policy, packs: Iterable[Pack]) -> Surveyed:
    document = policy.document
    return Surveyed(
        name=document.source.name,
        sha256=document.source.sha256,
        identity=policy.identity,
        warnings=document.warnings,
        unread=document.unread,
        coverage=cover(policy, packs),
    )


def _parted(
    inputs: Iterable[tuple[Plan, Original, Policy] | Unread],
    use: Callable[[Plan, Original, Policy], Told],
) -> tuple[tuple[Told, ...], tuple[Unread, ...]]:
    """Return what use makes of each document, and the inputs that gave none."""
    told: list[Told] = []
    unread: list[Unread] = []
    for each in inputs:
        if isinstance(each, Unread):
            unread.append(each)
        else:
            told.append(use(*each))
    return tuple(told), tuple(unread)


def _policies(
    intake: Intake, tell: Callable[[str], None], stage: Stage = untimed
) -> Iterator[tuple[Plan, Original, Policy] | Unread]:
    """Read one input after the other, so that no two are held at once."""
    for number, path in enumerate(intake.inputs, start=1):
        if isinstance(path, Unread):
            yield path
            continue
        name = title(path, intake.stdin_name)
        tell(f"reading {number} of {len(intake.inputs)}: {name}")
        plan = intake.plan(path)
        try:
            with stage("read"):
                original = load(path, plan.limit, intake.stdin_name)
                document = open_document(original, plan.options)
        except InputError as error:
            yield Unread(name, str(error))
            continue
        if elsewhere():
            with stage("phrases"):
                warm()
        with stage("parse"):
            policy = comprehend(document)
        current().keep({parsed(path): b""})
        yield plan, original, policy


def read_file(path: str) -> Policy:
    """Read and understand a file of at most LIMIT bytes; raise InputError if it cannot be."""
    return comprehend(open_document(load(path, LIMIT)))


def examine_source(source: Source, checks: Iterable[Check]) -> Report:
    """Lint one source; raise InputError if there is nothing in it to lint."""
    return lint(comprehend(_worth(read(source))), checks)


def open_document(original: Original, options: Options = Options()) -> Document:  # noqa: B008 - frozen
    """Read a file; raise InputError if there is nothing in it to lint."""
    if original.media_type in TEXT:
        document = read(to_source(original))
    else:
        document = read_original(original, options)
    warning = disguise(original.name, original.media_type)
    warnings = (warning, *document.warnings) if warning else document.warnings
    return _worth(replace(document, warnings=warnings))


def extract(original: Original, options: Options) -> tuple[str, tuple[str, ...]]:
    """Return the text that spans index, and each part of the file that could not be read."""
    if original.media_type in TEXT:
        return to_source(original).text, ()
    document = read_original(original, options)
    return document.source.text, document.unread


def comprehend(document: Document) -> Policy:
    """Understand one document; the language model stays loaded for the next."""
    from framework_lint.understanding import understand

    (policy,) = understand((document,))
    return policy


def _worth(document: Document) -> Document:
    from framework_lint.understanding import refuse

    refuse(document)
    return document
