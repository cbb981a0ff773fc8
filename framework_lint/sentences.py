"""Where sentences start, in the prose of statutes and policies.

A parser trained on news ends a sentence at "Section 22603(b)(4)" or "e.g.";
these rules decide instead, and the parser keeps to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from framework_lint.lexicon import pattern

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*(?:[A-Z0-9]|[a-z]{1,2}[A-Z]))")
_WORD_BEFORE = re.compile(r"\S+$")
_ENUMERATOR = re.compile(r"(?:^|[.;:,]\s+|\band\s+|\bor\s+)\(?(?:\d{1,2}|[A-Za-z]|[ivx]+)$")
_LONGEST_ASIDE = 400
_NEAR = 80
_NUMBER = re.compile(r"\s?(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+\.? (?=[A-Z“\"])")
_LABEL = re.compile(
    r"[\"“(\[]?[A-Z](?:(?:[^.:;!?]|\.(?=\S)|(?<=[A-Z])\.(?!\S)){1,70}:\s+(?=[\"“(\[]?[A-Z])"
    r"|[^.:;!?]{1,45}:\s+(?=[a-z]))"
)


def starts(text: str) -> list[int]:
    """Return the offsets at which sentences of `text` start; 0 is always one."""
    found = [0]
    for end in _ends(text):
        if not _in_aside(text[found[-1] : end]):
            found.append(end)
    return found


def labels(text: str, opened: Iterable[int]) -> list[int]:
    """Return the offsets behind the labels and numbers that open sentences: "Red-teaming: We test".

    `opened` are the offsets at which sentences start. A parser takes the
    label for the head of what follows; the two are better parsed apart.
    """
    found = (_LABEL.match(text, start) or _NUMBER.match(text, start) for start in opened)
    return [match.end() for match in found if match is not None]


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        after = text[match.end() : match.end() + _NEAR]
        if text[match.start()] != "." or not _abbreviates(before, after):
            yield match.end()


def _abbreviates(before: str, after: str) -> bool:
    """Whether the full stop between `before` and `after` belongs to the word before it."""
    if _ENUMERATOR.search(before[-12:] if len(before) > 12 else before):
        return True
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    last = word.group().lstrip("\"'“‘([")
    if pattern("abbreviations", "never_end").fullmatch(last):
        return True
    if not pattern("abbreviations", "may_end").fullmatch(last):
        return False
    return not pattern("abbreviations", "openers").match(after)


def _in_aside(text: str) -> bool:
    """Whether a bracket stands open at the end of `text`, near enough to be meant."""
    depth = text.count("(") - text.count(")")
    return depth > 0 and len(text) - text.rindex("(") < _LONGEST_ASIDE
