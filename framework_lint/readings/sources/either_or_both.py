"""“Either … or” in a permission: whether both may be done is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register
from framework_lint.clause import Clause
from framework_lint.formula import ALWAYS, Atom, Not, both
from framework_lint.reading import Alternative, Ambiguity, Rule
from framework_lint.readings.edit import appending, giving
from framework_lint.readings.frame import Frame, rule_of, tidy
from framework_lint.readings.stretch import Stretch, stretch
from framework_lint.syntax import subtree

SOURCE = "either-one-or-both"
_SETTLED = re.compile(r"\b(?:both|but not both|or both|at most one|only one)\b", re.IGNORECASE)


def either_or_both(frame: Frame) -> Iterator[Ambiguity]:
    """Yield each permission of “either” of two acts that does not say whether both may be done."""
    for clause in frame.policy.clauses:
        if clause.register is not Register.PERMISSION or "either" not in clause.quote.split():
            continue
        if not _SETTLED.search(clause.quote):
            place = stretch(frame, clause)
            yield from (_ambiguity(frame, clause, place, *pair) for pair in _acts(place))


def _acts(place: Stretch) -> Iterator[tuple[int, int, int]]:
    """Yield an “either” and the two verbs behind it that “or” joins."""
    tokens = place.tokens
    for index in place.indices:
        if tokens[index].lower != "either":
            continue
        first = tokens[index].head
        others = [i for i in tokens[first].children if tokens[i].dep == "conj"]
        linked = any(tokens[i].lower == "or" for i in tokens[first].children)
        verbs = len(others) == 1 and tokens[first].tag == tokens[others[0]].tag == "VB"
        if linked and verbs and index < others[0]:
            yield index, first, others[0]


def _ambiguity(  # noqa: PLR0913, PLR0917 - the mark and the two verbs
    frame: Frame, clause: Clause, place: Stretch, mark: int, first: int, second: int
) -> Ambiguity:
    rule = rule_of(frame, clause)
    own = set(subtree(place.tokens, first)) - set(subtree(place.tokens, second))
    inside = [i for i in own if first <= i < second and place.tokens[i].dep not in ("cc", "punct")]
    kept = sorted(inside)
    one = Atom(tidy(place.text(place.tokens[first].start, place.tokens[kept[-1]].end)))
    other = Atom(tidy(place.phrase(second)))
    start = place.tokens[mark].start
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        start,
        place.tokens[second].end,
        f"“either … or” can be read as leave to do “{one.name}”, “{other.name}” or both, or as "
        "leave to do only one of them.",
        (
            Alternative(
                "both may be done",
                "“or” does not rule out both",
                "the clause says “either”",
                giving(Rule(rule.trigger, ALWAYS)),
                appending(", or both"),
            ),
            Alternative(
                "only one of the two may be done",
                "the clause says “either”",
                "the clause does not say “but not both”",
                giving(Rule(rule.trigger, Not(both(one, other)))),
                appending(", but not both"),
            ),
        ),
    )
