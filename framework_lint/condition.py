"""The parts of a sentence that say when the rest of it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Condition, Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import SUBJECTS, root, subtree

_LISTS = {"advcl": ("clause",), "prep": ("phrase",), "advmod": ("clause", "phrase")}
_OPENING = frozenset({"that", "where", "when", "in"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_INVERTED = frozenset({"should", "had", "were"})


def conditions(tokens: Sequence[Token]) -> tuple[Condition, ...]:
    """Return the parts of a sentence that say when the rest of it holds."""
    attached = [*_attached(tokens)]
    stray = (condition for condition in _stray(tokens) if not _known(attached, condition.start))
    held = sorted((*attached, *stray), key=lambda condition: condition.start)
    opened = any(condition.start == tokens[0].start for condition in held)
    return tuple(held) if opened else (*_inverted(tokens), *held)


def _known(held: Sequence[Condition], offset: int) -> bool:
    """Whether a cue stands there already, as the "if" of an "even if"."""
    return any(c.start <= offset < c.start + len(c.cue) for c in held)


def _inverted(tokens: Sequence[Token]) -> Iterator[Condition]:
    """Yield the condition of "Should a control fail, ..."."""
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), None)
    if comma is not None and tokens[0].lower in _INVERTED and tokens[-1].text != "?":
        yield Condition(tokens[0].text, tokens[0].start, tokens[comma].start, root(tokens))


def _attached(tokens: Sequence[Token]) -> Iterator[Condition]:
    """Yield the conditions that the parser has hung on what they condition."""
    for index, token in enumerate(tokens):
        for kind in _LISTS.get(token.dep, ()):
            yield from _condition(tokens, index, kind)


def _condition(tokens: Sequence[Token], index: int, kind: str) -> Iterator[Condition]:
    indices = subtree(tokens, index)
    start, end = tokens[indices[0]].start, tokens[indices[-1]].end
    opening = " ".join(tokens[i].lower for i in indices[:4])
    if kind == "clause" and _changes(tokens, index, indices[0]):
        yield Condition("as", start, end, tokens[index].head)
    match = pattern("conditions", kind).match(opening)
    if match is None or _bare(tokens, index, match.group()):
        return
    cue = match.group()
    if not (
        _asks(tokens, indices[0], cue) or _completes(tokens, index) or _explains(tokens, indices)
    ):
        whole = _with_content(tokens, index, indices, end)
        yield Condition(cue, start, _inside(tokens, start, whole), tokens[index].head)


def _with_content(tokens: Sequence[Token], index: int, indices: Sequence[int], end: int) -> int:
    """Return where a condition ends together with what the parser cut off.

    That is the clause of "in the event that ...", the second of two clauses
    joined by "and", and the bracket that closes one inside.
    """
    following = indices[-1] + 1
    if indices[0] == 0 and (main := _main_start(tokens, following)) is not None:
        return tokens[main - 1].end
    occasion = tokens[indices[-1]].lemma in ("case", "event", "scenario")
    if occasion and following < len(tokens) and tokens[following].lower in _OPENING:
        return _close(tokens, following)
    joined = _joined(tokens, index, indices)
    if joined is not None:
        end = tokens[joined].end
    elif tokens[indices[-1]].dep == "cc":
        end = tokens[indices[-2]].end
    inside = [token for token in tokens if tokens[indices[0]].start <= token.start < end]
    closing = next((token for token in tokens if token.start >= end and token.text == ")"), None)
    unclosed = sum((t.text == "(") - (t.text == ")") for t in inside) > 0
    return closing.end if unclosed and closing is not None else end


def _main_start(tokens: Sequence[Token], following: int) -> int | None:
    """Return where a fronted condition really ends, if more of it stands before "we will".

    In "If an audit fails, a control breaks or a key leaks, we will stop" all
    before the last comma is the condition.
    """
    for verb in range(following, len(tokens)):
        about = next((i for i in tokens[verb].children if tokens[i].dep in SUBJECTS), None)
        modal = any(tokens[i].tag == "MD" for i in tokens[verb].children)
        if about is None or not modal:
            continue
        start = subtree(tokens, about)[0] + 1
        commas = [i for i in range(following, start) if tokens[i].text == ","]
        between = tokens[following : commas[-1]] if commas else ()
        verbal = any(token.tag in _FINITE for token in between)
        cued = any(pattern("conditions", "stray").fullmatch(token.lower) for token in between)
        return commas[-1] if verbal and not cued else None
    return None


def _inside(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a condition ends: before the bracket it stands in, the full stop, "we will"."""
    held = [token for token in tokens if start <= token.start < end]
    depth = 0
    for index, token in enumerate(held):
        depth += (token.text == "(") - (token.text == ")")
        promises = token.tag == "MD" and token.lower in ("will", "must", "shall")
        if depth < 0 or (token.text == "." and token is held[-1]):
            return token.start
        if promises and index > 1 and held[index - 2].text == ",":
            return held[index - 2].start
    return end


