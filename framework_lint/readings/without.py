"""What must not be done without one of two things, or without both."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.formula import Atom, Not, atoms, both, either, implies
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative
from framework_lint.readings.denial import Denial, denial_of, taking_out
from framework_lint.readings.edit import replacing, swapping
from framework_lint.readings.frame import tidy
from framework_lint.readings.site import Site
from framework_lint.syntax import child, root


def gate(site: Site) -> Iterator[Denial]:
    """Yield the gate of two things joined by "or": "not deployed without testing or approval"."""
    tokens = site.place.tokens
    verb = root(tokens)
    denied = denial_of(site, verb)
    pair = next(_without(site, verb, "or"), None) if denied is not None else None
    if denied is None or pair is None or child(tokens, verb, "conj") is not None:
        return
    first, second, start, end = pair
    act = site.fact(taking_out(site, denied), (start, end, ""))
    one, other = Atom(f"there is {first}"), Atom(f"there is {second}")
    yield Denial(
        start,
        end,
        f"it takes both, “{first}” and “{second}”, or one of the two is enough",
        (
            Alternative(
                "both are needed",
                "what is done with only one of the two is done “without” the other",
                "“or” can name a choice between two things to have",
                site.asking(implies(act, both(one, other))),
                swapping(*site.changed((start, end, f"unless there is both {first} and {second}"))),
            ),
            Alternative(
                "one of the two is enough",
                "“or” can name a choice between two things to have",
                "what is done with only one of the two is done “without” the other",
                site.asking(implies(act, either(one, other))),
                swapping(*site.changed((start, end, f"unless there is {first}, {second} or both"))),
            ),
        ),
    )


def deprived(site: Site) -> Iterator[Denial]:
    """Yield the condition of two things: "if it is deployed without a test and a report"."""
    for verb in site.place.indices:
        if site.place.sentence.conditional(verb):
            for first, second, start, end in _without(site, verb, "and"):
                said = site.place.text(start, end)
                facts = (a for a in atoms(site.rule.trigger) if said in a.name)
                fact = next(facts, None)
                if fact is not None:
                    yield _lacking(site, fact, (first, second), (start, end))


def _lacking(site: Site, fact: Atom, pair: tuple[str, str], at: tuple[int, int]) -> Denial:
    said = site.place.text(*at)
    act = Atom(tidy(fact.name.replace(said, " ", 1)))
    first, second = pair
    one, other = Atom(f"there is {first}"), Atom(f"there is {second}")
    return Denial(
        *at,
        "the condition is met when one of the two is not there, or only when neither is",
        (
            Alternative(
                "it is enough that one is not there",
                "“and” joins two things that are both asked for",
                "“without” can be said of each of the two",
                replacing(fact, both(act, Not(both(one, other)))),
                swapping(*site.changed((*at, f"without {first} or without {second}"))),
            ),
            Alternative(
                "neither may be there",
                "“without” can be said of each of the two",
                "“and” joins two things that are both asked for",
                replacing(fact, both(act, Not(one), Not(other))),
                swapping(*site.changed((*at, f"with neither {first} nor {second}"))),
            ),
        ),
    )


def _without(site: Site, verb: int, link: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield the two things of a "without" on a verb, and where it stands."""
    tokens = site.place.tokens
    for i in tokens[verb].children:
        what = child(tokens, i, "pobj") if tokens[i].lower == "without" else None
        other = child(tokens, what, "conj") if what is not None else None
        if what is None or other is None or child(tokens, other, "conj") is not None:
            continue
        turned = any(
            pattern("negation_scope", "turns").fullmatch(word)
            for word in (tokens[what].lower, tokens[i + 1].lower)
        )
        joint = child(tokens, what, "cc")
        if joint is None or tokens[joint].lower != link or turned:
            continue
        if tokens[what].lemma != tokens[other].lemma:
            first = site.place.text(tokens[i + 1].start, tokens[joint - 1].end)
            second = site.place.phrase(other)
            last = site.place.within(other)[-1]
            if tokens[min(last + 1, len(tokens) - 1)].pos == "PUNCT":
                yield first, second, tokens[i].start, tokens[last].end
