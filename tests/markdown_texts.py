"""Strategies for Markdown: texts that mean something, and texts that need not.

A template has "§" for each word that must be read; `numbered` makes each its own.
"""

from __future__ import annotations

import re
from itertools import count

from hypothesis import strategies as st

WORDS = st.sampled_from(["§", "§ §", "§, § §."])
SPECIAL = st.sampled_from(
    [
        "&amp; §",
        "§&nbsp;§",
        "§&#8211;§",
        "&nosuch; §",
        "\\* §",
        "§\\_§",
        "\\§",
        "§\u00a0§",
        "<em>§</em>",
        "§<br>§",
        "<https://example.org/a%20b> §",
        "§ <!-- no --> §",
        "§ <!-- framework-lint: ignore AMB101 -- no --> §",
        "§[^1]",
        "§[^none] §",
        "^[§ *§*] §",
        "* §",
        "[§",
        "`` ` § ``",
        "![§ **§**](risk.png)",
    ]
)
WRAPS = [
    "**{}**",
    "*{}*",
    "__{}__",
    "_{}_",
    "`{}`",
    "[{}](https://x.org/a_(b) 'c')",
    "[{}][ref]",
    "({})",
]
INLINE = st.recursive(
    WORDS | SPECIAL,
    lambda inner: (
        st.builds(lambda wrap, x: wrap.format(x), st.sampled_from(WRAPS), inner)
        | st.lists(inner, min_size=1, max_size=3).map(" ".join)
    ),
    max_leaves=6,
)
LINES = st.lists(INLINE, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(["\n", "  \n", "\\\n", "\n   "]).map(lambda end: end.join(parts))
)
CELL = st.one_of(
    INLINE,
    st.just(""),
    st.just("§ \\| `§ \\| §`"),
    st.lists(INLINE, min_size=1, max_size=3).map("<br>• ".join),
    INLINE.map(lambda x: f"• §<br>&nbsp;&nbsp;– {x}"),
)


def indent(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else "" for line in lines[1:])])


def table(rows: list[list[str]]) -> str:
    header = "| § | § |\n|---|:-:|"
    return "\n".join([header, *("| " + " | ".join(row) + " |" for row in rows)])


LEAF = st.one_of(
    LINES,
    INLINE.map(lambda x: f"## 2.3 {x} ##"),
    LINES.map(lambda x: f"{x}\n==="),
    st.lists(st.lists(CELL, min_size=1, max_size=3), max_size=3).map(table),
    st.just("```\n§\n\n  §\n```"),
    st.just("    § §\n\n      §"),
    st.just("<!-- §\n§ -->"),
    st.just("* * *"),
    LINES.map(lambda x: indent(f"{x}\n\n{x}", "[^1]: ", "    ")),
    LINES.map(lambda x: indent(x, "[^2]: ", "")),
)
TEMPLATES = st.recursive(
    st.lists(LEAF, min_size=1, max_size=3).map("\n\n".join),
    lambda inner: st.lists(
        st.one_of(
            inner,
            inner.map(lambda x: indent(x, "> ", "> ")),
            inner.map(lambda x: indent(x, ">", ">")),
            inner.map(lambda x: indent(x, "- ", "  ")),
            inner.map(lambda x: indent(x, "10) ", "    ")),
            inner.map(lambda x: indent(x, "-\t", "\t")),
        ),
        min_size=1,
        max_size=3,
    ).map("\n\n".join),
    max_leaves=6,
)


def numbered(template: str) -> str:
    numbers = count()
    return re.sub("§", lambda _: f"w{next(numbers)}w", template)


MARKUP = [
    *"ab1#*_`[]()!<>&;|\\-=:^~'/.\" \n\t\x00\x0b\x0c\x1c\x85\u00a0\u200b\u2028•é😀",
    *[
        "\n\n",
        "    ",
        "**",
        "``",
        "```",
        "---",
        "![",
        "](",
        "]:",
        "[^",
        "[^a]",
        "[^a]:",
        "^[",
        "\\|",
    ],
    *[
        "<br>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "&nbsp;",
        "1.",
        "- ",
        "> ",
        "|-|",
        "\\\n",
    ],
]
SCRIBBLES = st.lists(st.sampled_from(MARKUP), max_size=40).map("".join)
