from __future__ import annotations

from collections.abc import Iterator

from framework_lint.amendment import apart, promised, without
from framework_lint.annotation import Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.hedge import Hedge, Way, stacks
from framework_lint.policy import Policy
from framework_lint.shape import gap

_LONGEST = 140


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        yield from (_gap(sentence, held) for held in stacks(sentence))


def _gap(sentence: Sentence, held: list[Hedge]) -> Gap:
    words = ", ".join(f"“{sentence.text[hedge.start : hedge.end]}”" for hedge in held)
    end = held[-1].end
    return gap(
        sentence,
        next(h.start for h in held if end - h.start <= _LONGEST or h is held[-1]),
        end,
        f"More than one way out is stacked on one duty: {words}. Each of them alone leaves it open "
        "whether anything is due.",
        changes=apart(_change(sentence, hedge) for hedge in held),
    )


def _change(sentence: Sentence, hedge: Hedge) -> Change | None:
    """Return what takes a hedge out, unless only the drafter could put something in its place."""
    if hedge.way is Way.AIM:
        return promised(sentence, hedge.word)
    words = sentence.text[hedge.start : hedge.end]
    if hedge.way is Way.JUDGEMENT or words.endswith("efforts"):
        return None
    return without(sentence, hedge.start, hedge.end)


CHECK = Check(
    code="DSC108",
    name="stacked-hedges",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.15(a)"),
    ),
    rationale=(
        "Each of several hedges on one duty is a way out of its own. Together they leave a sentence "
        "that reads as a commitment and that no conduct could fail to keep."
    ),
    remedy=(
        "State what is done by default and keep one exception, with the case in which it holds and "
        "a record of each use."
    ),
    passes=(
        Example("We will, where feasible, publish the results."),
        Example("The team aims to report each fault."),
        Example("We will publish the notes and, where appropriate, the data."),
        Example("The board may, where appropriate, seek to hear other experts as needed."),
        Example(
            "The clerk will open a file, asking for papers if needed, before the case goes to the "
            "head (or a deputy, as applicable)."
        ),
        Example("The panel will strive to recommend steps that are as narrow as possible."),
        Example("We will report leaks as required by law and as needed to protect the town."),
        Example("We will act in accordance with the board’s judgment, and aim to mend the rule."),
        Example("We record why the dam is safe, as told by experts, as available and appropriate."),
        Example("We will delay work as needed to do so, unless we no longer believe we lead."),
    ),
    fails=(
        Example("«When available and feasible», the company will work with outside testers."),
        Example(
            "«If we deem that the reactor needs a deeper test, then when available and feasible», the "
            "laboratory will hire outside testers."
        ),
        Example("We will «seek to, where feasible», share the data."),
        Example("The company «aims to test the pumps as appropriate»."),
        Example("«Where feasible and appropriate, the board intends to» hear experts."),
        Example("We «aim, to the extent practicable», to publish the data."),
        Example("«Where we believe this is wise, we will generally» warn the neighbours."),
    ),
    find=find,
    question="In which cases does the duty at “{quote}” not hold, who decides that, and where is it recorded?",
    patterns=("P48",),
)
