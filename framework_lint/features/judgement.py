"""Words that judge, such as "adequate", and the words on which a text rests a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_lint.annotation import Sentence
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.quantity import quantities
from framework_lint.syntax import SUBJECTS, child

FAMILIES = (
    "acceptable",
    "adequate",
    "sufficient",
    "appropriate",
    "proportionate",
    "safe",
    "satisfactory",
    "reasonable",
)
_STEMS = (
    *("accept", "tolerab", "adequa", "suffic", "appropriat", "suitab", "proportion"),
    *("commensur", "safe", "satisf", "reasonab"),
)
_PREDICATED = frozenset({"acomp", "oprd", "attr", "ccomp", "xcomp", "conj", "ROOT", "amod"})
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """A word that judges, at `sentence.text[start:end]` with the noun or verb next to it.

    `family` is what it shares with its kin ("adequate" for "inadequately"),
    `about` the lemma of what is judged, `verb` that of the verb it hangs on.
    """

    family: str
    start: int
    end: int
    about: str
    verb: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a sentence says on what a judgement rests: `judged` on `text[start:end]`."""

    sentence: Sentence
    judged: Judgement
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]

    @property
    def measured(self) -> bool:
        return measures(self.text)


def measures(text: str) -> bool:
    """Whether a text names a number, a test or a level."""
    return bool(pattern("circular", "leaf").search(text) or quantities(text))


def judgements(sentence: Sentence) -> Iterator[Judgement]:
    """Yield the words that judge a risk, a safeguard or what is done about them."""
    text = sentence.text.lower()
    for family in FAMILIES if any(stem in text for stem in _STEMS) else ():
        for match in pattern("circular", family).finditer(sentence.text):
            found = _judgement(sentence, family, match.start(), match.end())
            if found is not None:
                yield found


def _judgement(sentence: Sentence, family: str, start: int, end: int) -> Judgement | None:
    tokens = sentence.tokens
    index = next((i for i, t in enumerate(tokens) if t.start - sentence.start >= start), None)
    if index is None or pattern("circular", "escaped").search(sentence.text[:end]):
        return None
    about = _about(sentence, index)
    if about is None:
        return None
    verb = index
    while tokens[verb].pos not in ("VERB", "AUX") and tokens[verb].head != verb:
        verb = tokens[verb].head
    last = max(index, about) if abs(about - index) <= _NEAR else index
    first = min(index, about) if tokens[index].pos == "ADV" else index
    return Judgement(
        family,
        min(start, tokens[first].start - sentence.start),
        tokens[last].end - sentence.start,
        tokens[about].lemma.lower(),
        tokens[verb].lemma.lower(),
    )


def _about(sentence: Sentence, index: int) -> int | None:
    """Return the index of the noun or verb that a word judges, if it is one that counts."""
    tokens = sentence.tokens
    head = tokens[index].head
    if tokens[index].pos == "ADV":
        return head if pattern("degrees", "deeds").fullmatch(tokens[head].lemma) else None
    if tokens[index + 1 : index + 2] and tokens[index + 1].lower == "to":
        following = tokens[index + 2 : index + 3]
        if following and following[0].tag == "VB":
            return None
    for near in range(index + 1, min(index + 1 + _NEAR, len(tokens))):
        if tokens[near].pos not in ("ADJ", "NOUN", "PROPN"):
            break
        if pattern("circular", "judged").fullmatch(tokens[near].lower):
            return near
    return _of_predicate(sentence, index)


def _of_predicate(sentence: Sentence, index: int) -> int | None:
    """Return what "adequate" in "is adequate" or "deem it adequate" is said of."""
    tokens = sentence.tokens
    head = tokens[index].head
    if tokens[head].lower == "as":
        head = tokens[head].head
    elif tokens[index].dep == "amod":
        return head if head < index else None
    elif tokens[index].dep not in _PREDICATED:
        return None
    deps = ("dobj", "nsubjpass", *SUBJECTS) if tokens[head].pos == "VERB" else tuple(SUBJECTS)
    return next((found for dep in deps if (found := child(tokens, head, dep)) is not None), None)


def grounds(policy: Policy, sentence: Sentence) -> Iterator[Ground]:
    """Yield what the judgements of a sentence, or of what stands over it, rest on."""
    words = list(judgements(sentence))
    for start, end, strict in _stretches(sentence) if words else ():
        for word in words:
            outside = not start <= word.start < end
            if outside and (not strict or _is_verdict(word)):
                yield Ground(sentence, word, start, end)
    for lead in policy.governors(sentence) if words else ():
        if pattern("circular", "leads").fullmatch(lead.text):
            for word in filter(_is_verdict, judgements(lead)):
                yield Ground(sentence, word, 0, len(sentence.text))
    if words:
        yield from _of_label(policy, sentence)


def _is_verdict(word: Judgement) -> bool:
    return pattern("circular", "verdicts").fullmatch(word.verb) is not None


def _of_label(policy: Policy, sentence: Sentence) -> Iterator[Ground]:
    """Yield what a row's label such as "Adequate seals" is said to mean."""
    place = policy.block(sentence).place
    if not pattern("circular", "columns").fullmatch(place.column or ""):
        return
    for family in FAMILIES:
        if pattern("circular", family).search(place.row or ""):
            about = (place.row or "").split()[-1].lower()
            yield Ground(sentence, Judgement(family, 0, 0, about, "mean"), 0, len(sentence.text))


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a sentence that give a ground.

    The last value says whether only a verdict can rest on it.
    """
    text = sentence.text
    fronted = [c.end - c.start for c in sentence.conditions if c.start == sentence.start]
    for match in pattern("circular", "cues").finditer(text):
        if not pattern("escapes", "feasibility").match(text, match.start()):
            opens = match.start() == 0 and fronted
            yield match.start(), fronted[0] if opens else len(text), True
    for match in pattern("circular", "grounds").finditer(text):
        yield match.start(), len(text), False
    for match in pattern("circular", "meanings").finditer(text):
        if len(text[: match.start()].split()) <= 2 * _NEAR:
            yield match.start(), len(text), False
