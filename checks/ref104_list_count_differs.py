from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind, Role
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.quantity import NUMBER_WORDS
from framework_lint.shape import gap
from framework_lint.syntax import subtree

_WORDS = {word: number for word, number in NUMBER_WORDS.items() if number > 1}
_INLINE = re.compile(r"(?<![\w)])\((?:(?P<figure>\d{1,2})|(?P<letter>[a-h]))\)(?=\s+[^\W_])")
_MARKED_UP = ("text/markdown", "text/html", "wordprocessingml", "application/zip")
_ASIDE = (Kind.FOOTNOTE, Kind.CAPTION)


def find(policy: Policy) -> Iterator[Gap]:
    under = _under(policy)
    for sentence in policy.sentences:
        if not pattern("counts", "numbers").search(sentence.text):
            continue
        inline = _inline(sentence)
        listed = _listed(policy, sentence, under.get(sentence.block, ())) or inline
        announced = _announced(sentence, inline) if listed else []
        if announced and not any(number == listed for number in _numbers(sentence)):
            yield _differs(sentence, announced[-1], listed)


def _under(policy: Policy) -> dict[int, list[int]]:
    """Return the items that each block leads in, by the index of the block."""
    found: dict[int, list[int]] = {}
    for index, block in enumerate(policy.document.blocks):
        if block.lead_in is not None and block.kind is Kind.ITEM:
            found.setdefault(block.lead_in, []).append(index)
    return found


def _listed(policy: Policy, sentence: Sentence, items: Sequence[int]) -> int:
    """Count the items of the top level under a sentence; 0 if the list may not be whole."""
    blocks = policy.document.blocks
    if len(items) < 2 or blocks[sentence.block].text[sentence.end :].strip():
        return 0
    level = min(blocks[index].level for index in items)
    top = [index for index in items if blocks[index].level == level]
    numbered = _is_numbered(blocks[top[0]].label)
    top = [index for index in top if _is_numbered(blocks[index].label) == numbered]
    return 0 if _cut(policy, sentence, top) else len(top)


def _is_numbered(label: str) -> bool:
    return any(char.isalnum() for char in label)


def _cut(policy: Policy, sentence: Sentence, top: Sequence[int]) -> bool:
    """Whether items may have been lost, or run together with nested ones, when a page was read."""
    document = policy.document
    if any(kind in document.source.media_type for kind in _MARKED_UP):
        return False
    read = [b for b in document.blocks[sentence.block + 1 : top[-1]] if b.role is Role.BODY]
    if any(block.kind is not Kind.ITEM and block.kind not in _ASIDE for block in read):
        return True
    after = (b for b in document.blocks[top[-1] + 1 :] if b.role is Role.BODY)
    rest = next((b.text for b in after if b.kind is Kind.PARAGRAPH), "")
    if rest[:1].islower() or pattern("counts", "labelled").match(rest):
        return True
    return any(number < len(top) for number in _numbers(sentence))


def _inline(sentence: Sentence) -> int:
    """Count what a sentence lists itself under (1), (2) or (a), (b)."""
    marks = [match["figure"] or match["letter"] for match in _INLINE.finditer(sentence.text)]
    wanted = "123456789" if marks and marks[0].isdigit() else "abcdefgh"
    return len(marks) if len(marks) > 1 and "".join(marks) == wanted[: len(marks)] else 0


def _numbers(sentence: Sentence) -> Iterator[int]:
    """Yield the numbers of a sentence that are no marks of what it lists."""
    for index, token in enumerate(sentence.tokens):
        if index and sentence.tokens[index - 1].text == "(":
            continue
        if token.lower in _WORDS:
            yield _WORDS[token.lower]
        elif token.text.isdigit():
            yield int(token.text)


def _announced(sentence: Sentence, inline: int) -> list[tuple[int, int]]:
    """Return where numbers announce a list: from the number to the noun that it counts."""
    tokens, text = sentence.tokens, sentence.text
    first = _INLINE.search(text) if inline else None
    stop = first.start() if first else len(text)
    found = []
    for token in tokens:
        noun = tokens[token.head]
        start, end = token.start - sentence.start, noun.end - sentence.start
        if token.tag != "CD" or noun.tag not in ("NNS", "NNPS") or not start < end <= stop:
            continue
        last = tokens[subtree(tokens, token.head)[-1]].end - sentence.start
        if _is_closed(text[:start], text[start:end]) and _opens(text, start, (end, last), stop):
            found.append((start, end))
    return found


