from __future__ import annotations

from collections.abc import Iterator

from framework_lint.check import Example
from framework_lint.criterion import Criterion, Evidence, Examples, Numbers, Slot
from framework_lint.features.weakness import weakness
from framework_lint.policy import Policy
from framework_lint.signals import says
from framework_lint.signals.keepers import keeper
from framework_lint.signals.particulars import particulars


def _gather(policy: Policy, numbers: Numbers) -> Iterator[Evidence]:
    """Yield what the document says of itself, in reading order."""
    told = [*particulars(policy), *_owners(policy, numbers)]
    joined: dict[tuple[int, int, int, str], tuple[str, ...]] = {}
    for each in sorted(told, key=lambda each: (each.block, each.start)):
        key = (each.block, each.start, each.end, each.weakness)
        joined[key] = (*joined.get(key, ()), *each.slots)
    for (block, start, end, why), slots in joined.items():
        yield Evidence(block, start, end, slots, why)


def _owners(policy: Policy, numbers: Numbers) -> Iterator[Evidence]:
    for sentence in policy.sentences:
        words = keeper(policy, sentence, numbers)
        if words is not None:
            why = "" if words.firm else weakness(policy, sentence, words.start)
            yield Evidence(sentence.block, sentence.start, sentence.end, ("owner",), why)


CRITERION = Criterion(
    code="COV201",
    name="separate-document",
    question="Is the framework a document of its own, with title, version, date and owner?",
    subject=says("identity", "line"),
    slots=(
        Slot("title", "what it is called", says("identity", "line")),
        Slot("version", "which version it is, by number", says("identity", "line")),
        Slot("date", "of which date it is", says("identity", "line")),
        Slot("owner", "who keeps or approves it", says("identity", "line")),
    ),
    how=2,
    full=3,
    gather=_gather,
    searched=(
        "title, version and date on the first page or in a change log",
        "who owns, maintains, oversees or approves the framework",
    ),
    rationale=(
        "A promise can be held against its author only if one can tell which text was in force. A "
        "full answer is a document with a title, a version number and a date printed in it, and "
        "says who keeps or approves it."
    ),
    examples=Examples(
        full=(
            Example(
                "# «Frontier Safety Policy»\n\n«Version 2.1, effective 4 March 2025»\n\n«The Safety "
                "Board approves changes to this policy.» We test models."
            ),
            Example("# «Model Risk Framework»\n\n«Version 3»\n\n«12 May 2026»\n\nWe test models."),
            Example(
                "# «Frontier Risk Standard»\n\n«Revision 4, published on 12/05/2026»\n\n«Ownership of "
                "this Standard rests with the Model Risk Office.»"
            ),
        ),
        partial=(
            Example("# «Frontier Safety Policy»\n\nWe test models before release."),
            Example("# «Safety Policy»\n\n«Draft»\n\n«The committee oversees this policy.»"),
        ),
        absent=(
            Example("We test models before release. The committee meets every week."),
            Example("The board oversees the usage policy. We review the policies of customers."),
            Example("In our second version of the model, tests were run on many days."),
        ),
    ),
)
