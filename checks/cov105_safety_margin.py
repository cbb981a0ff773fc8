from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Signal, Slot
from framework_lint.signals import either, says, together, without
from framework_lint.signals.levels import cited, otherwise


def _says(*names: str) -> Signal:
    return says("margins", *names, unless="other")


_RULE = together(_says("presumed"), _says("doubt"), _says("about"))
_LOWER = together(_says("lower"), _says("ruling"))
_NAMED = without(together(_says("margin"), _says("about")), cited)
_MARGIN = either(_NAMED, _RULE, _LOWER)
_SIZE = either(together(_NAMED, either(_says("width"), _says("lower"))), _RULE, _LOWER)
_MENTION = without(_says("nearness"), cited)

_CRITERION = Criterion(
    code="COV105",
    name="safety-margin",
    question="Do the tests leave a margin below the level that is to be avoided?",
    subject=_MARGIN,
    slots=(
        Slot("margin", "that tests leave a margin", _MARGIN, Reach.SENTENCE, required=True),
        Slot("size", "how wide the margin is", _SIZE, Reach.SENTENCE, required=True),
        Slot(
            "reason",
            "why the margin has that size",
            together(_says("reason"), _says("margin")),
            Reach.SENTENCE,
        ),
    ),
    how=1,
    full=2,
    searched=(
        "margin, buffer, headroom",
        "early warning, alert threshold",
        "treated as reached where it cannot be ruled out",
        "sufficiently far below a threshold",
    ),
    rationale=(
        "Tests are inexact, and a model can be strengthened after them. "
        "A full answer says that a test trips before the level that is to be avoided, how far before, "
        "and why so far."
    ),
    examples=Examples(
        full=(
            Example(
                "«We leave a safety margin of 20% below each threshold, because our tests are noisy.»"
            ),
            Example(
                "- «If we cannot rule out that a model has reached a level, we will treat it as having reached it.»"
            ),
            Example("«In case of doubt the higher risk class applies.»"),
            Example(
                "«The alert threshold is set at three months of progress before the critical level.»"
            ),
        ),
        partial=(
            Example("«We apply appropriate safety margins when we read the results.»"),
            Example("«We aim to leave a safety margin of 10% below each threshold.»"),
            Example("«We test whether models approach a capability threshold.»"),
            Example(
                "«Last year we treated two models as having crossed a threshold that we could not rule out.»"
            ),
        ),
        absent=(
            Example("Our profit margin fell by 10%."),
            Example("The bank holds a capital buffer of 2.5 %."),
            Example("The server had a buffer overflow last spring."),
            Example("We are conservative in our assumptions."),
            Example("The marginal risk of a release is small."),
        ),
    ),
)

CRITERION = otherwise(_CRITERION, _MENTION, "watches nearness and states no margin")
