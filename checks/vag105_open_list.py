from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.open_list import open_lists
from framework_lint.policy import Policy
from framework_lint.shape import gap


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        found = next(open_lists(policy, sentence), None)
        if found is not None and not _ruled(policy, sentence):
            message = _message(sentence.text[found.start : found.end])
            yield gap(sentence, found.start, found.end, message, changes=found.changes)


def _ruled(policy: Policy, sentence: Sentence) -> bool:
    """Whether a rule stands beside the list, which then only shows what it means."""
    near = (sentence, *policy.beside(sentence, before=1, after=1), *policy.governors(sentence))
    if any(pattern("open_lists", "only_examples").search(known.text) for known in near[1:]):
        return True
    if any(pattern("open_lists", "minimum").search(known.text) for known in near):
        return True
    return pattern("open_lists", "adding").match(sentence.text) is not None


def _message(words: str) -> str:
    return (
        f"“{words}” opens a list on which nothing is required, and no other rule beside it says "
        "what must be there."
    )


CHECK = Check(
    code="VAG105",
    name="open-list",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(3)"),
    ),
    rationale=(
        "A list of what a safeguard may include requires nothing on it. Where the list is all that "
        "is said, a safeguard that has none of it keeps to the text, and one that has all of it does "
        "no more."
    ),
    remedy=(
        "Name the least that must be there and let the list add to it: “must include A and B, and "
        "others as needed”, or state the result that the safeguards must reach."
    ),
    passes=(
        Example("Safeguards must include a filter and a log, and may include others."),
        Example("We will fit a filter, a log, an alarm and others."),
        Example(
            "The plant will meet the same level of protection with other means. These measures may "
            "include a dam, a wall or a pump."
        ),
        Example("The team may include chemists, lawyers and engineers."),
        Example(
            "Systems with abilities that may include planning, coding and theft need more care."
        ),
        Example(
            "At a minimum, all doors are locked. Further measures may include cameras and guards."
        ),
        Example("We will apply controls, such as locks, so that nobody can open the vault alone."),
        Example("The controls may also include guards, dogs and lamps."),
        Example("The risks are best met by controls such as locks and guards."),
        Example("We have fitted safeguards such as filters and logs to the models of last year."),
        Example("The review may include data from the older reactor."),
        Example("Attackers could use techniques such as bribery and theft."),
        Example(
            "The model will undergo testing before launch, which could include drills and audits."
        ),
        Example(
            "| Tier | Safeguards |\n|---|---|\n| 1 | We require controls at level 2.[^1] |\n\n"
            "[^1]: Controls at this level may include locks, guards and lamps."
        ),
        Example("Trigger points may include a release, a fault or a new use."),
        Example("The owner will solicit advice on controls. This may include calls to a union."),
        Example("Examples of controls that we use include locks, guards and lamps."),
        Example("Our tests can involve staff, guests and neighbours."),
        Example("We log each query (with measures such as hashing and salting)."),
    ),
    fails=(
        Example(
            "## Mitigations\n\n1. Building a set of safeguards against the hazard, «which may include "
            "measures such as» filters, alarms and locks."
        ),
        Example("For thefts, «safeguards may include» guards, cameras and locks."),
        Example(
            "When a toxin reaches tier 2, we apply mitigations proportionate to it. «These may include» "
            "filters, vetting and logs."
        ),
        Example(
            "If a control fails, the company will take «appropriate steps such as» a pause or a recall."
        ),
        Example(
            "| Level | Safeguards |\n|---|---|\n| High | «Mitigations might include» filters, limits "
            "and alarms. |"
        ),
        Example(
            "We will put in place «security measures, including but not limited to» locks and guards."
        ),
    ),
    find=find,
    question="Which of the things listed after “{quote}” must be there in every case?",
    patterns=("P32",),
)
