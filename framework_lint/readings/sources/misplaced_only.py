"""An "only" before a verb, behind which more than one thing may be what it singles out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Condition
from framework_lint.clause import ClauseKind
from framework_lint.formula import ALWAYS, Atom, Not
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule
from framework_lint.readings.edit import Redraft, giving, swapping
from framework_lint.readings.frame import Frame
from framework_lint.readings.site import Change, Site, site_of
from framework_lint.syntax import child, root

SOURCE = "only-out-of-place"


@dataclass(frozen=True, slots=True)
class Reach:
    """What stands behind an "only": a verb, its object, and to whom the object goes.

    `only`, `verb` and `thing` are indices of tokens, `goal` is that of its
    preposition. `ends` are the offsets at which the object and the goal end.
    """

    only: int
    verb: int
    thing: int
    goal: int
    ends: tuple[int, int]


def misplaced_only(frame: Frame) -> Iterator[Ambiguity]:
    """Yield each "only" before a verb that can single out one or another thing behind it."""
    for clause in frame.policy.clauses:
        if clause.kind is ClauseKind.COMMITMENT and _signed(clause.quote):
            site = site_of(frame, clause)
            for reach, ways in (*_thing_or_goal(site), *_time_or_goal(site)):
                yield _ambiguity(frame, site, reach, ways)


def _signed(quote: str) -> bool:
    return pattern("misplaced_only", "signs").search(quote) is not None


def _ambiguity(frame: Frame, site: Site, reach: Reach, ways: tuple[Alternative, ...]) -> Ambiguity:
    tokens = site.place.tokens
    start, end = tokens[reach.only].start, reach.ends[1]
    said = "; or ".join(way.words for way in ways)
    return Ambiguity(
        SOURCE,
        site.clause.id,
        frame.index(site.clause),
        start,
        end,
        f"“{tokens[reach.only].text}” stands before “{tokens[reach.verb].text}” and can single out "
        f"different words behind it: {said}.",
        ways,
    )


def _thing_or_goal(site: Site) -> Iterator[tuple[Reach, tuple[Alternative, ...]]]:
    """Yield "only report losses above X to Y": no other losses, or to nobody else."""
    reach = _reach(site)
    if reach is None or not _limited(site, reach) or _after(site, reach.verb) is not None:
        return
    ways = [_the_thing(site, reach), _the_goal(site, reach)]
    if pattern("misplaced_only", "mild").fullmatch(site.place.tokens[reach.verb].lemma):
        ways.append(_the_act(site, reach))
    yield reach, tuple(ways)


def _reach(site: Site) -> Reach | None:
    tokens = site.place.tokens
    verb = _sending(site)
    thing = child(tokens, verb, "dobj") if verb is not None else None
    if verb is None or thing is None:
        return None
    goals = [
        i
        for i in tokens[verb].children
        if i > thing and pattern("misplaced_only", "goals").fullmatch(tokens[i].text)
    ]
    goal = next((i for i in reversed(goals) if child(tokens, i, "pobj") is not None), None)
    if goal is None or tokens[goal - 1].text == ",":
        return None
    whom = site.place.within(goal)[-1]
    return Reach(verb - 1, verb, thing, goal, (tokens[goal - 1].end, tokens[whom].end))


def _sending(site: Site) -> int | None:
    """Return the main verb if it brings a thing to somebody and "only" stands right before it."""
    tokens = site.place.tokens
    verb = root(tokens)
    if verb - 1 not in site.place.indices or tokens[verb - 1].lower != "only":
        return None
    modal = tokens[verb - 2].tag == "MD"
    sends = pattern("misplaced_only", "sending").fullmatch(tokens[verb].lemma)
    return verb if modal and sends else None


def _limited(site: Site, reach: Reach) -> bool:
    """Whether words beside the object say which of its kind are meant."""
    tokens = site.place.tokens
    behind = site.place.text(tokens[reach.thing].end, tokens[reach.goal].start)
    before = site.place.text(tokens[reach.verb].end, tokens[reach.thing].start)
    drawn = pattern("misplaced_only", "drawing").search(before) is not None
    return drawn or pattern("misplaced_only", "limits").match(behind) is not None


def _after(site: Site, verb: int) -> Condition | None:
    """Return the condition that follows a verb."""
    start = site.place.tokens[verb].start
    return next((c for c in site.place.sentence.conditions if c.start > start), None)


def _time_or_goal(site: Site) -> Iterator[tuple[Reach, tuple[Alternative, ...]]]:
    """Yield "only deploy the model after X to Y": not before X, or to nobody else."""
    tokens = site.place.tokens
    verb = _sending(site)
    thing = child(tokens, verb, "dobj") if verb is not None else None
    time = _after(site, verb) if verb is not None else None
    if verb is None or thing is None or time is None or not _timed(time):
        return
    goal = next((i for i in site.place.indices if _closes(site, time, i)), None)
    if goal is not None:
        end = site.place.start + len(site.clause.quote.rstrip(" .;"))
        reach = Reach(verb - 1, verb, thing, goal, (tokens[goal - 1].end, end))
        yield reach, (_the_time(site, reach, time), _the_goal(site, reach))


def _timed(time: Condition) -> bool:
    return pattern("misplaced_only", "times").fullmatch(time.cue) is not None


def _closes(site: Site, time: Condition, index: int) -> bool:
    """Whether a "to" behind a time names those to whom the thing of the verb goes."""
    tokens = site.place.tokens
    whom = child(tokens, index, "pobj")
    if tokens[index].start <= time.start or tokens[index].lower != "to" or whom is None:
        return False
    over = tokens[tokens[index].head]
    person = pattern("misplaced_only", "recipients").fullmatch(tokens[whom].lemma)
    own = pattern("misplaced_only", "taking").fullmatch(over.lemma)
    behind = site.place.text(tokens[index].start, site.place.end)
    return bool(person) and own is None and "," not in behind and _after_all(site, index)


def _after_all(site: Site, index: int) -> bool:
    """Whether no other condition follows a token."""
    start = site.place.tokens[index].start
    return all(condition.start < start for condition in site.place.sentence.conditions)


def _the_thing(site: Site, reach: Reach) -> Alternative:
    tokens = site.place.tokens
    start = tokens[site.place.within(reach.thing)[0]].start
    thing = site.place.text(start, reach.ends[0])
    other = site.fact(_cut(site, reach), (start, start, "anything but "))
    return Alternative(
        f"it takes in nothing but “{thing}”",
        f"the words that limit it follow “{tokens[reach.verb].text}” first",
        f"“only” does not stand beside “{thing}”",
        giving(Rule(site.trigger, Not(other))),
        _moved(site, reach, start),
    )


def _the_goal(site: Site, reach: Reach) -> Alternative:
    tokens = site.place.tokens
    start = tokens[reach.goal].start
    whom = tokens[reach.goal + 1].start
    said = site.place.text(start, reach.ends[1])
    other = site.fact(_cut(site, reach), (whom, whom, "anyone but "))
    return Alternative(
        f"it goes to nobody but “{site.place.text(whom, reach.ends[1])}”",
        f"“{said}” closes the clause, where the weight of a sentence lies",
        f"“only” does not stand beside “{said}”",
        giving(Rule(site.trigger if not _within_time(site, reach) else ALWAYS, Not(other))),
        _moved(site, reach, start),
    )


def _within_time(site: Site, reach: Reach) -> bool:
    return _after(site, reach.verb) is not None


def _the_act(site: Site, reach: Reach) -> Alternative:
    verb = site.place.tokens[reach.verb]
    other = site.fact(_cut(site, reach), (verb.start, verb.start, "do anything but "))
    only = site.place.tokens[reach.only]
    return Alternative(
        f"no step is taken but to {verb.lower}",
        f"“only” stands directly before “{verb.text}”",
        "no other step is named beside it",
        giving(Rule(site.trigger, Not(other))),
        swapping(*site.changed((only.start, only.end, "do no more than"))),
    )


def _the_time(site: Site, reach: Reach, time: Condition) -> Alternative:
    start, end = site.place.tokens[reach.goal].start, reach.ends[1]
    said, whom = site.place.text(time.start, start), site.place.text(start, end)
    act = site.fact(_cut(site, reach), (time.start, start, ""))
    return Alternative(
        f"it is done at no other time than “{said}”",
        f"“only” with “{time.cue}” is a common pair",
        f"“only” does not stand beside “{said}”",
        giving(Rule(Not(Atom(said)), Not(act))),
        swapping(*site.changed(_cut(site, reach), (time.start, end, f"{whom} only {said}"))),
    )


def _cut(site: Site, reach: Reach) -> Change:
    only, verb = site.place.tokens[reach.only], site.place.tokens[reach.verb]
    return only.start, verb.start, ""


def _moved(site: Site, reach: Reach, at: int) -> Redraft:
    """Put the "only" before other words."""
    return swapping(*site.changed(_cut(site, reach), (at, at, "only ")))
