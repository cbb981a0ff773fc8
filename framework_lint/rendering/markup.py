"""Words of others in Markdown, as words: no markup, no tag, nobody mentioned, nothing linked."""

from __future__ import annotations

import re
from html import escape

from framework_lint.screen import visible

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&@$^!]|:(?=//))")
_OPENING = re.compile(r"^(\d*)(?=[-+=/.)])")
_TRIGGERS = re.compile(
    r"(?<=[@#!])(?=\w)|(?<=:)(?=[\w+-]+:)|(?<=://)|(?<=\bGH-)(?=\d)|(?<=\bwww\.)", re.IGNORECASE
)
_BREAK = "&#8203;"


def plain(text: str) -> str:
    """Return text that Markdown shows as it is.

    A blank of no width keeps GitHub and GitLab from seeing a person, an issue,
    a picture or an address in it.
    """
    parts = _TRIGGERS.split(" ".join(visible(text).split()))
    marked = _BREAK.join(_MARKS.sub(r"\\\1", part) for part in parts)
    return _OPENING.sub(r"\1\\", marked)


def emphasised(text: str, start: int, end: int) -> str:
    """Return text as it is, with a part of it in bold."""
    parts = (_joined(text[:start]), _joined(text[start:end]), _joined(text[end:]))
    return "{}<b>{}</b>{}".format(*parts)


def _joined(part: str) -> str:
    """Keep the blanks at either end of a part of a text."""
    before, after = " " * part[:1].isspace(), " " * part[-1:].isspace()
    return f"{before}{plain(part)}{after}" if part.strip() else before


def code(text: str) -> str:
    """Return text for a line of HTML, where nothing in it is looked at."""
    return f"<code>{escape(' '.join(visible(text).split()))}</code>"
