"""A denial beside "all", "and" or "or", which may say none or not every one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from framework_lint.annotation import Register
from framework_lint.clause import ClauseKind
from framework_lint.formula import Atom, Not, both
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.denial import Denial, denial_of, in_place_of, taking_out, under_denial
from framework_lint.readings.edit import replacing, swapping
from framework_lint.readings.frame import Frame
from framework_lint.readings.site import Site, site_of
from framework_lint.readings.without import deprived, gate
from framework_lint.syntax import SUBJECTS, child, root

SOURCE = "negation-over-all-or-any"
_BINDING = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)
_LIMITS = ("relcl", "acl")


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
    denied, whole = denial_of(site, verb), _whole_subject(site, verb)
    if denied is None or whole is None or not _open(site, verb):
        return
    tokens = site.place.tokens
    cut = taking_out(site, denied)
    at = tokens[whole].start, tokens[whole].end
    every, some = site.fact(cut), site.fact(cut, (*at, "some"))
    none = swapping(*site.changed(cut, (*at, in_place_of(site, whole, "no"))))
    few = swapping(
        *site.changed(cut, (*at, in_place_of(site, whole, f"not {tokens[whole].lower}")))
    )
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
    denied, what = denial_of(site, verb), child(tokens, verb, "dobj")
    whole = None if what is None else _whole(site, what)
    if denied is None or what is None or whole is None or not _open(site, verb):
        return
    limit = child(tokens, what, *_LIMITS)
    if limit is None or tokens[whole].lower != "all":
        return
    if pattern("negation_scope", "passing").fullmatch(tokens[limit].lemma):
        return
    cut = taking_out(site, denied)
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
        fact = under_denial(site.rule.trigger, tokens[whole].text)
        if fact is not None and denied > whole and tokens[denied].lower == "not":
            yield _denied_condition(site, (whole, denied, verb), fact)


def _denied_condition(site: Site, words: tuple[int, int, int], fact: Atom) -> Denial:
    tokens = site.place.tokens
    whole, denied, verb = words
    cut = taking_out(site, denied)
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
                swapping(*site.changed(cut, (*at, in_place_of(site, whole, f"not {said}")))),
            ),
            Alternative(
                "all of them must fail",
                f"“{said}” stands first and takes in each one",
                f"in common use “{said} ... not” stands for “not {said}”",
                replacing(fact, some),
                swapping(*site.changed(cut, (*at, in_place_of(site, whole, "no")))),
            ),
        ),
    )


def _not_both(site: Site) -> Iterator[Denial]:
    """Yield the duty not to do two things with one object: "not train and deploy the model"."""
    tokens = site.place.tokens
    verb = root(tokens)
    denied, other = denial_of(site, verb), child(tokens, verb, "conj")
    joined = other == verb + 2 and tokens[verb + 1].lower == "and"
    if denied is None or denied + 1 != verb or other is None or not joined:
        return
    if child(tokens, other, "dobj") is None:
        return
    pair = site.place.text(tokens[verb].start, tokens[other].end)
    if not _open(site, verb) or pattern("negation_scope", "one_act").fullmatch(pair):
        return
    cut = taking_out(site, denied)
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


_FORMS: tuple[Callable[[Site], Iterator[Denial]], ...] = (
    _all_not,
    _not_all,
    _if_all_not,
    _not_both,
    gate,
    deprived,
)
