"""How well a commitment can be checked: eight slots, and a class from V0 to V3.

The slots are those that 22603(b)(4)(B) of the 2024 draft of SB 1047 implies: a
requirement so specific that the developer or a third party can readily tell
whether it was followed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from framework_lint.annotation import Register
from framework_lint.clause import Clause, ClauseKind, Force, Moment
from framework_lint.features.degree import unscaled
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.quantity import quantities


class Slot(StrEnum):
    """What a commitment has to say to be checked."""

    ACTOR = "actor"
    REGISTER = "register"
    ACTION = "action"
    OBJECT = "object"
    TRIGGER = "trigger"
    TIMING = "timing"
    STANDARD = "standard"
    EVIDENCE = "evidence"


class Grade(StrEnum):
    """Who can tell whether a commitment was kept.

    V3: an outsider. V2: whoever has the records of the organisation. V1: it
    is a matter of judgement, or of the reading. V0: nobody.
    """

    V3 = "V3"
    V2 = "V2"
    V1 = "V1"
    V0 = "V0"


@dataclass(frozen=True, slots=True)
class Verifiability:
    """The slots that a commitment fills, its class, and what keeps it from a higher one."""

    clause: Clause
    slots: tuple[Slot, ...]
    grade: Grade
    reasons: tuple[str, ...]

    @property
    def score(self) -> int:
        """Count the filled slots, of eight."""
        return len(self.slots)


_CLOSED = (Moment.BEFORE, Moment.DURING, Moment.AFTER, Moment.UNTIL, Moment.WITHIN)
_LOOSE = (Moment.PROMPTLY, Moment.PERIODIC)
_SOFT = {
    Register.INTENTION: "it states an aim",
    Register.RECOMMENDATION: "it says what should be done, not what will be",
}
_HELPERS = frozenset(
    {"will", "must", "shall", "should", "may", "can", "could", "might", "would"}
    | {"be", "is", "are", "was", "were", "been", "being", "have", "has", "had"}
)
_NEEDED = (Slot.ACTOR, Slot.REGISTER, Slot.ACTION, Slot.OBJECT, Slot.TIMING, Slot.EVIDENCE)


def verifiability(policy: Policy) -> tuple[Verifiability, ...]:
    """Assess every commitment of a policy, in reading order."""
    return tuple(
        _assess(policy, clause, several=clause.id in policy.doubted)
        for clause in policy.clauses
        if clause.kind is ClauseKind.COMMITMENT
    )


def _assess(policy: Policy, clause: Clause, *, several: bool) -> Verifiability:
    degrees = [m.group() for m in unscaled(policy, policy.sentences[clause.sentence])]
    degrees = [word for word in degrees if word in clause.quote]
    slots = _filled(clause, scaled=not degrees)
    for grade, reasons in (
        (Grade.V0, tuple(_voids(clause))),
        (Grade.V1, tuple(_judgements(clause, degrees, several=several))),
        (Grade.V2, tuple(_unseen(clause, slots))),
    ):
        if reasons:
            return Verifiability(clause, slots, grade, reasons)
    return Verifiability(clause, slots, Grade.V3, ())


def _voids(clause: Clause) -> Iterator[str]:
    """Say why nobody can tell whether a commitment was kept."""
    if clause.register is Register.PERMISSION:
        yield "it permits and asks for nothing"
    forces = [standard.force for standard in clause.standards]
    if forces and all(force is Force.EMPTY for force in forces):
        named = clause.standards[0].phrase.text
        yield f"what “{named}” holds was not found in the supplied document"
    for hedge in clause.hedges:
        if pattern("discretion", "reserved").fullmatch(hedge.text):
            yield f"“{hedge.text}” leaves it to the bound party"


def _judgements(clause: Clause, degrees: Sequence[str], *, several: bool) -> Iterator[str]:
    """Say what makes it a matter of judgement or of the reading."""
    if several:
        yield "it has more than one reading"
    if clause.register in _SOFT:
        yield _SOFT[clause.register]
    yield from (f"“{word}” has no scale" for word in dict.fromkeys(degrees))
    yield from (f"“{hedge.text}” leaves open when it holds" for hedge in clause.hedges)
    if _judged(clause):
        yield "the bound party judges whether the trigger is met"
    if any(timing.moment in _LOOSE for timing in clause.timing) and not _dated(clause):
        yield "its time has no number"
    if any(standard.force is Force.ILLUSTRATIVE for standard in clause.standards):
        yield "its standard holds only examples"
    if not _observable(clause):
        yield "what it asks for cannot be seen done"


def _unseen(clause: Clause, slots: Collection[Slot]) -> Iterator[str]:
    """Say what an outsider lacks to tell."""
    for slot in _NEEDED:
        if slot not in slots:
            yield f"no {slot} is stated" if slot is not Slot.REGISTER else "it states a practice"
    if Slot.EVIDENCE in slots and not _public(clause):
        yield "its evidence stays inside"


def _filled(clause: Clause, *, scaled: bool) -> tuple[Slot, ...]:
    held = {
        Slot.ACTOR: clause.actor.phrase is not None or _orders(clause),
        Slot.REGISTER: clause.register is Register.MANDATORY,
        Slot.ACTION: _observable(clause),
        Slot.OBJECT: clause.object is not None and not _empty(clause.object.text),
        Slot.TRIGGER: clause.edge and not _judged(clause),
        Slot.TIMING: _dated(clause),
        Slot.STANDARD: scaled and _measured(clause),
        Slot.EVIDENCE: bool(clause.evidence or clause.recipients),
    }
    return tuple(slot for slot in Slot if held[slot])


def _orders(clause: Clause) -> bool:
    """Whether the words are an order, which is for the author: "Require ...", "Do not deploy"."""
    first = clause.action.text.lower().split()[0] if clause.action else ""
    return bool(first) and first not in _HELPERS and not first.endswith("s")


def _observable(clause: Clause) -> bool:
    """Whether the verb names a thing done, not an attitude or an endeavour."""
    if clause.action is None:
        return False
    verb = clause.action.text.split()[-1].lower()
    return pattern("verifiability", "unseen").fullmatch(verb) is None


def _empty(words: str) -> bool:
    return pattern("verifiability", "empty").fullmatch(words) is not None


def _judged(clause: Clause) -> bool:
    """Whether who is bound also decides whether the trigger is met."""
    if clause.decider is None or clause.trigger is None:
        return False
    at = clause.decider.span.start
    return any(p.span.start <= at < p.span.end for p in clause.trigger.phrases)


def _dated(clause: Clause) -> bool:
    """Whether a time is given that can be looked up: an event, a date, a number."""
    return any(
        timing.moment in _CLOSED
        or (timing.moment is Moment.PERIODIC and _counted(timing.phrase.text))
        for timing in clause.timing
    )


def _counted(words: str) -> bool:
    return pattern("time", "measure").search(words) is not None


def _measured(clause: Clause) -> bool:
    """Whether a number, a standard with content or a part of the document says how much."""
    firm = any(s.force in (Force.BINDING, Force.OUTSIDE) for s in clause.standards)
    linked = any(link.target is not None for link in clause.links)
    return firm or linked or bool(quantities(clause.quote))


def _public(clause: Clause) -> bool:
    """Whether what shows that the duty was kept reaches somebody outside."""
    if pattern("verifiability", "public").search(clause.quote):
        return True
    told = " ".join(recipient.text for recipient in clause.recipients)
    return pattern("verifiability", "outside").search(told) is not None
