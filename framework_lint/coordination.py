"""Words joined by "and" or "or" beside words that may belong to one of them or to all.

What the readings are is told by form alone: which of them is true to the
matter, a reader knows from the matter. `leaves_open` asks whether the words
beside an "and" or "or" keep a reader from settling at once what it joins,
`coordinations` finds what has two readings at all, `is_ambiguous` leaves out
those that the wording settles, and `is_nocuous` asks that the readings also
bind different people or things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from framework_lint.annotation import Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import child, subtree

Shape = Literal["premodifier", "head", "reach", "postmodifier", "term"]

LINKS = frozenset({"and", "or", "and/or"})
_NOUN = frozenset({"NOUN", "PROPN"})
_NOMINAL = _NOUN | {"ADJ", "NUM"}
_BARE = _NOUN | {"ADJ"}
_FENCES = frozenset({"DT", "PRP$", "WDT", "PDT", "WP$"})
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod"})
_BEHIND = frozenset({"prep", "acl", "relcl"})
_ADVERBIAL = frozenset({"prep", "advcl", "advmod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Coordination:
    """Conjuncts beside a modifier that may belong to the nearest of them or to all.

    `link` is the index, in the sentence, of the "and" or "or"; `conjuncts`
    are the indices of each conjunct's words, its head last if it is a noun;
    `modifier` are the indices of the words in doubt, which stand before the
    conjuncts if they lead, else after them. `narrow` and `wide` are the words
    that the modifier governs in either reading, as offsets of the block's
    text. `shape` is what the modifier is: words before a noun ("old men and
    women"), a noun that others may share ("fire and alarm systems"), a noun
    with its preposition ("division of duties and interfaces"), a phrase
    behind nouns ("staff and visitors with keys"), or a term or case set for
    acts ("test the model and publish the results within a week").
    """

    shape: Shape
    link: int
    conjuncts: tuple[range, ...]
    modifier: tuple[int, ...]
    leads: bool
    narrow: tuple[int, int]
    wide: tuple[int, int]


def coordinations(tokens: Sequence[Token]) -> tuple[Coordination, ...]:
    """Return the coordinations of a sentence that can be read in two ways, in order."""
    links = [i for i, token in enumerate(tokens) if token.lower in LINKS]
    return tuple(found for link in links for shape in SHAPES for found in shape(tokens, link))


def leaves_open(tokens: Sequence[Token], link: int) -> bool:
    """Whether no sign beside an "and" or "or" settles at once what it joins."""
    beside = 0 < link < len(tokens) - 1
    return beside and not any(settles(tokens, link) for settles in AT_ONCE)


def is_ambiguous(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether the wording leaves open which of the two readings is meant."""
    skipped = {"term": AT_ONCE, "postmodifier": (_adjectival,)}.get(found.shape, ())
    at_once = any(sign(tokens, found.link) for sign in AT_ONCE if sign not in skipped)
    return not at_once and not any(settled(tokens, found) for settled in SETTLED)


def is_nocuous(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether the readings differ in who is meant, or in when something is due."""
    judge = _NOCUOUS.get(found.shape)
    if judge is None or any(settled(tokens, found) for settled in SETTLED):
        return False
    return judge(tokens, found)


def _both_act(tokens: Sequence[Token], link: int) -> bool:
    """Whether verbs stand side by side, and so share what follows: "develop and maintain"."""
    return all(tokens[i].tag.startswith("VB") for i in (link - 1, link + 1))


def _counted(tokens: Sequence[Token], link: int) -> bool:
    """Whether the first group opens with a word that counts: "multiple pages and components"."""
    group = _before(tokens, link)
    words = tokens[max(0, group.start - 1) : group.stop]
    return any(pattern("coordinations", "counting").fullmatch(word.lower) for word in words)


def _adjectival(tokens: Sequence[Token], link: int) -> bool:
    """Whether an adjective stands beside the link: "structural and environmental tests"."""
    return any(tokens[i].pos == "ADJ" for i in (link - 1, link + 1))


def _alike_in_form(tokens: Sequence[Token], link: int) -> bool:
    """Whether the first ends as its neighbour or the last does: "opening and closing dates"."""
    last = _after(tokens, link + 1).stop - 1
    ends = [(tokens[i].lower[-3:], tokens[i].lemma[-3:]) for i in (link - 1, link + 1, last)]
    return ends[0] in (ends[1:] if last > link else ends[1:2])


def _of_one_rank(tokens: Sequence[Token], link: int) -> bool:
    """Whether two bare nouns, shared by no noun before, are plurals or both name acts."""
    if any(_reach(tokens, link)):
        return False
    groups = _before(tokens, link), _after(tokens, link + 1)
    pair = [tokens[group[0]] for group in groups if len(group) == 1]
    formed = [pattern("coordinations", "formed").fullmatch(word.lemma) for word in pair]
    return len(pair) == 2 and (all(formed) or all(word.tag == "NNS" for word in pair))


def _groups(tokens: Sequence[Token], link: int) -> tuple[range, ...]:
    """Return the noun groups that a link joins, the earlier items of a list included."""
    found = [_before(tokens, link), _after(tokens, link + 1)]
    while all(found) and found[0][0] and tokens[found[0][0] - 1].text == ",":
        found.insert(0, _before(tokens, found[0][0]))
    return tuple(found if all(found) else found[1:] if len(found) > 2 else ())


def _before(tokens: Sequence[Token], stop: int) -> range:
    stop -= stop > 0 and tokens[stop - 1].text == ","
    start = stop
    while start and _nominal(tokens[start - 1]):
        start -= 1
    return range(start, stop) if stop and tokens[stop - 1].pos in _NOUN else range(0)


def _after(tokens: Sequence[Token], start: int) -> range:
    while start < len(tokens) and tokens[start].tag in _FENCES:
        start += 1
    stop = start
    while stop < len(tokens) and _nominal(tokens[stop]):
        stop += 1
    while stop > start and tokens[stop - 1].pos not in _NOUN:
        stop -= 1
    return range(start, stop)


def _nominal(token: Token) -> bool:
    participle = token.tag in ("VBN", "VBG") and token.dep in _BEFORE
    return token.pos in _NOMINAL or participle or token.tag == "HYPH"


def _premodifier(tokens: Sequence[Token], link: int) -> Iterator[Coordination]:
    groups = _groups(tokens, link)
    if groups and len(groups[0]) > 1:
        yield _made(tokens, "premodifier", link, groups[0][:-1], (groups[0][-1:], *groups[1:]))


def _head(tokens: Sequence[Token], link: int) -> Iterator[Coordination]:
    groups = _groups(tokens, link)
    if groups and len(groups[-1]) > 1:
        yield _made(tokens, "head", link, groups[-1][-1:], (*groups[:-1], groups[-1][:-1]))


def _reach(tokens: Sequence[Token], link: int) -> Iterator[Coordination]:
    groups = _groups(tokens, link)
    at = groups[0][0] - 1 if groups else 0
    while at > 0 and tokens[at].tag in _FENCES:
        at -= 1
    if at > 0 and tokens[at].pos == "ADP" and tokens[at - 1].pos in _NOUN:
        yield _made(tokens, "reach", link, range(at - 1, at + 1), groups)


def _postmodifier(tokens: Sequence[Token], link: int) -> Iterator[Coordination]:
    groups = _groups(tokens, link)
    for index in (i for head in sorted({g[-1] for g in groups}) for i in tokens[head].children):
        words = subtree(tokens, index)
        if tokens[index].dep in _BEHIND and words[0] == groups[-1][-1] + 1:
            yield _made(tokens, "postmodifier", link, words, groups)


def _term(tokens: Sequence[Token], link: int) -> Iterator[Coordination]:
    """Yield acts, each with an object of its own, before what says when or in which case."""
    first = tokens[link].head
    second = next((i for i in tokens[first].children if tokens[i].dep == "conj" and i > link), 0)
    if not first < link < second or any(child(tokens, i, "dobj") is None for i in (first, second)):
        return
    for index in sorted({*tokens[first].children, *tokens[second].children}):
        words = subtree(tokens, index)
        opening = " ".join(token.lower for token in tokens[words[0] : words[0] + 2])
        sets = tokens[index].dep in _ADVERBIAL and pattern("coordinations", "terms").match(opening)
        if sets and words[0] > second + 1:
            groups = (range(first, link), range(link + 1, words[0]))
            yield _made(tokens, "term", link, words, groups)


def _made(
    tokens: Sequence[Token],
    shape: Shape,
    link: int,
    modifier: Sequence[int],
    conjuncts: Sequence[range],
) -> Coordination:
    leads = modifier[0] < conjuncts[0][0]
    near = conjuncts[0 if leads else -1]
    wide = tokens[conjuncts[0][0]].start, tokens[conjuncts[-1][-1]].end
    narrow = tokens[near[0]].start, tokens[near[-1]].end
    return Coordination(shape, link, tuple(conjuncts), tuple(modifier), leads, narrow, wide)


def _fenced(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether the last conjunct opens anew: "old men and the women"."""
    return tokens[found.conjuncts[-1][0] - 1].tag in _FENCES


def _paused(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether a comma parts a pair, or parts the modifier from the conjuncts."""
    pair = len(found.conjuncts) == 2 and tokens[found.link - 1].text == ","
    return pair or (not found.leads and tokens[found.modifier[0] - 1].text == ",")


def _repeated(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether a word comes back: "unit tests and load tests", "new men and new women"."""
    parts = (found.conjuncts[0], found.conjuncts[-1], found.modifier)
    words = [{tokens[i].lemma for i in part} for part in parts]
    return found.shape != "term" and len(set().union(*words)) < sum(map(len, words))


def _parallel(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether the last conjunct has its own adjective: "old men and young women"."""
    last = found.conjuncts[-1]
    own = {"premodifier": last[:-1], "head": last}.get(found.shape, range(0))
    adjectival = any(tokens[i].pos not in _NOUN and tokens[i].tag != "HYPH" for i in own)
    return adjectival or tokens[last[0]].lower == "other"


def _limits_persons(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether a word that draws a line stands before persons."""
    return _are_persons(tokens, found) and any(
        pattern("coordinations", "restrictive").fullmatch(word)
        for word in _written(tokens, found.modifier)
    )


def _are_persons(tokens: Sequence[Token], found: Coordination) -> bool:
    heads = (tokens[group[-1]].lower for group in found.conjuncts)
    return all(pattern("coordinations", "persons").fullmatch(head) for head in heads)


def drawn(tokens: Sequence[Token], found: Coordination) -> Sequence[int]:
    """Return the words that limit: before nouns, those up to the one that draws the line."""
    if not found.leads:
        return found.modifier
    for number in range(1, len(found.modifier) + 1):
        word = _written(tokens, found.modifier[:number])[-1]
        if pattern("coordinations", "restrictive").fullmatch(word):
            return found.modifier[:number]
    return found.modifier


def _written(tokens: Sequence[Token], indices: Sequence[int]) -> list[str]:
    """Return words, those that are written together as one: "third-party"."""
    said: list[str] = []
    for number, i in enumerate(indices):
        glued = number and tokens[indices[number - 1]].end == tokens[i].start
        said[-1:] = [said[-1] + tokens[i].text] if glued else [*said[-1:], tokens[i].text]
    return said


def _limits_behind(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether a phrase says which persons are meant, behind several or one with words of its own.

    Two bare nouns are read as one ("staff and visitors with keys"), as those with a determiner.
    """
    opening, last = tokens[found.modifier[0]], found.conjuncts[-1]
    drawn = opening.tag == "VBN" or pattern("coordinations", "limits").fullmatch(opening.text)
    open_before = tokens[found.conjuncts[0][0] - 1].tag not in _FENCES
    own = len(found.conjuncts) > 2 or (len(last) > 1 and tokens[last[0]].tag != "NNS")
    return bool(drawn) and open_before and own and _are_persons(tokens, found)


def _limits_acts(tokens: Sequence[Token], found: Coordination) -> bool:
    """Whether two short acts follow each other: a verb in one form with its bare object.

    What is set behind a longer act, or behind one that takes up the first
    ("hands it over within a week"), is read with the act next to it.
    """
    one, other = (tokens[act[0]].tag for act in found.conjuncts)
    short = all(_short(tokens, act) for act in found.conjuncts)
    return short and one == other and one.startswith("VB") and is_ambiguous(tokens, found)


def _short(tokens: Sequence[Token], act: range) -> bool:
    words = [token for token in tokens[act.start + 1 : act.stop] if token.tag != "DT"]
    return 0 < len(words) < 3 and all(word.pos in _BARE for word in words)


SHAPES = (_premodifier, _head, _reach, _postmodifier, _term)
AT_ONCE = (_both_act, _counted, _adjectival, _alike_in_form, _of_one_rank)
SETTLED = (_fenced, _paused, _repeated, _parallel)
_NOCUOUS: dict[str, Callable[[Sequence[Token], Coordination], bool]] = {
    "premodifier": _limits_persons,
    "postmodifier": _limits_behind,
    "term": _limits_acts,
}
