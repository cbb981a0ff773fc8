"""Alternatives that are met when the author of a text finds them met: "or we otherwise assess"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Sentence
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.syntax import child, subject, token_at

_NEAR = 9
_AFTER_OR = 4
_OTHERWISE_SET = ("in ", "under ", "with ", "between ")


@dataclass(frozen=True, slots=True)
class Setting:
    """A condition in which an alternative stands; offsets count characters of the sentence."""

    cue: str
    start: int
    end: int


def closes_list(policy: Policy, sentence: Sentence) -> bool:
    """Whether the item above ends with the "or" that makes this one an alternative."""
    block = policy.block(sentence)
    if block.kind is not Kind.ITEM or sentence.start:
        return False
    above = policy.document.blocks[sentence.block - 1]
    return above.lead_in == block.lead_in and above.text.endswith((" or", " or,"))


def judged(policy: Policy, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where an alternative starts and where the verb by which it is judged ends."""
    for match in pattern("alternatives", "settled").finditer(sentence.text):
        if _by_own(sentence, match.end()):
            yield match.span()
    for name, far in (("opening", _AFTER_OR), ("other", _NEAR)):
        for match in pattern("alternatives", name).finditer(sentence.text):
            end = _verdict(sentence, match.end(), far)
            if end is not None and not _judges_already(sentence, match.start()):
                yield match.start(), end
    if closes_list(policy, sentence) and (end := _verdict(sentence, 0, _AFTER_OR)) is not None:
        yield 0, end


def _by_own(sentence: Sentence, end: int) -> bool:
    """Whether what somebody settles is settled by the author, or by nobody who is named."""
    rest = sentence.text[end:].lstrip()
    if not rest.startswith("by "):
        return not rest.startswith(_OTHERWISE_SET)
    index = token_at(sentence.tokens, sentence.start + end + 1)
    whom = child(sentence.tokens, index, "pobj")
    return own(sentence.tokens, whom)


def _verdict(sentence: Sentence, offset: int, far: int) -> int | None:
    """Return where the verb ends by which the author, named near an offset, judges."""
    tokens = sentence.tokens
    first = token_at(tokens, sentence.start + offset)
    for index in range(first, min(first + _NEAR, len(tokens))):
        if not pattern("alternatives", "judging").fullmatch(tokens[index].lemma.lower()):
            continue
        verb = tokens[index].head if tokens[index].dep == "acomp" else index
        about = subject(tokens, verb)
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if about is not None and first <= about < min(index, first + far) and own(tokens, about):
            return None if following == "to" else tokens[index].end - sentence.start
    return None


def _judges_already(sentence: Sentence, start: int) -> bool:
    """Whether the limb before the "or" is a judgement as well: no test is there to be lost."""
    tokens = sentence.tokens
    around = setting(sentence, start)
    first = 0 if around is None else token_at(tokens, sentence.start + around.start)
    return any(
        pattern("alternatives", "judging").fullmatch(tokens[index].lemma)
        and own(tokens, subject(tokens, index))
        for index in range(first, token_at(tokens, sentence.start + start))
        if tokens[index].pos == "VERB"
    )


def setting(sentence: Sentence, start: int) -> Setting | None:
    """Return the condition in which an alternative stands, or which it goes on from."""
    at = sentence.start + start
    held = [c for c in sentence.conditions if c.start < at <= c.end + 2]
    if held:
        near = max(held, key=lambda condition: condition.start)
        return Setting(near.cue, near.start - sentence.start, near.end - sentence.start)
    cues = [*pattern("alternatives", "cues").finditer(sentence.text, 1, start)]
    return Setting(cues[-1].group().lower(), cues[-1].start(), len(sentence.text)) if cues else None
