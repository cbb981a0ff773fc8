"""How strongly a sentence binds its author: which verbs make a statement, what each says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from framework_lint.annotation import Register, Token
from framework_lint.lexicon import pattern
from framework_lint.modality import AUXILIARIES, mistagged, register_of
from framework_lint.syntax import child, root, subject, subtree

_AFTER_NOUNS = frozenset({"of", "by", "from", "for", "in", "at", "between", "against", "on"})
_SOFT = (Register.INTENTION, Register.PERMISSION, Register.RECOMMENDATION)
_LEADS = {
    "will": Register.MANDATORY,
    "must": Register.MANDATORY,
    "shall": Register.MANDATORY,
    "may": Register.PERMISSION,
    "can": Register.PERMISSION,
    "could": Register.PERMISSION,
    "should": Register.RECOMMENDATION,
}
_STRENGTH = {register: rank for rank, register in enumerate(Register)}


def strongest(said: Sequence[tuple[int, Register]]) -> Register:
    """Name the strongest register among statements."""
    return min((register for _, register in said), key=_STRENGTH.__getitem__)


def statements(
    tokens: Sequence[Token], governor: Register | None = None, *, listed: bool = False
) -> list[tuple[int, Register]]:
    """Return the verbs that make a sentence's statements, in order, each with its register.

    A fragment makes one, by its root. `governor` is the register of the
    lead-in over a list item, which a fragment takes over; `listed` marks an
    item or a cell, where a bare verb is an instruction.
    """
    order = _order(tokens) if listed else None
    if order is not None:
        return [(order, _ordered(governor))]
    led = _leading(tokens)
    if led is not None:
        return [(root(tokens), led)]
    addressed = any(token.lower in ("you", "your") for token in tokens)
    found = [
        (verb, Register.NONE if addressed else register_of(tokens, verb))
        for verb in sorted(_main_verbs(tokens))
    ]
    label = _labelling_order(tokens) if listed else None
    if label is not None and all(register is Register.NONE for _, register in found):
        return [(label, _ordered(governor))]
    return found or [(root(tokens), Register.NONE if addressed else governor or Register.NONE)]


def _leading(tokens: Sequence[Token]) -> Register | None:
    """Return what a modal that ends a lead-in makes of the list under it: "We may:"."""
    if len(tokens) < 2 or tokens[-1].text != ":" or tokens[-2].tag != "MD":
        return None
    return _LEADS.get(tokens[-2].lower)


def _ordered(governor: Register | None) -> Register:
    return governor if governor in _SOFT else Register.MANDATORY


def _order(tokens: Sequence[Token]) -> int | None:
    """Return the verb of a list item that is an order: "Tests: Conduct ...", "Until ..., halt"."""
    bare = next((verb for verb in _heads(tokens) if _commands(tokens, verb)), None)
    if bare is not None:
        return bare
    opening = _opening(tokens)
    return opening if opening is not None and _orders(tokens, opening) else None


def _labelling_order(tokens: Sequence[Token]) -> int | None:
    """Return the verb of a label that is an order: "Pause the release: ..."."""
    first = _first(tokens)
    return first if first is not None and _orders(tokens, first) else None


def _heads(tokens: Sequence[Token]) -> list[int]:
    """Return the root and, where a fronted clause was taken for it, what is coordinated with it."""
    top = root(tokens)
    fronted = child(tokens, top, "mark") is not None
    conjuncts = [i for i in tokens[top].children if tokens[i].dep == "conj" and i > top]
    return [top, *conjuncts] if fronted else [top]


def _commands(tokens: Sequence[Token], verb: int) -> bool:
    subjectless = child(tokens, verb, "nsubj", "nsubjpass") is None
    helped = [tokens[i].lower for i in tokens[verb].children if tokens[i].dep == "aux"]
    bare = tokens[verb].tag == "VB" or (tokens[verb].tag == "VBP" and verb > 0)
    return bare and subjectless and set(helped) <= {"do"}


def _opening(tokens: Sequence[Token]) -> int | None:
    """Return the first word of a list item, after a label such as "Red-teaming:" and adverbs."""
    for i, token in enumerate(tokens[:12]):
        if token.text in (":", "–", "—") and i + 1 < len(tokens):
            return _past_adverbs(tokens, i + 1)
    return _first(tokens)


def _first(tokens: Sequence[Token]) -> int | None:
    first = next((i for i, token in enumerate(tokens) if token.text[:1].isalpha()), None)
    return None if first is None else _past_adverbs(tokens, first)


def _past_adverbs(tokens: Sequence[Token], opening: int) -> int:
    adverbs = takewhile(lambda token: token.tag == "RB", tokens[opening:])
    return min(opening + len(list(adverbs)), len(tokens) - 1)


def _orders(tokens: Sequence[Token], opening: int) -> bool:
    """Whether a word that opens an item is a verb of command, even one tagged as a noun."""
    known = pattern("verbs", "instructions").fullmatch(tokens[opening].lower)
    if known is None or tokens[opening].tag in ("NNS", "VBG", "VBN"):
        return False
    following = tokens[opening + 1] if opening + 1 < len(tokens) else None
    gerund = following is not None and following.tag == "VBG"
    if following is None or (following.pos in ("VERB", "AUX", "PUNCT") and not gerund):
        return False
    return tokens[opening].tag == "VB" or following.lower not in _AFTER_NOUNS


def _main_verbs(tokens: Sequence[Token]) -> list[int]:
    """Return the finite verbs that make the sentence's own statement."""
    found, queue = [], [root(tokens)]
    while queue:
        verb = queue.pop(0)
        if verb in found:
            continue
        if _finite(tokens, verb):
            found.append(verb)
        carries = tokens[verb].lemma in ("mean", "ensure", "note", "follow")
        queue += [
            i
            for i in tokens[verb].children
            if (tokens[i].dep == "conj" and tokens[i].pos in ("VERB", "AUX"))
            or (tokens[i].dep == "ccomp" and (carries or i < verb or _unmarked(tokens, i)))
            or tokens[i].dep == "parataxis"
        ]
        queue += [*_promises(tokens, verb), *_added(tokens, verb)]
    loose = [i for i in range(len(tokens)) if _finite(tokens, i) and _free(tokens, i)]
    behind = _behind_condition(tokens)
    top = root(tokens)
    return [*behind, *(verb for verb in found if not behind or verb != top)] or loose


