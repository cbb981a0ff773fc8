"""A "respectively" over two lists of unequal length, so that no order pairs them off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Token
from framework_lint.clause import ClauseKind
from framework_lint.formula import Atom, both
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity
from framework_lint.readings.edit import Redraft
from framework_lint.readings.frame import Frame
from framework_lint.readings.site import Site, site_of
from framework_lint.syntax import subtree

SOURCE = "respectively-over-unequal-lists"
_KINDS = (ClauseKind.COMMITMENT, ClauseKind.THRESHOLD, ClauseKind.COMPONENT)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "SYM", "PART"})
_SAID = re.compile(r",?\s+respectively\b", re.IGNORECASE)
Pairs = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list "A, B and C": its items as ranges of tokens."""

    items: tuple[range, ...]

    def names(self, site: Site) -> tuple[str, ...]:
        """Return the items in words; a noun that the last one shares is given to each."""
        tokens = site.place.tokens
        said = [site.place.text(tokens[i[0]].start, tokens[i[-1]].end) for i in self.items]
        bare = [[i for i in item if tokens[i].pos != "DET"] for item in self.items]
        last = bare[-1]
        named = any(len(i) != 1 or tokens[i[0]].pos in ("NOUN", "PROPN") for i in bare[:-1])
        if len(last) > 1 and not named:
            shared = site.place.text(tokens[last[1]].start, tokens[last[-1]].end)
            said = [*(f"{name} {shared}" for name in said[:-1]), said[-1]]
        return tuple(said)


def unequal_lists(frame: Frame) -> Iterator[Ambiguity]:
    """Yield each "respectively" that pairs a list with one of another length."""
    for clause in frame.policy.clauses:
        match = pattern("respectively", "pairing").search(clause.quote)
        if clause.kind in _KINDS and match is not None:
            site = site_of(frame, clause)
            lists = _lists(site)
            if len(lists) == 2 and len(lists[0].items) != len(lists[1].items):
                start = site.place.start + match.start()
                yield _ambiguity(frame, site, start, lists)


def _ambiguity(frame: Frame, site: Site, start: int, lists: Sequence[Listing]) -> Ambiguity:
    first, second = (found.names(site) for found in lists)
    return Ambiguity(
        SOURCE,
        site.clause.id,
        frame.index(site.clause),
        start,
        start + len("respectively"),
        f"“respectively” pairs {_counted(first)} with {_counted(second)}: which of them go "
        "together, and so what each one calls for, is left open.",
        tuple(_ways(site, first, second)),
    )


def _counted(names: Sequence[str]) -> str:
    return f"{len(names)} items (“{'”, “'.join(names)}”)"


