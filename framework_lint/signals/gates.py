"""Bars on an act: "will not train", "halts development", "only if", "must ... before release"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.criterion import Numbers, Signal, Words
from framework_lint.features.weakness import register_at
from framework_lint.policy import Policy
from framework_lint.signals import pattern
from framework_lint.signals.deeds import VERBS, deeds, is_a
from framework_lint.syntax import HAVE, child, subject, subtree

_UP = frozenset({
    "conj", "xcomp", "dobj", "pobj", "prep", "pcomp", "nsubj", "nsubjpass", "csubj", "acl", "ccomp",
    "amod", "compound", "oprd", "agent", "dep", "advcl", "appos",
})  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SOFT = frozenset({"would", "could", "might", "should"})
_FACTS = (Register.NONE, Register.DESCRIPTIVE, Register.PERMISSION)
_STEPS = 6


def bars(acts: str, *, before: bool = False) -> Signal:
    """Find an act of a list of `topics/gates` that the author binds itself not to do, or to end.

    With `before`, also one that something must come before: "must be met before release".
    """

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        found: Words | None = None
        for index in (
            () if pattern("gates", "routine").search(sentence.text) else deeds(sentence, acts)
        ):
            path = _bar(sentence, index)
            if path is None and not (before and _awaits(sentence, index)):
                continue
            ended = path is None or (path and _ends(sentence.tokens, path[-1]))
            if not ended and when(policy, sentence, numbers) is None:
                continue
            words = _words(sentence, index, path)
            if words is not None and not words.weakness:
                return words
            found = found or words
        return found

    return signal


def _words(sentence: Sentence, act: int, path: tuple[int, ...] | None) -> Words | None:
    """Return the words of an act that is barred, or ended by the last word of a path."""
    tokens = sentence.tokens
    start = tokens[act].start - sentence.start
    end = start + len(tokens[act].text)
    if path is None:
        return Words(
            start, end, firm=pattern("gates", "done_first").search(sentence.text) is not None
        )
    narrowed = bool(path) and is_a(tokens[path[-1]], "narrows")
    if narrowed and not sentence.conditions:
        return None
    soft = _hedged(tokens, (act, *path))
    doubt = "narrows it and does not stop it" if narrowed else ""
    return Words(start, end, "says what would be done" if soft else doubt)


def stated(name: str) -> Signal:
    """Find a phrase of a list of `topics/gates` whose verb makes a statement of the author's."""

    def signal(_: Policy, sentence: Sentence, __: Numbers) -> Words | None:
        told = {verb for verb, register in sentence.statements if register is not Register.NONE}
        for match in pattern("gates", name).finditer(sentence.text):
            for index, token in enumerate(sentence.tokens):
                inside = match.start() <= token.start - sentence.start < match.end()
                if inside and _leading(sentence.tokens, index) in told:
                    return Words(*match.span())
        return None

    return signal


