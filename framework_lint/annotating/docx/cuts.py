"""Cut runs in two, so that a comment can begin and end at its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from framework_lint.annotating.docx.host import PRESERVE, content, divisible, name, severable
from framework_lint.annotating.docx.letters import Spot
from framework_lint.readers.docx.xml import Element
from framework_lint.readers.trail import spell


@dataclass(frozen=True, slots=True)
class Cut:
    """A place in what holds letters, right before its character `at`."""

    element: Element
    at: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """What begins at each cut and what ends at it, after the cutting."""

    begun: Mapping[Cut, Element]
    ended: Mapping[Cut, Element]


def before(spot: Spot) -> Cut:
    """Return the place right before a letter, or before all that cannot be cut there."""
    return Cut(spot.element, _offset(spot) if severable(spot.element) else 0)


def behind(spot: Spot) -> Cut:
    """Return the place right behind a letter, or behind all that cannot be cut there."""
    return Cut(
        spot.element, _offset(spot) + 1 if severable(spot.element) else _length(spot.element)
    )


def tight(spot: Spot, *, end: bool) -> bool:
    """Whether a comment can begin, or end, right at a letter."""
    if not divisible(spot.element):
        return False
    letters = len(spell(spot.element.text or "")) or 1
    return severable(spot.element) or spot.at == (letters - 1 if end else 0)


def _offset(spot: Spot) -> int:
    text = spot.element.text or ""
    return [at for at, char in enumerate(text) if spell(char)][spot.at]


def _length(element: Element) -> int:
    """Return how many characters there are; a sign that is an element of its own is one."""
    return len(element.text or "") or 1


def sever(cuts: Iterable[Cut]) -> Pieces:
    """Cut runs at every place, where they can be cut."""
    begun: dict[Cut, Element] = {}
    ended: dict[Cut, Element] = {}
    ordered = sorted(set(cuts), key=lambda cut: cut.at)
    lengths = {cut.element: _length(cut.element) for cut in ordered}
    for cut in ordered:
        element, whole = cut.element, lengths[cut.element]
        last = max((c.at for c in begun if c.element is element), default=0)
        piece = begun.get(Cut(element, last), element)
        if cut.at in (0, whole):
            _break_off(piece if cut.at == 0 else piece.getnext())
            begun[cut] = ended[cut] = piece
        else:
            ended[cut] = piece
            begun[cut] = _halve(piece, cut.at - last)
            _break_off(begun[cut])
    return Pieces(begun, ended)


def _halve(element: Element, at: int) -> Element:
    """Keep the characters of an element up to `at`; return an element behind it with the others."""
    text, rest = element.text or "", deepcopy(element)
    for half, words in ((element, text[:at]), (rest, text[at:])):
        half.text = words
        if words != words.strip():
            half.set(PRESERVE, "preserve")
    put_behind(element, rest)
    return rest


def _break_off(element: Element | None) -> None:
    """Move an element and what follows it in its run to a run of their own, with its properties."""
    run = None if element is None else element.getparent()
    if element is None or run is None or not divisible(element):
        return
    held = list(content(run))
    if held[0] is element or element not in held:
        return
    rest = deepcopy(run)
    for each in list(rest):
        if name(each) != "rPr":
            rest.remove(each)
    put_behind(run, rest)
    rest.extend(held[held.index(element) :])


def put_behind(element: Element, new: Element) -> None:
    """Put a new element right behind another, before the blanks that follow that."""
    parent = element.getparent()
    if parent is not None:
        new.tail, element.tail = element.tail, None
        parent.insert(parent.index(element) + 1, new)


def put_before(element: Element, new: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        new.tail = None
        parent.insert(parent.index(element), new)