def _added(tokens: Sequence[Token], verb: int) -> list[int]:
    """Return the verbs of duties that a relative clause adds: "a level, which must be met"."""
    return [
        i
        for i in subtree(tokens, verb)
        if i != verb
        and tokens[i].dep == "relcl"
        and tokens[subtree(tokens, i)[0] - 1].text == ","
        and any(tokens[j].lower in ("must", "shall") for j in tokens[i].children)
    ]


def _behind_condition(tokens: Sequence[Token]) -> list[int]:
    """Return the verb of the main clause where the parser took a fronted condition for it.

    In "If a model reaches the threshold, it will be retired" the verb of the
    condition may become the root, and the main verb hang on "threshold".
    """
    top = root(tokens)
    mark = child(tokens, top, "mark", "advmod")
    if mark is None or mark > 2 or not pattern("conditions", "clause").match(tokens[mark].lower):
        return []
    for verb in range(top + 1, len(tokens)):
        about = child(tokens, verb, "nsubj", "nsubjpass")
        if about is not None and about > top and _finite(tokens, verb):
            opening = subtree(tokens, about)[0]
            if tokens[opening - 1].text == "," or tokens[about].lower == "we":
                return [verb]
    return []


def _unmarked(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a complement has a modal but no "that" and no subject: the main verb, mistaken."""
    modal = any(tokens[i].tag == "MD" for i in tokens[verb].children)
    return modal and child(tokens, verb, "mark", "nsubj", "nsubjpass") is None


def _promises(tokens: Sequence[Token], verb: int) -> list[int]:
    """Return the verbs of what a noun under the verb promises: "our commitment that we will"."""
    nouns = [i for i in tokens[verb].children if tokens[i].dep in ("dobj", "attr", "nsubj")]
    return [
        i
        for noun in nouns
        if pattern("actors", "promises").fullmatch(tokens[noun].lemma.lower())
        for i in tokens[noun].children
        if tokens[i].dep in ("acl", "relcl", "ccomp") and child(tokens, i, "nsubj") is not None
    ]


def _free(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a finite verb outside the main line still has a subject and a clause of its own."""
    coordinate = tokens[verb].dep in ("conj", "ccomp", "parataxis", "xcomp")
    about, mark = subject(tokens, verb), child(tokens, verb, "mark")
    return coordinate and about is not None and (mark is None or about - mark > 3)


def _finite(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].tag in ("VBZ", "VBP", "VBD", "MD") or mistagged(tokens, verb):
        return True
    return any(
        tokens[i].dep in AUXILIARIES and tokens[i].tag != "TO" for i in tokens[verb].children
    )
