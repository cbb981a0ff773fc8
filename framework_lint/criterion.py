"""What a criterion is: a frozen value that says where a policy addresses a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.features.duration import Duration
from framework_lint.policy import Policy

Numbers = Mapping[str, Duration]
"""The numbers that a regime gives to a criterion, by their names: "deadline"."""


class Depth(StrEnum):
    """How much a document says on a question, least first."""

    MENTION = "mention"
    HOW = "how-clause"
    FULL = "full clause"

    @property
    def rank(self) -> int:
        """Count from 0 for the least."""
        return list(Depth).index(self)


class Reach(StrEnum):
    """How far from the sentence on the subject a slot may be filled.

    PASSAGE is its block with the lead-ins over it and the list under it, or
    the row of its table; SECTION all under the same innermost heading.
    """

    SENTENCE = "sentence"
    PASSAGE = "passage"
    SECTION = "section"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Words:
    """Words at `sentence.text[start:end]` that answer.

    `weakness` says, in a few words, why they do so in part only: "6 months,
    where 10 days are asked for". Words that are `firm` bind whatever the
    force of the sentence: "staff may go to the board".
    """

    start: int
    end: int
    weakness: str = ""
    firm: bool = False


Signal = Callable[[Policy, Sentence, Numbers], Words | None]
"""Where a sentence says a certain thing, if it does."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a full answer; `asks` completes "says ...": "who approves a change".

    Without a slot that is `required`, no answer is a full clause.
    """

    name: str
    asks: str
    signal: Signal
    reach: Reach = Reach.PASSAGE
    required: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage, `text[start:end]` of the block with index `block`, and the slots it fills.

    With a `weakness`, it fills them in general terms only. `words` are the
    offsets, in the block's text, of the words that fill them.
    """

    block: int
    start: int
    end: int
    slots: tuple[str, ...]
    weakness: str = ""
    words: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question to a document as a whole, and what a full answer says.

    `subject` finds the sentences that are on it; `how` and `full` count the
    slots that make a how-clause and a full clause. `numbers` are what a
    regime must give, each with the value that the examples are held to.
    `searched` tells a reader what was looked for. Of the examples, `full`
    must give a full clause, `partial` less, `absent` no evidence at all; «»
    enclose each sentence that must be shown. `gather`, if given, finds the
    evidence in place of the subject and the signals of the slots.
    """

    code: str
    name: str
    question: str
    subject: Signal
    slots: tuple[Slot, ...]
    how: int
    full: int
    searched: tuple[str, ...]
    rationale: str
    examples: Examples
    numbers: Mapping[str, str] = field(default_factory=dict)
    gather: Callable[[Policy, Numbers], Iterable[Evidence]] | None = None

    def depth(self, filled: Iterable[str]) -> Depth:
        """Return how deep an answer is that fills these slots firmly."""
        firm = set(filled)
        required = {slot.name for slot in self.slots if slot.required}
        if len(firm) >= self.full and required <= firm:
            return Depth.FULL
        return Depth.HOW if len(firm) >= self.how else Depth.MENTION


@dataclass(frozen=True, slots=True)
class Examples:
    """Small frameworks in Markdown, by what they give on a criterion."""

    full: tuple[Example, ...]
    partial: tuple[Example, ...]
    absent: tuple[Example, ...]
