"""Shutting down a model that is out: the act, how soon, and what stands beside it."""

from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.features.duration import deadlines
from framework_lint.policy import Policy
from framework_lint.signals import (
    acts,
    conditional,
    either,
    firmly,
    past,
    rowed,
    says,
    together,
    under,
    weakly,
    without,
)

_hazard = says("shutdown", "hazard")
_act = without(
    either(
        acts("shutdown", "acts", "models", "other"),
        says("shutdown", "phrases"),
        together(says("shutdown", "pronouns"), says("shutdown", "models")),
        together(says("shutdown", "acts_beside"), says("shutdown", "running")),
        together(says("shutdown", "leaves"), says("shutdown", "dangers"), conditional),
    ),
    _hazard,
    past,
)
_weighed = says("shutdown", "weighed")

shut_down: Signal = either(without(_act, _weighed), weakly(_act, "names it as one option"))
"""A model is shut down, withdrawn or deleted."""

_stopped = weakly(
    without(says("shutdown", "stops"), says("shutdown", "gates"), _hazard),
    "does not say that a deployed model is taken back",
)

_restricted = weakly(
    without(
        together(says("shutdown", "restricts"), says("shutdown", "happenings")),
        says("shutdown", "confined", "gates"),
        _hazard,
        past,
    ),
    "speaks of less access, not of taking the model back",
)

halted: Signal = either(shut_down, _stopped, _restricted)
"""A model is shut down, or in part only: its deployment goes no further."""

_capable = without(says("shutdown", "capable"), conditional)

ordered: Signal = either(
    without(halted, _capable), weakly(halted, "says that a model can be shut down, not when")
)
"""A model is shut down, and not only able to be."""

drilled: Signal = without(together(says("shutdown", "drills"), says("shutdown", "itself")), _hazard)
"""A shutdown is tried out."""


def soon(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find how soon a thing is done; without a number, or "at once", in part only."""
    for said in deadlines(sentence.text):
        return Words(said.start, said.end)
    at_once = says("shutdown", "at_once")
    return either(at_once, weakly(says("shutdown", "soon"), "gives no number"))(_, sentence, __)


hasty: Signal = firmly(together(under("shutdown", "time_columns"), rowed(shut_down)))
"""A cell that says how soon what stands in its row, a shutdown, is done."""


def beside(signal_of: Signal) -> Signal:
    """Find what a signal finds with a shutdown, in a lead-in, or right before a shutdown.

    Not before one of which the signal finds something itself.
    """

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        if words is None or halted(policy, sentence, numbers):
            return words
        after = next(iter(policy.beside(sentence, before=0, after=1)), None)
        followed = after is not None and halted(policy, after, numbers)
        own = after is not None and signal_of(policy, after, numbers)
        leads = sentence.text.rstrip().endswith(":") or (followed and not own)
        return words if leads else None

    return signal
