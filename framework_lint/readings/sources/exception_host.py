"""An exception or proviso behind several duties, which may bear on the last of them or on all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Condition, Register
from framework_lint.clause import Clause, ClauseKind
from framework_lint.clauses.trigger import condition_part
from framework_lint.formula import ALWAYS, Atom, Formula, Not, atoms, both
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule, Rules
from framework_lint.readings.edit import (
    Edit,
    Redraft,
    adding,
    appending,
    prefixing,
    unchanged,
)
from framework_lint.readings.frame import Frame, tidy
from framework_lint.readings.site import parts
from framework_lint.readings.stretch import Stretch, stretch
from framework_lint.syntax import SUBJECTS, child, root

SOURCE = "exception-with-two-hosts"
_BINDING = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)
_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_SIDE_BY_SIDE = "the duties stand side by side in one sentence"


@dataclass(frozen=True, slots=True)
class Case:
    """An exception or proviso: where it stands, its words, and what must hold for the duty."""

    start: int
    end: int
    words: str
    said: str
    lifts: bool
    paused: bool
    needed: Formula


def exceptions_behind_duties(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the exceptions that stand behind two or more duties without saying which they lift."""
    before: Clause | None = None
    for clause in frame.policy.clauses:
        binding = clause.kind is ClauseKind.COMMITMENT and clause.register in _BINDING
        if binding and pattern("exception_host", "cues").search(clause.quote):
            yield from _found(frame, before, clause)
        before = clause


def _found(frame: Frame, before: Clause | None, clause: Clause) -> Iterator[Ambiguity]:
    place = stretch(frame, clause)
    case = _case(frame, clause, place)
    if case is None or pattern("exception_host", "general").search(case.words):
        return
    necessary = clause.trigger is not None and clause.trigger.necessary
    if necessary or pattern("exception_host", "shared").search(clause.quote):
        return
    duties = _duties(place, case)
    if len(duties) > 1:
        yield from _in_one(frame, clause, place, case, duties)
    elif before is not None and before.sentence == clause.sentence:
        yield from _in_two(frame, (before, clause), case)


def _case(frame: Frame, clause: Clause, place: Stretch) -> Case | None:
    """Return the exception with which a clause ends."""
    match = _opening(clause.quote)
    if match is None:
        return None
    start, end = place.start + match.start(), place.start + len(clause.quote.rstrip(" .;"))
    words = place.text(start, end)
    known = next((c for c in place.sentence.conditions if c.start == start), None)
    if not _ends(place, start, known):
        return None
    cue = pattern("exception_host", "cues").match(words)
    said = words[cue.end() :].strip() if cue else words
    said = f"there is {said}" if words.lower().startswith("subject") else said
    lifts = pattern("exception_host", "lifting").match(words) is not None
    unread = Not(Atom(said)) if lifts else Atom(said)
    needed = _read(frame, clause, place, known) or unread
    return Case(start, end, words, said, lifts, _paused(place, start), needed)


def _opening(quote: str) -> re.Match[str] | None:
    """Return the words that open an exception behind the rest of a clause."""
    found = (pattern("exception_host", name).search(quote) for name in ("lifting", "requiring"))
    return next((m for m in found if m and m.start() and _opens(quote, m)), None)


def _opens(quote: str, match: re.Match[str]) -> bool:
    """Whether the words open a part: "subject to" may as well say what a noun is under."""
    before = quote[: match.start()].rstrip()
    if before.count("(") > before.count(")"):
        return False
    consent = pattern("exception_host", "consents").search(quote, match.end()) is not None
    return match.group().lower() != "subject to" or (before.endswith(",") and consent)


def _ends(place: Stretch, start: int, known: Condition | None) -> bool:
    """Whether nothing but the exception follows: no "we will" and no other condition."""
    behind = [token for token in place.tokens[: place.indices.stop] if token.start > start]
    promised = any(token.lower in ("will", "must", "shall") for token in behind)
    closed = known is None or place.text(known.end, place.end).strip(" .;,)") == ""
    return closed and not promised


def _read(frame: Frame, clause: Clause, place: Stretch, known: Condition | None) -> Formula | None:
    """Return what an exception leaves to hold as the trigger of the clause has it, if it does."""
    if known is None or clause.trigger is None:
        return None
    read, _ = condition_part(frame.block(frame.index(clause)), place.tokens, known)
    return read if set(parts(read)) <= set(parts(clause.trigger.formula)) else None