def _ways(site: Site, first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[Alternative]:
    """Yield the pairings: the last or the first serves several, or some go without."""
    size = min(len(first), len(second))
    more = "first" if len(first) > size else "second"
    for shared, words in (("last", "takes what is left over"), ("first", "takes the surplus")):
        pairs = _pairs(first, second, shared)
        yield Alternative(
            f"the {shared} of the shorter list {words}: {_said(pairs)}",
            f"pairing starts at the {'first' if shared == 'last' else 'last'} of each list",
            f"nothing says which item answers to several of the {more} list",
            site.asking(both(*_facts(pairs))),
            _spelt(pairs),
        )
    pairs = tuple(((a,), (b,)) for a, b in zip(first, second, strict=False))
    yield Alternative(
        f"what is left over stands alone: {_said(pairs)}",
        "“respectively” pairs one item with one",
        f"the {more} list names more items, and nothing else is said of them",
        site.asking(both(*_facts(pairs))),
        _spelt(pairs),
    )


def _pairs(first: tuple[str, ...], second: tuple[str, ...], shared: str) -> Pairs:
    """Pair two lists in order; one end of the shorter one takes several of the longer one."""
    size = min(len(first), len(second))
    one, other = _grouped(first, size, shared), _grouped(second, size, shared)
    return tuple(zip(one, other, strict=True))


def _grouped(names: tuple[str, ...], size: int, shared: str) -> tuple[tuple[str, ...], ...]:
    over = len(names) - size + 1
    if shared == "last":
        return (*((name,) for name in names[: size - 1]), names[size - 1 :])
    return (names[:over], *((name,) for name in names[over:]))


def _facts(pairs: Pairs) -> Iterator[Atom]:
    for one, other in pairs:
        yield from (Atom(f"{name}: {value}") for name in one for value in other)


def _said(pairs: Pairs) -> str:
    return "; ".join(f"{' and '.join(one)}: {' and '.join(other)}" for one, other in pairs)


def _spelt(pairs: Pairs) -> Redraft:
    return lambda quote: _SAID.sub(f" ({_said(pairs)})", quote, count=1)


def _lists(site: Site) -> tuple[Listing, ...]:
    """Return the lists of a clause, or nothing if it is not sure what they hold."""
    tokens = site.place.tokens
    links = [i for i in site.place.indices if tokens[i].lower in ("and", "or", "&")]
    found = [_listing(site, link) for link in links]
    sure = [listing for listing in found if listing is not None]
    return tuple(sure) if len(sure) == len(links) == 2 else ()


def _listing(site: Site, link: int) -> Listing | None:
    """Return the list that an "and" closes, if form and parse do not gainsay each other."""
    tokens = site.place.tokens
    last = _run(site, link + 1, 1)
    stop = link - 1 if tokens[link - 1].text == "," else link
    items = [_run(site, stop - 1, -1), last]
    if not all(items):
        return None
    while (more := _earlier(site, items)) is not None:
        items.insert(0, more)
    before = tokens[items[0][0] - 1].lower if items[0][0] else ""
    whole = pattern("respectively", "spanning").fullmatch(before)
    return None if whole or _parsed(tokens, items) > len(items) else Listing(tuple(items))


def _run(site: Site, at: int, step: int) -> range:
    """Return the words of one item, from an index on in one direction."""
    index = at
    while index in site.place.indices and _names(site.place.tokens[index]):
        index += step
    return range(at, index) if step > 0 else range(index + 1, at + 1)


def _names(token: Token) -> bool:
    nominal = token.pos in _NOMINAL or token.tag in ("HYPH", "VBG", "VBN")
    return nominal and not pattern("respectively", "each").fullmatch(token.text)


def _earlier(site: Site, items: list[range]) -> range | None:
    """Return the item before a comma that is built like the next one or parsed as beside it."""
    tokens = site.place.tokens
    comma = items[0][0] - 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    item = _run(site, comma - 1, -1)
    kin = bool(item) and (_alike(tokens, item, items[0]) or _joined(tokens, item, items[0]))
    return item if kin else None


def _alike(tokens: Sequence[Token], one: range, other: range) -> bool:
    shapes = ([tokens[i].pos for i in item] for item in (one, other))
    same = any(tokens[i].lemma == tokens[j].lemma for i in one for j in other)
    return (same or _counts(tokens, one)) and next(shapes) == next(shapes)


def _counts(tokens: Sequence[Token], item: range) -> bool:
    """Whether an item is a number alone, and no year."""
    return len(item) == 1 and re.fullmatch(r"\d{1,3}", tokens[item[0]].text) is not None


def _joined(tokens: Sequence[Token], one: range, other: range) -> bool:
    """Whether the parser has joined two items."""
    return any(tokens[i].dep == "conj" and tokens[i].head in one for i in other)


def _parsed(tokens: Sequence[Token], items: Sequence[range]) -> int:
    """Return how many items the parser sees in the list of which the first is known."""
    inside = set(subtree(tokens, items[0][-1])) | {i for item in items for i in item}
    return 1 + sum(tokens[i].dep == "conj" and tokens[i].head in inside for i in inside)
