"""Where a finding is: lines where the file has them, and section, table, row, column."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.document import Place, Region
from framework_lint.rendering.sarif.artifact import Address
from framework_lint.rendering.sarif.message import Record


def location(address: Address, place: Place, region: Region | None) -> Record:
    """Return a location; one in a PDF or DOCX has no region, because these have no lines."""
    physical: Record = {"artifactLocation": address.record}
    if region:
        physical["region"] = region_record(region)
    told: Record = {"physicalLocation": physical}
    parts = list(_parts(place))
    if parts:
        kind, name = parts[-1]
        path = " › ".join(part for _, part in parts)
        told["logicalLocations"] = [{"name": name, "fullyQualifiedName": path, "kind": kind}]
    if place.page:
        told["properties"] = {"page": place.page}
    return told


def _parts(place: Place) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of what holds a place, from the outermost in."""
    yield from (("section", title) for title in place.section)
    named = (("table", place.table), ("row", place.row), ("column", place.column))
    yield from ((kind, name) for kind, name in named if name)
    if place.item:
        yield "item", f"item {place.item}"
    if place.note:
        yield "note", f"note {place.note}"


def region_record(region: Region) -> Record:
    """Return a region; a column counts characters, as `columnKind` of the run says."""
    told: Record = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    if region.offset is not None:
        told |= {"charOffset": region.offset, "charLength": len(region.text)}
    if region.text:
        told["snippet"] = {"text": region.text}
    return {name: value for name, value in told.items() if value is not None}