def _duties(place: Stretch, case: Case) -> list[int]:
    """Return the verbs that "and" joins before an exception."""
    tokens = place.tokens
    verb = root(tokens)
    if not tokens[verb].tag.startswith("VB") or verb not in place.indices:
        return []
    found = [verb]
    while (after := _joined(place, found[-1], case)) is not None:
        found.append(after)
    return found


def _joined(place: Stretch, verb: int, case: Case) -> int | None:
    """Return the next duty after a verb, if a comma or "and" joins it."""
    tokens = place.tokens
    for i in tokens[verb].children:
        act = tokens[i].dep == "conj" and tokens[i].tag.startswith("VB")
        if act and tokens[i].start < case.start and not place.sentence.conditional(i):
            return i
    return None


def _in_one(
    frame: Frame, clause: Clause, place: Stretch, case: Case, duties: list[int]
) -> Iterator[Ambiguity]:
    """Yield the exception of a clause that names several duties."""
    link = _link(place, duties)
    if link is None or _settled(place, case, duties):
        return
    names = [tidy(name) for name in _names(place, case, duties)]
    if _one_host(case, names):
        return
    edits = (_parting(case, names), _joint(case, names))
    redrafts = (_moved(place, case, link), _fronted(case))
    yield _ambiguity(frame, clause, case, names, _ways(case, names, edits, redrafts))


def _parting(case: Case, names: Sequence[str]) -> Edit:
    """Let the last duty alone hang on an exception."""
    *others, last = (Atom(name) for name in names)

    def part(rule: Rule) -> Rules:
        free = _free(rule.trigger, case, names)
        return Rule(free, both(*others)), Rule(both(free, case.needed), last)

    return lambda rules: tuple(made for rule in rules for made in part(rule))


def _joint(case: Case, names: Sequence[str]) -> Edit:
    """Let all duties hang on an exception."""
    duties = both(*(Atom(name) for name in names))
    return lambda rules: tuple(
        Rule(both(_free(rule.trigger, case, names), case.needed), duties) for rule in rules
    )


def _free(trigger: Formula, case: Case, names: Sequence[str]) -> Formula:
    """Return a trigger without the exception, and without what is said inside a duty."""
    said = " ".join(names)
    rest = (part for part in parts(trigger) if part not in parts(case.needed))
    return both(ALWAYS, *(p for p in rest if not any(a.name in said for a in atoms(p))))


def _in_two(frame: Frame, pair: tuple[Clause, Clause], case: Case) -> Iterator[Ambiguity]:
    """Yield the exception behind two statements with a subject each, as one of the first."""
    first, second = pair
    one, other = stretch(frame, first), stretch(frame, second)
    names = [first.quote.strip(" ,;."), other.text(other.start, case.start).strip(" ,")]
    joined = one.text(one.end, other.start) == "and" and first.register == second.register
    whole = first.kind is ClauseKind.COMMITMENT and first.trigger is None
    finite = not case.words.lower().startswith("subject") and not case.said.startswith("no ")
    if joined and whole and finite and not _one_host(case, names):
        edits = (unchanged, adding(case.needed))
        redrafts = (appending(f", whether or not {case.said}"), appending(f", {case.words}"))
        yield _ambiguity(frame, first, case, names, _ways(case, names, edits, redrafts))


def _ways(
    case: Case,
    names: Sequence[str],
    edits: tuple[Edit, Edit],
    redrafts: tuple[Redraft, Redraft],
) -> tuple[Alternative, Alternative]:
    """Return the two ways: the last duty alone, or all of them."""
    *others, last = (f"“{name}”" for name in names)
    near = f"“{case.words}” stands directly behind the last duty"
    far = "a comma sets it off from the last duty" if case.paused else _SIDE_BY_SIDE
    return (
        Alternative(f"{_bears(case)} {last} alone", near, far, edits[0], redrafts[0]),
        Alternative(
            f"{_bears(case)} {' and '.join(others)} as well", far, near, edits[1], redrafts[1]
        ),
    )


def _ambiguity(
    frame: Frame,
    clause: Clause,
    case: Case,
    names: Sequence[str],
    alternatives: tuple[Alternative, ...],
) -> Ambiguity:
    verb = "lifting" if case.lifts else "a condition of"
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        case.start,
        case.end,
        f"“{case.words}” stands behind more than one duty: it can be read as {verb} only "
        f"“{names[-1]}”, or “{names[0]}” as well.",
        alternatives,
    )


