"""Parse markup with lxml, the only place that knows it: nothing is fetched, nothing expanded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from framework_lint.errors import InputError
from framework_lint.readers.directive import words_to_tool
from framework_lint.readers.html.page import BREAK, Element, Page, Text

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, _Element

_NO_TEXT = """
head script style template noscript svg canvas audio video object embed source track input
"""
_UNSEEN = frozenset(_NO_TEXT.split())
_EMPTIED = ("iframe", "del", "s", "strike")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_EARS = re.compile(r"(^|\s)(sr-only|visually-?hidden|screen-reader-text)(\s|$)", re.IGNORECASE)
_ICON = re.compile(r"\b(icons?|fa|glyphicon|katex-html)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LONG = 200
_LAST_LINE_TOLD = 65_535
"""libxml2 keeps the line of an element in 16 bits."""


def parse(text: str) -> Page:
    """Parse the text of a page; `Page.unread` says where the parser had to stop.

    It stops at 256 elements inside each other and at 10 MB without a tag.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments="framework-lint" not in text.lower(),
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError as error:
        raise InputError("not HTML: it holds no HTML element") from error
    if root is None:
        raise InputError("not HTML: it holds no HTML element")
    builder = _Builder()
    builder.add(root, -1)
    tokens = tuple(token for token in builder.tokens if token is not None)
    return Page(tokens, _styles(root), tuple(builder.hidden), _stops(parser))


def _styles(root: _Element) -> str:
    return "\n".join(style.text or "" for style in root.iter("style"))


def _stops(parser: HTMLParser) -> tuple[str, ...]:
    fatal = [entry for entry in parser.error_log if entry.level_name == "FATAL"]
    if not fatal:
        return ()
    why = "nested too deep" if "depth" in fatal[-1].message else "more than the parser can hold"
    return (f"line {fatal[-1].line:,}: {why}; the rest of the page is left out",)


class _Builder:
    """Lay a tree out as tokens; the parser bounds its depth."""

    def __init__(self) -> None:
        self.tokens: list[Element | Text | None] = []
        self.hidden: list[int] = []
        self._line = 1
        self._preformatted = 0

    def add(self, node: _Element, parent: int) -> None:
        at = len(self.tokens)
        self.tokens.append(None)
        line = self._line = self._told(node)
        tag = str(node.tag).lower()
        self._preformatted += tag == "pre"
        if parent < 0:
            self._note(*reversed([*node.itersiblings(preceding=True)]))
        if tag == "math":
            self._say(_formula(node))
        elif tag not in _EMPTIED:
            self._say(node.text)
            for inner in node:
                if _is_comment(inner) or self._leaves_out(inner):
                    self._note(*inner.iter())
                else:
                    self.add(inner, at)
                self._say(inner.tail)
        else:
            self._note(*node.iter())
        self._preformatted -= tag == "pre"
        if parent < 0:
            self._note(*node.itersiblings())
        attributes = {str(name): str(value) for name, value in node.attrib.items()}
        self.tokens[at] = Element(tag, attributes, line, at, len(self.tokens), parent)

    def _note(self, *nodes: _Element) -> None:
        """Keep what comments among the nodes say to this tool."""
        for node in nodes:
            words = words_to_tool(node.text or "") if _is_comment(node) else None
            if words is not None:
                self.tokens.append(Text("", self._told(node), words))

    def _leaves_out(self, node: _Element) -> bool:
        if str(node.tag).lower() in _UNSEEN:
            return True
        hidden = _is_hidden(node)
        if hidden and sum(map(str.isalpha, _words(node))) >= _LONG:
            self.hidden.append(self._told(node))
        return hidden

    def _told(self, node: _Element) -> int:
        """Return the line of an element; past the last that is told, count on from there."""
        told = cast("int | None", node.sourceline) or self._line
        return max(told, self._line) if told >= _LAST_LINE_TOLD else told

    def _say(self, words: str | None) -> None:
        if words:
            blank = len(words) - len(words.lstrip())
            starts = self._line + words.count("\n", 0, blank)
            self._line += words.count("\n")
            words = _BLANK_LINE.sub(BREAK * 2, words) if self._preformatted else words
            self.tokens.append(Text(words, starts))


def _words(node: _Element) -> str:
    return "".join(map(str, node.itertext("*")))


def _is_comment(node: _Element) -> bool:
    """Whether it is a comment: the tag of those is no text."""
    return not isinstance(node.tag, str)


def _is_hidden(node: _Element) -> bool:
    given = node.attrib
    if "hidden" in given:
        return True
    if _HIDING.search(given.get("style", "")) or _FOR_EARS.search(given.get("class", "")):
        return True
    return given.get("aria-hidden") == "true" and (
        bool(_ICON.search(given.get("class", ""))) or not any(map(str.isalnum, _words(node)))
    )


def _formula(node: _Element) -> str:
    """Write a formula in a line: "10^26"."""
    for note in node.iter("annotation"):
        if "tex" in note.get("encoding", ""):
            return _plain(note.text or "")
    words: list[str] = []
    for part in node.iter("*"):
        raised = part.getparent()
        if raised is not None and raised.tag == "msup" and part is raised[-1]:
            words.append("^")
        words.append((part.text or "").strip())
    return "".join(words)


def _plain(tex: str) -> str:
    return _RAISED.sub(r"^\1", tex.replace(r"\times", "×").strip("$ ")).replace("\\", "")


_RAISED = re.compile(r"\^\s*\{([^{}]*)\}")
