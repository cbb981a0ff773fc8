"""A copy of a Word document with a comment at each finding."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from copy import copy

from lxml import etree

from framework_lint.annotating.docx import comments
from framework_lint.annotating.docx.letters import Letters, find
from framework_lint.annotating.docx.marks import Anchor, anchor, place
from framework_lint.annotating.remark import Remark, finding_remark, opening_remark, told
from framework_lint.errors import InputError
from framework_lint.outcome import Finding, Report
from framework_lint.readers.docx import trace
from framework_lint.readers.docx.letters import Traced
from framework_lint.readers.docx.package import Package, find_main, open_package
from framework_lint.readers.docx.xml import Element
from framework_lint.readers.options import Options
from framework_lint.source import Original

_TYPES = "[Content_Types].xml"
_SIGNATURES = "_xmlsignatures/"
_DAY = (1980, 1, 1, 0, 0, 0)


def annotate(original: Original, report: Report, options: Options) -> bytes:
    """Return the file with comments; raise InputError if it cannot hold any."""
    try:
        return _annotated(original, report, options)
    except InputError as error:
        told = f"{original.name}: no copy with comments can be made: {error}"
        raise InputError(told) from error


def _annotated(original: Original, report: Report, options: Options) -> bytes:
    traced = trace(original, options.revisions)
    package = open_package(original.content)
    _refuse(package)
    name, _ = find_main(package)
    roots = {part: _part(package, part) for part in traced.parts}
    anchors = _anchors(report, traced, roots, roots[name])
    apart = [finding for finding, each in anchors if each is None]
    placed = [(finding, each) for finding, each in anchors if each is not None]
    remarks = [
        opening_remark(report, apart),
        *(finding_remark(finding, report, each.aside) for finding, each in placed),
    ]
    changed = _with_comments(package, name, roots[name], remarks, [each for _, each in placed])
    return _pack(package, changed)


def _refuse(package: Package) -> None:
    if any(name.startswith(_SIGNATURES) for name in package.members):
        raise InputError("it is signed")
    if len(package.members) != len(package.archive.infolist()):
        raise InputError("it holds two parts of one name")


def _part(package: Package, name: str) -> Element:
    root = package.original(name)
    if root is None:
        raise InputError(f"it has no {name}")
    return root


def _anchors(
    report: Report, traced: Traced, roots: Mapping[str, Element], main: Element
) -> list[tuple[Finding, Anchor | None]]:
    letters = Letters.of(roots.values())
    found = [(finding, find(finding, traced, letters)) for finding in told(report)]
    return [(f, anchor(main, passage, f.quote) if passage else None) for f, passage in found]


def _with_comments(
    package: Package, name: str, main: Element, remarks: list[Remark], anchors: list[Anchor]
) -> dict[str, Element]:
    """Write the comments and their marks; return the parts that changed by their names."""
    links = package.relations(name).values()
    named = next((each.target for each in links if each.kind == "comments"), "")
    part, changed = package.original(named), {name: main}
    target = named or comments.free_name(name, package.members)
    if part is None:
        part = comments.new_part(main)
        changed |= _declared(package, target)
        changed |= {} if named else _linked(package, name, main, target)
    keys = comments.free_keys((main, part), len(remarks))
    comments.add(part, keys, remarks)
    place(main, anchors, keys[0], keys[1:])
    return {**changed, target: part}


def _declared(package: Package, target: str) -> dict[str, Element]:
    types = _part(package, _TYPES)
    comments.declare(types, target)
    return {_TYPES: types}


def _linked(package: Package, name: str, main: Element, target: str) -> dict[str, Element]:
    folder, base = posixpath.split(name)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    return {links: comments.link(package.original(links), main, posixpath.basename(target))}


def _pack(package: Package, changed: Mapping[str, Element]) -> bytes:
    """Pack the members in their order and with their dates, then those that are new."""
    held = io.BytesIO()
    rest = {name.casefold(): (name, root) for name, root in changed.items()}
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in package.archive.infolist():
            key = member.filename.replace("\\", "/").casefold()
            _, root = rest.pop(key, ("", None))
            content = package.content(member) if root is None else _written(root)
            archive.writestr(copy(member), content)
        for name, root in rest.values():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _written(root))
    return held.getvalue()


def _written(root: Element) -> bytes:
    tree = root.getroottree()
    standalone = True if tree.docinfo.standalone is None else tree.docinfo.standalone
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=standalone)