def admits(name: str) -> Signal:
    """Find a phrase of a list of `topics/gates` that lets an act be done on a condition."""
    says = stated(name)

    def signal(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
        cues = [condition.cue.lower() for condition in sentence.conditions]
        supposes = cues or sentence.text.startswith("Provided")
        if any(cue.startswith("only") for cue in cues):
            return None
        words = says(policy, sentence, numbers) if supposes else None
        if words is None:
            return None
        return Words(words.start, words.end, "says when it may be done, not that it else may not")

    return signal


def when(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find when a sentence holds: a condition in it or over it, or the row of its table."""
    found = pattern("gates", "conditions").search(sentence.text)
    if found is not None:
        return Words(*found.span())
    if sentence.conditions:
        return Words(0, 0)
    over = (governor.text for governor in policy.governors(sentence))
    led = any(pattern("gates", "conditions").search(text) for text in over)
    return Words(0, 0) if led or policy.block(sentence).place.row else None


def celled(rows: str) -> Signal:
    """Find a cell that ends what the label of its row names: "Training | Must be paused".

    Under a column such as "Gate", also one that says what must be so first.
    """

    def signal(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
        place = policy.block(sentence).place
        row = place.row or ""
        gate = pattern("gates", "gate_columns").search(f"{place.column} {row}") is not None
        found = pattern("gates", "cell_stops").search(sentence.text)
        found = found or (pattern("gates", "cell_gates").search(sentence.text) if gate else None)
        named = row != sentence.text and pattern("stages", rows).fullmatch(row)
        return Words(*found.span()) if found and named else None

    return signal


def _leading(tokens: Sequence[Token], index: int) -> int:
    """Return the verb with which a verb is coordinated, or itself."""
    while tokens[index].dep in ("conj", "xcomp") and tokens[index].head != index:
        index = tokens[index].head
    return index


def _bar(sentence: Sentence, act: int) -> tuple[int, ...] | None:
    """Return the words over an act, from it upwards, the last of which bars it."""
    tokens, path = sentence.tokens, [act]
    if tokens[act].dep == "appos" and any(tokens[i].lower == "not" for i in tokens[act].children):
        return None
    while len(path) < _STEPS and not _supposed(sentence, act):
        here = path[-1]
        if _others(sentence, here):
            return None
        if len(path) > 1 and _ends(tokens, here):
            over = _denied(tokens, here) or _past(tokens, here) or not _ordered(sentence, here)
            return None if over else tuple(path[1:])
        if _denied(tokens, here) or _limited(sentence, here) or _demands(tokens, path):
            return tuple(path[1:])
        if tokens[here].dep not in _UP or tokens[here].head == here or not _carries(tokens, here):
            return None
        path.append(tokens[here].head)
    return None


def _supposed(sentence: Sentence, act: int) -> bool:
    """Whether an act stands in a condition: "if we do not deploy the model"."""
    told = {verb for verb, _ in sentence.statements}
    return sentence.conditional(act) and _leading(sentence.tokens, act) not in told


def _ordered(sentence: Sentence, stop: int) -> bool:
    """Whether a stop is the author's to make: no other's, no hazard, not only talked of."""
    tokens, over = sentence.tokens, sentence.tokens[stop].head
    if tokens[stop].dep == "acl":
        return is_a(tokens[over], "powers")
    if tokens[stop].pos in VERBS or over == stop:
        wished = tokens[stop].dep == "xcomp" and (_able(tokens, over) or _others(sentence, over))
        return not wished
    while tokens[over].pos not in VERBS and tokens[over].head != over:
        over = tokens[over].head
    if tokens[stop].dep in _SUBJECTS:
        return is_a(tokens[over], "holds") or _ends(tokens, over)
    return not is_a(tokens[over], "talks") and not _others(sentence, over)


def _carries(tokens: Sequence[Token], here: int) -> bool:
    """Whether what is said of the word over this one is said of this one too."""
    over = tokens[tokens[here].head]
    if over.pos not in VERBS:
        return tokens[here].dep != "advcl"
    if tokens[here].dep in ("conj", "ccomp", "advcl"):
        bare = child(tokens, here, *_SUBJECTS, "aux", "auxpass", "neg", "mark") is None
        return bare and tokens[here].dep != "advcl" and is_a(over, "acts")
    phrase = tokens[here].dep == "prep"
    kinds = ("onward", "stops", "narrows", "demands", "needed", *(() if phrase else ("acts",)))
    opened = is_a(over, "gives") and tokens[here].lemma.lower() == "access"
    carried = any(is_a(over, name) for name in kinds) or _ends(tokens, tokens[here].head)
    return opened or (carried and not _able(tokens, tokens[here].head))


def _able(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb only says that something can or cannot be: "is not possible"."""
    holds = child(tokens, verb, "acomp", "attr")
    return holds is not None and is_a(tokens[holds], "able")


def _past(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what was done: "was paused", "have not been trained"."""
    below = [tokens[i].lower for i in tokens[verb].children if tokens[i].dep in ("aux", "auxpass")]
    return tokens[verb].tag == "VBD" or any(word in (*HAVE, "was", "were") for word in below)


def _denied(tokens: Sequence[Token], word: int) -> bool:
    """Whether "not", "never" or "no" denies a verb, or "no" a noun."""
    below = [tokens[i] for i in tokens[word].children]
    if tokens[word].pos not in VERBS:
        return any(token.lower == "no" for token in below)
    told = _past(tokens, word)
    nots = ("never", "neither", "nor")
    if not told and any(token.dep == "neg" or token.lower in nots for token in below):
        return True
    about = child(tokens, word, *_SUBJECTS)
    phrases = [i for i in tokens[word].children if tokens[i].dep == "prep" and i < word]
    named = [about, *(i for phrase in phrases for i in tokens[phrase].children)]
    return any(
        tokens[i].lower in ("no", "neither")
        for noun in named
        if noun is not None
        for i in tokens[noun].children
    )


def _limited(sentence: Sentence, verb: int) -> bool:
    """Whether "only" says when, or to what, an act is done."""
    tokens = sentence.tokens
    if tokens[verb].pos not in VERBS or is_a(tokens[verb], "needed"):
        return False
    if any(c.cue.lower().startswith("only") and c.head == verb for c in sentence.conditions):
        return True
    end = tokens[verb].end - sentence.start
    since = sentence.conditions or pattern("gates", "since").search(sentence.text, end)
    if since and any(tokens[i].lower == "only" for i in tokens[verb].children):
        return True
    if tokens[verb].dep == "ROOT" and pattern("gates", "only_where").match(sentence.text):
        return True
    if pattern("gates", "only_where").match(sentence.text, end + 1):
        return True
    about = child(tokens, verb, *_SUBJECTS)
    return about is not None and any(tokens[i].lower == "only" for i in tokens[about].children)


def _ends(tokens: Sequence[Token], here: int) -> bool:
    """Whether a word is one of ending: "halts", "puts on hold"."""
    if tokens[here].lemma.lower() in ("put", "place"):
        return any(tokens[i].lower == "hold" for i in subtree(tokens, here))
    if tokens[here].lemma.lower() == "end":
        return tokens[here].pos in VERBS and child(tokens, here, "dobj", "nsubjpass") is not None
    if tokens[here].lemma.lower() == "hold":
        return any(tokens[i].lower in ("back", "off") for i in tokens[here].children)
    if tokens[here].lemma.lower() == "be":
        holds = child(tokens, here, "acomp", "xcomp")
        return holds is not None and tokens[holds].tag == "VBN" and is_a(tokens[holds], "stops")
    return is_a(tokens[here], "stops") or is_a(tokens[here], "narrows")


def _demands(tokens: Sequence[Token], path: Sequence[int]) -> bool:
    """Whether an act is said to ask for something: "requires", "is a condition of"."""
    if len(path) == 1:
        return False
    here, below = path[-1], path[-2]
    whole = len(path) == 2 or is_a(tokens[below], "onward") or is_a(tokens[below], "runs")
    if whole and tokens[below].dep in _SUBJECTS and tokens[below].tag != "NNS":
        holds = child(tokens, here, "acomp", "attr")
        return is_a(tokens[here], "demands") or (
            holds is not None and is_a(tokens[holds], "demands")
        )
    needed = tokens[below].dep == "prep" and tokens[below].lower in ("for", "of", "to", "on")
    return needed and is_a(tokens[here], "needed")


def _others(sentence: Sentence, verb: int) -> bool:
    """Whether a verb speaks of what others than the author do."""
    tokens, about = sentence.tokens, subject(sentence.tokens, verb)
    if tokens[verb].dep == "ccomp" and tokens[verb].head != verb:
        teller = subject(tokens, tokens[verb].head)
        if teller is not None and is_a(tokens[teller], "voices"):
            return True
    if about is None or tokens[verb].pos not in VERBS:
        return False
    other = any(
        tokens[i].lower in ("most", "other", "many", "some") for i in tokens[about].children
    )
    return is_a(tokens[about], "others") or (other and is_a(tokens[about], "peers"))


def _hedged(tokens: Sequence[Token], path: Sequence[int]) -> bool:
    over = [tokens[verb].head for verb in path if tokens[verb].dep == "conj"]
    return any(tokens[i].lower in _SOFT for verb in (*path, *over) for i in tokens[verb].children)


def _awaits(sentence: Sentence, act: int) -> bool:
    """Whether a duty says what must be so before an act."""
    text = sentence.text
    if pattern("gates", "elsewhere").search(text) is not None:
        return False
    permitted = pattern("gates", "permits").search(text) is not None
    register = register_at(sentence, sentence.tokens[act].start - sentence.start)
    permitted = permitted and register is Register.DESCRIPTIVE
    if register in _FACTS and not permitted and not pattern("gates", "done_first").search(text):
        return False
    found = _precedence(sentence, act)
    if found is None:
        return False
    start, over = found
    rest = text[:start] if start > len("Accordingly, ") else text
    verbs = (over, *(verb for verb, _ in sentence.statements))
    led = (i for verb in verbs for i in _promised(sentence.tokens, verb))
    planned = any(is_a(sentence.tokens[i], "plans") for i in led)
    return pattern("gates", "requires").search(rest) is not None and not planned


def _promised(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """Yield a verb and the verbs it leads to: "commit to define", "trigger our commitment to"."""
    yield verb
    for index in tokens[verb].children:
        if tokens[index].dep in ("xcomp", "pcomp", "acl", "prep"):
            yield from _promised(tokens, index)


def _precedence(sentence: Sentence, act: int) -> tuple[int, int] | None:
    """Return where "before" or "prior to" over an act starts, and the word on which it hangs."""
    tokens, here = sentence.tokens, act
    for _ in range(_STEPS):
        marks = [i for i in tokens[here].children if i < here and tokens[i].dep == "mark"]
        for i in (*marks, here):
            start = tokens[i].start - sentence.start
            if pattern("gates", "before").match(sentence.text, start):
                return start, tokens[here].head
        begun = tokens[here].dep != "nsubj" or is_a(tokens[tokens[here].head], "onward")
        if tokens[here].dep not in (*_UP, "advmod") or not begun:
            return None
        if marks and tokens[here].pos in VERBS:
            return None
        here = tokens[here].head
    return None