def _joined(tokens: Sequence[Token], index: int, indices: Sequence[int]) -> int | None:
    """Return the last token of a clause that goes on with a condition, hung on the main verb.

    In "we will not deploy unless the board approves and an auditor agrees"
    the last clause has no modal, as the main one has: it is no statement.
    """
    head = tokens[index].head
    links = [i for i in (indices[-1], indices[-1] + 1) if i < len(tokens) and tokens[i].dep == "cc"]
    if not links or not any(tokens[i].tag == "MD" for i in tokens[head].children):
        return None
    link = links[0]
    for i in tokens[head].children:
        own = {tokens[j].dep for j in tokens[i].children}
        modal = any(tokens[j].tag == "MD" for j in tokens[i].children)
        if i > link and tokens[i].dep == "conj" and own & SUBJECTS and not modal:
            return max(j for j in subtree(tokens, i) if tokens[j].pos != "PUNCT")
    return None


def _changes(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether a clause says what comes about: "as new methods emerge"."""
    told = tokens[start].dep == "mark" and tokens[start].lower == "as"
    whole = any(tokens[i].dep in SUBJECTS for i in tokens[index].children)
    return told and whole and _is("changing", tokens[index])


def _bare(tokens: Sequence[Token], index: int, cue: str) -> bool:
    """Whether a cue stands alone as an adverb: "as before", "once a month"."""
    token = tokens[index]
    return token.lower == cue and (token.dep == "advmod" or not token.children)


def _asks(tokens: Sequence[Token], start: int, cue: str) -> bool:
    """Whether an "if" is a "whether", as in "evaluate if it is safe", or a "when" no condition."""
    points = cue.startswith("whe")
    lists = ("asking", "telling", "occasion") if points else ("asking",)
    near = tokens[max(0, start - (1 if points else 2)) : start]
    return (points or cue.endswith("if")) and any(
        _is(name, token) for name in lists for token in near
    )


def _is(name: str, token: Token) -> bool:
    fits = (token.pos == "NOUN") == (name == "occasion")
    return fits and bool(pattern("conditions", name).fullmatch(token.lemma.lower()))


def _completes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb demands the phrase, as in "based upon", or the phrase is a relative."""
    relative = any(tokens[i].tag == "WDT" for i in tokens[index].children)
    return tokens[index].lower == "upon" and (relative or _is("taking", tokens[tokens[index].head]))


def _explains(tokens: Sequence[Token], indices: Sequence[int]) -> bool:
    """Whether a "where" after a comma goes on about a noun: "<x, y>, where x is the size"."""
    first = indices[0]
    after = first > 0 and tokens[first - 1].text == ","
    whole = any(tokens[i].dep in SUBJECTS for i in indices)
    return tokens[first].lower == "where" and after and whole


def _stray(tokens: Sequence[Token]) -> Iterator[Condition]:
    """Yield the conditions that the parser has hung elsewhere."""
    for index, token in enumerate(tokens):
        opening = " ".join(token.lower for token in tokens[index : index + 3])
        match = pattern("conditions", "stray").match(opening)
        if match is None or _asks(tokens, index, match.group()) or _restricts(tokens, index):
            continue
        hung = tokens[token.head].head
        yield Condition(match.group(), token.start, _close(tokens, index), hung)


def _close(tokens: Sequence[Token], index: int) -> int:
    """Return the offset of the comma or bracket that ends what begins at `index`."""
    depth = 0
    for token in tokens[index + 1 :]:
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0 or (depth == 0 and token.text in (",", ";")):
            return token.start
    return next(
        token.end for token in reversed(tokens) if token.pos != "PUNCT" or token is tokens[0]
    )


def _restricts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a cue only narrows the word before it: "sites where they work"."""
    before, token = tokens[index - 1], tokens[index]
    if index == 0 or before.text == ":" or before.pos == "CCONJ":
        return False
    if token.lower.startswith("where"):
        return not _elliptic(tokens[index + 1 :])
    counted = token.lower == "once" and token.dep != "mark"
    return before.pos == "ADP" or before.lower == "as" or counted


def _elliptic(following: Sequence[Token]) -> bool:
    """Whether a "where" goes without subject and verb: "where applicable"."""
    return bool(following) and following[0].tag == "JJ" and following[0].dep != "amod"
