"""A policy read again with other words in some places; only these are parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.document import Block
from framework_lint.parsing import parse
from framework_lint.policy import Policy
from framework_lint.textmap import Piece, TextMap
from framework_lint.understanding import annotate

_Tokens = tuple[Token, ...]


def reread(policy: Policy, index: int, text: str) -> Policy:
    """Return a policy with other words in the block at an index.

    Every span in the changed block covers the whole of it in the source.
    """
    block = _respelt(policy.document.blocks[index], text)
    again = annotate(index, block, next(parse([text])), _governor(policy, block))
    kept = [s for s in policy.sentences if s.block != index]
    ordered = sorted([*kept, *again], key=lambda sentence: (sentence.block, sentence.start))
    return _with(policy, {index: block}, tuple(ordered))


def reword(policy: Policy, texts: Mapping[int, str]) -> Policy:
    """Return a policy with other words for the sentences at some numbers, which all stay.

    A text that does not read as one sentence leaves its sentence as it was.
    Every span in a changed block covers the whole of it in the source.
    """
    numbers = sorted(texts)
    parses = zip(numbers, parse([texts[number] for number in numbers]), strict=True)
    said = {number: parsed[0] for number, parsed in parses if len(parsed) == 1}
    blocks: dict[int, Block] = {}
    sentences = list(policy.sentences)
    for index in {sentences[number].block for number in said}:
        inside = {number: policy.sentences[number] for number in policy.numbers(index)}
        spelling = _spelling(policy, inside, {number: texts[number] for number in said})
        blocks[index] = _respelt(policy.document.blocks[index], spelling)
        for number, sentence in _respoken(policy, blocks[index], inside, said):
            sentences[number] = sentence
    return _with(policy, blocks, tuple(sentences))


def _spelling(policy: Policy, inside: Mapping[int, Sentence], texts: Mapping[int, str]) -> str:
    """Return the text of a block with the new sentences in their places."""
    text = policy.document.blocks[next(iter(inside.values())).block].text
    for number, sentence in sorted(inside.items(), reverse=True):
        text = text[: sentence.start] + texts.get(number, sentence.text) + text[sentence.end :]
    return text


def _respoken(
    policy: Policy, block: Block, inside: Mapping[int, Sentence], said: Mapping[int, _Tokens]
) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences of a changed block: the new ones annotated, the others moved along."""
    governor = _governor(policy, block)
    by = 0
    for number, old in inside.items():
        tokens, start = said.get(number), old.start + by
        if tokens is None:
            yield number, _moved(old, by)
            continue
        (new,) = annotate(old.block, block, (_shifted(tokens, start),), governor)
        yield number, new
        by += len(new.text) - len(old.text)


def _moved(sentence: Sentence, by: int) -> Sentence:
    conditions = (replace(c, start=c.start + by, end=c.end + by) for c in sentence.conditions)
    return replace(
        sentence,
        start=sentence.start + by,
        end=sentence.end + by,
        tokens=_shifted(sentence.tokens, by),
        conditions=tuple(conditions),
    )


def _shifted(tokens: _Tokens, by: int) -> _Tokens:
    return tuple(replace(token, start=token.start + by, end=token.end + by) for token in tokens)


def _respelt(block: Block, text: str) -> Block:
    span = block.textmap.span(0, len(block.text))
    return replace(block, textmap=TextMap.of([Piece(text, span.start, span.end)]), marks=())


def _governor(policy: Policy, block: Block) -> Register | None:
    """Return the register of the lead-in over a block."""
    spoken = policy.spoken(block.lead_in) if block.lead_in is not None else ()
    return spoken[-1].register if spoken else None


def _with(policy: Policy, changed: Mapping[int, Block], sentences: tuple[Sentence, ...]) -> Policy:
    blocks = tuple(changed.get(i, block) for i, block in enumerate(policy.document.blocks))
    return Policy(replace(policy.document, blocks=blocks), policy.identity, sentences)
