"""Tell what was understood at a line or on a page: blocks, sentences, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framework_lint.annotation import Sentence
from framework_lint.document import Block, Document
from framework_lint.errors import InputError
from framework_lint.policy import Policy
from framework_lint.screen import Screen, columns, wrap
from framework_lint.source import Span
from framework_lint.wording import place

_COLUMNS = ("", "text", "lemma", "pos", "tag", "dep", "head")


@dataclass(frozen=True, slots=True)
class Spot:
    """A page, or a line: of the file where its lines are known, else of the text."""

    number: int
    page: bool = False

    def __str__(self) -> str:
        return f"{'page' if self.page else 'line'} {self.number}"


def locate(document: Document, spot: Spot) -> tuple[Span, ...]:
    """Return the ranges of the source that a spot takes in; raise InputError if there is none.

    A line of the file inside a block takes in the block.
    """
    marks = _marks(document, spot)
    if not marks:
        raise InputError("has no pages" if spot.page else "has no words")
    last = max(number for number, _ in marks)
    if not 1 <= spot.number <= last:
        with_words = " with words" if spot.page or document.lines else ""
        raise InputError(f"has no {spot}{with_words}; the last is {last}")
    wanted = spot.number
    if document.lines and not spot.page:
        wanted = max((number for number, _ in marks if number <= wanted), default=0)
    bounds = [start for _, start in marks] + [len(document.source.text) + 1]
    numbers = (number for number, _ in marks)
    pairs = zip(numbers, pairwise(bounds), strict=True)
    return tuple(Span(start, end) for number, (start, end) in pairs if number == wanted)


def _marks(document: Document, spot: Spot) -> list[tuple[int, int]]:
    """Return each page or line with the offset of the source at which it starts."""
    if spot.page:
        return [(page.number, page.start) for page in document.pages]
    if document.lines:
        return [(anchor.line, anchor.start) for anchor in document.lines]
    length = len(document.source.text.removesuffix("\n"))
    return list(enumerate((at for at in document.source.line_starts if at <= length), start=1))


def inspect(policy: Policy, spot: Spot, screen: Screen) -> str:
    """Tell what was understood at a spot; raise InputError if the document has none such."""
    spans = locate(policy.document, spot)
    found = [
        "\n".join([*_block(policy, index, screen), *_sentences(policy, index, spans, screen)])
        for index, block in enumerate(policy.document.blocks)
        if block.text and _touches(block, 0, len(block.text), spans)
    ]
    return "\n\n".join(found or [f"{spot}: nothing was read here"]) + "\n"


def _touches(block: Block, start: int, end: int, spans: Sequence[Span]) -> bool:
    held = block.textmap.span(start, end)
    return any(held.start < span.end and span.start < held.end for span in spans)


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


def _sentences(policy: Policy, index: int, spans: Sequence[Span], screen: Screen) -> Iterator[str]:
    block = policy.document.blocks[index]
    for sentence in policy.sentences:
        if sentence.block == index and _touches(block, sentence.start, sentence.end, spans):
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
