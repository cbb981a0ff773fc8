"""A duty with two opposite times to choose from: before release or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import ALWAYS, Atom, Formula, Not, atoms, both, either
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule, Rules
from framework_lint.readings.edit import Edit, appending, swapping
from framework_lint.readings.frame import Frame, obligation
from framework_lint.readings.site import parts
from framework_lint.syntax import subtree, token_at

SOURCE = "opposite-timings"
AHEAD = "the event is still to come"
_BOUND = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)
_EARLY = frozenset({"before", "prior", "during"})
_EVENT = re.compile(r"[a-z]+$", re.IGNORECASE)
_FIRST = re.compile(r"(?:either\s+)?(\w+(?:\s+to\b)?)", re.IGNORECASE)
_SECOND = re.compile(r"\bor\s+(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Times:
    """Two times at `text[start:end]` of a block, and the words for the one and the other.

    `told` marks tests that the duty only tells of.
    """

    said: str
    start: int
    end: int
    early: str
    late: str
    told: bool


def opposite_timings(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties that can be done before an event or after it."""
    for clause in frame.policy.clauses:
        if clause.kind is not ClauseKind.COMMITMENT or clause.register not in _BOUND:
            continue
        found = _times(clause, frame.sentence(clause))
        if found is not None and not _settled(frame, clause, found):
            yield _ambiguity(frame, clause, found)


def _settled(frame: Frame, clause: Clause, found: _Times) -> bool:
    """Whether the clause says which time is meant, or it or the next sentence sets a last day."""
    if pattern("opposite_timings", "settling").search(clause.quote):
        return True
    after = frame.policy.beside(frame.sentence(clause), before=0, after=1)
    near = (clause.quote, *(sentence.text for sentence in after))
    return not found.told and any(pattern("time", "deadline").search(text) for text in near)


def _times(clause: Clause, sentence: Sentence) -> _Times | None:
    fused = pattern("opposite_timings", "fused").search(clause.quote)
    if fused is not None:
        return _fused(clause, sentence, fused)
    paired = pattern("opposite_timings", "paired").search(clause.quote)
    return _paired(clause, sentence, paired) if paired is not None else None


def _fused(clause: Clause, sentence: Sentence, match: re.Match[str]) -> _Times | None:
    """Return the times of a test that the duty is to conduct, or only to tell of."""
    said, start, end = _placed(clause, sentence, match)
    tokens, event = sentence.tokens, _EVENT.search(said)
    test = tokens[token_at(tokens, end - 1)]
    while test.dep in ("amod", "compound", "nmod", "conj") and tokens[test.head] is not test:
        test = tokens[test.head]
    kind = _kind(sentence, test)
    if event is None or kind is None or test.start < end:
        return None
    named = sentence.text[end - sentence.start : test.end - sentence.start]
    early, late = (f"{time}-{event.group()}{named}" for time in ("pre", "post"))
    return _Times(f"{said}{named}", start, test.end, early, late, kind == "telling")


def _kind(sentence: Sentence, test: Token) -> str | None:
    """Say what the duty does with a test: conduct it, tell of it, or neither."""
    tokens = sentence.tokens
    verb, through = test, 0
    while verb.pos not in ("VERB", "AUX") and tokens[verb.head] is not verb and through < 4:
        through += verb.dep == "pobj"
        verb = tokens[verb.head]
    lemma = verb.lemma.lower()
    if not _binds(sentence, verb):
        return None
    if not through and pattern("opposite_timings", "conducting").fullmatch(lemma):
        return "conducting"
    told = through < 2 and pattern("opposite_timings", "telling").fullmatch(lemma)
    return "telling" if told else None


