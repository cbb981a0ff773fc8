"""Lists of what a safeguard may include, on which nothing is required."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.check import Change
from framework_lint.clauses.layout import Part
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.statement import binds
from framework_lint.syntax import HAVE, MAY, SUBJECTS, child, conjuncts, subject, subtree, token_at

_POINTS = frozenset({"this", "these", "such", "they", "it", "those"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_POSSIBLE = frozenset({"possible", "potential", "example", "illustrative", "candidate", "sample"})
_HIGHEST = 6


@dataclass(frozen=True, slots=True)
class OpenList:
    """The words at `sentence.text[start:end]` that open one; `changes` make it a closed list."""

    start: int
    end: int
    changes: tuple[Change, ...] = ()


def open_lists(policy: Policy, sentence: Sentence) -> Iterator[OpenList]:
    """Yield the lists of examples that a sentence gives in place of a safeguard."""
    if policy.block(sentence).kind is not Kind.FOOTNOTE:
        yield from _opened(policy, sentence)
        yield from _exampled(sentence)
        yield from _possible(sentence)


def _opened(policy: Policy, sentence: Sentence) -> Iterator[OpenList]:
    """Yield the words that open a list of what a safeguard may include."""
    for match in pattern("open_lists", "opens").finditer(sentence.text):
        modal = token_at(sentence.tokens, sentence.start + match.start())
        verb = sentence.tokens[modal].head
        if not _lists(sentence, verb, match.end()):
            continue
        start = _class(policy, sentence, verb, modal)
        if start is not None:
            begin = sentence.tokens[start].start - sentence.start
            end = _close(sentence, match.end())
            said = match.group()[sentence.tokens[verb].start - sentence.start - match.start() :]
            will = "will" if match.start() else "Will"
            yield OpenList(begin, end, (Change(match.start(), end, f"{will} {said}"),))


def _lists(sentence: Sentence, verb: int, offset: int) -> bool:
    """Whether more than one thing follows."""
    tokens = sentence.tokens
    named = [i for i in tokens[verb].children if i > verb]
    named += [i for near in named if tokens[near].dep == "prep" for i in tokens[near].children]
    several = any(len(conjuncts(tokens, i)) > 1 for i in named)
    return several or re.search("[,;]|:$", sentence.text[offset:].rstrip()) is not None


def _close(sentence: Sentence, offset: int) -> int:
    """Return where the list starts, behind "measures such as"."""
    said = pattern("open_lists", "again").match(sentence.text, offset + 1)
    return said.end() if said else offset


def _class(policy: Policy, sentence: Sentence, verb: int, modal: int) -> int | None:
    """Return where the words start that name what the list is all of, if it is a safeguard."""
    tokens = sentence.tokens
    about = child(tokens, verb, *SUBJECTS)
    if about is None or about > verb:
        cell = policy.cells.get(sentence.block)
        return modal if modal == 0 and cell is not None and cell.part is Part.SAFEGUARD else None
    if tokens[about].tag in ("WDT", "WP"):
        return about if _operative(sentence) and _describes(sentence, verb) else None
    points = {tokens[about].lower, *(tokens[i].lower for i in tokens[about].children)} & _POINTS
    if points:
        return about if _points_back(policy, sentence) else None
    return about if _is("safeguards", tokens[about]) else None


def _is(name: str, token: Token) -> bool:
    return pattern("open_lists", name).fullmatch(token.lemma.lower()) is not None


def _operative(sentence: Sentence) -> bool:
    """Whether a sentence binds, or is a bare order or thing, as an item of a list is."""
    whole = any(
        token.tag in _FINITE
        and token.dep in ("ROOT", "aux")
        and sentence.tokens[token.head].dep == "ROOT"
        for token in sentence.tokens
    )
    return binds(sentence) or not whole


def _describes(sentence: Sentence, verb: int) -> bool:
    """Whether a "which" goes back to a safeguard, across what is said of that."""
    tokens, index = sentence.tokens, verb
    for _ in range(_HIGHEST):
        index = tokens[index].head
        if tokens[index].pos == "NOUN" and _is("safeguards", tokens[index]):
            return True
        if tokens[index].pos == "VERB" and tokens[index].dep not in ("acl", "relcl"):
            done = child(tokens, index, "dobj", "nsubjpass")
            return done is not None and done < verb and _is("safeguards", tokens[done])
    return False


def _points_back(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence before only calls for safeguards; this one gives their content."""
    before = next(iter(policy.beside(sentence, before=1, after=0)), None)
    if before is None or not binds(before):
        return False
    tokens = before.tokens
    called = [
        i for i, token in enumerate(tokens) if token.dep in _OBJECTS and _is("safeguards", token)
    ]
    main = [i for i in called if tokens[tokens[i].head].dep in ("ROOT", "conj", "xcomp")]
    return any(child(tokens, i, "relcl", "nummod") is None for i in main)


