"""Read a PDF of the tests and say what was found in it."""

from __future__ import annotations

from functools import cache

from constructs import marked
from invariant import check
from pdfs import Found

from framework_lint.document import Block, Document, Kind, Role
from framework_lint.errors import InputError
from framework_lint.readers.pdf import read
from framework_lint.source import Original

NAME = "framework.pdf"
PDF = "application/pdf"


@cache
def document(content: bytes, max_pages: int = 500) -> Document:
    found = read(Original(NAME, PDF, content), max_pages)
    check(found)
    check_furniture(found)
    return found


def check_furniture(found: Document) -> None:
    """Assert that what was read from a PDF knows its page and that warnings are lines."""
    assert all(block.place.page is not None for block in found.blocks)
    assert all(page.number >= 1 for page in found.pages)
    for told in (*found.warnings, *found.unread):
        assert told.strip() == told != ""
        assert "\n" not in told


def body(found: Document) -> list[Block]:
    """Return the blocks but for running heads, page numbers and contents."""
    aside = (Role.FURNITURE, Role.CONTENTS)
    return [block for block in found.blocks if block.role not in aside]


def furniture(found: Document, page: int) -> str:
    """Return the words of a page that are not the framework's own."""
    blocks = (b for b in found.blocks if b.role is Role.FURNITURE and b.place.page == page)
    return " | ".join(block.text for block in blocks)


def notes(found: Document) -> list[tuple[str, str | None, str]]:
    return [(b.label, b.place.note, b.text) for b in found.blocks if b.kind is Kind.FOOTNOTE]


def seen(block: Block, *, page: bool = True) -> Found:
    place = block.place
    return Found(
        block.kind,
        marked(block),
        block.label,
        block.level,
        place.row,
        place.column,
        place.item,
        place.page if page else None,
    )


def told(content: bytes, max_pages: int = 500) -> tuple[str, ...]:
    """Return what a reader says of a file that is bad: an error's line, or what is unread."""
    try:
        found = document(content, max_pages)
    except InputError as error:
        line = str(error)
        assert line.strip() == line != ""
        assert "\n" not in line
        return (line,)
    return (*found.unread, *found.warnings)
