"""Changes to a wording: words taken out, an aim made a promise."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framework_lint.annotation import Sentence
from framework_lint.check import Change, Gap
from framework_lint.shape import gap
from framework_lint.syntax import child

_CLOSES = re.compile(r"[,.;:?!)—–]|\s+[•◦▪–—]")
_NEXT_WORD = re.compile(r"[,\s]*(\w)")


def without(sentence: Sentence, start: int, end: int) -> Change:
    """Take out `sentence.text[start:end]` with the commas or the blank that set it off."""
    text = sentence.text
    if not text[:start].strip():
        following = _NEXT_WORD.match(text, end)
        return (
            Change(start, following.end(), following[1].upper())
            if following
            else Change(start, end, "")
        )
    if text[:start].endswith(", ") and (not text[end:] or _CLOSES.match(text, end)):
        comma = text[end : end + 1] == "," and not text.startswith((", and ", ", or "), end)
        return Change(start - 2, end + comma, "")
    if text[:start].endswith(" "):
        return Change(start - 1, end + (text[end : end + 1] == ","), "")
    return Change(start, end + (text[end : end + 1] == " "), "")


def promised(sentence: Sentence, verb: int) -> Change | None:
    """Make "we aim to test" read "we will test", where the grammar lets it."""
    tokens = sentence.tokens
    done = child(tokens, verb, "xcomp")
    to = None if done is None else child(tokens, done, "aux")
    if to is None or tokens[to].lower != "to" or to != verb + 1:
        return None
    helpers = [i for i in tokens[verb].children if tokens[i].dep == "aux"]
    first = tokens[helpers[0]] if helpers else tokens[verb]
    modal = bool(helpers) and first.lower in ("will", "must", "shall", "should")
    start = tokens[verb].start if modal else first.start
    word = "" if modal else "will "
    following = tokens[to + 1].start if to + 1 < len(tokens) else tokens[to].end
    return Change(start - sentence.start, following - sentence.start, word)


def apart(changes: Iterable[Change | None]) -> list[Change]:
    """Return the changes there are, without those that overlap one before."""
    kept: list[Change] = []
    for change in sorted((c for c in changes if c is not None), key=lambda c: c.start):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def left_open(sentence: Sentence, match: re.Match[str]) -> Gap:
    """Report a way out of a duty, with the wording that is without it where that still reads."""
    start, end = match.span()
    joined = sentence.text[:start].rstrip().endswith((" or", " and"))
    bound = joined or match.group().endswith("efforts")
    changes = () if bound else (without(sentence, start, end),)
    message = f"“{match.group()}” leaves open when this holds; the text gives no test for it."
    return gap(sentence, start, end, message, changes=changes)
