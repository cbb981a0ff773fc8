"""Comments in Word documents, for tests: what they are anchored to, and the text without them."""

from __future__ import annotations

from collections.abc import Iterator

from docx_files import MAIN, members
from lxml import etree

from framework_lint.annotating.remark import AUTHOR
from framework_lint.readers.docx.letters import spellings
from framework_lint.readers.docx.xml import Element, w

_RANGE = (w("commentRangeStart"), w("commentRangeEnd"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HIDDEN = (w("del"), w("moveFrom"))


def body(content: bytes) -> Element:
    return etree.fromstring(members(content)[MAIN])


def said(content: bytes, part: str = "word/comments.xml") -> dict[str, list[str]]:
    """Return the paragraphs of each comment of the tool's by its key."""
    root = etree.fromstring(members(content)[part])
    return {
        comment.get(w("id"), ""): [
            "".join(t.text or "" for t in p.iter(w("t"))) for p in comment.iter(w("p"))
        ]
        for comment in root.iter(w("comment"))
        if comment.get(w("author")) == AUTHOR
    }


def anchored(content: bytes, key: str, *dropped: str) -> str:
    """Return the letters between the marks of a comment, without those inside `dropped` tags."""
    root = body(content)
    spelled = dict(spellings(root))
    told: list[str] = []
    inside = False
    for element in root.iter():
        if element.tag in _RANGE and element.get(w("id")) == key:
            inside = element.tag == _RANGE[0]
        above = {each.tag for each in element.iterancestors()}
        if inside and element in spelled and not above & set(dropped):
            told.append(spelled[element])
    return "".join(told)


def bare(content: bytes) -> bytes:
    """Return the text's XML in its canonical form, without the tool's comments.

    Runs side by side that look the same are one run.
    """
    root = body(content)
    keys = set(said(content)) if "word/comments.xml" in members(content) else set()
    for element in list(root.iter(*_RANGE, w("commentReference"))):
        if element.get(w("id")) in keys:
            _drop(element if element.tag in _RANGE else _run(element))
    for parent in list(root.iter()):
        for run in list(parent.iterchildren(w("r"))):
            _join(run)
    for run in root.iter(w("r")):
        _merge(run)
    for text in root.iter(w("t"), w("delText")):
        text.attrib.pop(_SPACE, "")
    return etree.tostring(root, method="c14n")


def _run(reference: Element) -> Element:
    run = reference.getparent()
    assert run is not None
    assert len(run) == 1
    return run


def _drop(element: Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _join(run: Element) -> None:
    before = run.getprevious()
    if before is None or before.tag != run.tag or before.tail or _look(before) != _look(run):
        return
    before.extend(_inside(run))
    before.tail = run.tail
    run.tail = None
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _merge(run: Element) -> None:
    """Make one text of texts side by side in a run."""
    for text in _inside(run):
        before = text.getprevious()
        if before is not None and before.tag == text.tag and text.tag in (w("t"), w("delText")):
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)


def _inside(run: Element) -> list[Element]:
    return [each for each in run if each.tag != w("rPr")]


def _look(run: Element) -> tuple[object, ...]:
    held = run.find(w("rPr"))
    return sorted(run.items()), b"" if held is None else etree.tostring(held, method="c14n")


def empty(content: bytes) -> int:
    """Count the texts without a character, and the runs without anything in them."""
    root = body(content)
    texts = sum(not each.text for each in root.iter(w("t"), w("delText")))
    return texts + sum(not _inside(run) for run in root.iter(w("r")))


def marks_in_place(content: bytes) -> Iterator[str]:
    """Yield what is wrong with where the marks stand, by the schema's order of elements."""
    root = body(content)
    inline = {*map(w, ("p", "ins", "del", "moveFrom", "moveTo", "hyperlink", "sdtContent"))}
    inline |= {w("fldSimple"), w("smartTag")}
    for element in root.iter(*_RANGE, w("commentReference")):
        held = element if element.tag in _RANGE else _run(element)
        parent = held.getparent()
        if parent is None or parent.tag not in inline:
            yield f"a mark in {None if parent is None else parent.tag}"
        if any(each.tag == w("pPr") for each in held.itersiblings()):
            yield "a mark before the properties of its paragraph"
    for key in {e.get(w("id")) for e in root.iter(_RANGE[0])}:
        kinds = [e.tag for e in root.iter(*_RANGE, w("commentReference")) if e.get(w("id")) == key]
        if kinds != [*_RANGE, w("commentReference")]:
            yield f"comment {key} has {kinds}"
