"""What in a Word document a comment's marks may stand beside, and what they may cut."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.readers.docx.letters import words
from framework_lint.readers.docx.xml import Element

BLOCKS = {"document", "body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "p"}
_INLINE = {
    *("ins", "del", "moveFrom", "moveTo", "hyperlink", "fldSimple", "smartTag"),
    *("sdt", "sdtContent", "customXml", "dir", "bdo"),
}
_TEXTS = {"t", "delText"}
_FIXED = {"dataBinding", "text", "date", "dropDownList", "comboBox", "picture", "citation"}
_PROPERTIES = {"pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"}
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def name(element: Element) -> str:
    """Return the local name of an element, "" for an XML comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def host(element: Element) -> Element | None:
    """Return the outermost thing beside which a comment's marks can stand: mostly a run.

    None if there is none, as in a header.
    """
    path = [*reversed(list(element.iterancestors())), element]
    for at, each in enumerate(path):
        if name(each) not in BLOCKS | _INLINE or _is_fixed(each):
            held = bool(at) and name(path[at - 1]) in {*_INLINE, "p"} - {"sdt"}
            return each if held and any(name(above) == "p" for above in path[:at]) else None
    return None


def _is_fixed(element: Element) -> bool:
    """Whether it is a content control in a paragraph whose inside Word keeps to itself."""
    if name(element) != "sdt" or all(name(each) != "p" for each in element.iterancestors()):
        return False
    return any(name(held) in _FIXED for each in element if name(each) == "sdtPr" for held in each)


def divisible(element: Element) -> bool:
    """Whether a run can be cut within or beside what holds the letters."""
    parent = element.getparent()
    return parent is not None and name(parent) == "r" and host(element) is parent


def severable(element: Element) -> bool:
    """Whether words can be cut in two: blanks that Word drops at their ends would come to show."""
    text = element.text or ""
    kept = element.get(PRESERVE) == "preserve" or text == text.strip()
    return name(element) in _TEXTS and kept and words(element) == text and not len(element)


def content(parent: Element) -> Iterator[Element]:
    """Yield what an element holds, without its properties."""
    return (each for each in parent if name(each) not in _PROPERTIES)


def hoisted(element: Element, *, end: bool) -> Element:
    """Return the outermost inline element that begins, or ends, where this one does."""
    parent = element.getparent()
    while parent is not None and name(parent) in _INLINE:
        held = list(content(parent))
        if name(parent) != "sdt" and held[-1 if end else 0] is not element:
            break
        element, parent = parent, parent.getparent()
    return element
