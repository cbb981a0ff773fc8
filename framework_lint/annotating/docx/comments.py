"""The part of a Word document that holds its comments, and what makes it known."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from framework_lint.annotating.docx.host import PRESERVE, name
from framework_lint.annotating.remark import AUTHOR, INITIALS, Remark
from framework_lint.readers.docx.xml import Element

_KIND = "comments"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MARKS = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")


def space(root: Element) -> str:
    """Return the namespace of a part's root."""
    return str(root.tag).rpartition("}")[0].lstrip("{")


def free_keys(roots: Iterable[Element], count: int) -> list[str]:
    """Return the ids for new comments, past those that the file has."""
    taken = [-1]
    for root in roots:
        for each in root.iter(*(f"{{*}}{mark}" for mark in _MARKS)):
            held = (str(v) for k, v in each.items() if str(k).rpartition("}")[2] == "id")
            taken += [int(key) for key in held if key.isdecimal() and len(key) < 10]
    first = max(taken) + 1
    return [str(key) for key in range(first, first + count)]


def new_part(main: Element) -> Element:
    return etree.Element(f"{{{space(main)}}}{_KIND}", nsmap={"w": space(main)})


def add(part: Element, keys: Sequence[str], remarks: Sequence[Remark]) -> None:
    """Append comments to their part."""
    for key, remark in zip(keys, remarks, strict=True):
        part.append(_comment(space(part), key, remark))


def _comment(w: str, key: str, remark: Remark) -> Element:
    named = {"id": key, "author": AUTHOR, "initials": INITIALS}
    comment = etree.Element(f"{{{w}}}comment", {f"{{{w}}}{k}": v for k, v in named.items()})
    for at, line in enumerate(remark):
        paragraph = etree.SubElement(comment, f"{{{w}}}p")
        if at == 0:
            mark = etree.SubElement(paragraph, f"{{{w}}}r")
            etree.SubElement(mark, f"{{{w}}}annotationRef")
        run = etree.SubElement(paragraph, f"{{{w}}}r")
        etree.SubElement(run, f"{{{w}}}t", {PRESERVE: "preserve"}).text = line
    return comment


def link(links: Element | None, main: Element, target: str) -> Element:
    """Name the new part among those that the text refers to."""
    if links is None:
        links = etree.Element(f"{{{_LINKS}}}Relationships")
    taken = {each.get("Id") for each in links}
    key = next(key for key in _numbered("rIdComments", "") if key not in taken)
    office = _STRICT_OFFICE if "purl.oclc.org" in space(main) else _OFFICE
    held = {"Id": key, "Type": f"{office}/{_KIND}", "Target": target}
    etree.SubElement(links, f"{{{_LINKS}}}Relationship", held)
    return links


def declare(types: Element, part: str) -> None:
    """Say what the new part is."""
    names = {each.get("PartName", "").casefold() for each in types if name(each) == "Override"}
    if f"/{part}".casefold() not in names:
        held = {"PartName": f"/{part}", "ContentType": _CONTENT}
        etree.SubElement(types, f"{{{_TYPES}}}Override", held)


def free_name(main: str, taken: Iterable[str]) -> str:
    """Return a name beside the text's for the new part."""
    folder, held = posixpath.dirname(main), {each.casefold() for each in taken}
    names = (posixpath.join(folder, each) for each in _numbered(_KIND, ".xml"))
    return next(each for each in names if each.casefold() not in held)


def _numbered(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    yield from (f"{stem}{n}{ending}" for n in range(1, 100_000))
