"""A condition that stands in another column of the row than the duty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Condition, Sentence, Token
from framework_lint.clause import Clause
from framework_lint.clauses.layout import Part
from framework_lint.clauses.wording import words
from framework_lint.lexicon import pattern
from framework_lint.reading import Ambiguity
from framework_lint.readings.frame import (
    Frame,
    binds,
    obligation,
    own_condition,
    stems,
    without_asides,
)
from framework_lint.readings.presence import Grounds, ways
from framework_lint.syntax import subtree, token_at

SOURCE = "condition-in-another-column"
_BESIDE = (Part.RISK, Part.LABEL)
_ENDS = frozenset({"VB", "VBD", "VBP", "VBZ", "MD", "WDT", "IN", "TO"})
_BREAK = frozenset({",", ";", ":", ".", "(", "—", "–"})
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Stranded:
    """A capability on which a risk hangs: its name, and `text[start:end]` of its block."""

    name: str
    block: int
    start: int
    end: int


def conditions_elsewhere(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties of a row whose risk column names a capability that they do not."""
    rows: dict[tuple[int, ...], list[Clause]] = {}
    for clause in frame.policy.clauses:
        cell = frame.cell(clause)
        if cell and cell.part is Part.SAFEGUARD and cell.thresholds and _may_hang(clause):
            rows.setdefault(cell.thresholds, []).append(clause)
    for levels, duties in rows.items():
        for stranded in _stranded(frame, levels):
            for duty in _answering(frame, duties, stranded):
                yield _ambiguity(frame, duty, stranded)


def _may_hang(clause: Clause) -> bool:
    return binds(clause) and not own_condition(clause)


def _stranded(frame: Frame, levels: tuple[int, ...]) -> Iterator[_Stranded]:
    row = {i: c for i, c in frame.cells.items() if c.thresholds == levels}
    said = " ".join(frame.block(i).text for i, c in row.items() if c.part not in _BESIDE)
    for sentence in frame.policy.sentences:
        cell = row.get(sentence.block)
        column = frame.block(sentence.block).place.column
        if cell is None or cell.part not in _BESIDE or column is None:
            continue
        about = f"{said} {frame.block(sentence.block).place.row or ''}"
        yield from (f for f in _named(frame, sentence) if not stems(f.name) <= stems(about))


def _named(frame: Frame, sentence: Sentence) -> Iterator[_Stranded]:
    """Yield the capabilities that a sentence joins to its subject or makes its condition."""
    for match in pattern("connectives", "joint").finditer(sentence.text):
        start = sentence.start + match.start()
        name, end = _noun(frame, sentence, sentence.start + match.end())
        if name:
            yield _Stranded(name, sentence.block, start, end)
    for condition in sentence.conditions:
        said = sentence.text[condition.start - sentence.start : condition.end - sentence.start]
        held = _label(frame, said) or _capability(sentence, condition)
        if held and pattern("readings", "own").match(said):
            yield _Stranded(held, sentence.block, condition.start, condition.end)


def _capability(sentence: Sentence, condition: Condition) -> str | None:
    """Return the named capability that a condition gives a model: "has a Self-Copying ability"."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        inside = condition.start <= token.start < condition.end
        if inside and pattern("readings", "bare").fullmatch(token.lower):
            own = [i for i in subtree(tokens, index) if i < index and tokens[i].pos != "DET"]
            name = words(tokens, own) if own else ""
            return name if name[:1].isupper() else None
    return None


def _noun(frame: Frame, sentence: Sentence, offset: int) -> tuple[str, int]:
    """Return the capability that a noun phrase names, and where the phrase ends."""
    tokens = sentence.tokens
    first = token_at(tokens, offset + 1)
    last = first
    while last < len(tokens) and tokens[last].text not in _BREAK and tokens[last].tag not in _ENDS:
        last += 1
    phrase = range(first, last)
    said = words(tokens, [i for i in phrase if tokens[i].pos != "DET"]) if phrase else ""
    label = _label(frame, said)
    if label is None and not any(_is_capability(tokens[i]) for i in phrase):
        return "", offset
    return label or _bare(said), _after_aside(tokens, last)


def _is_capability(token: Token) -> bool:
    return pattern("readings", "capabilities").fullmatch(token.lower) is not None


def _bare(said: str) -> str:
    """Return the name of a capability without the word "capability" behind it."""
    *name, last = said.split()
    return " ".join(name) if name and pattern("readings", "bare").fullmatch(last) else said


def _after_aside(tokens: tuple[Token, ...], last: int) -> int:
    """Return the end of a noun phrase, with the reference in brackets behind it."""
    if last < len(tokens) and tokens[last].text == "(":
        closing = next((i for i in range(last, len(tokens)) if tokens[i].text == ")"), None)
        last = last if closing is None else closing + 1
    return tokens[last - 1].end


def _label(frame: Frame, said: str) -> str | None:
    """Return the level of the document that words name."""
    lowered = said.lower()
    return next((topic for topic in frame.topics if topic.lower() in lowered), None)


def _answering(frame: Frame, duties: list[Clause], stranded: _Stranded) -> list[Clause]:
    """Return the duties whose words, or the sections they point to, share a term with the name."""
    wanted = stems(stranded.name)
    related = [duty for duty in duties if wanted & _reach(frame, duty)]
    return related or duties


def _reach(frame: Frame, clause: Clause) -> frozenset[str]:
    said = [clause.quote]
    for link in clause.links:
        if link.target is not None:
            said += (frame.block(index).text for index in frame.under(link.target))
    return stems(" ".join(said))


def _ambiguity(frame: Frame, duty: Clause, stranded: _Stranded) -> Ambiguity:
    column = frame.block(stranded.block).place.column
    stands = (
        f"the condition stands in the column “{column}” of the same row, "
        f"{frame.where(stranded.block)}"
    )
    apart = f"the clause stands in a column of its own and does not name “{stranded.name}”"
    return Ambiguity(
        SOURCE,
        duty.id,
        stranded.block,
        stranded.start,
        stranded.end,
        f"“{stranded.name}” is a condition of the risk in the column “{column}”; it can be read as "
        f"a condition of the duty “{without_asides(obligation(duty))}” beside it, which does not "
        "repeat it; and if it is one, who must show that it is there is left open.",
        ways(
            frame,
            stranded.name,
            Grounds((apart, stands), (stands, apart), front=False),
        ),
    )
