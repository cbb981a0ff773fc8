"""What a reader of a Word document should know: what was left out or could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.readers.docx.story import Node, Table, flatten
from framework_lint.readers.docx.symbols import UNREADABLE
from framework_lint.readers.docx.text import (
    DELETED,
    INSERTED,
    Embedded,
    Hidden,
    Picture,
    is_placeholder,
)
from framework_lint.readers.docx.xml import SDT, Element, integer, w
from framework_lint.readers.options import Revisions
from framework_lint.readers.trail import Words

_CAPTION = re.compile(r"table \w{1,5}\b", re.IGNORECASE)
_CHANGES = (*INSERTED, *DELETED, w("cellIns"), w("cellDel"))
_EMU_IN_TWIP = 635
_LETTER = (12_240, 15_840)
_MOST_OF_A_PAGE = 0.6
_SHOWN = 60


def find_warnings(
    nodes: Sequence[Node],
    roots: Sequence[Element],
    comments: Element | None,
    revisions: Revisions,
) -> Iterator[str]:
    """Yield a line for each kind of thing that is in the file and not in the text.

    `nodes` are those of the body and its notes, `roots` the parts they were read from.
    """
    atoms = [atom for each in flatten(nodes) for atom in each.atoms]
    side = f"; read as {revisions}"
    changes = sum(1 for root in roots for _ in root.iter(*_CHANGES))
    yield from _say(changes, f"tracked change{side}", f"tracked changes{side}")
    noted = 0 if comments is None else sum(1 for _ in comments.iter(w("comment")))
    rest = "not part of the text"
    yield from _say(noted, f"comment is {rest}", f"comments are {rest}")
    hidden = sum(isinstance(atom, Hidden) for atom in atoms)
    rest = "of hidden text"
    yield from _say(hidden, f"piece {rest} is left out", f"pieces {rest} are left out")
    fields = sum(is_placeholder(each) for root in roots for each in root.iter(SDT))
    rest = "a placeholder, which is left out"
    yield from _say(fields, f"form field holds {rest}", f"form fields hold {rest}")
    images = sum(isinstance(atom, Picture) for atom in atoms)
    yield from _say(images, "image; words in it are not read", "images; words in them are not read")
    lost = sum(atom.text.count(UNREADABLE) for atom in atoms if isinstance(atom, Words))
    rest = "of a symbol font could not be read and"
    yield from _say(
        lost, f"character {rest} stands as {UNREADABLE}", f"characters {rest} stand as {UNREADABLE}"
    )


def _say(count: int, one: str, many: str) -> Iterator[str]:
    if count:
        yield f"{count:,} {one if count == 1 else many}"


def find_unread(nodes: Sequence[Node], root: Element) -> Iterator[str]:
    """Yield a line for each part of the body whose words, if it has any, could not be read."""
    for _ in root.iter(w("altChunk")):
        yield "a document embedded in this one is not read"
    page = _page(root)
    filled = [node for node in nodes if _text(node) or _pictures(node) or _embedded(node)]
    before = ""
    for at, node in enumerate(filled):
        where = f", after “{before[:_SHOWN]}”" if before else ""
        for what in _embedded(node):
            yield f"{what} is not read{where}"
        why = _why_unread(filled, at, page)
        if why:
            yield f"an image holds no readable text: {why}{where}"
        before = _text(node) or before


def _why_unread(nodes: Sequence[Node], at: int, page: tuple[int, int]) -> str:
    pictures = _pictures(nodes[at])
    least = [side * _EMU_IN_TWIP * _MOST_OF_A_PAGE for side in page]
    if any(each.width >= least[0] and each.height >= least[1] for each in pictures):
        return "it fills a page"
    if not pictures or _text(nodes[at]):
        return ""
    if isinstance(nodes[at], Table):
        return "it is all that a table holds"
    return _captioned(nodes, at, 1) or _captioned(nodes, at, -1)


def _captioned(nodes: Sequence[Node], at: int, step: int) -> str:
    """Say which table an image stands for: it has the caption of one, and no table does."""
    caption, other = at + step, at + 2 * step
    if not 0 <= caption < len(nodes) or not _CAPTION.match(_text(nodes[caption])):
        return ""
    taken = 0 <= other < len(nodes) and isinstance(nodes[other], Table)
    return "" if taken else f"it stands for “{_text(nodes[caption])[:_SHOWN]}”"


def _text(node: Node) -> str:
    return " ".join(filter(None, (each.text for each in flatten((node,)))))


def _pictures(node: Node) -> list[Picture]:
    return [atom for each in flatten((node,)) for atom in each.atoms if isinstance(atom, Picture)]


def _embedded(node: Node) -> list[str]:
    atoms = (atom for each in flatten((node,)) for atom in each.atoms)
    return [atom.what for atom in atoms if isinstance(atom, Embedded)]


def _page(root: Element) -> tuple[int, int]:
    """Return the width and height of the first section's pages, in twentieths of a point."""
    size = next(root.iter(w("pgSz")), None)
    if size is None:
        return _LETTER
    width, height = (integer(size.get(w(side))) for side in ("w", "h"))
    return width or _LETTER[0], height or _LETTER[1]
