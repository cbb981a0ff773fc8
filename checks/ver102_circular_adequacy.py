from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.definition import Definition
from framework_lint.features.judgement import (
    FAMILIES,
    Ground,
    Judgement,
    grounds,
    judgements,
    measures,
)
from framework_lint.features.yardstick import searched
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap


@dataclass(frozen=True, slots=True)
class _Rest:
    """That a judgement rests on another one; `same` if the two judge one thing alike."""

    ground: Ground
    word: Judgement
    same: bool


def find(policy: Policy) -> Iterator[Gap]:
    found = [ground for sentence in policy.sentences for ground in grounds(policy, sentence)]
    measured = _measured(policy, found)
    rests = [rest for ground in found for rest in _rests(ground, measured)]
    graph = _graph(rests)
    told: set[tuple[int, int]] = set()
    for rest in sorted(rests, key=lambda rest: not rest.same):
        sentence = rest.ground.sentence
        place = (sentence.block, sentence.start)
        path = _path(rest, graph)
        if path and place not in told:
            told.add(place)
            yield gap(sentence, rest.word.start, rest.word.end, _message(policy, rest, path))


def _measured(policy: Policy, found: list[Ground]) -> set[str]:
    """Return the judgements that a definition, or a ground that stands alone, gives a measure."""
    alone = {g.judged.family for g in found if g.measured and g.text != g.sentence.text}
    return alone.union(*(_defined(policy, each) for each in policy.definitions))


def _defined(policy: Policy, definition: Definition) -> Iterator[str]:
    """Yield the judgements in a term whose meaning is a measure or rests on no judgement."""
    meaning = policy.document.blocks[definition.block].text[definition.offset :]
    meaning = meaning[len(definition.term) :]
    judges = any(pattern("circular", family).search(meaning) for family in FAMILIES)
    if measures(meaning) or not judges:
        yield from (f for f in FAMILIES if pattern("circular", f).search(definition.term))


def _rests(ground: Ground, measured: set[str]) -> Iterator[_Rest]:
    if ground.measured or ground.judged.family in measured:
        return
    for word in judgements(ground.sentence):
        if ground.start <= word.start < ground.end and word.family not in measured:
            scale = pattern("circular", "scales").fullmatch(word.about)
            one = scale is not None and word.about == ground.judged.about
            same = one or word.family == ground.judged.family
            yield _Rest(ground, word, same)


def _graph(rests: list[_Rest]) -> Mapping[str, set[str]]:
    graph: dict[str, set[str]] = defaultdict(set)
    for rest in rests:
        graph[rest.ground.judged.family].add(rest.word.family)
        if rest.same:
            graph[rest.word.family].add(rest.ground.judged.family)
    return graph


def _path(rest: _Rest, graph: Mapping[str, set[str]]) -> list[str]:
    """Return the judgements from one to the next up to the one met before, or nothing."""
    paths = [[rest.ground.judged.family, rest.word.family]]
    while paths:
        path = paths.pop(0)
        if path[-1] in path[:-1]:
            return path
        paths += [[*path, after] for after in sorted(graph.get(path[-1], ()))]
    return []


def _message(policy: Policy, rest: _Rest, path: list[str]) -> str:
    words = rest.ground.sentence.text[rest.word.start : rest.word.end]
    chain = "".join(f", and that on “{each}”" for each in path[2:]) or ", the same judgement"
    return (
        f"“{path[0].capitalize()}” rests on “{words}”{chain} again: no number, named test or "
        f"level was found at the end of it ({searched(policy)})."
    )


CHECK = Check(
    code="VER102",
    name="circular-adequacy",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(A)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A judgement that rests on itself decides nothing: if risk is acceptable once safeguards "
        "are adequate, and they are adequate once risk is acceptable, any state of things passes."
    ),
    remedy=(
        "End the chain with something that can be measured: a probability with a severity, a "
        "named test with a pass value, or a level whose requirements are listed."
    ),
    question="Which measurement, test or named level ends the circle at “{quote}”?",
    patterns=("P08",),
    passes=(
        Example(
            "The risk is acceptable if the seals are adequate. Seals are adequate if they hold 9 bar in the test."
        ),
        Example("The dam is safe if its safeguards are sufficient. They are inspected in May."),
        Example("If the risk is unacceptable, we will apply adequate safeguards."),
        Example(
            "Safeguards are sufficient if fewer than 1 in 1,000 attempts succeed, so that the "
            "safeguards sufficiently limit the risk."
        ),
        Example(
            "“Acceptable risk” means a chance of a leak below 0.1 % a year.\n\nControls are adequate if "
            "the risk is at an acceptable level. Risk is acceptable if controls are adequate."
        ),
        Example("Where appropriate, the operator keeps the load at an appropriate level."),
        Example(
            "The controls are sufficient to stop a theft if they are sufficient to stop a spy."
        ),
        Example(
            "The risk is acceptable only if the score stays within the stated thresholds and safeguards make the risk acceptable."
        ),
    ),
    fails=(
        Example(
            "The risk of a leak is acceptable if the seals are «adequate». The seals are adequate if the "
            "risk of a leak is «acceptable»."
        ),
        Example("Barriers are adequate when they «adequately reduce» the risk of a flood."),
        Example(
            "We assess whether the toxin is kept at an appropriate level of risk, based on whether "
            "the risk has been brought to an «acceptable level»."
        ),
        Example(
            "The dam is deemed to pose an acceptable level of risk if:\n\n"
            "- its safeguards have brought the risk to an «acceptable level»\n- its gates are new"
        ),
        Example(
            "| Term | Meaning |\n|---|---|\n| Adequate seals | Seals that are «adequate» to the risk. |"
        ),
        Example("Sufficient safeguards means safeguards that «sufficiently mitigate» the harm."),
        Example(
            "Filters will be judged sufficient if the remaining risk is «proportionate». A risk is "
            "proportionate where the filters are «sufficient»."
        ),
    ),
    find=find,
)
