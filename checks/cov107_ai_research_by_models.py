from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.clauses.layout import Part
from framework_lint.criterion import (
    Criterion,
    Evidence,
    Examples,
    Numbers,
    Reach,
    Signal,
    Slot,
    Words,
)
from framework_lint.evidence import gather
from framework_lint.features.answers import protects
from framework_lint.policy import Policy
from framework_lint.signals import (
    binding,
    either,
    followed,
    led,
    level,
    pattern,
    says,
    together,
    under,
    without,
)
from framework_lint.signals.levels import cited, column, otherwise, stated


def _says(*names: str) -> Signal:
    return says("ai_research", *names, unless="other")


_NAMED = either(_says("research"), under("ai_research", "research"))
_CAN = says("thresholds", "ability", "does")
_NEVER = together(_says("research"), says("thresholds", "never"), says("thresholds", "lines"))
_SET = either(level, led(says("thresholds", "leads")), column("thresholds", "defining"))
_LEVEL = either(together(_NAMED, _CAN, _SET), together(_NAMED, stated), _NEVER)
_PARTS = ("VERB", "AUX")


def _stated(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
    """Find a sentence that has a verb: a label says nothing."""
    said = any(token.pos in _PARTS for token in sentence.tokens)
    return Words(0, len(sentence.text)) if said else None


_RESEARCH = without(together(_says("research"), _stated), cited)
_NEAR = either(
    followed("ai_research", "tests", "research", gap=110),
    followed("ai_research", "research", "tests", gap=60),
)


def _safeguard(
    levels: frozenset[int], policy: Policy, sentence: Sentence, numbers: Numbers
) -> Words | None:
    """Find what protects at such a level: beside it in a table, by its name, or at every level."""
    pointer = pattern("ai_research", "pointer").match(sentence.text)
    if pointer or level(policy, sentence, numbers) or not protects(sentence):
        return None
    cell = policy.cells.get(sentence.block)
    beside = cell.thresholds if cell and cell.part is Part.SAFEGUARD else ()
    named = _RESEARCH(policy, sentence, numbers)
    words = named or _says("every")(policy, sentence, numbers)
    if not beside and not (words and binding(policy, sentence, numbers)):
        return None
    if levels.intersection(beside):
        return Words(0, len(sentence.text))
    answers = (each for each in policy.cells.values() if each.part is Part.SAFEGUARD)
    tabled = any(levels.intersection(each.thresholds) for each in answers)
    return named if tabled else words if levels else None


def _levels(policy: Policy, numbers: Numbers) -> Iterator[int]:
    """Yield the blocks in which the document sets a level of research."""
    for sentence in policy.sentences:
        if _LEVEL(policy, sentence, numbers):
            yield sentence.block


_TEST = either(together(_RESEARCH, _NEAR), together(_LEVEL, _says("amount")))
_INTERNAL = together(_RESEARCH, _says("internal"))
_MENTION = together(_RESEARCH, _says("context"))


def _subject(safeguard: Signal) -> Signal:
    return either(_LEVEL, _TEST, _INTERNAL, together(_RESEARCH, safeguard))


def _slots(safeguard: Signal) -> tuple[Slot, ...]:
    return (
        Slot(
            "threshold",
            "at which ability a model reaches a level",
            _LEVEL,
            Reach.SENTENCE,
            required=True,
        ),
        Slot("test", "how that ability is measured", _TEST, Reach.SENTENCE),
        Slot("safeguard", "what follows at that level", safeguard, Reach.DOCUMENT),
        Slot("internal", "that internal use counts", _INTERNAL, Reach.SENTENCE),
    )


def _gather(policy: Policy, numbers: Numbers) -> tuple[Evidence, ...]:
    """Gather with the levels that the document sets, which are looked up once."""
    safeguard = partial(_safeguard, frozenset(_levels(policy, numbers)))
    told = replace(_CRITERION, subject=_subject(safeguard), slots=_slots(safeguard), gather=None)
    return gather(policy, told, numbers)


_NOWHERE = partial(_safeguard, frozenset[int]())
_CRITERION = Criterion(
    code="COV107",
    name="ai-research-by-models",
    question="Is a model's use to improve or to build models treated as a hazard?",
    subject=_subject(_NOWHERE),
    slots=_slots(_NOWHERE),
    gather=_gather,
    how=2,
    full=3,
    searched=(
        "AI research and development done by models",
        "self-improvement, recursive improvement",
        "acceleration or automation of AI research",
        "a level for it, its test, and what follows",
    ),
    rationale=(
        "A model that does the research of its makers may bring the next danger faster than they can see it. "
        "A full answer sets a level for that ability, says how it is measured and what follows, "
        "and counts use inside the company."
    ),
    examples=Examples(
        full=(
            Example(
                "## Thresholds\n\n"
                "- «R-1: The ability to automate the work of a team of AI researchers.»\n\n"
                "«We measure the automation of AI research with timed tasks before each training run.» "
                "«If a model automates AI research at level R-1, we will restrict internal access to it.»"
            ),
            Example(
                "| Level | Capability threshold | Required safeguards |\n| --- | --- | --- |\n"
                "| R-2 | «The model can double the rate of AI progress.» | «We will halt further training.» |"
            ),
        ),
        partial=(
            Example("«Loss of control may come from self-improvement.»"),
            Example("«We will study whether models accelerate AI research.»"),
            Example("«A model that builds more capable models could escape control.»"),
            Example("«Tier 3: the model does most of the work of our AI engineers.»"),
            Example("«R-1: The ability to fully automate AI research.»"),
        ),
        absent=(
            Example("Our AI research department publishes papers."),
            Example("We invest in AI R&D and in safety."),
            Example("The company carries out AI research in two cities."),
            Example("We train new models each year."),
            Example("The plant improves itself through staff suggestions."),
        ),
    ),
)

CRITERION = otherwise(_CRITERION, _MENTION, "names the hazard and no more")
