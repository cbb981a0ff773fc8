"""On which page each finding stands, and where its words are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framework_lint.annotating.pdf.strips import Strip, bounds, find, prints
from framework_lint.annotating.remark import told
from framework_lint.outcome import Finding, Report
from framework_lint.readers.pdf import trace
from framework_lint.readers.pdf.page import Frame, frames
from framework_lint.source import Original


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding on a page, from 0, with the frames of its words there; none if none were found."""

    finding: Finding
    page: int
    strips: tuple[Frame, ...]


def place(original: Original, report: Report, max_pages: int) -> Iterator[Placed]:
    """Yield each finding once for every page that has words of it."""
    traced = trace(original, max_pages)
    printed = prints(traced)
    found = [(finding, find(finding, traced, printed)) for finding in told(report)]
    wanted: dict[int, list[int]] = {}
    for strip in (strip for _, strips in found for strip in strips):
        wanted.setdefault(strip.page, []).extend(strip.indices)
    held = frames(original, wanted)
    for finding, strips in found:
        framed = [(strip.page, _frame(strip, held)) for strip in strips]
        if not framed or any(frame is None for _, frame in framed):
            yield Placed(finding, (finding.place.page or 1) - 1, ())
            continue
        for page in dict.fromkeys(page for page, _ in framed):
            yield Placed(finding, page, tuple(f for at, f in framed if at == page and f))


def _frame(strip: Strip, held: Mapping[tuple[int, int], Frame]) -> Frame | None:
    known = [held.get((strip.page, index)) for index in strip.indices]
    kept = [frame for frame in known if frame]
    return bounds(kept) if len(kept) == len(known) else None
