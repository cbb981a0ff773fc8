"""Where each comment stands in the text of a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from framework_lint.annotating.docx.cuts import (
    Cut,
    Pieces,
    before,
    behind,
    put_before,
    put_behind,
    sever,
    tight,
)
from framework_lint.annotating.docx.host import BLOCKS, content, hoisted, host, name
from framework_lint.annotating.docx.letters import Passage
from framework_lint.errors import InputError
from framework_lint.readers.docx.xml import Element

_NOTES = ("footnote", "endnote")
_GONE = {"del", "moveFrom"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a comment stands at: words, or all of `first` to `last`.

    `aside` says what the comment is about, where that is not just its range.
    """

    first: Element
    last: Element
    passage: Passage | None = None
    aside: str = ""


def anchor(main: Element, passage: Passage, quote: str) -> Anchor | None:
    """Return where a comment on words can stand; None if it can stand nowhere."""
    note = next(
        (each for each in passage.first.element.iterancestors() if name(each) in _NOTES), None
    )
    if note is not None:
        return _at_reference(main, note, quote)
    if not passage.exact:
        return _at_paragraph(passage, quote)
    first, last = host(passage.first.element), host(passage.last.element)
    if first is None or last is None:
        return None
    exact = tight(passage.first, end=False) and tight(passage.last, end=True)
    boxed = any(name(each) == "txbxContent" for each in passage.first.element.iterancestors())
    where = "in the text box that hangs here" if boxed else "in what is marked here"
    aside = "" if exact else f"About the words “{quote}” {where}."
    return Anchor(first, last, passage, aside)


def _at_reference(main: Element, note: Element, quote: str) -> Anchor | None:
    """Return the place of a note's mark in the text: Word allows no comment in a note."""
    kind = name(note)
    cited = [
        found
        for each in main.iter(f"{{*}}{kind}Reference")
        if _id(each) == _id(note) and (found := host(each)) is not None
    ]
    kept = [each for each in cited if not _GONE & {name(above) for above in each.iterancestors()}]
    mark = next(iter(kept or cited), None)
    if mark is None:
        return None
    aside = f"About the words “{quote}” in the {kind} that is marked here."
    return Anchor(mark, mark, aside=aside)


def _at_paragraph(passage: Passage, quote: str) -> Anchor | None:
    """Return the whole paragraph of words that the file spells otherwise than they were read."""
    first = host(passage.first.element)
    paragraph = None if first is None else next(each for each in first.iterancestors("{*}p"))
    held = [] if paragraph is None else [each for each in content(paragraph) if name(each) == "r"]
    aside = f"About the words “{quote}”, which could not be found to the letter in this paragraph."
    return Anchor(held[0], held[-1], aside=aside) if held else None


def _id(element: Element) -> str:
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == "id"), "")


def place(main: Element, anchors: Sequence[Anchor], opening: str, keys: Sequence[str]) -> None:
    """Put the marks of each comment, by its key, around what it stands at; `opening` comes first.

    Cuts change what a letter's offset is, so all are chosen before the first is made.
    """
    cuts = [_cuts(each) for each in anchors]
    pieces = sever(cut for pair in cuts if pair for cut in pair)
    ends = [_ends(each, pair, pieces) for each, pair in zip(anchors, cuts, strict=True)]
    for (first, _), key in zip(ends, keys, strict=True):
        put_before(first, _mark(main, "commentRangeStart", key))
    for (_, last), key in reversed(list(zip(ends, keys, strict=True))):
        put_behind(last, _reference(main, key))
        put_behind(last, _mark(main, "commentRangeEnd", key))
    _open(main, opening)


def _cuts(anchor: Anchor) -> tuple[Cut, Cut] | None:
    passage = anchor.passage
    return (before(passage.first), behind(passage.last)) if passage else None


def _ends(anchor: Anchor, cuts: tuple[Cut, Cut] | None, pieces: Pieces) -> tuple[Element, Element]:
    """Return what a comment begins before and what it ends behind, once all runs are cut."""
    first, last = anchor.first, anchor.last
    if cuts:
        begun, ended = host(pieces.begun[cuts[0]]), host(pieces.ended[cuts[1]])
        first, last = first if begun is None else begun, last if ended is None else ended
    return hoisted(first, end=False), hoisted(last, end=True)


def _open(main: Element, key: str) -> None:
    """Put a comment at the start of the first paragraph."""
    paragraph = next((each for each in main.iter("{*}p") if _is_plain(each)), None)
    if paragraph is None:
        raise InputError("it has no paragraph that a comment can stand in")
    at = len(paragraph) - len(list(content(paragraph)))
    marks = (_mark(main, "commentRangeStart", key), _mark(main, "commentRangeEnd", key))
    for each in reversed((*marks, _reference(main, key))):
        paragraph.insert(at, each)


def _is_plain(paragraph: Element) -> bool:
    """Whether a paragraph stands in the body or in a table, not in a text box."""
    return all(name(each) in BLOCKS for each in paragraph.iterancestors())


def _mark(main: Element, kind: str, key: str) -> Element:
    return etree.Element(_named(main, kind), {_named(main, "id"): key})


def _reference(main: Element, key: str) -> Element:
    run = _mark(main, "r", key)
    run.attrib.clear()
    run.append(_mark(main, "commentReference", key))
    return run


def _named(main: Element, local: str) -> str:
    """Return a name in the namespace of the text, which is not the same in every kind of DOCX."""
    return f"{str(main.tag).rpartition('}')[0]}}}{local}"
