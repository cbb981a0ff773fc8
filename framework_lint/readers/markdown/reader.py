"""Read Markdown: CommonMark with pipe tables, footnotes and front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from framework_lint.document import Block, Document, Kind, Role
from framework_lint.readers.directive import COMMENT, Comment, govern, words_to_tool
from framework_lint.readers.heading import heading_label, settle
from framework_lint.readers.markdown.inline import (
    UnplacedError,
    lay_heading,
    lay_lines,
    line_at,
    read_inline,
)
from framework_lint.readers.markdown.syntax import Node, parse
from framework_lint.readers.markdown.table import read_table
from framework_lint.readers.outline import arrange
from framework_lint.readers.passage import (
    Found,
    Frame,
    Passage,
    Word,
    gather,
    left_out,
    to_blocks,
)
from framework_lint.readers.table import name_tables
from framework_lint.source import Source
from framework_lint.textmap import Piece, TextMap

_TASK = re.compile(r"\[[ xX]\]\s+")
_ANY_COMMENT = re.compile(r"(?s:<!--.*?(?:-->|\Z))")
_UNCLOSED = "a comment is opened and not closed; what follows was not examined"
_OPENED = re.compile(r"<!--(?!.*-->)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_BESIDE_WORDS = "stands in HTML whose words are not examined; give it a line of its own"
_QUOTATION = re.compile(r"<(/?)blockquote\b", re.IGNORECASE)


def read(source: Source) -> Document:
    """Read a Markdown source; what could not be read is named in the warnings."""
    found = list(_inner(source, parse(source.text), Frame()))
    blocks = [entry for entry in found if isinstance(entry, Block)]
    warnings = tuple(entry for entry in found if isinstance(entry, str))
    blocks = settle(name_tables(blocks))
    unread = tuple(entry for entry in warnings if entry.endswith(_UNCLOSED))
    warnings = tuple(entry for entry in warnings if entry not in unread)
    return Document(
        source, arrange(blocks), warnings=warnings, unread=unread, directives=govern(found)
    )


def _inner(source: Source, nodes: Sequence[Node], frame: Frame) -> Iterator[Found]:
    """Read the nodes in a frame, of which only the first carries its label."""
    for node, role in zip(nodes, _roles(nodes, frame.role), strict=True):
        reader = _READERS[node.token.type]
        try:
            yield from reader(source, node, replace(frame, role=role))
        except UnplacedError:
            yield left_out(node.line)
        if node.cut_off and node.token.type in _HOLDERS:
            yield f"line {node.line}: nested too deep; what it encloses is left out"
        frame = replace(frame, label="") if frame.label else frame


def _roles(nodes: Sequence[Node], role: Role) -> list[Role]:
    """Return the role of each node: between the tags of an HTML quotation it is quoted.

    Where the tags do not pair up, none of them counts.
    """
    depths = list(accumulate(_opened(node) for node in nodes))
    if not any(depths) or depths[-1] != 0 or min(depths) < 0:
        return [role] * len(nodes)
    return [Role.QUOTED if depth else role for depth in depths]


def _opened(node: Node) -> int:
    """Count the HTML quotations that a node opens, less those that it closes."""
    if node.token.type != "html_block":
        return 0
    marks = _QUOTATION.findall(_ANY_COMMENT.sub("", node.token.content))
    return sum(-1 if mark else 1 for mark in marks)


def _passage(source: Source, node: Node) -> Passage:
    inline, starts = node.inner[0].token, node.starts
    if node.token.markup.startswith("#"):
        laid = lay_heading(source.text, starts[0], node.token.markup, inline.content)
    else:
        laid = lay_lines(source.text, starts, inline.content)
    return gather(read_inline(laid, inline.children or ()))


def _paragraph(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    passage = _passage(source, node)
    task = _TASK.match(passage.text)
    if task and frame.kind is Kind.ITEM and frame.label:
        passage = passage.part(task.end(), len(passage.text))
    yield from to_blocks(source, passage, frame)


def _heading(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    passage = _passage(source, node)
    if frame.kind is not Kind.FOOTNOTE:
        label, level = heading_label(passage.text.strip()), int(node.token.tag[1:])
        frame = replace(frame, kind=Kind.HEADING, level=level, label=label)
    yield from to_blocks(source, passage, frame)


def _list(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    kind = Kind.FOOTNOTE if frame.kind is Kind.FOOTNOTE else Kind.ITEM
    within = replace(frame, kind=kind, level=frame.level + 1)
    for item in node.inner:
        mark = f"{item.token.info}{item.token.markup}" if item.token.info else "•"
        yield from _inner(source, (item,), replace(within, label=mark))


def _holder(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    yield from _inner(source, node.inner, frame)


def _quote(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    yield from _inner(source, node.inner, replace(frame, role=Role.QUOTED))


def _footnote(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    note = node.token.meta["label"]
    place = replace(frame.place, note=note)
    yield from _inner(source, node.inner, Frame(Kind.FOOTNOTE, frame.role, place, label=note))


def _code(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    fenced = node.token.type == "fence"
    starts = node.starts[1 : 1 + node.token.content.count("\n")] if fenced else node.starts
    yield from to_blocks(source, _as_it_is(source.text, starts), replace(frame, role=Role.CODE))


def _html(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    kept, comments = _without_comments(_as_it_is(source.text, node.starts))
    yield from to_blocks(source, kept, replace(frame, role=Role.CODE))
    unexamined = bool(_TAG.sub("", _ANY_COMMENT.sub("", node.token.content)).strip())
    if unexamined:
        yield f"line {node.line}: words between HTML tags are kept but not examined"
    if _OPENED.search(node.token.content):
        yield f"line {node.line}: {_UNCLOSED}"
    flaw = _BESIDE_WORDS if unexamined else ""
    for word in comments:
        yield Comment(word.words, source.line(word.start), alone=True, flaw=flaw)


def _without_comments(passage: Passage) -> tuple[Passage, list[Word]]:
    """Cut the comments to this tool out of a passage."""
    pieces: list[Piece] = []
    comments: list[Word] = []
    textmap, at = TextMap.of(passage.pieces), 0
    for match in COMMENT.finditer(passage.text):
        words = words_to_tool(match[1])
        if words is not None:
            pieces += passage.part(at, match.start()).pieces
            comments.append(Word(words, textmap.span(*match.span()).start))
            at = match.end()
    pieces += passage.part(at, len(passage.text)).pieces
    return Passage(tuple(pieces)), comments


def _front_matter(source: Source, node: Node, frame: Frame) -> Iterator[Found]:
    start = source.line_starts[1]
    content = node.token.content
    passage = Passage((Piece(content, start, start + len(content)),))
    yield from to_blocks(source, passage, replace(frame, role=Role.METADATA))


def _as_it_is(text: str, starts: Sequence[int]) -> Passage:
    lines = ((start, text[start : start + len(line_at(text, start)) + 1]) for start in starts)
    return Passage(tuple(Piece(line, start, start + len(line)) for start, line in lines))


def _rule(_: Source, _node: Node, _frame: Frame) -> Iterator[Found]:
    yield from ()


_HOLDERS = ("list_item_open", "blockquote_open", "footnote_reference_open")
_READERS: dict[str, Callable[[Source, Node, Frame], Iterator[Found]]] = {
    "blockquote_open": _quote,
    "bullet_list_open": _list,
    "code_block": _code,
    "fence": _code,
    "footnote_reference_open": _footnote,
    "front_matter": _front_matter,
    "heading_open": _heading,
    "hr": _rule,
    "html_block": _html,
    "list_item_open": _holder,
    "ordered_list_open": _list,
    "paragraph_open": _paragraph,
    "table_open": read_table,
}
