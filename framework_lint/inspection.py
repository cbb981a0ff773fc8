"""Tell what was understood at a line: blocks, sentences, words."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.document import Block
from framework_lint.policy import Policy
from framework_lint.rendering import place
from framework_lint.screen import Screen, columns, wrap
from framework_lint.source import Span

_COLUMNS = ("", "text", "lemma", "pos", "tag", "dep", "head")


def inspect(policy: Policy, line: int, screen: Screen) -> str:
    """Tell what was understood at a line, counted from 1."""
    found = [
        "\n".join([*_block(policy, index, screen), *_sentences(policy, index, line, screen)])
        for index, block in enumerate(policy.document.blocks)
        if block.text and _touches(policy, block, 0, len(block.text), line)
    ]
    return "\n\n".join(found or [f"line {line}: nothing was read here"]) + "\n"


def _touches(policy: Policy, block: Block, start: int, end: int, line: int) -> bool:
    source = policy.document.source
    span: Span = block.textmap.span(start, end)
    return source.line(span.start) <= line <= source.line(span.end - 1)


def _block(policy: Policy, index: int, screen: Screen) -> Iterator[str]:
    document = policy.document
    block = document.blocks[index]
    at = document.place(block, 0, len(block.text))
    use = "operative" if block.operative else "not operative"
    yield screen.paint(f"block {index}: {block.kind}, {block.role}, {use}", "strong")
    yield f"  place    {place(at, screen)}"
    if at.section:
        yield wrap(" > ".join(at.section), screen, 2, "section  ")
    if block.label:
        yield f"  label    {block.label}"
    for lead_in in document.lead_ins(index):
        yield wrap(document.blocks[lead_in].text, screen, 2, "lead-in  ")
    if not block.operative:
        yield wrap(block.text, screen, 2, "text     ")


def _sentences(policy: Policy, index: int, line: int, screen: Screen) -> Iterator[str]:
    block = policy.document.blocks[index]
    for sentence in policy.sentences:
        if sentence.block == index and _touches(policy, block, sentence.start, sentence.end, line):
            yield ""
            yield from _sentence(block, sentence, screen)


def _sentence(block: Block, sentence: Sentence, screen: Screen) -> Iterator[str]:
    yield wrap(sentence.text, screen, 2, "sentence  ")
    yield f"  register  {sentence.register}"
    for condition in sentence.conditions:
        words = block.text[condition.start : condition.end]
        yield wrap(f"{condition.cue}: {words}", screen, 2, "condition ")
    yield from _table(sentence)


def _table(sentence: Sentence) -> Iterator[str]:
    rows = [_COLUMNS]
    for index, token in enumerate(sentence.tokens):
        head = f"{token.head} {sentence.tokens[token.head].text}"
        text = " ".join(token.text.split()) or repr(token.text)
        rows.append((str(index), text, token.lemma, token.pos, token.tag, token.dep, head))
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        yield "  " + "  ".join(cells).rstrip()
