"""From documents to policies: parse every operative block once, then say what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.condition import conditions
from framework_lint.document import Block, Document, Kind
from framework_lint.errors import InputError
from framework_lint.identity import identify
from framework_lint.lexicon import pattern
from framework_lint.parsing import Parse, parse
from framework_lint.policy import Policy
from framework_lint.register import statements, strongest

LONGEST = 100_000


def understand(documents: Sequence[Document]) -> tuple[Policy, ...]:
    """Annotate the operative blocks of all documents in one pass of the parser.

    Raises InputError if the language model is not installed.
    """
    parses = parse([b.text for d in documents for b in _operative(d)])
    return tuple(_policy(document, parses) for document in documents)


def refuse(document: Document) -> None:
    """Raise InputError for a document that cannot be understood as a framework."""
    operative = _operative(document)
    if not any(char.isalpha() for block in operative for char in block.text):
        raise InputError("; ".join(["no operative sentence was found in it", *_unread(document)]))
    longest = max(operative, key=lambda block: len(block.text))
    if len(longest.text) > LONGEST:
        size = len(longest.text)
        line = longest.place.line
        raise InputError(
            f"the paragraph at line {line} has {size:,} characters; "
            f"at most {LONGEST:,} can be parsed"
        )


def _unread(document: Document) -> Iterator[str]:
    """Yield the first part that could not be read, and how many more there are."""
    yield from document.unread[:1]
    if len(document.unread) > 1:
        yield f"and {len(document.unread) - 1:,} more such parts"


def _operative(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.operative]


def _policy(document: Document, parses: Iterator[Parse]) -> Policy:
    sentences: list[Sentence] = []
    registers: dict[int, Register] = {}
    for index, block in enumerate(document.blocks):
        if block.operative:
            governor = registers.get(block.lead_in) if block.lead_in is not None else None
            for sentence in annotate(index, block, next(parses), governor):
                registers[index] = sentence.register
                sentences.append(sentence)
    return Policy(document, identify(document), tuple(sentences))


def annotate(
    index: int, block: Block, parsed: Parse, governor: Register | None
) -> Iterator[Sentence]:
    """Say of each parsed sentence of a block what it says; `governor` is its lead-in's register."""
    told = any(pattern("headings", "examples").fullmatch(t) for t in block.place.section)
    listed = block.kind in (Kind.ITEM, Kind.CELL)
    for tokens in parsed:
        sentence = _sentence(index, block, tokens, governor, listed=listed)
        yield replace(sentence, register=Register.NONE) if told else sentence


def _sentence(
    index: int, block: Block, tokens: tuple[Token, ...], governor: Register | None, *, listed: bool
) -> Sentence:
    start, end = tokens[0].start, tokens[-1].end
    said = tuple(statements(tokens, governor, listed=listed))
    return Sentence(
        block=index,
        start=start,
        end=end,
        text=block.text[start:end],
        tokens=tokens,
        register=strongest(said),
        conditions=conditions(tokens),
        statements=said,
    )
