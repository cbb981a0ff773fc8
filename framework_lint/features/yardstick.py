"""Where a document may give a word a measure, before it is called vague or undefined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framework_lint.document import Block, Kind, Role
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy

_AROUND = 40
_PLACES: Mapping[str, Kind] = {"table": Kind.CELL, "note": Kind.FOOTNOTE}


def cleared(policy: Policy, block: Block, start: int, end: int) -> bool:
    """Whether the document says elsewhere what `block.text[start:end]` means.

    A definition counts if its whole term stands here; a section that is
    named for the word counts for every place.
    """
    word = block.text[start:end].lower()
    around = block.text[max(0, start - _AROUND) : end + _AROUND].lower()
    if any(word in term.split() and term in around for term in _defined(policy)):
        return True
    return any(word in title.split() for title in policy.titles)


def cleared_term(policy: Policy, term: str) -> bool:
    """Whether a definition, a glossary, a table or a section of its own explains a whole term."""
    wanted = term.lower()
    return any(wanted in known for known in (*_defined(policy), *policy.titles))


def searched(policy: Policy) -> str:
    """Say where a meaning was looked for: what the document has of the places that hold one."""
    return "searched: " + ", ".join(["text", *_places(policy)])


def _defined(policy: Policy) -> Iterator[str]:
    return (definition.term for definition in policy.definitions)


def _places(policy: Policy) -> Iterator[str]:
    document = policy.document
    if policy.definitions:
        yield _count(len(policy.definitions), "definition")
    sections = {title for block in document.blocks for title in block.place.section}
    for kind, name in (("glossary", "glossary"), ("appendix", "appendices")):
        if any(pattern("headings", kind).search(title) for title in sections):
            yield name
    for noun, kind in _PLACES.items():
        held = {_key(block) for block in document.blocks if block.kind is kind and _counts(block)}
        if held:
            yield _count(len(held), noun)


def _counts(block: Block) -> bool:
    return block.role is Role.BODY


def _key(block: Block) -> str | None:
    return block.place.table or block.place.note


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
