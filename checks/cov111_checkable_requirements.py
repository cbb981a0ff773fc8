from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Evidence, Examples, Numbers, Slot
from framework_lint.policy import Policy
from framework_lint.signals import binding
from framework_lint.verifiability import Grade, Verifiability

_SHOWN = 3
_DOUBTED = 5


def _gather(policy: Policy, _: Numbers) -> list[Evidence]:
    known = policy.verifiability
    several = [each for each in known if each.clause.id in policy.doubted]
    outside = [each for each in known if each.grade is Grade.V3]
    inside = [each for each in known if each.grade is Grade.V2]
    enough = 2 * (len(outside) + len(inside)) >= len(known)
    slots = [name for name, holds in (("checkable", enough), ("one-reading", not several)) if holds]
    slots += ["external"] if outside else []
    found = {_place(policy, each): (tuple(slots), "") for each in _best(outside or inside)}
    for each in several[:_DOUBTED]:
        found[_place(policy, each)] = (("one-reading",), "has several readings")
    if not enough:
        judged = [each for each in known if each.grade in (Grade.V0, Grade.V1)]
        why = f"{len(judged)} of {len(known)} commitments cannot be checked without judgement"
        for each in judged[:_SHOWN]:
            found.setdefault(_place(policy, each), (("checkable",), why))
    return [Evidence(*place, *said) for place, said in sorted(found.items())]


def _best(known: Iterable[Verifiability]) -> list[Verifiability]:
    return sorted(known, key=attrgetter("score"), reverse=True)[:_SHOWN]


def _place(policy: Policy, each: Verifiability) -> tuple[int, int, int]:
    sentence = policy.sentences[each.clause.sentence]
    return sentence.block, sentence.start, sentence.end


CRITERION = Criterion(
    code="COV111",
    name="checkable-requirements",
    question="Can it be told from outside whether the commitments were kept?",
    subject=binding,
    slots=(
        Slot("checkable", "that half of its commitments can be checked", binding, required=True),
        Slot("one-reading", "each commitment in one reading only", binding, required=True),
        Slot("external", "a commitment that an outsider can check", binding),
    ),
    how=1,
    full=3,
    searched=(
        "commitments that name who acts, what is done, when and by what evidence",
        "commitments that can be read in several ways",
        "commitments that leave a matter to judgement",
    ),
    rationale=(
        "A commitment is worth what can be checked. A full answer consists for the most part of "
        "commitments that anybody with the records can check, at least one that an outsider can "
        "check, and none that can be read in several ways."
    ),
    examples=Examples(
        full=(
            Example("«The laboratory will publish the results of each test before release.»"),
            Example(
                "«The company must publish a report on each leak within 30 days of its discovery.»"
            ),
        ),
        partial=(
            Example("«We aim to apply appropriate safeguards.»"),
            Example("«The Safety Officer must approve each restart.»"),
        ),
        absent=(
            Example("## Commitments\n\nModels grow more able each year."),
            Example("The reactor was built in 1974 and has three turbines."),
            Example("A tier is a level of capability."),
        ),
    ),
    gather=_gather,
)
