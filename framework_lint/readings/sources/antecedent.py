"""A pronoun, or "such" with a noun, that can stand for one of two things named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.clause import Clause, ClauseKind
from framework_lint.formula import Atom, Formula, atoms, both, either, substituted
from framework_lint.lexicon import pattern
from framework_lint.reading import Alternative, Ambiguity, Rule, Rules
from framework_lint.readings.edit import Edit, swapping
from framework_lint.readings.frame import Frame
from framework_lint.syntax import child, subtree

SOURCE = "two-candidate-antecedents"
_BOUND = (Register.MANDATORY, Register.DESCRIPTIVE, Register.INTENTION)
_SINGULAR = frozenset({"NN", "NNP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_STOPS = frozenset({"MD", "VB", "VBD", "VBP", "VBZ", "CC", "WDT", "WP", ",", ".", ":", "-LRB-"})
_AWAY = frozenset({"from", "to", "by", "into", "than"})
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Stand:
    """Words at `text[start:end]` of a block, what they can stand for, and where that is named.

    `acts` tells a pronoun for who must act from words for what is covered;
    `behind` is the word that follows.
    """

    said: str
    start: int
    end: int
    names: tuple[str, ...]
    acts: bool
    behind: str


def two_antecedents(frame: Frame) -> Iterator[Ambiguity]:
    """Yield the duties of which the words leave open who must act, or which things are covered."""
    for clause in frame.policy.clauses:
        if clause.kind is ClauseKind.COMMITMENT and clause.register in _BOUND:
            sentence = frame.sentence(clause)
            found = _pronoun(sentence) or _resumed(frame, sentence)
            if found is not None and _holds(frame, clause, found):
                yield _ambiguity(frame, clause, found)


def _holds(frame: Frame, clause: Clause, found: _Stand) -> bool:
    """Whether the words stand in the clause, not in another one of its sentence."""
    at = frame.block(frame.index(clause)).text.find(clause.quote)
    return at <= found.start and found.end <= at + len(clause.quote)


def _pronoun(sentence: Sentence) -> _Stand | None:
    """Return the subject "it" or "they" behind a condition that names two who could act."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.lower not in ("it", "they") or token.dep != "nsubj" or not _acts(tokens, token):
            continue
        names = _actors(tokens, index)
        if 1 < len(names) <= _MOST:
            behind = tokens[index + 1].text
            return _Stand(token.text, token.start, token.end, names, acts=True, behind=behind)
    return None


def _acts(tokens: Sequence[Token], pronoun: Token) -> bool:
    """Whether a pronoun is the subject of an act, with no word that goes on with a subject."""
    verb = tokens[pronoun.head]
    goes_on = any(_is("continuing", tokens[i].lower) for i in verb.children)
    return _is("acts", verb.lemma.lower()) and not goes_on


def _actors(tokens: Sequence[Token], pronoun: int) -> tuple[str, ...]:
    """Return those named in the condition before a pronoun who can do what its verb says."""
    verb = tokens[pronoun].head
    fronted = (i for i in tokens[verb].children if tokens[i].dep == "advcl" and i < pronoun)
    case = next((i for i in fronted if child(tokens, i, "mark", "advmod") is not None), None)
    if case is None or _is("asking", tokens[case].lemma.lower()):
        return ()
    joined = _joined(tokens, case) if tokens[pronoun].lower == "they" else ()
    placed = [i for i in subtree(tokens, case) if i < pronoun and _fits(tokens, i, pronoun)]
    first = [i for i in placed if tokens[i].dep in ("nsubj", "agent") or _by(tokens, i)]
    second = [i for i in placed if _addressed(tokens, i)]
    if len(first) != 1 or not second:
        return joined
    named = (_name(tokens, i) for i in (*first, *second) if not _again(tokens, i, pronoun))
    return tuple({name.lower(): name for name in named}.values())


