"""Say what a policy says on a regime, article by article, with what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from framework_lint.criterion import Criterion, Depth, Evidence, Numbers
from framework_lint.evidence import gather
from framework_lint.pack import Article, Pack
from framework_lint.policy import Policy
from framework_lint.verdict import Answer, Coverage, Passage, Ruling, Verdict

_SHOWN, _FEW = 6, 3


Found = Callable[[Criterion, Numbers], tuple[Evidence, ...]]


def cover(policy: Policy, packs: Iterable[Pack]) -> tuple[Coverage, ...]:
    """Answer each article of each pack; what several ask for is looked for once."""
    found = _remembering(policy)
    return tuple(_cover(policy, pack, found) for pack in packs)


def _remembering(policy: Policy) -> Found:
    known: dict[object, tuple[Evidence, ...]] = {}

    def found(criterion: Criterion, numbers: Numbers) -> tuple[Evidence, ...]:
        own = tuple(sorted((name, numbers[name].hours) for name in criterion.numbers))
        key = criterion.code, own
        if key not in known:
            known[key] = gather(policy, criterion, numbers)
        return known[key]

    return found


def _cover(policy: Policy, pack: Pack, found: Found) -> Coverage:
    sections = {policy.block(sentence).place.section for sentence in policy.sentences}
    return Coverage(
        pack=pack.name,
        title=pack.title,
        standing=pack.standing,
        checked=pack.checked,
        as_of=pack.as_of,
        rulings=tuple(_ruling(policy, article, found) for article in pack.articles),
        sections=len(sections),
        sentences=len(policy.sentences),
    )


def _ruling(policy: Policy, article: Article, found: Found) -> Ruling:
    answers = tuple(
        _answer(policy, criterion, article, found(criterion, article.numbers))
        for criterion in article.criteria
    )
    return Ruling(
        article=article.number,
        title=article.title,
        paraphrase=article.paraphrase,
        verdict=article.verdict or _joint([answer.verdict for answer in answers]),
        answers=answers,
        reason=article.reason,
    )


def _joint(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on several criteria: theirs if they agree, or "in general terms"."""
    return verdicts[0] if len(set(verdicts)) == 1 else Verdict.GENERAL


def _answer(
    policy: Policy, criterion: Criterion, article: Article, found: Sequence[Evidence]
) -> Answer:
    filled = {slot for evidence in found if not evidence.weakness for slot in evidence.slots}
    weak = {slot for evidence in found for slot in evidence.slots} - filled
    depth = criterion.depth(filled) if found else None
    chosen = _foremost(found)
    return Answer(
        criterion=criterion.code,
        name=criterion.name,
        question=criterion.question,
        verdict=_verdict(criterion, article, depth, filled),
        depth=depth,
        filled=tuple(slot.name for slot in criterion.slots if slot.name in filled),
        weak=tuple(slot.name for slot in criterion.slots if slot.name in weak),
        open=tuple(
            (slot.name, slot.asks)
            for slot in criterion.slots
            if slot.name not in filled and slot.name not in weak
        ),
        passages=tuple(_passage(policy, evidence) for evidence in chosen),
        further=len(found) - len(chosen),
        searched=criterion.searched,
    )


def _verdict(
    criterion: Criterion, article: Article, depth: Depth | None, filled: set[str]
) -> Verdict:
    if depth is None:
        return Verdict.NOT_FOUND
    own = {slot.name for slot in criterion.slots}
    complete = own & set(article.needs) <= filled
    deep = depth.rank >= article.depth.rank
    return Verdict.ADDRESSED if deep and complete else Verdict.GENERAL


def _foremost(found: Sequence[Evidence]) -> list[Evidence]:
    """Return a few passages, firm before weak, those that say most first.

    Beyond the first ones each has a slot that those before it do not say, or,
    of a slot that is said only weakly, a weakness of another kind.
    """
    chosen: list[Evidence] = []
    firm = {slot for evidence in found if not evidence.weakness for slot in evidence.slots}
    for evidence in sorted(found, key=lambda each: (bool(each.weakness), -len(each.slots))):
        said = {slot for other in chosen for slot in other.slots}
        reasons = {other.weakness for other in chosen}
        other_reason = evidence.weakness not in reasons and not firm.issuperset(evidence.slots)
        few = not evidence.weakness and bool(evidence.slots) and len(chosen) < _FEW
        if not chosen or set(evidence.slots) - said or other_reason or few:
            chosen.append(evidence)
    return chosen[:_SHOWN]


def _passage(policy: Policy, evidence: Evidence) -> Passage:
    block = policy.document.blocks[evidence.block]
    quote, span = block.quote(evidence.start, evidence.end)
    place = policy.document.place(block, evidence.start, evidence.end)
    words = tuple((start - evidence.start, end - evidence.start) for start, end in evidence.words)
    return Passage(quote, span, place, evidence.slots, evidence.weakness, words)
