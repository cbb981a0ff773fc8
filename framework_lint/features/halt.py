"""What ends a halt: an act on paper, such as specifying a safeguard, or a safeguard at work."""

from __future__ import annotations

from dataclasses import dataclass

from framework_lint.annotation import Sentence
from framework_lint.lexicon import pattern
from framework_lint.syntax import SUBJECTS, child, conjuncts, subtree

_NEAR = 16
_CLOSE = 5
_STOPS = frozenset(",;.")
_PERIODS = frozenset({"time", "point", "day", "moment", "date"})


@dataclass(frozen=True, slots=True)
class PaperEnd:
    """An end of a halt that comes when something is written.

    `first` and `last` are the tokens of the act, `thing` is what it is done
    to, `words` are those that say when the halt ends.
    """

    first: int
    last: int
    thing: int
    words: str


def paper_end(sentence: Sentence) -> PaperEnd | None:
    """Return the first end of a halt that is only written, if a sentence has one."""
    if not pattern("paper", "opening").search(sentence.text):
        return None
    cues = (cue for cue in range(len(sentence.tokens)) if _opens(sentence, cue))
    return next((end for cue in cues if (end := _end(sentence, cue)) is not None), None)


def _opens(sentence: Sentence, cue: int) -> bool:
    """Whether a word opens the time at which a halt ends."""
    word = sentence.tokens[cue].lower
    if _is("cues", word):
        return _halted(sentence, cue, ("halts", "barred"))
    if _is("before", word):
        return _halted(sentence, cue, ("barred",))
    only = cue > 0 and sentence.tokens[cue - 1].lower == "only"
    ends = ("resumes", "goes_on") if only else ("resumes",)
    return _is("again", word) and _halted(sentence, cue, ends)


def _halted(sentence: Sentence, cue: int, kinds: tuple[str, ...]) -> bool:
    """Whether what the time hangs on is a halt, or the end of one."""
    tokens = sentence.tokens
    if cue <= 1:
        comma = next((i for i in range(cue, len(tokens)) if tokens[i].text == ","), len(tokens))
        return any(_acts(sentence, i, kinds) for i in range(comma, min(comma + 8, len(tokens))))
    known = [c.head for c in sentence.conditions if c.start == tokens[cue].start]
    hosts = known or [i for i in range(cue) if tokens[i].pos in ("VERB", "NOUN")][-3:]
    hosts += [] if any(token.text in _STOPS for token in tokens[:cue]) else [0]
    near = {i for host in hosts for i in (host, *_inside(sentence, host))}
    return any(_acts(sentence, i, kinds) for i in near if i < cue)


def _inside(sentence: Sentence, host: int) -> list[int]:
    """Return what completes a verb: "keep it halted", "impose a moratorium", "put on hold"."""
    tokens = sentence.tokens
    deps = ("dobj", "xcomp", "oprd", "acomp", "ccomp", "prep", "pobj", "acl", "nsubjpass")
    found = [i for i in tokens[host].children if tokens[i].dep in deps]
    return found + [i for first in found for i in tokens[first].children if tokens[i].dep in deps]


def _acts(sentence: Sentence, index: int, kinds: tuple[str, ...]) -> bool:
    lemma = sentence.tokens[index].lemma.lower()
    if _negated(sentence, index):
        return "barred" in kinds and _is("proceeds", lemma)
    return any(_is(kind, lemma) for kind in kinds if kind != "barred")


def _negated(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    helped = [tokens[i] for i in tokens[index].children]
    subjects = [i for i in tokens[index].children if tokens[i].dep in SUBJECTS]
    none = any(tokens[j].lower in ("no", "neither") for i in subjects for j in tokens[i].children)
    return none or any(token.dep == "neg" for token in helped)


def _end(sentence: Sentence, cue: int) -> PaperEnd | None:
    act = _act(sentence, cue)
    if act is None or pattern("paper", "deeds").search(_said(sentence, cue, act)):
        return None
    tokens = sentence.tokens
    acts = [i for i in conjuncts(tokens, act) if i - act < _CLOSE]
    thing = _thing(sentence, act)
    if thing is None or not all(_on_paper(tokens[i].lemma.lower()) for i in acts):
        return None
    particle = child(tokens, acts[-1], "prt")
    last = acts[-1] if particle is None else particle
    return PaperEnd(acts[0], last, thing, _said(sentence, cue, last))


def _on_paper(lemma: str) -> bool:
    return any(_is(kind, lemma) for kind in ("acts", "nouns"))


def _said(sentence: Sentence, cue: int, act: int) -> str:
    """Return the words about the end of the halt, up to the comma behind them, if there is one."""
    tokens = sentence.tokens
    stops = [i for i in range(act, len(tokens)) if tokens[i].text in _STOPS]
    last = stops[0] - 1 if stops else len(tokens) - 1
    return sentence.text[tokens[cue].start - sentence.start : tokens[last].end - sentence.start]


def _act(sentence: Sentence, cue: int) -> int | None:
    """Return what must have happened for the halt to end."""
    tokens = sentence.tokens
    if tokens[cue].dep == "mark":
        return tokens[cue].head
    after = range(cue + 1, min(cue + _NEAR, len(tokens)))
    if tokens[cue].lower == "pending":
        return next((i for i in after if _is("nouns", tokens[i].lower)), None)
    return next((i for i in after if _finite(sentence, i)), None)


def _finite(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    token = tokens[index]
    if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
        return False
    if token.dep == "relcl" and tokens[token.head].lemma not in _PERIODS:
        return False
    return any(tokens[i].dep in (*SUBJECTS, "auxpass") for i in token.children)


def _thing(sentence: Sentence, act: int) -> int | None:
    """Return the safeguard, plan or standard that the act is done to."""
    tokens = sentence.tokens
    passive = any(tokens[i].dep == "auxpass" for i in tokens[act].children)
    wanted = ("nsubjpass",) if passive else ("dobj", "prep")
    parts = [i for i in tokens[act].children if tokens[i].dep in wanted]
    under = [i for part in parts for i in subtree(tokens, part)]
    return next((i for i in (*parts, *under) if _is("things", tokens[i].lower)), None)


def _is(kind: str, words: str) -> bool:
    return pattern("paper", kind).fullmatch(words) is not None
