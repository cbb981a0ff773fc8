"""Who judges, what softens a duty, what it leaves out, and why it is there."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.cause import causes
from framework_lint.clause import Phrase
from framework_lint.clauses.unit import Unit
from framework_lint.clauses.wording import phrase
from framework_lint.document import Block
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.syntax import subject, subtree

NEAR = 6
_ENDS = frozenset({",", ";", ".", ")"})
_HEDGES = (
    ("escapes", "feasibility"),
    ("escapes", "exception"),
    ("escapes", "habit"),
    ("discretion", "reserved"),
)


def hedges(block: Block, unit: Unit) -> tuple[Phrase, ...]:
    """Return the words that leave open whether the duty holds, in order of the text."""
    found = {
        match.span()
        for subject_, name in _HEDGES
        for match in pattern(subject_, name).finditer(block.text, unit.start, unit.end)
        if not block.text[: match.start()].endswith("well ")
    }
    return tuple(phrase(block, *span) for span in sorted(found))


def exceptions(block: Block, unit: Unit) -> tuple[Phrase, ...]:
    """Return the parts that say when the duty does not hold: "unless ...", "except ..."."""
    opened = [
        match.start()
        for match in pattern("waivers", "openings").finditer(block.text, unit.start, unit.end)
    ]
    return tuple(phrase(block, start, _close(unit, start)) for start in opened)


def _close(unit: Unit, start: int) -> int:
    """Return where what an "unless" opens ends: at a comma, a bracket or the statement's end."""
    last = start
    for token in unit.tokens[unit.first : unit.last]:
        if token.start >= start and token.text in _ENDS:
            break
        last = max(last, token.end)
    return last


def reasons(block: Block, unit: Unit) -> tuple[Phrase, ...]:
    """Return why or what for a thing is done: "because ...", "in order to ..."."""
    given = (
        cause
        for cause in causes(unit.tokens)
        if cause.kind != "result" and unit.on_main_line(cause.head)
    )
    spans = {c.start: c.end for c in given if unit.start <= c.start and c.end <= unit.end}
    return tuple(phrase(block, start, end) for start, end in spans.items())


def decider(block: Block, unit: Unit) -> Phrase | None:
    """Return who judges, with the verb: "we determine", "the committee concludes"."""
    found = next(_deciding(unit), None)
    if found is None:
        return None
    about, verb = found
    first = subtree(unit.tokens, about)[0] if verb - about <= 6 else about
    return phrase(block, unit.tokens[first].start, unit.tokens[verb].end)


def _deciding(unit: Unit) -> Iterator[tuple[int, int]]:
    tokens = unit.tokens
    for verb in range(unit.first, unit.last):
        if not pattern("discretion", "deciding").fullmatch(tokens[verb].lemma):
            continue
        about = subject(tokens, verb) if tokens[verb].pos == "VERB" else None
        near = about is not None and 0 < verb - about <= NEAR and tokens[about].lower != "us"
        if near and about is not None and own(tokens, about):
            yield about, verb