def _possible(sentence: Sentence) -> Iterator[OpenList]:
    """Yield "examples of safeguards that may be applied include" and "possible controls are"."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        verb = tokens[token.head]
        if token.dep != "nsubj" or verb.lemma not in ("include", "be") or token.head < index:
            continue
        merely = any(tokens[i].lower in MAY for i in range(index, token.head))
        named = {i for i in subtree(tokens, index) if _is("safeguards", tokens[i])}
        among = token.lemma.lower() == "example" and bool(named) and merely
        said = {tokens[i].lower for i in token.children} & _POSSIBLE
        if among or (index in named and said and verb.lemma == "include"):
            first = subtree(tokens, index)[0]
            yield OpenList(tokens[first].start - sentence.start, verb.end - sentence.start)


def _exampled(sentence: Sentence) -> Iterator[OpenList]:
    """Yield a class of safeguards that a duty names by examples only: "controls such as"."""
    if not binds(sentence) and sentence.register is not Register.PERMISSION:
        return
    for match in pattern("open_lists", "marks").finditer(sentence.text):
        noun = _before(sentence, match)
        if noun is not None and _required(sentence, noun) and _bare(sentence, noun):
            begin = min(
                [noun, *sentence.tokens[noun].children], key=lambda i: sentence.tokens[i].start
            )
            start = sentence.tokens[begin].start - sentence.start
            yield OpenList(start, match.end(), _numbered(sentence, match, start, noun))


def _before(sentence: Sentence, match: re.Match[str]) -> int | None:
    """Return the word for a class of safeguards right before the examples."""
    tokens = sentence.tokens
    index = token_at(tokens, sentence.start + match.start()) - 1
    if index > 0 and tokens[index].text in (",", "–", "—", "-"):
        index -= 1
    if tokens[index].tag == "VBN":
        index = next((i for i in tokens[index].children if tokens[i].dep == "nsubjpass"), index)
    known = index >= 0 and tokens[index].pos == "NOUN" and _is("classes", tokens[index])
    return index if known else None


def _required(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is what a statement says the author does, takes or has done."""
    tokens = sentence.tokens
    verb = tokens[noun].head
    if tokens[noun].dep not in _OBJECTS or {tokens[i].lower for i in tokens[verb].children} & HAVE:
        return False
    stated = verb in {index for index, _ in sentence.statements} or tokens[verb].dep in (
        "xcomp",
        "conj",
    )
    about = subject(tokens, verb)
    passive = tokens[noun].dep == "nsubjpass"
    return stated and (passive or about is None or own(tokens, about) or _single(tokens, about))


def _single(tokens: Sequence[Token], about: int) -> bool:
    """Whether a subject is one that acts: "the operator", not "models" or "the section"."""
    token = tokens[about]
    definite = any(tokens[i].lower == "the" for i in token.children)
    known = (pattern("actors", name) for name in ("things", "outsiders", "products"))
    return definite and token.tag == "NN" and not any(k.fullmatch(token.lemma) for k in known)


def _bare(sentence: Sentence, noun: int) -> bool:
    """Whether nothing but its name is said of a class."""
    tokens = sentence.tokens
    return all(
        _is("bare", tokens[i]) or tokens[i].pos in ("DET", "PUNCT", "ADP") or i > noun
        for i in tokens[noun].children
    )


def _numbered(
    sentence: Sentence, match: re.Match[str], start: int, noun: int
) -> tuple[Change, ...]:
    """Make "controls such as" read "at least the following controls:"."""
    determined = child(sentence.tokens, noun, "det") is not None
    below = sentence.text.startswith(" the following", match.end())
    end = sentence.tokens[noun].end - sentence.start
    apart = sentence.text[end : match.start()].strip(" ,")
    if determined or below or apart or start == 0 or sentence.register is Register.PERMISSION:
        return ()
    return Change(start, start, "at least the following "), Change(end, match.end(), ":")
