"""Where a text says that reports on models, and other matters, are made public."""

from __future__ import annotations

from framework_lint.annotation import Sentence
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.policy import Policy
from framework_lint.signals import (
    acts,
    beside,
    either,
    in_row,
    led,
    operative,
    pattern,
    says,
    together,
    weakly,
    without,
)

_REPORTS = acts("publicity", "tells", "reports", unless="other")
_MATTERS = acts("publicity", "tells", "matters", unless="other")


def _public(told: Signal) -> Signal:
    """Find what is told, where it is the public that is told."""
    return without(
        together(told, says("publicity", "public")), says("publicity", "within", "negated")
    )


def whole(name: str) -> Signal:
    """Find a sentence that is a phrase of a list and nothing else."""

    def signal(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
        text = sentence.text.strip(" .")
        return Words(0, len(text)) if pattern("publicity", name).fullmatch(text) else None

    return signal


_SHOWN = either(
    says("publicity", "cards", unless="other"),
    together(
        says("publicity", "results", "reports"),
        led(together(says("publicity", "leads"), says("publicity", "of_models"))),
    ),
)
_NAMED = without(
    either(_public(either(_REPORTS, together(_MATTERS, says("publicity", "of_models")))), _SHOWN),
    says("publicity", "periodicals", "negated"),
)
_ALL = _public(either(_REPORTS, _MATTERS, acts("publicity", "tells", "care", unless="other")))
_AGAIN = _public(acts("publicity", "tells", "they", unless="other"))

REPORTED = either(
    _NAMED,
    without(
        beside(_AGAIN, either(_NAMED, says("publicity", "reports"))),
        says("publicity", "periodicals"),
    ),
)
"""A report on a model, or what was found about it, is made public."""

CARD = whole("cards")
"""A cell that names a report which the public has."""

PASSING = weakly(says("publicity", "passing"), "names it among examples only")
"""A report on a model is named among other things."""

_LABELLED = in_row(says("publicity", "matters", "care", "reports"), whole("audience"))

_TOLD = operative(
    without(
        together(says("publicity", "told", unless="other"), says("publicity", "matter")),
        says("publicity", "within", "negated"),
    )
)

INFORMED = either(
    _ALL,
    REPORTED,
    _TOLD,
    without(says("publicity", "open_text"), says("publicity", "negated")),
    _LABELLED,
)
"""Something on the author's care for safety is made public."""

OFFICIALS = weakly(
    without(
        together(
            acts("publicity", "tells", "matters", unless="other"), says("publicity", "officials")
        ),
        says("publicity", "cases", "negated"),
    ),
    "tells authorities, not the public",
)
"""Something on the author's models is told to authorities."""
