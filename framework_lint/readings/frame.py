"""What the sources of ambiguity share: a policy's clauses as rules, and its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from framework_lint.annotation import Register, Sentence
from framework_lint.clause import Clause, ClauseKind, Trigger
from framework_lint.clauses.layout import Cell, Part
from framework_lint.document import Block
from framework_lint.formula import ALWAYS, Atom, Formula, Not, both, negate
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.reading import Rule

STEM = 6
_FEW = 6
_LONG = 10
_WORD = re.compile(r"[^\W\d_]{3,}")
_MARK = re.compile(r"\[([^\]]+)\]$")
_ASIDE = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True)
class Frame:
    """A policy with what is looked up again and again; no slots, for the cached parts."""

    policy: Policy

    @property
    def cells(self) -> Mapping[int, Cell]:
        return self.policy.cells

    @cached_property
    def heads(self) -> dict[str, str]:
        """For each level, what its table is a table of: its caption and first header."""
        first: dict[str, str] = {}
        for index in self.cells:
            place = self.block(index).place
            first.setdefault(place.table or "", f"{place.table or ''} {place.column or ''}")
        levels = {i: c.level for i, c in self.cells.items() if c.level and c.thresholds}
        return {level: first[self.block(i).place.table or ""] for i, level in levels.items()}

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The names of the levels that the document defines, longest first."""
        named = {cell.level for cell in self.cells.values() if cell.level and cell.thresholds}
        return tuple(sorted(named, key=lambda name: (-len(name), name)))

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The levels, and the labels of rows that safeguards answer, longest first."""
        answered = (i for i, cell in self.cells.items() if cell.part is Part.SAFEGUARD)
        rows = {self.block(index).place.row or "" for index in answered}
        named = {row for row in rows if row[:1].isalpha() and len(row.split()) <= _FEW}
        return tuple(sorted({*self.labels, *named}, key=lambda name: (-len(name), name)))

    @cached_property
    def marks(self) -> frozenset[str]:
        """The words in brackets that set levels of one domain apart: "High", "Critical"."""
        found = (_MARK.search(label) for label in self.labels)
        return frozenset(match.group(1) for match in found if match)

    def sentence(self, clause: Clause) -> Sentence:
        return self.policy.sentences[clause.sentence]

    def index(self, clause: Clause) -> int:
        """Return the index of the block in which a clause stands."""
        return self.sentence(clause).block

    def cell(self, clause: Clause) -> Cell | None:
        return self.cells.get(self.index(clause))

    def block(self, index: int) -> Block:
        return self.policy.document.blocks[index]

    def where(self, index: int) -> str:
        """Say on which page or line a block stands."""
        block = self.block(index)
        place = self.policy.document.place(block, 0, len(block.text))
        return f"p. {place.page}" if place.page else f"line {place.line}"

    def path(self, heading: int) -> tuple[str, ...]:
        """Return the headings down to one, itself included."""
        block = self.block(heading)
        above = block.place.section
        return above if above[-1:] == (block.text,) else (*above, block.text)

    def under(self, heading: int) -> Iterator[int]:
        """Yield the indices of the blocks in the section that a heading opens."""
        path = self.path(heading)
        for index, held in enumerate(self.policy.document.blocks):
            if index != heading and held.place.section[: len(path)] == path:
                yield index


def rule_of(frame: Frame, clause: Clause) -> Rule:
    """Return what a clause asks on its face: in a table under the level of its row as well."""
    trigger = clause.trigger.formula if clause.trigger else ALWAYS
    duty = Atom(obligation(clause))
    if clause.trigger is not None and clause.trigger.necessary:
        return Rule(negate(trigger), Not(duty))
    if clause.kind is ClauseKind.THRESHOLD:
        level = clause.threshold or "the threshold"
        level = level if len(level.split()) <= _LONG else "the level"
        return Rule(Atom(definition(clause)), Atom(f"{level} is reached"))
    cell = frame.cell(clause)
    if cell is None or cell.level is None or not cell.thresholds or own_condition(clause):
        return Rule(trigger, duty)
    return Rule(both(Atom(cell.level), trigger, _occasion(clause)), duty)


def _occasion(clause: Clause) -> Formula:
    """Return the use of a model for which a safeguard is asked, where the clause ends in one."""
    ending = pattern("readings", "occasion").search(clause.quote.rstrip(" .;"))
    named = clause.trigger is not None and ending and _says(clause.trigger, ending.group())
    return ALWAYS if ending is None or named else Atom(tidy(ending.group()).removeprefix("for "))


def _says(trigger: Trigger, words: str) -> bool:
    return any(phrase.text in words or words in phrase.text for phrase in trigger.phrases)


def binds(clause: Clause) -> bool:
    """Whether a clause asks for something, rather than allows or advises it."""
    return clause.kind is ClauseKind.COMMITMENT and clause.register not in (
        Register.PERMISSION,
        Register.RECOMMENDATION,
    )


def own_condition(clause: Clause) -> bool:
    """Whether a clause has an if-clause of its own, not only a time or an occasion."""
    said = clause.trigger.phrases if clause.trigger else ()
    return any(pattern("readings", "own").match(phrase.text) for phrase in said)


def obligation(clause: Clause) -> str:
    """Return the words of a clause without those of its trigger."""
    text = clause.quote
    for said in clause.trigger.phrases if clause.trigger else ():
        text = text.replace(said.text, " ", 1) if said.text != text.strip() else text
    ending = pattern("readings", "occasion").search(text.rstrip(" .;"))
    text = text[: ending.start()] if ending and ending.start() else text
    text = pattern("readings", "leftover").sub("", tidy(text))
    return tidy(text) or clause.quote


def definition(clause: Clause) -> str:
    """Return what a threshold takes, without the mark that names its level."""
    mark = pattern("levels", "mark").match(clause.quote)
    text = clause.quote[mark.end() :] if mark else clause.quote
    return tidy(text.removeprefix(f"{clause.threshold}:"))


def tidy(text: str) -> str:
    """Close up what a cut left behind: blanks, and punctuation at the edges."""
    text = re.sub(r"\s+([,;.)])", r"\1", " ".join(text.split()))
    return re.sub(r"([,;])[,;. ]*(?=[,;.])", "", text).strip(" ,;:.–—-")


def without_asides(text: str) -> str:
    return _ASIDE.sub("", text)


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the long words of a text: "autono" of "autonomy"."""
    found = (word.lower() for word in _WORD.findall(text))
    words = [word for word in found if not pattern("readings", "generic").fullmatch(word)]
    long = [word for word in words if len(word) >= STEM] or [w for w in words if len(w) > STEM - 2]
    return frozenset(word[:STEM] for word in long)