def _bears(case: Case) -> str:
    return "the exception lifts" if case.lifts else "the proviso is a condition of"


def _paused(place: Stretch, offset: int) -> bool:
    """Whether a comma stands before an offset."""
    return place.text(place.start, offset).endswith(",")


def _settled(place: Stretch, case: Case, duties: list[int]) -> bool:
    """Whether form leaves one host: one act of two verbs, one denial, a comma that parts them."""
    tokens = place.tokens
    verb, last = duties[0], duties[-1]
    beside = any(duty + 1 == i for duty in duties for i in _links(place, duties))
    denied = [child(tokens, duty, "neg") is not None for duty in duties]
    loose = any(tokens[i].lower != "and" for i in _links(place, duties))
    parted = len(duties) == 2 and _paused(place, tokens[_edge(place, last) - 1].start)
    aimless = child(tokens, verb, "nsubj", "nsubjpass") is None and tokens[verb].tag != "VB"
    return beside or any(denied) != all(denied) or loose or aimless or (parted and not case.paused)


def _links(place: Stretch, duties: list[int]) -> list[int]:
    return [
        i
        for duty in duties
        for i in place.tokens[duty].children
        if place.tokens[i].dep == "cc" and duties[0] < i < duties[-1]
    ]


def _edge(place: Stretch, duty: int) -> int:
    """Return where a duty opens: with its subject, its modal, or the adverb before it."""
    before = [
        i
        for i in place.tokens[duty].children
        if i < duty and place.tokens[i].dep in (_HELPERS | SUBJECTS)
    ]
    return min((place.within(i)[0] for i in before), default=duty)


def _link(place: Stretch, duties: list[int]) -> int | None:
    """Return the "and" before the last duty."""
    at = _edge(place, duties[-1]) - 1
    return at if at > duties[0] and place.tokens[at].lower == "and" else None


def _names(place: Stretch, case: Case, duties: list[int]) -> Iterator[str]:
    """Yield each duty with the subject and the modal that it shares with the first."""
    tokens = place.tokens
    edges = [_edge(place, duty) for duty in duties]
    stops = [*(tokens[i].start for i in edges[1:]), case.start]
    lead = place.text(tokens[edges[0]].start, tokens[duties[0]].start)
    subject = place.text(tokens[edges[0]].start, tokens[_helper(place, duties[0])].start)
    for duty, edge, stop in zip(duties, edges, stops, strict=True):
        own = re.sub(r"[\s,]*\band\s*$|[\s,]+$", "", place.text(tokens[edge].start, stop))
        owned = child(tokens, duty, *SUBJECTS) is not None
        helped = child(tokens, duty, "aux", "auxpass") is not None
        before = "" if owned else subject if helped else lead
        yield own if edge == edges[0] else f"{before} {own}"


def _helper(place: Stretch, duty: int) -> int:
    found = (i for i in place.tokens[duty].children if place.tokens[i].dep in ("aux", "auxpass"))
    return next(found, duty)


def _one_host(case: Case, names: Sequence[str]) -> bool:
    """Whether the sense leaves one host: the exception speaks of what only some duties name."""
    if pattern("exception_host", "pronouns").search(case.said):
        return True
    spoken = _beginnings(case.said)
    named = {frozenset(spoken & _beginnings(name)) for name in names}
    return len(named) > 1


def _beginnings(text: str) -> set[str]:
    """Return the beginnings of the words that say something: "shar" of "sharing"."""
    said = (word.lower() for word in _WORD.findall(text))
    return {word[:4] for word in said if not pattern("exception_host", "bare").fullmatch(word)}


def _moved(place: Stretch, case: Case, link: int) -> Redraft:
    """Put the exception between "and" and the last duty."""
    opening = place.text(place.tokens[link + 1].start, case.start).split()[0]

    def redraft(quote: str) -> str:
        cut = _without(quote, case)
        at = cut.rfind(f" and {opening}")
        if at < 0:
            return quote
        return f"{cut[:at]} and, {case.words}, {cut[at + len(' and ') :]}"

    return redraft


def _fronted(case: Case) -> Redraft:
    """Put the exception before all duties."""
    words = case.words[0].upper() + case.words[1:]
    return lambda quote: prefixing(f"{words}, ")(_without(quote, case))


def _without(quote: str, case: Case) -> str:
    at = quote.rfind(case.words)
    return quote[:at].rstrip(" ,") + quote[at + len(case.words) :] if at > 0 else quote
