"""Read a page of HTML, as a site shows it or as an office program saves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from framework_lint.document import Directive, Document, Role
from framework_lint.errors import InputError
from framework_lint.readers.composition import Composition, Draft, compose
from framework_lint.readers.directive import NOT_READ
from framework_lint.readers.heading import settle
from framework_lint.readers.html.content import Content, find_content
from framework_lint.readers.html.file import to_markup, unzip
from framework_lint.readers.html.flow import Flow, Plan
from framework_lint.readers.html.furniture import Ground
from framework_lint.readers.html.grid import find_tables
from framework_lint.readers.html.list import label_items
from framework_lint.readers.html.marks import Notes, find_notes
from framework_lint.readers.html.page import Element, Page, Text
from framework_lint.readers.html.parsing import parse
from framework_lint.readers.html.table import read_parts
from framework_lint.readers.outline import arrange
from framework_lint.readers.passage import Frame
from framework_lint.readers.table import name_tables
from framework_lint.source import Original

_LONGEST_ALT = 80


def read(original: Original) -> Document:
    """Read a page; nothing that it names is fetched.

    Raises InputError if it is no HTML or its main part has no words.
    """
    return _read(original, original.content)


def read_zipped(original: Original) -> Document:
    """Read the page in a zip archive: what Google Docs downloads as a web page."""
    return _read(original, unzip(original.content))


def _read(original: Original, markup: bytes) -> Document:
    page = parse(to_markup(markup))
    labels = label_items(page)
    notes = find_notes(page, labels)
    ground = Ground.of(page, notes.defined)
    content = find_content(ground)
    plan = Plan(
        content.roles,
        notes.words,
        notes.marks,
        notes.defined,
        notes.asides,
        labels,
        find_tables(ground),
    )
    frame = Frame(role=content.roles.get(page.root.at, Role.BODY))
    drafts = list(read_parts(page, plan, Flow(page, plan, frame).read(page.root)))
    _refuse_wordless(drafts, page)
    composition = compose(original, drafts)
    blocks = arrange(settle(name_tables(composition.blocks)))
    warnings = tuple(_warn(page, content, notes))
    return Document(
        composition.source,
        blocks,
        lines=composition.lines,
        warnings=warnings,
        unread=page.unread,
        directives=(*composition.directives, *_out_of_place(page, composition)),
    )


def _refuse_wordless(drafts: Sequence[Draft], page: Page) -> None:
    own = (draft for draft in drafts if draft.frame.role is not Role.FURNITURE)
    if not any(character.isalnum() for draft in own for character in draft.text):
        why = page.unread[0] if page.unread else "a script may write it, or it is all images"
        raise InputError(f"the page has no text of its own: {why}")


def _out_of_place(page: Page, composition: Composition) -> Iterator[Directive]:
    """Yield the comments to the tool that stand in no part of the page that is read."""
    placed = Counter((each.words, each.line) for each in composition.directives)
    for token in page.tokens:
        if isinstance(token, Text) and token.comment is not None:
            placed[token.comment, token.line] -= 1
            if placed[token.comment, token.line] < 0:
                yield Directive(token.comment, token.line, None, NOT_READ)


def _warn(page: Page, content: Content, notes: Notes) -> Iterator[str]:
    """Name what is on the page and is not in the document."""
    yield from content.warnings
    if notes.comments:
        count = f"{notes.comments:,} comment{'s' if notes.comments > 1 else ''}"
        yield f"{count} left out of the text"
    if page.hidden:
        yield f"line {page.hidden[0]:,}: hidden text is left out ({len(page.hidden):,} in all)"
    for element in _shown(page, content):
        if element.tag in _UNREAD:
            yield f"line {element.line:,}: {_UNREAD[element.tag]}"
        elif element.tag == "img" and _tells(page, element):
            words = " ".join(element.get("alt").split())[:_LONGEST_ALT]
            yield f"line {element.line:,}: an image ({words}) is not read"


def _tells(page: Page, image: Element) -> bool:
    """Whether an image is more than a logo or a sign: described in words, and not a link."""
    linked = any(around.tag == "a" for around in page.ancestors(image))
    return len(image.get("alt").split()) > 1 and not linked


_UNREAD = {
    "del": "a deletion is left out",
    "s": "struck-out words are left out",
    "strike": "struck-out words are left out",
    "iframe": "another page is shown here; it is not read",
}


def _shown(page: Page, content: Content) -> Iterator[Element]:
    """Yield the elements of the main part, without its furniture."""
    main = past = 0
    for element in page.elements:
        role = content.roles.get(element.at)
        if role is Role.BODY:
            main = max(main, element.close)
        elif role is Role.FURNITURE and element.at:
            past = max(past, element.close)
        if past <= element.at < main:
            yield element
