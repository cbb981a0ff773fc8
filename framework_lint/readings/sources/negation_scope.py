"""A denial beside "all", "and" or "or", which may say none or not every one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from framework_lint.annotation import Register
from framework_lint.clause import ClauseKind
from framework_lint.formula import Atom, Formula, Not, atoms, both, either, implies
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import replacing, swapping
from framework_lint.readings.frame import Frame, tidy
from framework_lint.readings.site import Change, Site, parts, site_of
from framework_lint.syntax import SUBJECTS, child, root

SOURCE = "negation-over-all-or-any"
_BINDING = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)
_LIMITS = ("relcl", "acl")


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial: the words that make it, what differs, and the ways to take it."""

    start: int
    end: int
    outcome: str
    ways: tuple[Alternative, ...]


def negations_over_several(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the denials that can be read as none or as not every one."""
    for clause in frame.policy.clauses:
        bound = clause.kind is ClauseKind.COMMITMENT and clause.register in _BINDING
        if bound and pattern("negation_scope", "signs").search(clause.quote):
            site = site_of(frame, clause)
            for denial in chain.from_iterable(form(site) for form in _FORMS):
                yield _ambiguity(frame, site, denial)


def _ambiguity(frame: Frame, site: Site, denial: Denial) -> Ambiguity:
    said = site.place.text(denial.start, denial.end)
    return Ambiguity(
        SOURCE,
        site.clause.id,
        frame.index(site.clause),
        denial.start,
        denial.end,
        f"“{said}” can be read in two ways: {denial.outcome}.",
        denial.ways,
    )


def _all_not(site: Site) -> Iterator[Denial]:
    """Yield the duty that denies something of all: "all models will not be deployed"."""
    verb = root(site.place.tokens)
    denied, whole = _denied(site, verb), _whole_subject(site, verb)
    if denied is None or whole is None or not _open(site, verb):
        return
    tokens = site.place.tokens
    cut = _cut(site, denied)
    at = tokens[whole].start, tokens[whole].end
    every, some = site.fact(cut), site.fact(cut, (*at, "some"))
    none = swapping(*site.changed(cut, (*at, _like(site, whole, "no"))))
    few = swapping(*site.changed(cut, (*at, _like(site, whole, f"not {tokens[whole].lower}"))))
    yield Denial(
        at[0],
        tokens[verb].end,
        "it holds for none of them, or not for every one, so that it leaves some free",
        (
            Alternative(
                "none of them",
                f"“{tokens[whole].text}” stands first and takes in each one",
                "in common use “all ... not” also stands for “not all”",
                site.asking(Not(some)),
                none,
            ),
            Alternative(
                "not every one of them, though perhaps some",
                "in common use “all ... not” also stands for “not all”",
                f"“{tokens[whole].text}” stands first and takes in each one",
                site.asking(Not(both(some, every))),
                few,
            ),
        ),
    )


def _not_all(site: Site) -> Iterator[Denial]:
    """Yield the duty not to do something with all of a kind: "not deploy all models that fail"."""
    tokens = site.place.tokens
    verb = root(tokens)
    denied, what = _denied(site, verb), child(tokens, verb, "dobj")
    whole = None if what is None else _whole(site, what)
    if denied is None or what is None or whole is None or not _open(site, verb):
        return
    limit = child(tokens, what, *_LIMITS)
    if limit is None or tokens[whole].lower != "all":
        return
    if pattern("negation_scope", "passing").fullmatch(tokens[limit].lemma):
        return
    cut = _cut(site, denied)
    at = tokens[whole].start, tokens[whole].end
    every, some = site.fact(cut), site.fact(cut, (*at, "some"))
    yield Denial(
        tokens[denied].start,
        tokens[what].end,
        "it rules out each of them, or only the whole of them, so that it leaves some free",
        (
            Alternative(
                "none of them",
                "what limits the things named reads as a test that each must meet",
                "the denial stands before “all” and can be one of “all”",
                site.asking(Not(some)),
                swapping(*site.changed((*at, "any"))),
            ),
            Alternative(
                "not every one of them, though perhaps some",
                "the denial stands before “all” and can be one of “all”",
                "a duty that leaves open which of them it means asks little",
                site.asking(Not(both(some, every))),
                swapping(*site.changed((*at, "every single one of the"))),
            ),
        ),
    )


def _if_all_not(site: Site) -> Iterator[Denial]:
    """Yield the condition that denies something of all: "if all tests are not passed"."""
    tokens = site.place.tokens
    for verb in site.place.indices:
        denied, whole = child(tokens, verb, "neg"), _whole_subject(site, verb)
        if denied is None or whole is None or not site.place.sentence.conditional(verb):
            continue
        fact = _under_denial(site.rule.trigger, tokens[whole].text)
        if fact is not None and denied > whole and tokens[denied].lower == "not":
            yield _denied_condition(site, (whole, denied, verb), fact)


def _denied_condition(site: Site, words: tuple[int, int, int], fact: Atom) -> Denial:
    tokens = site.place.tokens
    whole, denied, verb = words
    cut = _cut(site, denied)
    at = tokens[whole].start, tokens[whole].end
    some = Atom(fact.name.replace(tokens[whole].text, "some", 1))
    said = tokens[whole].lower
    return Denial(
        at[0],
        max(tokens[denied].end, tokens[verb].end),
        "the condition is met as soon as it fails for one of them, or only when it fails for all",
        (
            Alternative(
                "it is enough that one fails",
                f"in common use “{said} ... not” stands for “not {said}”",
                f"“{said}” stands first and takes in each one",
                replacing(fact, both(some, fact)),
                swapping(*site.changed(cut, (*at, _like(site, whole, f"not {said}")))),
            ),
            Alternative(
                "all of them must fail",
                f"“{said}” stands first and takes in each one",
                f"in common use “{said} ... not” stands for “not {said}”",
                replacing(fact, some),
                swapping(*site.changed(cut, (*at, _like(site, whole, "no")))),
            ),
        ),
    )


def _not_both(site: Site) -> Iterator[Denial]:
    """Yield the duty not to do two things with one object: "not train and deploy the model"."""
    tokens = site.place.tokens
    verb = root(tokens)
    denied, other = _denied(site, verb), child(tokens, verb, "conj")
    joined = other == verb + 2 and tokens[verb + 1].lower == "and"
    if denied is None or denied + 1 != verb or other is None or not joined:
        return
    if child(tokens, other, "dobj") is None:
        return
    pair = site.place.text(tokens[verb].start, tokens[other].end)
    if not _open(site, verb) or pattern("negation_scope", "one_act").fullmatch(pair):
        return
    cut = _cut(site, denied)
    first = site.fact(cut, (tokens[verb].end, tokens[other].end, ""))
    second = site.fact(cut, (tokens[verb].start, tokens[other].start, ""))
    link = tokens[verb + 1]
    denial, conjunction = tokens[denied], (link.start, link.end, "nor")
    yield Denial(
        denial.start,
        tokens[other].end,
        "each of the two is ruled out, or only both together, so that one alone stays free",
        (
            Alternative(
                "neither of the two",
                "one denial stands before both verbs",
                "the denial can be one of the two joined by “and”",
                site.asking(both(Not(first), Not(second))),
                swapping(*site.changed((denial.start, denial.end, "neither"), conjunction)),
            ),
            Alternative(
                "not the two together",
                "the denial can be one of the two joined by “and”",
                "one denial stands before both verbs",
                site.asking(Not(both(first, second))),
                swapping(*site.changed((denial.start, denial.end, "not both"))),
            ),
        ),
    )


def _gate(site: Site) -> Iterator[Denial]:
    """Yield the gate of two things joined by "or": "not deployed without testing or approval"."""
    tokens = site.place.tokens
    verb = root(tokens)
    denied = _denied(site, verb)
    pair = next(_without(site, verb, "or"), None) if denied is not None else None
    if denied is None or pair is None:
        return
    first, second, start, end = pair
    act = site.fact(_cut(site, denied), (start, end, ""))
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


def _deprived(site: Site) -> Iterator[Denial]:
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


def _denied(site: Site, verb: int) -> int | None:
    """Return the "not" of a main verb."""
    tokens = site.place.tokens
    if verb not in site.place.indices:
        return None
    denied = child(tokens, verb, "neg")
    return denied if denied is not None and tokens[denied].lower == "not" else None


def _cut(site: Site, denied: int) -> Change:
    """Take out a "not", and the "do" that came with it."""
    tokens = site.place.tokens
    before = denied - 2 if tokens[denied - 1].lower == "do" else denied - 1
    return tokens[before].end, tokens[denied].end, ""


def _whole_subject(site: Site, verb: int) -> int | None:
    """Return the "all" or "every" that opens the subject of a verb."""
    about = child(site.place.tokens, verb, *SUBJECTS)
    return None if about is None or about > verb else _whole(site, about)


def _whole(site: Site, noun: int) -> int | None:
    tokens = site.place.tokens
    for i in tokens[noun].children:
        said = pattern("negation_scope", "whole").fullmatch(tokens[i].text)
        if said and tokens[i].dep in ("det", "predet") and i == site.place.within(noun)[0]:
            return i if tokens[i + 1].tag not in ("DT", "PRP$") else None
    return None


def _open(site: Site, verb: int) -> bool:
    """Whether a denial is left in doubt: no gate ends it, and it is one of each thing."""
    tokens = site.place.tokens
    helpers = [i for i in tokens[verb].children if tokens[i].dep in ("aux", "auxpass") and i < verb]
    settled = any(pattern("negation_scope", "each").fullmatch(tokens[i].text) for i in helpers)
    behind = site.place.text(tokens[verb].start, site.place.end)
    gated = pattern("negation_scope", "gates").search(behind)
    joint = pattern("negation_scope", "together").search(behind)
    return bool(helpers) and not (settled or gated or joint)


def _under_denial(formula: Formula, opening: str) -> Atom | None:
    """Return the fact that a formula denies and whose name opens with a word."""
    for part in parts(formula):
        inner = part.operand if isinstance(part, Not) else None
        if isinstance(inner, Atom) and inner.name.lower().startswith(f"{opening.lower()} "):
            return inner
    return None


def _like(site: Site, index: int, word: str) -> str:
    """Write a word as the one in whose place it comes: "All" becomes "No"."""
    return word.capitalize() if site.place.tokens[index].text[0].isupper() else word


_FORMS: tuple[Callable[[Site], Iterator[Denial]], ...] = (
    _all_not,
    _not_all,
    _if_all_not,
    _not_both,
    _gate,
    _deprived,
)
