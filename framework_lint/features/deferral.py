"""Words by which a text leaves what a level requires to a later text."""

from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.clauses.layout import Part
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.syntax import child, conjuncts, subject, subtree, token_at

_SPAN = 18
_RELATIVES = frozenset({"WDT", "WP", "WP$"})


def deferrals(policy: Policy, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the words that put a standard off, the plainest form first.

    Offsets count from the start of the sentence.
    """
    if not pattern("deferrals", "opening").search(sentence.text):
        return
    if _blank(policy, sentence):
        found = pattern("deferrals", "blank").match(sentence.text)
        if found is not None:
            yield found.span()
    yield from _told(sentence, "late", "owed")
    yield from _told(sentence, "unready", "standards")
    yield from _announced(policy, sentence)
    if pattern("deferrals", "levels").search(sentence.text):
        yield from (m.span() for m in pattern("deferrals", "studied").finditer(sentence.text))


def _blank(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence fills a cell that should say something of a level."""
    cell = policy.cells.get(sentence.block)
    first = policy.block(sentence).text[: sentence.start].strip() == ""
    return cell is not None and first and cell.part is not Part.THRESHOLD


def _told(sentence: Sentence, kind: str, nouns: str) -> Iterator[tuple[int, int]]:
    """Yield what says of a standard that it is not there."""
    for match in pattern("deferrals", kind).finditer(sentence.text):
        about = _about(sentence, sentence.start + match.start())
        if any(_is(nouns, sentence.tokens[i].lower) for i in about):
            yield match.span()


def _about(sentence: Sentence, offset: int) -> list[int]:
    """Return what the verb at an offset is said of, with what it is coordinated with."""
    tokens = sentence.tokens
    verb = token_at(tokens, offset)
    while tokens[verb].dep in ("aux", "auxpass", "neg") and tokens[verb].head != verb:
        verb = tokens[verb].head
    about = None if _reported(sentence, verb) else _undergoer(sentence, verb)
    return [] if about is None else conjuncts(tokens, about)


def _undergoer(sentence: Sentence, verb: int) -> int | None:
    """Return the object of an active verb, the subject of any other; of "which", what it means."""
    tokens = sentence.tokens
    thing = child(tokens, verb, "dobj") if tokens[verb].pos == "VERB" else None
    about = subject(tokens, verb) if thing is None else thing
    relative = about is not None and tokens[about].tag in _RELATIVES
    return tokens[verb].head if relative else about


def _reported(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    while tokens[index].head != index:
        head = tokens[index].head
        if tokens[index].dep == "ccomp" and _is("telling", tokens[head].lemma):
            return True
        index = head
    return False


def _announced(policy: Policy, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield a plan to say later what is required."""
    tokens = sentence.tokens
    marker = pattern("deferrals", "marker").search(sentence.text)
    under = _under(policy, sentence)
    for index, token in enumerate(tokens):
        if not _is("defining", token.lemma) or not _ahead(sentence, index):
            continue
        plan = _plan(sentence, index)
        plainly = plan is not None and _is("plainly", token.lemma)
        put_off = marker or under or plainly or _still(sentence, index) is not None
        if put_off and _of_standard(sentence, index):
            first = _still(sentence, index) if plan is None else plan
            start = tokens[_opening(sentence, index) if first is None else first].start
            ends = [marker.end()] if marker else []
            yield _trimmed(sentence, start - sentence.start, [*ends, _object_end(sentence, index)])


def _under(policy: Policy, sentence: Sentence) -> bool:
    """Whether a heading or a lead-in says that what follows is put off."""
    titles = policy.block(sentence).place.section[-1:]
    heads = [known.text for known in policy.governors(sentence)]
    return any(_is("lead", " ".join(text.split())) for text in (*titles, *heads))


def _ahead(sentence: Sentence, index: int) -> bool:
    """Whether a verb speaks of what is still to be done."""
    tokens = sentence.tokens
    helpers = [tokens[i] for i in tokens[index].children if tokens[i].dep == "aux"]
    if tokens[index].pos != "VERB" or child(tokens, index, "neg") is not None:
        return False
    if child(tokens, index, "auxpass") is not None:
        return any(helper.tag == "MD" for helper in helpers)
    return tokens[index].tag in ("VB", "VBG") and not any(h.lemma == "have" for h in helpers)


def _plan(sentence: Sentence, index: int) -> int | None:
    """Return the verb of planning on which another hangs: "plan to add"."""
    tokens = sentence.tokens
    while tokens[index].dep in ("xcomp", "conj", "ccomp") and tokens[index].head != index:
        index = tokens[index].head
        if _is("intending", tokens[index].lemma) and tokens[index].pos == "VERB":
            return index
    return None


def _still(sentence: Sentence, index: int) -> int | None:
    """Return the word that says that the work goes on: "are still working on identifying"."""
    tokens = sentence.tokens
    near = range(max(0, index - 4), index) if tokens[index].tag == "VBG" else ()
    return next((i for i in near if tokens[i].lower == "still"), None)


def _of_standard(sentence: Sentence, index: int) -> bool:
    """Whether what is to be said is what a level requires, and not something on top of it."""
    tokens = sentence.tokens
    clause = child(tokens, index, "ccomp")
    if clause is not None:
        return any(_is("standards", tokens[i].lower) for i in subtree(tokens, clause))
    first = _undergoer(sentence, index)
    for thing in () if first is None else conjuncts(tokens, first):
        if _is("news", tokens[thing].lower):
            return any(_is("entail", tokens[i].lemma) for i in subtree(tokens, thing))
        if _is("standards", tokens[thing].lower):
            beside = [tokens[i].lower for i in tokens[thing].children]
            return not any(_is("added", word) for word in beside)
    return False


def _opening(sentence: Sentence, index: int) -> int:
    """Return the first helper of a passive verb, or the verb."""
    tokens = sentence.tokens
    passive = child(tokens, index, "auxpass") is not None
    helpers = [i for i in tokens[index].children if tokens[i].dep in ("aux", "auxpass")]
    return min(helpers) if passive and helpers else index


def _object_end(sentence: Sentence, index: int) -> int:
    tokens = sentence.tokens
    thing = child(tokens, index, "dobj", "ccomp", "oprd")
    return tokens[index if thing is None else thing].end - sentence.start


def _trimmed(sentence: Sentence, start: int, ends: list[int]) -> tuple[int, int]:
    """Return the words up to the farthest end that keeps them short."""
    fits = [e for e in ends if e > start and len(sentence.text[start:e].split()) <= _SPAN]
    return start, max(fits, default=max(ends))


def _is(kind: str, words: str) -> bool:
    return pattern("deferrals", kind).fullmatch(words) is not None
