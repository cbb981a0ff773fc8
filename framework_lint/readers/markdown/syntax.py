"""The Markdown grammar, with its rules made to say where their tokens stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

if TYPE_CHECKING:
    from markdown_it.parser_block import RuleFuncBlockType as BlockRule
    from markdown_it.parser_inline import RuleFuncInlineType as InlineRule
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 60
_LEAVES = ("table", "code", "fence", "html_block", "heading", "lheading", "paragraph")
_CHAINS = ("paragraph", "reference", "blockquote", "list")


@dataclass(frozen=True, slots=True)
class Node:
    """A block token with the tokens that it encloses."""

    token: Token
    inner: tuple[Node, ...] = ()

    @property
    def line(self) -> int:
        """The number of its first line, from 1."""
        return self.token.map[0] + 1 if self.token.map else 1

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each line starts, after its indent and the marks of what encloses it."""
        return tuple(self.token.meta["starts"])

    @property
    def cut_off(self) -> bool:
        """Whether the parser gave up on what it encloses, because it is nested too deep."""
        return self.token.nesting > 0 and self.token.level + 1 >= DEEPEST


def parse(text: str) -> tuple[Node, ...]:
    return _nest(iter(_grammar().parse(text + "\n")))


def parse_inline(content: str) -> list[Token]:
    return _grammar().inline.parse(content, _grammar(), {}, [])


def _nest(tokens: Iterator[Token]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            break
        nodes.append(Node(token, _nest(tokens) if token.nesting > 0 else ()))
    return tuple(nodes)


@cache
def _grammar() -> MarkdownIt:
    grammar = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    grammar.enable("table").disable(["text_join", "normalize"])
    grammar.use(front_matter_plugin).use(footnote_plugin, move_to_end=False)
    _mark_blocks(grammar)
    _mark_inline(grammar)
    return grammar


def _mark_blocks(grammar: MarkdownIt) -> None:
    ruler = grammar.block.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    ends = {name: [c for c in _CHAINS if rules[name] in ruler.getRules(c)] for name in _LEAVES}
    for name in _LEAVES:
        ruler.at(name, _with_starts(rules[name]), {"alt": ends[name]})


def _mark_inline(grammar: MarkdownIt) -> None:
    ruler = grammar.inline.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    for name in ("link", "image", "backticks", "footnote_inline", "autolink"):
        ruler.at(name, _with_end(rules[name]))
    ruler.at("autolink", _with_own_text(_with_end(rules["autolink"])))
    ruler.at("footnote_inline", _with_body(_with_end(rules["footnote_inline"])))


def _with_starts(rule: BlockRule) -> BlockRule:
    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        before = len(state.tokens)
        matched = rule(state, start, end, silent)
        for token in state.tokens[before:] if matched else ():
            lines = range(*token.map) if token.map else ()
            token.meta["starts"] = tuple(state.bMarks[n] + state.tShift[n] for n in lines)
        return matched

    return run


def _with_end(rule: InlineRule) -> InlineRule:
    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        matched = rule(state, silent)
        if matched and not silent and state.tokens:
            state.tokens[-1].meta.setdefault("end", state.pos)
        return matched

    return run


def _with_own_text(rule: InlineRule) -> InlineRule:
    """Undo the parser's decoding of an address that stands in the text."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start = state.pos
        matched = rule(state, silent)
        if matched and not silent:
            state.tokens[-2].content = state.src[start + 1 : state.pos - 1]
        return matched

    return run


def _with_body(rule: InlineRule) -> InlineRule:
    """Give the mark of a note written in place the tokens of the note."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        matched = rule(state, silent)
        if matched and not silent:
            mark = state.tokens[-1]
            mark.children = state.env["footnotes"]["list"][mark.meta["id"]]["tokens"]
        return matched

    return run
