"""The letters of a Word document, numbered through its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framework_lint.readers.docx.symbols import read_private, read_symbol
from framework_lint.readers.docx.xml import Element
from framework_lint.readers.trail import Tracked, spell

_HOLDERS = ("{*}t", "{*}delText", "{*}sym", "{*}noBreakHyphen")


@dataclass(frozen=True, slots=True)
class Traced:
    """A document's text as it was read, and the letters of its parts by number.

    `parts` names them in the order in which their letters are counted, with
    the number of each part's first letter.
    """

    tracked: Tracked
    parts: Mapping[str, int]


def spellings(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield what may show letters in a part, in the order of the file, with the letters."""
    for element in root.iter(*_HOLDERS):
        name = str(element.tag).rpartition("}")[2]
        if name == "sym":
            yield element, spell(read_symbol(_named(element, "char"), _named(element, "font")))
        else:
            yield element, "-" if name == "noBreakHyphen" else spell(read_private(words(element)))


def words(element: Element) -> str:
    """Return an element's own text, past the XML comments and instructions in it."""
    asides = (each for each in element if not isinstance(each.tag, str))
    return "".join([element.text or "", *(each.tail or "" for each in asides)])


def number_letters(root: Element, first: int) -> tuple[dict[Element, int], int]:
    """Return the number of the first letter of each element, and the number after the last."""
    numbers: dict[Element, int] = {}
    for element, text in spellings(root):
        numbers[element] = first
        first += len(text)
    return numbers, first


def _named(element: Element, name: str) -> str:
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name), "")
