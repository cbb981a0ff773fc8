"""Words beside a coordination that may limit one of its members or all of them."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.clause import Clause
from framework_lint.coordination import Coordination, coordinations, drawn, is_nocuous
from framework_lint.formula import Atom, both, either
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import replacing, swapping
from framework_lint.readings.fact import Held, holding
from framework_lint.readings.frame import Frame, binds, rule_of, tidy
from framework_lint.readings.stretch import Stretch, stretch

SOURCE = "modifier-of-one-or-all"


def modifiers(frame: Frame) -> Iterator[Ambiguity]:
    """Yield each modifier of a list in a duty or trigger that may reach beyond its neighbour."""
    for clause in frame.policy.clauses:
        if binds(clause):
            yield from _in_clause(frame, clause)


def _in_clause(frame: Frame, clause: Clause) -> Iterator[Ambiguity]:
    place = stretch(frame, clause)
    told: set[int] = set()
    for found in coordinations(place.tokens):
        inside = place.start <= found.wide[0] and found.wide[1] <= place.end
        if found.link in told or not inside or not is_nocuous(place.tokens, found):
            continue
        if _is_example(place, found):
            continue
        told.add(found.link)
        held = holding(rule_of(frame, clause), place.text(*_passage(place, found)))
        if held is not None and len(found.conjuncts) > 1:
            yield _ambiguity(frame, clause, place, found, held)


def _is_example(place: Stretch, found: Coordination) -> bool:
    """Whether the list only gives examples of who is meant: "users (such as ...)"."""
    before = place.text(place.start, found.wide[0])
    return pattern("readings", "exemplifying").search(before[-20:]) is not None


def _passage(place: Stretch, found: Coordination) -> tuple[int, int]:
    """Return where the members and the modifier stand together."""
    indices = [*found.modifier, *(i for part in found.conjuncts for i in part)]
    return place.tokens[min(indices)].start, place.tokens[max(indices)].end


def _modifier(place: Stretch, found: Coordination) -> str:
    limit = drawn(place.tokens, found)
    return place.text(place.tokens[min(limit)].start, place.tokens[max(limit)].end)


def _ambiguity(
    frame: Frame, clause: Clause, place: Stretch, found: Coordination, held: Held
) -> Ambiguity:
    start, end = _passage(place, found)
    limit = _modifier(place, found)
    members = _members(place, found)
    near = members[0] if found.leads else members[-1]
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        start,
        end,
        f"“{limit}” can be read as limiting only “{near}” or all of "
        f"{', '.join(f'“{member}”' for member in members)}; the readings cover different "
        "persons.",
        (
            _way(place, found, held, every=True),
            _way(place, found, held, every=False),
        ),
    )


def _way(place: Stretch, found: Coordination, held: Held, *, every: bool) -> Alternative:
    limit, members = _modifier(place, found), _members(place, found)
    near = 0 if found.leads else len(members) - 1
    said = [
        _limited(member, limit, leads=found.leads) if every or number == near else member
        for number, member in enumerate(members)
    ]
    link = place.tokens[found.link].lower
    join = either if link == "or" else both
    facts = [Atom(tidy(f"{held.before} {member} {held.behind}")) for member in said]
    passage = place.text(*_passage(place, found))
    beside = f"“{members[near]}”"
    scope = "all of them" if every else f"only “{members[near]}”"
    return Alternative(
        f"“{limit}” limits {scope}",
        "the members stand together as one list" if every else f"it stands next to {beside}",
        f"it stands next to {beside}" if every else "the members stand together as one list",
        replacing(held.fact, join(*facts)),
        swapping(passage, _listed(_ordered(said, near, every=every), link)),
    )


def _limited(member: str, limit: str, *, leads: bool) -> str:
    return f"{limit} {member}" if leads else f"{member} {limit}"


def _inside(words: str) -> str:
    """Give words inside a sentence a small letter, unless they open with a name."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _ordered(members: list[str], near: int, *, every: bool) -> list[str]:
    """Put the only member that is limited where its limit reaches no other."""
    if every:
        return members
    others = [member for number, member in enumerate(members) if number != near]
    return [*others, members[near]] if near == 0 else [members[near], *others]


def _listed(members: list[str], link: str) -> str:
    """List members so that nothing behind one can reach back: “both A, and B”."""
    opening, *others = members
    *rest, last = [opening, *map(_inside, others)]
    return f"{', '.join(rest)}, {link} {last}"


def _members(place: Stretch, found: Coordination) -> list[str]:
    """Return the words of each member without what limits it."""
    limit = drawn(place.tokens, found)
    first = [i for i in (*found.modifier, *found.conjuncts[0]) if i not in limit]
    own = [first if found.leads else list(found.conjuncts[0]), *map(list, found.conjuncts[1:])]
    kept = [[i for i in part if i not in limit] for part in own]
    return [
        place.text(place.tokens[min(part)].start, place.tokens[max(part)].end)
        for part in kept
        if part
    ]
