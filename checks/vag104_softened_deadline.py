from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.amendment import apart, promised, without
from framework_lint.annotation import Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.aim import aims
from framework_lint.features.deadline import deadlines, governing
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import binds, sets_threshold
from framework_lint.syntax import token_at

_NEAR = 90
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Hedge:
    """What softens a deadline, at `sentence.text[start:end]`, and what would firm it up."""

    start: int
    end: int
    change: Change | None


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if not binds(sentence) or sets_threshold(policy, sentence):
            continue
        for span in deadlines(sentence):
            hedges = _hedges(sentence, span)
            if hedges and not _held(policy, sentence, span):
                yield _gap(sentence, span, hedges)


def _held(policy: Policy, sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a firm deadline stands behind the soft one."""
    near = [sentence.text[: span[0]], sentence.text[span[1] :]]
    near += [known.text for known in policy.beside(sentence, before=0, after=1)]
    return any(pattern("deadlines", "outer").search(text) for text in near)


def _hedges(sentence: Sentence, span: tuple[int, int]) -> list[_Hedge]:
    chain = governing(sentence, span[0])
    found = [
        *_edges(sentence, span),
        *_adverbs(sentence, span, chain),
        *_verbs(sentence, chain),
        *_targets(sentence, span),
    ]
    return sorted(found, key=lambda hedge: hedge.start)


def _edges(sentence: Sentence, span: tuple[int, int]) -> Iterator[_Hedge]:
    """Yield "about" and the like inside the deadline."""
    for match in pattern("deadlines", "edges").finditer(sentence.text, *span):
        counts = pattern("deadlines", "counts").fullmatch(match.group())
        yield _Hedge(*match.span(), None if counts else without(sentence, *match.span()))


def _adverbs(sentence: Sentence, span: tuple[int, int], chain: list[int]) -> Iterator[_Hedge]:
    """Yield "ideally" and the like on the verb of the deadline, or right before it."""
    tokens = sentence.tokens
    due = token_at(tokens, sentence.start + span[0])
    for match in pattern("deadlines", "adverbs").finditer(sentence.text):
        at = token_at(tokens, sentence.start + match.start())
        if tokens[at].head in chain or 0 < due - at <= _FEW:
            yield _Hedge(*match.span(), without(sentence, *match.span()))


def _verbs(sentence: Sentence, chain: list[int]) -> Iterator[_Hedge]:
    """Yield "should", "aim to" and "our goal is to" over the deadline."""
    tokens, by = sentence.tokens, sentence.start
    for place, verb in enumerate(chain):
        told = place > 0 and tokens[chain[place - 1]].dep == "ccomp"
        for i in tokens[verb].children:
            start, end = tokens[i].start - by, tokens[i].end - by
            if tokens[i].dep == "aux" and tokens[i].lower in ("should", "would") and not told:
                yield _Hedge(start, end, Change(start, end, "must"))
            goal = pattern("actors", "aims").fullmatch(tokens[i].lemma.lower())
            if place and tokens[i].dep == "nsubj" and goal and tokens[verb].lemma == "be":
                yield _Hedge(start, tokens[verb].end - by, None)
        if aims(tokens, verb, chain[place - 1] if place else None):
            yield _Hedge(tokens[verb].start - by, tokens[verb].end - by, promised(sentence, verb))


def _targets(sentence: Sentence, span: tuple[int, int]) -> Iterator[_Hedge]:
    for match in pattern("deadlines", "targets").finditer(sentence.text, 0, span[0]):
        if sentence.text.count(" ", match.end(), span[0]) <= _FEW:
            yield _Hedge(*match.span(), None)


def _gap(sentence: Sentence, span: tuple[int, int], hedges: list[_Hedge]) -> Gap:
    words = list(dict.fromkeys(f"“{sentence.text[h.start : h.end]}”" for h in hedges))
    due = sentence.text[slice(*span)]
    near = [(h.start, h.end) for h in hedges if abs(span[0] - h.start) <= _NEAR]
    spans = [*near, span] if near else [(hedges[0].start, hedges[0].end)]
    told = f"{', '.join(words)} soften{'s' if len(words) == 1 else ''} the time “{due}”"
    return gap(
        sentence,
        min(start for start, _ in spans),
        max(end for _, end in spans),
        f"{told}: there is no day on which this is late.",
        changes=apart(hedge.change for hedge in hedges),
        question=f"Is “{due}” the limit that holds in every case, and what follows when it is passed?",
    )


CHECK = Check(
    code="VAG104",
    name="softened-deadline",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(7)"),
    ),
    rationale=(
        "A number of days that is only aimed at, or is only approximate, is no deadline. Nobody "
        "can name the day on which the duty is late, though the text reads as if there were one."
    ),
    remedy=(
        "Write “must” and one number, and say what follows if it is passed: “within 30 days; "
        "otherwise the threshold is treated as reached”."
    ),
    passes=(
        Example("The review must be concluded within 30 days of the alarm."),
        Example("The panel consists of about 30 people."),
        Example("We aim to answer ideally within 7 days and in any event within 30 days."),
        Example("A model that lets a novice build a pump within about a month is treated as High."),
        Example("The drill will take place at least every year at roughly ten sites."),
        Example("We estimate that the model could reach this level in about six months."),
        Example("The goals of the plan will be reviewed every year."),
        Example("The network should log every command and keep a list of the sites."),
        Example("Reactor staff usually prefer tools that were made before 2021."),
        Example("The team may extend the period by about 30 days."),
        Example("Staff should wear masks and the board meets every week."),
        Example("We should note that the panel tests the pumps every year."),
        Example("We typically store the daily totals of the pumps in one file."),
    ),
    fails=(
        Example("The test «should ideally be finished within about a month» of the first alarm."),
        Example("We «hope to publish updates approximately every 6 months»."),
        Example("We «aim to do so within 30 days»."),
        Example("The board meets «roughly quarterly»."),
        Example("The valves will be inspected «every six months or so»."),
        Example("We are «aiming to send the report within 10 days» of each outage."),
        Example("Our «goal is to have every reactor examined quarterly»."),
        Example("Faults will «typically be repaired within 48 hours»."),
        Example("«On approximately an annual basis», we will commission an outside audit."),
        Example("The officer will answer the regulator «within a few days»."),
        Example("We «plan to replace this draft by early 2031»."),
        Example("Logs will be kept «for about 90 days»."),
        Example("Each review «should be finished within 14 days»."),
    ),
    find=find,
    question="Which number of days holds in every case, and what follows when it is passed?",
    patterns=("P30",),
)
