"""Headings of a Word document that uses no heading styles, found by how they look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framework_lint.readers.docx.shown import Shown
from framework_lint.readers.docx.story import Node, Paragraph
from framework_lint.readers.docx.styles import Styles
from framework_lint.readers.docx.xml import Element, w
from framework_lint.readers.heading import heading_label

_PLAIN_SIZE = 20
_LARGER = 1.15
_MOST_WORDS = 14
_MOST_BOLD = 0.5
_NO_HEADING = re.compile(r".*[.;:,]|(?:table|figure|box|note) \w+.*|[\W\d]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a paragraph's letters look: how many, all bold or not, the smallest size of any."""

    length: int = 0
    bold: bool = False
    size: int = _PLAIN_SIZE


Rank = tuple[int, int]
"""What a heading's level goes by: its size, the largest first, and the depth of its number."""


def find_headings(nodes: Sequence[Node], styles: Styles, shown: Shown) -> dict[Element, int]:
    """Return the level of each paragraph that is a heading by its look alone.

    There are none in a document where a heading other than its title has a style.
    """
    paragraphs = [node for node in nodes if isinstance(node, Paragraph)]
    titled = [each for each in paragraphs if each.level]
    if any(not each.style.title for each in titled):
        return {}
    shapes = {each.element: _shape(each, styles) for each in paragraphs}
    usual = _usual(shapes.values())
    found = {
        each.element: _rank(each, shapes[each.element], shown)
        for each in _short(nodes, shown)
        if _stands_out(shapes[each.element], usual)
    }
    first = 2 if titled else 1
    levels = {rank: at for at, rank in enumerate(sorted(set(found.values())), first)}
    kept = _last_of_each_run(paragraphs, found, shown)
    return {element: levels[found[element]] for element in kept}


def _shape(paragraph: Paragraph, styles: Styles) -> _Shape:
    runs = [
        (len(text), styles.run(run.find(w("rPr")), paragraph.style))
        for run in paragraph.element.iter(w("r"))
        if (text := "".join(each.text or "" for each in run.iterchildren(w("t"))).strip())
    ]
    if not runs:
        return _Shape()
    sizes = (look.size or _PLAIN_SIZE for _, look in runs)
    return _Shape(sum(n for n, _ in runs), all(look.bold for _, look in runs), min(sizes))


def _usual(shapes: Iterable[_Shape]) -> _Shape:
    """Return how most letters look."""
    sizes: Counter[int] = Counter()
    bold = 0
    for shape in shapes:
        sizes[shape.size] += shape.length
        bold += shape.length if shape.bold else 0
    size = max(sizes, key=lambda size: (sizes[size], -size), default=_PLAIN_SIZE)
    return _Shape(sizes.total(), bold > _MOST_BOLD * sizes.total(), size)


def _stands_out(shape: _Shape, usual: _Shape) -> bool:
    larger = shape.size >= usual.size * _LARGER
    return shape.length > 0 and (larger or (shape.bold and not usual.bold))


def _short(nodes: Sequence[Node], shown: Shown) -> Iterator[Paragraph]:
    """Yield short paragraphs that something follows and whose style says nothing of them."""
    filled = [node for node in nodes if not isinstance(node, Paragraph) or node.text]
    for node in filled[:-1]:
        if not isinstance(node, Paragraph) or node.level or node.contents or node.boxed:
            continue
        style, text = node.style, node.text
        styled = style.quote or style.code or style.caption or style.list_level
        bulleted = node.list_level and not shown.number(node)
        short = len(text.split()) <= _MOST_WORDS and not _NO_HEADING.fullmatch(text)
        if short and not styled and not bulleted:
            yield node


def _rank(paragraph: Paragraph, shape: _Shape, shown: Shown) -> Rank:
    return -shape.size, _label(paragraph, shown).count(".")


def _label(paragraph: Paragraph, shown: Shown) -> str:
    return heading_label(f"{shown.number(paragraph)} {paragraph.text}".strip())


def _last_of_each_run(
    paragraphs: Iterable[Paragraph], ranks: Mapping[Element, Rank], shown: Shown
) -> Iterator[Element]:
    """Drop the first of lines that look the same: those of a title page or an address."""
    filled = [each for each in paragraphs if each.text]
    for each, following in pairwise(filled):
        rank = ranks.get(each.element)
        if rank is not None and (rank != ranks.get(following.element) or _label(each, shown)):
            yield each.element
    yield from (each.element for each in filled[-1:] if each.element in ranks)
