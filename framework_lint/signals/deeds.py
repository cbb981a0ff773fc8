"""Acts done to a model: training, deploying, keeping it, in one word or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Sentence, Token
from framework_lint.signals.phrase import pattern
from framework_lint.syntax import child, conjuncts, subject

VERBS = ("VERB", "AUX")
_OBJECTS = ("dobj", "nsubjpass", "attr")


def deeds(sentence: Sentence, acts: str) -> Iterator[int]:
    """Yield the acts of a list of `topics/gates`, by their heads, that are done to a model."""
    phrases = pattern("gates", f"{acts}_phrases")
    heads = {sentence.start + match.start(): match for match in phrases.finditer(sentence.text)}
    for index, token in enumerate(sentence.tokens):
        match = heads.get(token.start)
        phrased = match is not None and _names_model(sentence, index, match.group())
        if phrased or (is_a(token, acts) and _on_model(sentence, index)):
            yield index


def is_a(token: Token, name: str) -> bool:
    """Whether a word is in a list of `topics/gates`, by its lemma."""
    return pattern("gates", name).fullmatch(token.lemma.lower()) is not None


def _names_model(sentence: Sentence, head: int, phrase: str) -> bool:
    """Whether an act of several words is done to a model: "places it on the market"."""
    about = subject(sentence.tokens, head)
    inside = any(pattern("gates", "models").fullmatch(word.lower()) for word in phrase.split())
    opens = sentence.tokens[head].pos not in VERBS
    return inside or opens or (about is not None and is_a(sentence.tokens[about], "models"))


def _on_model(sentence: Sentence, act: int) -> bool:
    """Whether an act is done to a model, or, of a noun, to nothing that is named."""
    tokens = sentence.tokens
    verb = tokens[act].pos in VERBS
    if tokens[act].dep in ("compound", "amod", "nmod") and not verb:
        return is_a(tokens[tokens[act].head], "runs")
    if is_a(tokens[act], "teach") and _taught(sentence, act):
        return False
    things = list(_things(tokens, act))
    further = any(tokens[i].lower in ("further", "continued") for i in tokens[act].children)
    if not things and tokens[act].tag == "VBG" and further:
        return True
    if not things:
        return not is_a(tokens[act], "named") and (not verb or _finite(tokens, act))
    kinds = ("models", *(("abilities",) if is_a(tokens[act], "develop") else ()))
    return any(is_a(tokens[thing], kind) for thing in things for kind in kinds)


def _finite(tokens: Sequence[Token], verb: int) -> bool:
    while tokens[verb].dep == "conj" and tokens[tokens[verb].head].pos in VERBS:
        verb = tokens[verb].head
    return child(tokens, verb, "nsubj", "aux", "auxpass", "neg") is not None


def _taught(sentence: Sentence, act: int) -> bool:
    """Whether what follows is the matter taught or the use made: "trained on data", "to refuse"."""
    tokens = sentence.tokens
    after = [tokens[i] for i in tokens[act].children if i > act]
    aimed = any(token.dep == "xcomp" or token.lower == "on" for token in after)
    end = tokens[act].end - sentence.start
    return aimed or pattern("gates", "matter").search(sentence.text, end) is not None


def _things(tokens: Sequence[Token], act: int) -> Iterator[int]:
    """Yield what an act is done to, its own or that of the acts beside it."""
    for thing in _own(tokens, act) or _beside(tokens, act):
        preps = [i for i in tokens[thing].children if tokens[i].lower == "of"]
        yield from (i for prep in preps for i in tokens[prep].children if tokens[i].dep == "pobj")
        yield thing
        yield from (i for i in tokens[thing].children if tokens[i].dep == "conj")


def _own(tokens: Sequence[Token], act: int) -> list[int]:
    works = tokens[act].lemma.lower() == "work"
    if tokens[act].pos in VERBS and not works:
        return [i for i in tokens[act].children if tokens[i].dep in _OBJECTS]
    preps = [i for i in tokens[act].children if tokens[i].lower == ("on" if works else "of")]
    named = [i for prep in preps for i in tokens[prep].children if tokens[i].dep == "pobj"]
    return [
        i for i in tokens[act].children if tokens[i].dep in ("compound", "poss", "nmod")
    ] + named


def _beside(tokens: Sequence[Token], act: int) -> list[int]:
    later = [i for verb in conjuncts(tokens, act)[1:] for i in _own(tokens, verb)]
    if later or tokens[act].pos not in VERBS:
        return later
    over = tokens[act].head
    if tokens[act].dep in ("conj", "xcomp") and over != act:
        return _own(tokens, over) or _beside(tokens, over)
    return [over] if tokens[act].dep == "relcl" else []