def _binds(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb states what is done, not which thing is meant or in which case."""
    while verb.dep in ("conj", "xcomp"):
        verb = sentence.tokens[verb.head]
    return verb.dep == "ROOT"


def _paired(clause: Clause, sentence: Sentence, match: re.Match[str]) -> _Times | None:
    """Return the times of the duty itself, with the event to which they refer."""
    said, start, end = _placed(clause, sentence, match)
    tokens = sentence.tokens
    opening, second = _FIRST.match(said), _SECOND.search(said)
    at = next((t for t in tokens if t.start >= start and t.lower in _EARLY), None)
    after = token_at(tokens, end - 1)
    event = [i for i in subtree(tokens, after) if i > after]
    if opening is None or second is None or at is None or not event or not _times_act(sentence, at):
        return None
    last = tokens[event[-1]].end
    words = sentence.text[end - sentence.start : last - sentence.start]
    early, late = opening.group(1).lower(), second.group(1).lower()
    return _Times(said + words, start, last, early + words, late + words, told=False)


def _times_act(sentence: Sentence, preposition: Token) -> bool:
    """Whether a time belongs to the act of the duty, not to a thing that it is done to."""
    tokens = sentence.tokens
    head = tokens[preposition.head]
    while head.pos not in ("VERB", "AUX"):
        if tokens[head.head] is head or head.dep in ("acl", "relcl"):
            return False
        head = tokens[head.head]
    return _binds(sentence, head)


def _placed(clause: Clause, sentence: Sentence, match: re.Match[str]) -> tuple[str, int, int]:
    """Return the words of a match in a clause, and where its block has them."""
    at = sentence.start + max(sentence.text.find(clause.quote), 0)
    return match.group(), at + match.start(), at + match.end()


def _ambiguity(frame: Frame, clause: Clause, found: _Times) -> Ambiguity:
    ways = _telling(clause, found) if found.told else _conducting(clause, found)
    question = _account(found) if found.told else _choice(found)
    return Ambiguity(SOURCE, clause.id, frame.index(clause), found.start, found.end, question, ways)


def _account(found: _Times) -> str:
    return (
        f"“{found.said}” can be read as asking for an account of one of the two, or of each that "
        "was done."
    )


def _choice(found: _Times) -> str:
    return (
        f"“{found.said}” can be read as leaving the time to choice, so that the later one is "
        "always enough, or as fixing it by the case: the earlier one wherever the event is still "
        "to come."
    )


def _facts(clause: Clause, found: _Times) -> tuple[Atom, Atom]:
    """Return the duty done at the one time, and at the other."""
    duty = " ".join(obligation(clause).split())
    stated = duty if found.said in duty else f"{duty.removesuffix(' either')} {found.said}"
    early, late = (stated.replace(found.said, time, 1) for time in (found.early, found.late))
    return Atom(early), Atom(late)


def _due(*rules: Rule) -> Edit:
    """Put duties in place of the duty of the clause, each with its own condition as well."""

    def edit(held: Rules) -> Rules:
        said = " ".join(atom.name for rule in rules for atom in atoms(rule.duty))
        return tuple(
            Rule(both(_apart(rule.trigger, said), new.trigger), new.duty)
            for rule in held
            for new in rules
        )

    return edit


def _apart(trigger: Formula, said: str) -> Formula:
    """Return a trigger without the times, which the duties name."""
    words = {*said.split(), "or", "either"}
    kept = (p for p in parts(trigger) if not all(set(a.name.split()) <= words for a in atoms(p)))
    return both(ALWAYS, *kept)


def _conducting(clause: Clause, found: _Times) -> tuple[Alternative, ...]:
    early, late = _facts(clause, found)
    ahead = Atom(AHEAD)
    joined = f"the clause joins the two with “or”: “{found.said}”"
    return (
        Alternative(
            f"either is enough at choice: “{found.early}” or “{found.late}”",
            joined,
            "the clause does not say who chooses, or by when the later one is due",
            _due(Rule(ALWAYS, either(early, late))),
            appending("; either time is enough"),
        ),
        Alternative(
            f"the case decides: “{found.early}” where the event is still to come, else "
            f"“{found.late}”",
            "each time is named by itself, and each fits a case of its own",
            "the clause does not name the cases",
            _due(Rule(ahead, early), Rule(Not(ahead), late)),
            swapping(
                found.said,
                f"{_opened(found.early, found.said)} where the event is still to come, else "
                f"{found.late}",
            ),
        ),
    )


def _telling(clause: Clause, found: _Times) -> tuple[Alternative, ...]:
    early, late = _facts(clause, found)
    joined = f"the clause joins the two with “or”: “{found.said}”"
    return (
        Alternative(
            "an account of one of the two is enough",
            joined,
            "the clause does not say who chooses, where both were done",
            _due(Rule(ALWAYS, either(early, late))),
            appending("; an account of one of the two is enough"),
        ),
        Alternative(
            "an account is due of each that was done",
            "“or” can mean: whichever of them there was",
            joined,
            _due(Rule(_done(found.early), early), Rule(_done(found.late), late)),
            appending(", and of both if both were done"),
        ),
    )


def _done(test: str) -> Atom:
    return Atom(f"{test} took place")


def _opened(words: str, like: str) -> str:
    """Give words the capital that others open with."""
    return words[:1].upper() + words[1:] if like[:1].isupper() else words
