"""What a reader must know: pages that were not read, or that may be read wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framework_lint.readers.pdf.columns import open_tables
from framework_lint.readers.pdf.layout import Page
from framework_lint.readers.pdf.page import Sheet
from framework_lint.readers.pdf.table import Table

_TABLE = re.compile(r"Table\s+[\w.]+\s*[:.–—|]", re.IGNORECASE)
_PICTURED, _SCANNED, _TABLE_IMAGE = 0.15, 0.5, 0.04
_OUTLINES, _STAMP = 20, 25


def warnings(pages: Sequence[Page]) -> Iterator[str]:
    """Name the pages that hold more or other than what was read."""
    for page in pages:
        number, sheet = page.sheet.number, page.sheet
        if sheet.sideways:
            yield f"page {number} holds text set sideways; its words are kept but not examined"
        if sheet.glyphs and sheet.pictured > _PICTURED:
            yield f"page {number} holds an image; words in it, if any, are not read"
        if _right_to_left(sheet):
            yield f"page {number} holds text written from right to left; its order is uncertain"


def _right_to_left(sheet: Sheet) -> bool:
    letters = [glyph.text for glyph in sheet.glyphs if glyph.text.isalpha()]
    return sum("\u0590" <= letter <= "\u08ff" for letter in letters) > 0.2 * len(letters) > 0


def doubts(tables: Iterable[Table]) -> Iterator[str]:
    """Name the pages of tables whose rows were told from spaces alone."""
    for table in tables:
        if not table.sure:
            at = table.pages[0]
            yield f"page {at}: a table without rules was read by alignment; confirm on the page"


def unread(pages: Sequence[Page]) -> Iterator[str]:
    """Name the pages with words that were not read."""
    for page in pages:
        number, sheet = page.sheet.number, page.sheet
        count = sum(len(line.words) for line in page.lines)
        if not sheet.glyphs and sheet.pictured > 0:
            yield f"page {number} holds an image and no text"
        elif not sheet.glyphs and sheet.shapes > _OUTLINES:
            yield f"page {number} holds drawings and no text"
        elif sheet.pictured > _SCANNED and count < _STAMP and not page.tables:
            yield f"page {number} holds an image and next to no text"
        elif sheet.pictured > _TABLE_IMAGE and _names_table(page):
            yield f"page {number} holds an image where a table is named; its words are not read"


def _names_table(page: Page) -> bool:
    """Whether a page has a table's caption and no table."""
    named = any(_TABLE.match(line.text) for line in page.lines)
    return named and not page.tables and not open_tables(page.lines, page.rules)
