"""Fields of a Word document: what they show, and which of them list the contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from framework_lint.readers.docx.xml import SDT, Element, P, value, w

_TEXTS = (w("t"), w("delText"))
_CHAR, _CHAR_TYPE, _INSTRUCTION = w("fldChar"), w("fldCharType"), w("instrText")
_SIMPLE, _SIMPLE_INSTRUCTION = w("fldSimple"), w("instr")


@dataclass(frozen=True, slots=True)
class Fields:
    """Texts that are part of a field's instruction, and paragraphs of a table of contents."""

    instructions: frozenset[Element]
    contents: frozenset[Element]


@dataclass(slots=True)
class _Open:
    """A field whose end has not come yet, and whether its texts are not shown or are contents."""

    instruction: list[str] = field(default_factory=list)
    hidden: bool = True
    contents: bool = False


def read_fields(root: Element) -> Fields:
    """Read the fields of a part; in one whose fields do not all end nothing is an instruction."""
    instructions: set[Element] = set()
    contents: set[Element] = set(_gallery(root))
    opened = [_Open(hidden=False)]
    balance = Counter(each.get(_CHAR_TYPE) for each in root.iter(_CHAR))
    for element in root.iter(_CHAR, _INSTRUCTION, *_TEXTS):
        if element.tag == _CHAR:
            _turn(element.get(_CHAR_TYPE), opened)
        elif element.tag == _INSTRUCTION:
            opened[-1].instruction.append(element.text or "")
        elif opened[-1].hidden:
            instructions.add(element)
        elif opened[-1].contents and (element.text or "").strip():
            contents.update(_paragraph(element))
    whole = balance["begin"] == balance["end"]
    return Fields(frozenset(instructions if whole else ()), frozenset(contents))


def _turn(kind: str | None, opened: list[_Open]) -> None:
    if kind == "begin":
        opened.append(_Open(contents=opened[-1].contents))
    elif kind == "separate" and len(opened) > 1:
        first = "".join(opened[-1].instruction).split()[:1]
        opened[-1].hidden = opened[-2].hidden
        opened[-1].contents |= first == ["TOC"]
    elif kind == "end" and len(opened) > 1:
        opened.pop()


def _paragraph(element: Element) -> list[Element]:
    return list(element.iterancestors(P))[:1]


def _gallery(root: Element) -> Iterator[Element]:
    for held in root.iter(SDT):
        gallery = value(held.find(f"{w('sdtPr')}/{w('docPartObj')}"), "docPartGallery") or ""
        if gallery.lower().startswith("table of contents"):
            yield from held.iter(P)
    for held in root.iter(_SIMPLE):
        if held.get(_SIMPLE_INSTRUCTION, "").split()[:1] == ["TOC"]:
            yield from _paragraph(held)
