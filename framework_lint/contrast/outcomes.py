"""What readings come to under facts, in words: shared by every way of showing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from framework_lint.contrast.comparison import Comparison
from framework_lint.formula import Atom
from framework_lint.reading import Interpretation, Reading
from framework_lint.scenario import Status
from framework_lint.screen import Screen, shorten

FEW_ROWS = 16
_LONGEST = 72
_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Parting:
    """The fewest facts that part some readings, and which of these then say the same."""

    facts: Mapping[Atom, bool]
    groups: Mapping[Status, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One way in which the facts can stand, and what each reading says of it."""

    facts: tuple[bool, ...]
    outcomes: tuple[Status, ...]

    @property
    def differs(self) -> bool:
        """Whether the readings do not all say the same."""
        return len(set(self.outcomes)) > 1


def partings(compared: Comparison) -> Iterator[Parting]:
    """Yield each smallest set of facts that parts two readings, with all that it parts."""
    parted: dict[tuple[tuple[Atom, bool], ...], dict[str, Status]] = {}
    for found in compared.separations():
        outcomes = parted.setdefault(_told(compared, found.facts), {})
        for reading in compared.told.readings:
            if reading.label in (found.first, found.second):
                outcomes[reading.label] = compared.status(reading, found.facts)
    for facts, outcomes in parted.items():
        yield Parting(dict(facts), _grouped(outcomes))


def _told(compared: Comparison, facts: Mapping[Atom, bool]) -> tuple[tuple[Atom, bool], ...]:
    """Return the facts that are said: of a level or a risk not whether it follows."""
    return tuple(
        (atom, held)
        for atom, held in facts.items()
        if compared.binding or atom not in compared.duties
    )


def _grouped(outcomes: Mapping[str, Status]) -> dict[Status, tuple[str, ...]]:
    groups: dict[Status, tuple[str, ...]] = {}
    for label in sorted(outcomes, key=lambda label: int(label[1:])):
        groups[outcomes[label]] = (*groups.get(outcomes[label], ()), label)
    return groups


def outcome(compared: Comparison, status: Status) -> str:
    """Name an outcome; of a level or a risk one can only say whether it follows."""
    if compared.binding:
        return status.value
    return "does not follow" if status is Status.IDLE else "follows"


def undone(compared: Comparison) -> tuple[Row, ...]:
    """Return the rows of the truth table in which nothing is done; none if there is no table."""
    rows = compared.rows
    if rows is None:
        return ()
    held = (rows.facts(row) for row in rows.each(_undone(compared)))
    return tuple(_row(compared, facts, compared.facts) for facts in held)


def every(compared: Comparison) -> tuple[Row, ...]:
    """Return all rows of the truth table, duties after facts; none if they are not few."""
    rows = compared.rows
    if rows is None or rows.possible.bit_count() > FEW_ROWS:
        return ()
    atoms = (*compared.facts, *compared.duties)
    held = (rows.facts(row) for row in rows.each(rows.possible))
    return tuple(_row(compared, facts, atoms) for facts in held)


def _row(compared: Comparison, facts: Mapping[Atom, bool], shown: Sequence[Atom]) -> Row:
    return Row(
        tuple(facts[atom] for atom in shown),
        tuple(compared.status(reading, facts) for reading in compared.told.readings),
    )


def count_undone(compared: Comparison) -> int:
    """Count the rows that `undone` would return."""
    return _undone(compared).bit_count()


def _undone(compared: Comparison) -> int:
    rows = compared.rows
    return rows.where(dict.fromkeys(compared.duties, False)) if rows else 0


def taken(told: Interpretation, reading: Reading) -> Iterator[str]:
    """Yield the number and letter of each way that a reading takes: "1b"."""
    chosen = [a for take in reading.takes for a in take.alternatives]
    for number, ambiguity in enumerate(told.ambiguities, start=1):
        for letter, way in zip(_LETTERS, ambiguity.alternatives, strict=False):
            if any(way is alternative for alternative in chosen):
                yield f"{number}{letter}"


def short(facts: Sequence[Atom], screen: Screen) -> dict[Atom, str]:
    """Name long facts by what sets them apart: where they open alike, without what they share."""
    names = [atom.name for atom in facts]
    shared = commonprefix(names).rpartition(" ")[0]  # noqa: RUF071 - texts, not paths
    if len(facts) < 2 or len(shared) < _LONGEST // 2:
        return {atom: shorten(atom.name, screen, _LONGEST) for atom in facts}
    rest = {atom: atom.name[len(shared) :].strip() for atom in facts}
    return {atom: f"{screen.ellipsis} {shorten(t, screen, _LONGEST)}" for atom, t in rest.items()}
