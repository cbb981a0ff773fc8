"""Gather what a policy says on a criterion: passages, and the slots that they fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framework_lint.annotation import Sentence
from framework_lint.criterion import Criterion, Evidence, Numbers, Reach, Signal, Words
from framework_lint.features.weakness import weakness
from framework_lint.policy import Policy


def gather(policy: Policy, criterion: Criterion, numbers: Numbers) -> tuple[Evidence, ...]:
    """Return the passages on a criterion, in reading order.

    A slot counts as filled firmly only within reach of a sentence that is
    firmly on the subject.
    """
    if criterion.gather is not None:
        return tuple(criterion.gather(policy, numbers))
    subjects = _subjects(policy, criterion, numbers)
    firm = [number for number, words in subjects.items() if not words.weakness]
    weak = [number for number, words in subjects.items() if words.weakness]
    told: dict[int, dict[str, Words]] = {number: {} for number in subjects}
    for slot in criterion.slots:
        near, far = _within(policy, firm, slot.reach), _within(policy, weak, slot.reach)
        for number in sorted(near | far):
            words = _weighed(policy, number, slot.signal, numbers)
            if words is not None:
                doubt = subjects[number].weakness if number in subjects else ""
                leaning = "" if number in near else subjects[weak[0]].weakness
                reason = words.weakness or doubt or leaning
                told.setdefault(number, {})[slot.name] = replace(words, weakness=reason)
    found = [
        evidence
        for number in sorted(told)
        for evidence in _evidence(policy.sentences[number], told[number], subjects.get(number))
    ]
    return tuple(_telling(found))


def _telling(found: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the evidence, beside firm evidence without what says nothing and that weakly."""
    firm = any(evidence.slots and not evidence.weakness for evidence in found)
    yield from (each for each in found if each.slots or not each.weakness or not firm)


def _subjects(policy: Policy, criterion: Criterion, numbers: Numbers) -> dict[int, Words]:
    """Return what puts sentences on the subject, by their numbers."""
    found = (
        (number, _weighed(policy, number, criterion.subject, numbers))
        for number in range(len(policy.sentences))
    )
    return {number: words for number, words in found if words is not None}


def _weighed(policy: Policy, number: int, signal: Signal, numbers: Numbers) -> Words | None:
    """Return what a signal finds in a sentence, with what makes it weak."""
    sentence = policy.sentences[number]
    words = signal(policy, sentence, numbers)
    if words is None or words.weakness or words.firm:
        return words
    return replace(words, weakness=weakness(policy, sentence, words.start))


def _evidence(
    sentence: Sentence, slots: dict[str, Words], subject: Words | None
) -> Iterator[Evidence]:
    """Yield what a sentence fills firmly and what it fills weakly, each as evidence of its own."""
    said = list(slots.values()) or [subject or Words(0, 0)]
    for reason in dict.fromkeys(words.weakness for words in said):
        yield Evidence(
            sentence.block,
            sentence.start,
            sentence.end,
            tuple(name for name, words in slots.items() if words.weakness == reason),
            reason,
            tuple(_offsets(sentence, words) for words in said if words.weakness == reason),
        )


def _offsets(sentence: Sentence, words: Words) -> tuple[int, int]:
    return sentence.start + words.start, sentence.start + words.end


def _within(policy: Policy, numbers: Sequence[int], reach: Reach) -> set[int]:
    """Return the numbers of the sentences within reach of any of several."""
    if reach is Reach.SENTENCE or not numbers:
        return set(numbers)
    if reach is Reach.DOCUMENT:
        return set(range(len(policy.sentences)))
    if reach is Reach.SECTION:
        paths = {policy.block(policy.sentences[number]).place.section for number in numbers}
        return {
            number
            for number, sentence in enumerate(policy.sentences)
            if policy.block(sentence).place.section in paths
        }
    return {near for number in numbers for near in _passage(policy, policy.sentences[number])}


def _passage(policy: Policy, sentence: Sentence) -> Iterator[int]:
    """Yield the numbers of the sentences of a block, of its lead-ins, its list and its row."""
    document = policy.document
    over = list(document.lead_ins(sentence.block))
    yield from policy.numbers(sentence.block)
    for block in over:
        yield from policy.numbers(block)
    for block in _below(policy, sentence.block):
        yield from policy.numbers(block)


def _below(policy: Policy, block: int) -> Iterator[int]:
    """Yield the items of the list under a block, and the cells in its row."""
    blocks = policy.document.blocks
    for index in range(block + 1, len(blocks)):
        if block not in policy.document.lead_ins(index):
            break
        yield index
    yield from policy.row(block)