def _fits(tokens: Sequence[Token], index: int, pronoun: int) -> bool:
    """Whether a noun is one for which the pronoun can stand, by its number and kind."""
    token = tokens[index]
    lemma = token.lemma.lower()
    if token.dep in ("compound", "poss", "nmod", "conj") or child(tokens, index, "conj"):
        return False
    if any(_is("outside", tokens[i].lower) for i in subtree(tokens, index)):
        return False
    if tokens[pronoun].lower == "it":
        return token.tag in _SINGULAR and _is("bodies", lemma)
    return token.tag in _PLURAL and (_is("people", lemma) or _is("bodies", lemma))


def _is(name: str, lemma: str) -> bool:
    return pattern("antecedent", name).fullmatch(lemma) is not None


def _by(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].dep == "pobj" and tokens[tokens[index].head].dep == "agent"


def _addressed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun is the one to whom something goes in the condition."""
    head = tokens[tokens[index].head]
    to = tokens[index].dep == "pobj" and head.dep in ("prep", "dative")
    return tokens[index].dep in ("dobj", "dative") or (to and _is("towards", head.lower))


def _again(tokens: Sequence[Token], index: int, pronoun: int) -> bool:
    """Whether what follows the pronoun names the same one, so that the pronoun is another."""
    return any(token.lemma.lower() == tokens[index].lemma.lower() for token in tokens[pronoun:])


def _joined(tokens: Sequence[Token], case: int) -> tuple[str, ...]:
    """Return a pair that is not of one mind, and the last of it, if only that is a plural."""
    first = child(tokens, case, "nsubj")
    last = child(tokens, first, "conj") if first is not None else None
    if first is None or last is None or not _is("disagreeing", tokens[case].lemma.lower()):
        return ()
    mixed = tokens[first].tag in _SINGULAR and tokens[last].tag in _PLURAL
    if not mixed or not _is("people", tokens[last].lemma.lower()):
        return ()
    return _name(tokens, first), _name(tokens, last)


def _name(tokens: Sequence[Token], index: int) -> str:
    """Return a noun with what belongs to it, without words behind that may belong elsewhere."""
    words = [i for i in subtree(tokens, index) if i <= index or tokens[index].dep == "nsubj"]
    text = _between(tokens, words[0], words[-1])
    return text if tokens[words[0]].tag.startswith("NNP") else text[:1].lower() + text[1:]


def _between(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words from one token to another, with the blanks of the text as one."""
    text = ""
    for before, token in zip([None, *tokens[first:last]], tokens[first : last + 1], strict=True):
        text += (" " if before is not None and before.end < token.start else "") + token.text
    return text


def _resumed(frame: Frame, sentence: Sentence) -> _Stand | None:
    """Return "such" and a plural that the sentence before uses of two sorts of things."""
    tokens = sentence.tokens
    if len(tokens) < 3 or not _is("resuming", tokens[0].lower) or tokens[1].tag != "NNS":
        return None
    if tokens[1].dep not in ("nsubj", "nsubjpass") or _takes_all(sentence.text):
        return None
    before = list(frame.policy.beside(sentence, before=1, after=0))
    names = _sorts(before[-1].tokens, tokens[1].lemma) if before else ()
    said = _between(tokens, 0, 1)
    if not names:
        return None
    return _Stand(said, tokens[0].start, tokens[1].end, names, acts=False, behind=tokens[2].text)


def _takes_all(text: str) -> bool:
    return pattern("antecedent", "all").search(text) is not None


def _sorts(tokens: Sequence[Token], lemma: str) -> tuple[str, ...]:
    """Return two phrases that open with one plural and go on in different words."""
    heads = [i for i, t in enumerate(tokens) if t.lemma == lemma and t.tag == "NNS"]
    if len(heads) != 2 or any(_told_apart(tokens, i) for i in heads):
        return ()
    one, other = (_phrase(tokens, i) for i in heads)
    bare = {one.lower(), other.lower()} & {tokens[i].lower for i in heads}
    return (one, other) if one.lower() != other.lower() and not bare else ()


