from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Evidence, Examples, Numbers, Slot
from framework_lint.features.edges import Edge, covers_every, edges
from framework_lint.features.levels import thresholds, unanswered
from framework_lint.features.weakness import weakness
from framework_lint.policy import Policy
from framework_lint.signals import acts, operative, pattern, says
from framework_lint.signals.edges import tied, tied_firmly

_TOPIC = "edges"
_GENERAL = 5
_LEFT = "follows the risk that is left, and no level"
_SAFEGUARDS = operative(acts(_TOPIC, "applies", "general"))


def _gather(policy: Policy, numbers: Numbers) -> list[Evidence]:
    levels, bare = thresholds(policy), unanswered(policy)
    known = list(edges(policy))
    if all(edge.weakness for edge in known):
        known += _tied(policy, numbers, {edge.sentence for edge in known})
    unnamed = "names none of the levels" if levels and len(bare) == len(levels) else ""
    firm = [edge for edge in known if not edge.weakness and not unnamed]
    covered = bool(levels) or any(map(covers_every, firm))
    slots = ("edge", "every") if covered and not bare else ("edge",)
    found = [_evidence(e.sentence, (*slots, *_binding(e)), e.weakness or unnamed) for e in known]
    found += [] if firm else _unconnected(policy, numbers, {edge.sentence for edge in known})
    for clause in bare:
        why = "no safeguard was found that follows this level"
        found.append(_evidence(policy.sentences[clause.sentence], (), why))
    return sorted(found, key=lambda each: (each.block, each.start))


def _tied(policy: Policy, numbers: Numbers, told: set[Sentence]) -> Iterator[Edge]:
    """Yield the first safeguards that the words of a sentence, or its heading, tie to a level."""
    found = (each for each in policy.sentences if each not in told)
    following = ((each, tied(policy, each, numbers)) for each in found)
    for each, words in islice(((each, words) for each, words in following if words), _GENERAL):
        left = pattern(_TOPIC, "residual").search(each.text)
        doubt = _LEFT if left else weakness(policy, each, words.start)
        asked = tied_firmly(policy, each, numbers)
        yield Edge(each, asked is not None, doubt or ("" if asked else "is not asked for"))


def _evidence(sentence: Sentence, slots: tuple[str, ...], why: str) -> Evidence:
    return Evidence(sentence.block, sentence.start, sentence.end, slots, why)


def _binding(edge: Edge) -> tuple[str, ...]:
    return ("binding",) if edge.asked else ()


def _unconnected(policy: Policy, numbers: Numbers, told: set[Sentence]) -> list[Evidence]:
    """Return the first safeguards that follow no level."""
    found = [s for s in policy.sentences if s not in told and _SAFEGUARDS(policy, s, numbers)]
    return [_evidence(each, (), "names no level") for each in found[:_GENERAL]]


CRITERION = Criterion(
    code="COV109",
    name="safeguard-per-threshold",
    question="Which safeguards follow when a model has reached a threshold?",
    subject=_SAFEGUARDS,
    slots=(
        Slot(
            "edge", "which safeguard follows a threshold", says(_TOPIC, "safeguards"), required=True
        ),
        Slot("every", "that one follows each threshold", says(_TOPIC, "every"), required=True),
        Slot("binding", "that it must then be in place", _SAFEGUARDS, required=True),
    ),
    how=1,
    full=3,
    searched=(
        "what is done once a level is reached",
        "the safeguards in the row of a level",
        "rules for every threshold",
        "levels that no safeguard follows",
    ),
    rationale=(
        "A threshold changes nothing unless something follows when it is reached. A full answer "
        "ties to each threshold the safeguards that must then be in place, or what must then stop, "
        "and leaves no threshold without one."
    ),
    examples=Examples(
        full=(
            Example(
                "| Capability level | Required safeguards |\n|---|---|\n"
                "| Valve Level 1: The model can open a valve. "
                "| «The plant must keep a lock on each valve.» |\n"
                "| Valve Level 2: The model can hide an open valve from the operator. "
                "| «Operation must stop until two engineers have secured the plant.» |\n"
            ),
            Example(
                "«If a model reaches any critical capability threshold, we will not deploy it until "
                "the safeguards of Annex B are in place.»"
            ),
        ),
        partial=(
            Example(
                "«Whenever a system is assigned Risk Class II, the model is run with filters only.»"
            ),
            Example("«In case of an unacceptable risk rating, the model shall not be released.»"),
            Example("«If a model reaches a capability threshold, we may restrict access to it.»"),
            Example("«We apply safeguards to every model that we offer.»"),
            Example(
                "| Tier | Description |\n|---|---|\n"
                "| Tier 1 | «The model provides a trained chemist with a route to a known toxin.» |\n"
                "| Tier 2 | «The model enables a person without training to make a new toxin.» |\n"
            ),
        ),
        absent=(
            Example("Should a model exceed the threshold, the Board is told."),
            Example("We test each model for its abilities every six months."),
            Example("## Safeguards per threshold\n\nThis section is reserved."),
            Example("If the temperature exceeds its threshold, the relief valve opens."),
            Example("Safeguards for powerful models are an open question of research."),
        ),
    ),
    gather=_gather,
)
