"""Standards that a clause names, and what they hold on a look at what they point to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence
from framework_lint.clause import Force, Link, Standard
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import phrase
from framework_lint.document import Document, Kind
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.reference import references, resolve, targets

_NEAR = 40


@dataclass(frozen=True, slots=True)
class Library:
    """What the names in a document lead to: its links by block, and its sentences by section."""

    policy: Policy
    links: dict[int, tuple[Link, ...]]
    headings: dict[int, str]
    sections: dict[tuple[str, ...], tuple[Sentence, ...]]

    def linked(self, unit: Unit) -> tuple[Link, ...]:
        """Return the cross-references of a statement."""
        span = self.policy.block(unit.sentence).textmap.span(unit.start, unit.end)
        known = self.links.get(unit.sentence.block, ())
        return tuple(n for n in known if span.start <= n.phrase.span.start < span.end)


def library(policy: Policy) -> Library:
    """Look up every cross-reference of a document, and put its sentences under their sections."""
    sections: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in policy.sentences:
        sections.setdefault(policy.block(sentence).place.section, []).append(sentence)
    ordered = {title: tuple(held) for title, held in sections.items()}
    headings = {
        index: _plain(block.text)
        for index, block in enumerate(policy.document.blocks)
        if block.kind is Kind.HEADING
    }
    return Library(policy, _links(policy.document), headings, ordered)


def _links(document: Document) -> dict[int, tuple[Link, ...]]:
    known = targets(document)
    found: dict[int, list[Link]] = {}
    for reference in references(document):
        said = phrase(document.blocks[reference.block], reference.start, reference.end)
        link = Link(said, reference.kind, reference.number, resolve(reference, known))
        found.setdefault(reference.block, []).append(link)
    return {block: tuple(links) for block, links in found.items()}


def standards(shelf: Library, unit: Unit) -> tuple[Standard, ...]:
    """Return the standards that a statement names, each with what it holds."""
    block = shelf.policy.block(unit.sentence)
    found = []
    for match in pattern("standards", "named").finditer(block.text, unit.start, unit.end):
        said = phrase(block, *match.span())
        if pattern("standards", "outside").search(match.group()):
            found.append(Standard(said, Force.OUTSIDE))
            continue
        near = (n for n in shelf.linked(unit) if 0 <= n.phrase.span.start - said.span.end < _NEAR)
        target = next((n.target for n in near), None)
        target = _heading(shelf, match.group()) if target is None else target
        found.append(Standard(said, _force(shelf, target), target))
    return tuple(found)


def _heading(shelf: Library, name: str) -> int | None:
    """Return the heading whose title names a standard."""
    wanted = _plain(name)
    return next((index for index, title in shelf.headings.items() if wanted in title), None)


def _plain(text: str) -> str:
    return " ".join(text.lower().removeprefix("the ").split())


def _force(shelf: Library, target: int | None) -> Force:
    if target is None:
        return Force.EMPTY
    block = shelf.policy.document.blocks[target]
    held = [*_held(shelf, (*block.place.section, block.text)), *_held(shelf, block.place.section)]
    if any(_illustrates(sentence) for sentence in held):
        return Force.ILLUSTRATIVE
    if any(_requires(sentence) for sentence in held):
        return Force.BINDING
    titles = " ".join((*block.place.section, block.text))
    return Force.ILLUSTRATIVE if pattern("standards", "examples").search(titles) else Force.EMPTY


def _held(shelf: Library, title: tuple[str, ...]) -> Iterator[Sentence]:
    """Yield the sentences of a section and of the sections in it."""
    for path, sentences in shelf.sections.items():
        if path[: len(title)] == title:
            yield from sentences


def _illustrates(sentence: Sentence) -> bool:
    return pattern("standards", "examples").search(sentence.text) is not None


def _requires(sentence: Sentence) -> bool:
    return sentence.register in _BINDING


_BINDING: Sequence[Register] = (Register.MANDATORY, Register.DESCRIPTIVE)