def _is_closed(before: str, words: str) -> bool:
    """Whether a number is all that is listed, not a bound, a part or a measure."""
    number, *rest = words.split()
    known = number.isdigit() or number.lower() in _WORDS
    opened = any(
        m.end() == len(before.rstrip()) for m in pattern("counts", "open").finditer(before)
    )
    opened = opened or (bool(rest) and rest[0].lower() in ("or", "to"))
    measured = pattern("counts", "measures").fullmatch(rest[-1]) if rest else True
    return known and not opened and not measured


def _opens(text: str, start: int, ends: tuple[int, int], stop: int) -> bool:
    """Whether the list under a sentence is of the noun: it is the last, or said to be listed."""
    if pattern("counts", "announcing").search(text[max(0, start - 12) : start]):
        return True
    rests = [text[end:stop].strip(" :,(") for end in ends]
    if any(not rest or pattern("counts", "closing").fullmatch(rest) for rest in rests):
        return True
    named = pattern("counts", "nouns").fullmatch(text[start : ends[0]].rsplit(maxsplit=1)[-1])
    return bool(named and pattern("counts", "trailing").fullmatch(rests[0]))


def _differs(sentence: Sentence, span: tuple[int, int], listed: int) -> Gap:
    words = sentence.text[slice(*span)]
    message = f"“{words}” are announced, and the list has {listed} items at its top level."
    return gap(sentence, *span, message)


CHECK = Check(
    code="REF104",
    name="list-count-differs",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "A text that announces five steps and lists four leaves open whether a step was dropped, "
        "stands inside another, or was never there: what is required depends on which."
    ),
    remedy="Count again: correct the number, add the item, or give each item a level of its own.",
    question="Which is meant: “{quote}”, or the items that stand under it?",
    patterns=("P53",),
    passes=(
        Example("The dam has three gates:\n\n- upper\n- middle\n- lower"),
        Example("The dam has three gates:\n\n- upper\n  - left\n  - right\n- middle\n- lower"),
        Example("At least two of the following gates must hold:\n\n- upper\n- middle\n- lower"),
        Example("We tested four reactors on the following points:\n\n- heat\n- pressure"),
        Example("We act within 30 days in these cases:\n\n- leak\n- fire"),
        Example("We sorted the 18 toxins below into two groups:\n\n- natural\n- made"),
        Example("We act on two or more signs:\n\n- heat\n- smoke\n- noise"),
        Example("We act on any two of these signs:\n\n- heat\n- smoke\n- noise"),
        Example(
            "Of our reactors, two have passed:\n\n- the test of heat\n- the test of flow\n- a drill"
        ),
        Example("We use two tests: (1) a dry test and (2) a wet test."),
        Example("The mine has three shafts. We will inspect:\n\n- the pumps\n- the lifts"),
        Example("1. We keep two logs:\n   - one of visits\n   - one of faults\n2. We keep them."),
    ),
    fails=(
        Example("The dam has «three gates»:\n\n- upper\n- lower"),
        Example(
            "In the case of toxins, the plant considers «5 critical steps» where we stop our tools from "
            "giving help:\n\n- planning\n- buying\n  - of tools\n- storing\n  - theory\n- release"
        ),
        Example("The following «four criteria» must be met:\n\n1. heat\n2. pressure\n3. flow"),
        Example("We will close the valve under «two conditions»:\n\n- heat\n- pressure\n- noise"),
        Example(
            "The officer checks «two things» before each launch:\n\n- heat\n- pressure\n- wind"
        ),
        Example("The audit has «three stages»: (1) a desk review and (2) a site visit."),
        Example(
            "These are the «six duties» of the officer:\n\n1. to test\n2. to log\n3. to report"
        ),
    ),
    find=find,
)