def _told_apart(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural is joined to another, or is one already known: "the tests", "our tests"."""
    return tokens[index].dep == "conj" or child(tokens, index, "det", "poss", "conj") is not None


def _phrase(tokens: Sequence[Token], index: int) -> str:
    """Return a plural with the words before it and behind it, up to a verb or a pause."""
    last, first = index, index
    while last + 1 < len(tokens) and not _stops(tokens[last + 1]):
        last += 1
    while first > 0 and tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN", "NUM"):
        first -= 1
    text = _between(tokens, first, last)
    return text if tokens[first].tag.startswith("NNP") else text[:1].lower() + text[1:]


def _stops(token: Token) -> bool:
    return token.tag in _STOPS or token.lower in _AWAY


def _ambiguity(frame: Frame, clause: Clause, found: _Stand) -> Ambiguity:
    listed = " or ".join(f"“{name}”" for name in found.names)
    differs = "who must act" if found.acts else "which of them the duty covers"
    return Ambiguity(
        SOURCE,
        clause.id,
        frame.index(clause),
        found.start,
        found.end,
        f"“{found.said}” can stand for {listed}; the readings differ in {differs}.",
        tuple(_by_actor(found) if found.acts else _by_sort(clause, found)),
    )


def _by_actor(found: _Stand) -> Iterator[Alternative]:
    for order, name in enumerate(found.names):
        first = f"“{name}” is named first, and a pronoun often goes on with the same subject"
        near = f"“{name}” is the nearest to “{found.said}”"
        others = ", ".join(f"“{other}”" for other in found.names if other != name)
        yield Alternative(
            f"{name} must act",
            near if order else first,
            f"{others} can be meant as well",
            _acting(found.said, name),
            swapping(f" {found.said} {found.behind}", f" {name} {found.behind}"),
        )


def _acting(said: str, name: str) -> Edit:
    """Put a name in place of the pronoun in the duty."""
    word = re.compile(rf"\b{said}\b")

    def edit(rules: Rules) -> Rules:
        return tuple(Rule(rule.trigger, _renamed(rule.duty, word, name)) for rule in rules)

    return edit


def _renamed(duty: Formula, word: re.Pattern[str], name: str) -> Formula:
    for fact in atoms(duty):
        said = word.sub(name, fact.name, count=1)
        said = said if said != fact.name else f"{name}: {fact.name}"
        duty = substituted(duty, fact, Atom(said, fact.quantity))
    return duty


def _by_sort(clause: Clause, found: _Stand) -> Iterator[Alternative]:
    one, other = found.names
    subject = f"“{one}” is what the sentence before is about"
    near = f"“{other}” is the nearest to “{found.said}”"
    shared = f"both are {found.said.split()[-1]}"
    for name, support, weakness, meant in (
        (one, subject, near, Atom(one)),
        (other, near, subject, Atom(other)),
        (f"{one} and {other}", shared, near, either(Atom(one), Atom(other))),
    ):
        yield Alternative(
            f"{name} are meant, and nothing else",
            support,
            weakness,
            _covering(clause, found, meant),
            swapping(found.said, name[:1].upper() + name[1:]),
        )


def _covering(clause: Clause, found: _Stand, meant: Formula) -> Edit:
    """Let the duty hang on what is meant, in place of the words that stand for it."""
    trigger = atoms(clause.trigger.formula) if clause.trigger else ()
    held = next((fact for fact in trigger if fact.name.startswith(found.said)), None)

    def edit(rules: Rules) -> Rules:
        if held is None:
            return tuple(Rule(both(meant, rule.trigger), rule.duty) for rule in rules)
        return tuple(Rule(substituted(rule.trigger, held, meant), rule.duty) for rule in rules)

    return edit
