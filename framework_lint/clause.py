"""Clauses: what a framework binds its author to, slot by slot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from framework_lint.annotation import Register
from framework_lint.document import Place
from framework_lint.formula import Atom, Formula, Implies, Not, negate
from framework_lint.source import Span


class ClauseKind(StrEnum):
    """What a clause does."""

    THRESHOLD = "threshold"
    COMMITMENT = "commitment"
    EXCEPTION = "exception"
    COMPONENT = "component"
    RISK = "risk"


class Scope(StrEnum):
    """The part of a model's life that a clause speaks of.

    DEPLOYMENT stands for a deployment not said to be internal or external.
    """

    DEVELOPMENT = "development"
    TRAINING = "training"
    INTERNAL = "internal"
    EXTERNAL = "external"
    DEPLOYMENT = "deployment"
    STORAGE = "storage"


class Moment(StrEnum):
    """How a duty stands in time."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    UNTIL = "until"
    WITHIN = "within"
    PROMPTLY = "promptly"
    PERIODIC = "periodic"


class Force(StrEnum):
    """What a standard holds, after a look at what it points to.

    BINDING: it lists what is required. ILLUSTRATIVE: what it lists is said
    to be examples. EMPTY: it is named, and nothing in the document says what
    it holds. OUTSIDE: it belongs to another document.
    """

    BINDING = "binding"
    ILLUSTRATIVE = "illustrative"
    EMPTY = "empty"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as the document has them, and where the source has them."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is bound: `phrase` is None where no words name anybody.

    `explicit` is false for an order, or a passive without an agent: the
    author of the document is meant.
    """

    phrase: Phrase | None
    explicit: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """What must hold for a clause to apply, and the words that say so, wherever they stand.

    `necessary` marks an "only if": without the trigger the thing may not be
    done, and with it nothing yet follows.
    """

    formula: Formula
    phrases: tuple[Phrase, ...]
    necessary: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """When a thing is due."""

    moment: Moment
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Link:
    """A cross-reference and the part of the document it leads to.

    `kind` is section, appendix, table or footnote; `target` is the index in
    `Document.blocks` of the heading, caption or note, or None if the
    document has no such part.
    """

    phrase: Phrase
    kind: str
    number: str
    target: int | None


@dataclass(frozen=True, slots=True)
class Standard:
    """A named standard that a clause asks for, and what it holds."""

    phrase: Phrase
    force: Force
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One operative statement.

    `id` is made of the kind, the words and the place in a table, so it stays
    when the text around the clause changes. `quote` is verbatim at `span`.
    `sentence` is the index in `Policy.sentences`. `threshold` names the level
    that triggers the clause or, for a threshold, the level it defines:
    "Cybersecurity [High]", "ASL-3".
    """

    id: str
    kind: ClauseKind
    register: Register
    quote: str
    span: Span
    place: Place
    sentence: int
    actor: Actor
    action: Phrase | None = None
    object: Phrase | None = None
    trigger: Trigger | None = None
    threshold: str | None = None
    timing: tuple[Timing, ...] = ()
    scope: tuple[Scope, ...] = ()
    standards: tuple[Standard, ...] = ()
    evidence: tuple[Phrase, ...] = ()
    recipients: tuple[Phrase, ...] = ()
    exceptions: tuple[Phrase, ...] = ()
    hedges: tuple[Phrase, ...] = ()
    decider: Phrase | None = None
    reasons: tuple[Phrase, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def edge(self) -> bool:
        """Whether a commitment hangs on a trigger or on a threshold."""
        hangs = self.trigger is not None or self.threshold is not None
        return self.kind is ClauseKind.COMMITMENT and hangs

    @property
    def duty(self) -> str:
        """What is to be done, in the clause's own words."""
        parts = [part for part in (self.action, self.object) if part is not None]
        ordered = sorted(parts, key=lambda part: part.span.start)
        return " ".join(part.text for part in ordered) or self.quote

    @property
    def formula(self) -> Formula:
        """The whole clause: trigger → duty, ¬trigger → ¬duty for "only if", or the duty alone."""
        duty = Atom(self.duty)
        if self.trigger is None:
            return duty
        if self.trigger.necessary:
            return Implies(negate(self.trigger.formula), Not(duty))
        return Implies(self.trigger.formula, duty)
