"""What stands in the part of a document that a duty points to, if nothing is required there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence
from framework_lint.clause import Force
from framework_lint.clauses.layout import Part
from framework_lint.document import Block, Kind, Role
from framework_lint.features.pointing import Demand
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.syntax import root, subject

_MODALS = frozenset({"must", "shall", "will"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a part of a document holds: its force, its block, and the words that show it."""

    force: Force
    target: int | None = None
    words: str = ""


def content(policy: Policy, demand: Demand) -> Content | None:
    """Return what a demand leads to if nothing is required there, and None if something is."""
    if demand.target is not None:
        return _at(policy, demand.target)
    if not _is_level(demand.name) or _explained(policy, demand):
        return None
    headed = [_at(policy, index) for index in _headings(policy, demand.name)]
    if any(each is None for each in headed):
        return None
    put_off = (_put_off(policy, index, demand.name) for index in policy.cells)
    return next((held for held in (*headed, *put_off) if held is not None), Content(Force.EMPTY))


def _is_level(name: str) -> bool:
    """Whether a name is a level of the document's own, and no title of another body's standard."""
    degree = all(pattern("pointing", "degrees").fullmatch(word) for word in name.split())
    return bool(name) and (degree or any(char.isdigit() for char in name))


def _put_off(policy: Policy, index: int, name: str) -> Content | None:
    """Return the cell in the row of a name that puts its content off, if this is one."""
    block = policy.document.blocks[index]
    found = pattern("pointing", "deferred").search(block.text)
    if found is None or not _rowed(block, name):
        return None
    return Content(Force.EMPTY, index, found.group())


def _at(policy: Policy, target: int) -> Content | None:
    """Return what a part of the document holds if it requires nothing."""
    block = policy.document.blocks[target]
    held = list(_held(policy, block))
    if any(_requires(policy, sentence) for sentence in held):
        return None
    for text in (block.text, *(sentence.text for sentence in (*held, *_over(policy, block)))):
        found = pattern("pointing", "disclaimers").search(text)
        if found:
            return Content(Force.ILLUSTRATIVE, target, found.group())
    put_off = [pattern("pointing", "deferred").search(sentence.text) for sentence in held]
    if all(put_off):
        words = next((found.group() for found in put_off if found), "")
        return Content(Force.EMPTY, target, words)
    return None


def _held(policy: Policy, target: Block) -> Iterator[Sentence]:
    """Yield the sentences of a section with those in it, or of a table."""
    for sentence in policy.sentences:
        place = policy.block(sentence).place
        if target.kind is Kind.HEADING:
            if place.section[: len(target.place.section)] == target.place.section:
                yield sentence
        elif place.table is not None and place.table == target.place.table:
            yield sentence


def _over(policy: Policy, target: Block) -> Iterator[Sentence]:
    """Yield what the sections over a section say before their first part."""
    top = next((b.place.section for b in policy.document.blocks if b.kind is Kind.HEADING), ())
    path = target.place.section
    above = [path[:depth] for depth in range(1, len(path)) if path[:depth] != top]
    for sentence in policy.sentences:
        if policy.block(sentence).place.section in above:
            yield sentence


def _requires(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence asks for something, and not only that a list be kept up."""
    if pattern("pointing", "tests").search(sentence.text):
        return True
    if not _binds(policy, sentence):
        return False
    if any(pattern("pointing", "disclaimers").search(s.text) for s in policy.governors(sentence)):
        return False
    verb = sentence.tokens[root(sentence.tokens)]
    if pattern("pointing", "keeping").fullmatch(verb.lemma):
        return False
    idle = (pattern("pointing", name).search(sentence.text) for name in ("deferred", "disclaimers"))
    return not any(idle)


def _binds(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence lays a duty or tells a practice; in a cell, by a verb of duty."""
    tokens = sentence.tokens
    if policy.block(sentence).kind is Kind.CELL:
        told = any(token.lower in _MODALS or token.lemma == "require" for token in tokens)
        return told and sentence.register is Register.MANDATORY
    verb = root(tokens)
    may = any(tokens[i].tag == "MD" for i in tokens[verb].children)
    practice = sentence.register is Register.DESCRIPTIVE and not may
    return sentence.register is Register.MANDATORY or (
        practice and own(tokens, subject(tokens, verb))
    )


def _headings(policy: Policy, name: str) -> Iterator[int]:
    """Yield the headings that name a standard."""
    wanted = _naming(name)
    for index, block in enumerate(policy.document.blocks):
        if block.kind is Kind.HEADING and block.role is Role.BODY and wanted.search(block.text):
            yield index


def _naming(name: str) -> re.Pattern[str]:
    """Match a name: alone if it has a number, with a noun of standards if it is a word: "High"."""
    spaced = r"\s+".join(map(re.escape, name.split()))
    noun = rf"[ -](?:[\w-]+ ){{0,2}}{pattern('pointing', 'things').pattern}"
    if re.search(r"\d", name):
        spaced = re.sub(r"\d+$", lambda last: rf"(?:{last.group()}|[NX])", spaced)
        return re.compile(rf"(?<![\w-]){spaced}(?![\w-])(?:{noun})?", re.IGNORECASE)
    return re.compile(rf"(?<![\w-]){spaced}{noun}", re.IGNORECASE)


def _explained(policy: Policy, demand: Demand) -> bool:
    """Whether a definition, a sentence, a label or the row of another table says what is asked."""
    wanted = _naming(demand.name)
    if any(
        demand.name.lower() in definition.term.split() or wanted.search(definition.term)
        for definition in policy.definitions
    ):
        return True
    if any(
        _explains(sentence, match)
        for sentence in policy.sentences
        for match in wanted.finditer(sentence.text)
    ):
        return True
    own = policy.block(demand.sentence).place.table
    return any(
        cell.part in (Part.SAFEGUARD, Part.COMPONENT)
        and _tells(policy.document.blocks[index], demand.name, own)
        for index, cell in policy.cells.items()
    )


def _explains(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a sentence goes on from a name to say what it holds, or whose it is."""
    text = sentence.text
    after = text[match.end() :].lstrip()
    if pattern("pointing", "deferred").search(text):
        return False
    if pattern("pointing", "holding").match(after) or pattern("pointing", "glosses").match(after):
        return True
    if pattern("pointing", "elsewhere").search(text) or text.endswith(":"):
        return True
    if sentence.register is Register.NONE and pattern("pointing", "conditions").match(after):
        return True
    labels = match.start() == 0 and after.startswith(("–", "—", "("))
    return (
        labels
        or after.startswith(":")
        or bool(pattern("pointing", "opening").fullmatch(text[: match.start()]))
    )


def _tells(block: Block, name: str, own: str | None) -> bool:
    """Whether a cell stands in the row of a name, in a table other than the demand's own."""
    if block.place.table == own or block.text == block.place.row:
        return False
    return _rowed(block, name) and not pattern("pointing", "deferred").search(block.text)


def _rowed(block: Block, name: str) -> bool:
    """Whether the label of a cell's row is a name, or opens with its number: "2: Lockdown"."""
    row = block.place.row or ""
    if row.lower() == name.lower() or _naming(name).search(row):
        return True
    number = re.search(r"\d+$", name)
    return number is not None and bool(re.match(rf"{number.group()}(?!\w|\.\d)", row))
