"""Incidents with models, and the telling of others about them."""

from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.features.duration import deadlines
from framework_lint.policy import Policy
from framework_lint.signals import (
    acts,
    bare,
    either,
    firmly,
    followed,
    led,
    operative,
    past,
    rowed,
    says,
    together,
    under,
    weakly,
    without,
)

_NEAR, _AFTER = 40, 90
_named = without(says("incidents", "incidents"), says("incidents", "aside"), past)
_handled = together(
    either(
        acts("incidents", "handles", "incidents"),
        says("incidents", "handling"),
        followed("incidents", "deals", "incidents", gap=_NEAR),
        followed("incidents", "incidents", "dealt", gap=_AFTER),
        says("incidents", "mobilises"),
    ),
    _named,
)
_event = without(
    either(
        acts("incidents", "answers", "events"),
        together(says("incidents", "events"), says("incidents", "mobilises")),
    ),
    acts("incidents", "answers", "emergencies"),
    says("incidents", "prevents"),
    _named,
    past,
)
_mended = together(says("incidents", "mends"), says("incidents", "flaws"))
_flaw = without(
    either(operative(_mended), together(_mended, says("incidents", "measures"))),
    says("incidents", "unfit"),
    bare,
    past,
)
_security = without(
    either(says("incidents", "security"), under("incidents", "security_titles")),
    says("incidents", "model"),
)
_emergency = acts("incidents", "handles", "emergencies")

answered: Signal = either(
    without(_handled, _security),
    _event,
    weakly(_handled, "speaks of security incidents, not of incidents with a model"),
    weakly(without(_emergency, _handled), "speaks of emergencies, not of incidents with a model"),
    weakly(without(_flaw, _handled), "speaks of misuse or flaws, not of incidents"),
)
"""An incident is found, answered or otherwise dealt with."""

_calls = either(acts("incidents", "reports", "authorities"), says("incidents", "shared"))
_told = together(
    _calls,
    either(_named, led(_named), says("incidents", "events")),
)
_rowed = firmly(together(says("incidents", "told"), rowed(_named)))
_reported = without(
    either(
        _rowed,
        acts("incidents", "reports", "incidents"),
        acts("incidents", "reports", "events"),
        _told,
        says("incidents", "report_phrases"),
    ),
    without(says("incidents", "concerns"), _told),
    says("incidents", "aside"),
    past,
)
_works = followed("incidents", "works", "authorities", gap=_NEAR)
_danger = without(
    together(
        either(
            _calls,
            _works,
            followed("incidents", "reporting", "authorities", gap=_NEAR),
        ),
        says("incidents", "danger"),
    ),
    says("incidents", "concerns"),
    past,
)
_inside = without(says("incidents", "inside"), says("incidents", "authorities"))

reported: Signal = either(
    without(_reported, _inside),
    weakly(_reported, "names nobody outside who is told"),
    weakly(without(_danger, _named), "speaks of a danger, not of an incident"),
    weakly(together(_works, _named), "speaks of working with an authority, not of a report"),
)
"""An incident is reported; to nobody outside, in part only."""


def timely(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a time within which a thing is done; without a number, in part only."""
    for said in deadlines(sentence.text):
        return Words(said.start, said.end)
    return weakly(says("incidents", "vague"), "gives no number")(_, sentence, __)


def stated(signal_of: Signal) -> Signal:
    """Find what a signal finds outside of conditions: not in "once an incident is found"."""

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        words = signal_of(policy, sentence, numbers)
        if words is None:
            return None
        at = sentence.start + words.start
        inside = any(each.start <= at < each.end for each in sentence.conditions)
        return None if inside else words

    return signal


def _opens(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    opens = sentence.text.rstrip().endswith(":")
    return Words(0, len(sentence.text)) if opens else None


imminent: Signal = without(says("incidents", "imminent"), says("incidents", "concerns"))
_dangerous = either(imminent, led(imminent))
_telling = without(
    either(_reported, says("incidents", "telling"), _calls),
    without(says("incidents", "concerns"), _told),
)

reported_danger: Signal = without(
    either(
        together(_telling, _dangerous),
        firmly(together(says("incidents", "told"), rowed(imminent))),
    ),
    _inside,
    past,
)
"""An incident is reported that is about to hurt people."""

endangers: Signal = either(
    reported_danger,
    weakly(
        without(together(imminent, either(_named, says("incidents", "reporting"))), _opens, past),
        "does not say that it is reported",
    ),
)
"""An incident that is about to hurt people is spoken of."""

_kinds = together(
    either(
        says("incidents", "apposed", "labels"),
        under("incidents", "definition_titles"),
        rowed(under("incidents", "definition_titles")),
    ),
    says("incidents", "theft", "harm", "control", "deception"),
)
_meaning = without(
    either(together(says("incidents", "defines"), _named), _kinds), says("incidents", "asked")
)
_elsewhere = together(says("incidents", "deferred"), _named)

defined: Signal = either(
    without(_meaning, _elsewhere), weakly(_elsewhere, "leaves the meaning to another text")
)
"""It is said what counts as an incident; or in part only, that another text says it."""
