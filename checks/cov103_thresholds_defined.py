from __future__ import annotations

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Reach, Signal, Slot
from framework_lint.signals import (
    either,
    followed,
    led,
    level,
    levels,
    says,
    together,
    under,
    weakly,
    without,
)


def _says(*names: str) -> Signal:
    return says("thresholds", *names)


_PLACING = either(
    followed("thresholds", "judges", "attained", unless="protection"),
    followed("thresholds", "attained", "settled"),
    followed("thresholds", "tests", "capabilities"),
    _says("counts"),
)
_SET = either(
    together(either(level, led(says("thresholds", "leads"))), _says("ability")), _says("defines")
)
_CELL = together(
    levels.column("thresholds", "defining"), levels.worded, _says("misuse", "autonomy", "ability")
)
_ARRIVES = together(followed("thresholds", "does", "arrives"), _says("opens"))
_NEVER = together(_says("never"), either(_says("lines"), under("thresholds", "lines")))
_OWN = either(levels.stated, levels.labelled, _NEVER)
_OTHER = either(_SET, without(_CELL, _says("safe")), without(_ARRIVES, _says("elsewhere")))
_LEVEL = without(either(without(_OTHER, _PLACING), _OWN), _says("harm"), levels.cited)
_BAR = together(_says("numeric"), _says("named"), _says("held"))
_PENDING = weakly(
    together(_says("placeholder"), either(_says("named"), under("thresholds", "named"))),
    "leaves the threshold to be set",
)
_THRESHOLD = either(_LEVEL, _BAR, _PENDING)
_MENTION = without(_says("mentions"), _says("elsewhere"), levels.cited)
_ASSESSMENT = without(_PLACING, _says("protection"), _says("elsewhere"), levels.cited)
_CLOSENESS = without(together(_says("closeness"), _says("nearing")), _LEVEL, _says("alarm"))


def _beside(name: str) -> Signal:
    return together(levels.beside_level, levels.column("thresholds", name))


def _hazard(name: str, asks: str) -> Slot:
    """Return the slot of a threshold in whose words or headings a hazard is named."""
    signal = together(_THRESHOLD, either(_says(name), under("thresholds", name)))
    return Slot(name, asks, signal, Reach.SENTENCE)


def _needed(name: str, asks: str, signal: Signal) -> Slot:
    return Slot(name, asks, signal, Reach.SENTENCE, required=True)


_CRITERION = Criterion(
    code="COV103",
    name="thresholds-defined",
    question="Which thresholds of capability are set, and how is it told whether a model reached one?",
    subject=either(_THRESHOLD, _ASSESSMENT, _CLOSENESS),
    slots=(
        _needed("threshold", "what a model can do that reaches a threshold", _THRESHOLD),
        _needed("assessment", "how it is told whether a model has reached it", _ASSESSMENT),
        _hazard("misuse", "which help with weapons or attacks reaches one"),
        _hazard("autonomy", "which ability to act alone reaches one"),
        Slot(
            "basis",
            "why a threshold is set there",
            either(_says("basis"), _beside("grounds")),
            Reach.DOCUMENT,
        ),
        Slot("closeness", "how nearness to one is watched", _CLOSENESS, Reach.SENTENCE),
        Slot(
            "example",
            "what reaches one, by an example",
            either(together(_LEVEL, _says("example")), _beside("examples_column")),
        ),
    ),
    how=2,
    full=5,
    searched=(
        "a level, tier or threshold set by what a model can do",
        "a test, evaluation or assessment of whether a threshold is reached",
        "early warning, alert level, or nearness to a threshold",
        "the ground on which a threshold is set",
    ),
    rationale=(
        "A safeguard that waits for a threshold waits for ever if nobody can tell when the threshold is reached. "
        "A full answer says what a model can do that reaches each threshold, for misuse and for autonomy, "
        "how it is told whether it can, why the threshold stands where it does, and how nearness is watched."
    ),
    examples=Examples(
        full=(
            Example(
                "## Thresholds\n\n"
                "- «Bio-1: The ability to help a novice to make a known pathogen, e.g. by mending a failed protocol.»\n"
                "- «Auto-1: The ability to copy itself to rented servers and to evade control.»\n\n"
                "«We set these thresholds based on interviews with twelve virologists.» "
                "«Before each release we test whether the model has reached a threshold.» "
                "«Every month the evaluations show how close a model is to the next threshold.»"
            ),
            Example(
                "| Level | Capability threshold | Rationale |\n| --- | --- | --- |\n"
                "| Cyber-1 | «The model can find and exploit unknown flaws in hardened systems, such as a hospital network.» | «Few people can do so today.» |\n"
                "| Auto-1 | «The model can replicate autonomously and evade shutdown.» | «No control would hold it.» |\n\n"
                "«The evaluation team determines whether a model has crossed a threshold.»"
            ),
        ),
        partial=(
            Example("«We will define capability thresholds in a later version.»"),
            Example("«Bio-1: The ability to help a novice to make a known pathogen.»"),
            Example(
                "«A model enters Band 3 where it could guide a layperson to a chemical agent.»"
            ),
            Example("«The Company has established risk tiers for cyber misuse.»"),
            Example("«We will evaluate whether our models exceed a risk threshold.»"),
        ),
        absent=(
            Example(
                "By severe harm we mean more than a hundred deaths or a billion dollars of damage."
            ),
            Example(
                "The boiler has two pressure thresholds, and the valve opens above the second."
            ),
            Example("## Thresholds and levels\n\nWe evaluate whether our safeguards are adequate."),
            Example("Governments should define risk thresholds."),
            Example("Our approach to risk levels in hiring is reviewed each year."),
        ),
    ),
)

CRITERION = levels.otherwise(_CRITERION, _MENTION, "names levels and no more")
