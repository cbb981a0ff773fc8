"""How strongly a sentence binds its author.

Subject, verb and auxiliaries decide, not the cue word alone: "the board will
review" binds, "capabilities will emerge" predicts; "the committee may pause"
permits, "models may exhibit" supposes.
"""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.annotation import Register, Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import child, root, subject, subtree

_AUXILIARIES = ("aux", "auxpass")
_MODALS = {"'ll": "will", "wo": "will", "’ll": "will", "ca": "can", "sha": "shall", "'d": "would"}
_PRESENT = frozenset(
    {"is", "are", "am", "’s", "’re", "'re", "have", "has", "’ve", "'ve", "do", "does"}
)
_SOFT = (Register.INTENTION, Register.PERMISSION, Register.RECOMMENDATION)
_STRENGTH = {register: rank for rank, register in enumerate(Register)}


def classify(
    tokens: Sequence[Token], governor: Register | None = None, *, listed: bool = False
) -> Register:
    """Name the strongest register among the main verbs of a sentence.

    `governor` is the register of the lead-in over a list item, which a
    fragment takes over; `listed` marks an item or a cell, where a bare verb
    is an instruction.
    """
    if listed and _instructs(tokens):
        return governor if governor in _SOFT else Register.MANDATORY
    if any(token.lower in ("you", "your") for token in tokens):
        return Register.NONE
    found = [_of_verb(tokens, verb) for verb in _main_verbs(tokens)]
    if not found:
        return governor or Register.NONE
    return min(found, key=_STRENGTH.__getitem__)


def own(tokens: Sequence[Token], index: int | None) -> bool:
    """Whether a subject is the framework's author or one of its bodies or officers."""
    if index is None:
        return False
    head = tokens[index]
    if head.lower in ("we", "us"):
        return True
    if pattern("actors", "bodies").fullmatch(head.lemma.lower()):
        return True
    if pattern("actors", "things").fullmatch(head.lemma.lower()) or _numbered(tokens, index):
        return False
    return head.pos == "PROPN" or (head.tag == "NN" and head.text[:1].isupper() and head.start > 0)


def _numbered(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name carries a number, as models and their versions do."""
    return any(char.isdigit() for i in subtree(tokens, index) for char in tokens[i].text)


def _instructs(tokens: Sequence[Token]) -> bool:
    """Whether a list item is an order: "Require ...", "Tests: Conduct ...", "Until ..., halt"."""
    if any(_commands(tokens, verb) for verb in _heads(tokens)):
        return True
    opening = _opening(tokens)
    return opening is not None and _orders(tokens, opening)


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
    """Return the first word of a list item, after a label such as "Red-teaming:"."""
    for i, token in enumerate(tokens[:12]):
        if token.text in (":", "–", "—") and i + 1 < len(tokens):
            return i + 1
    return next((i for i, token in enumerate(tokens) if token.text[:1].isalpha()), None)


def _orders(tokens: Sequence[Token], opening: int) -> bool:
    """Whether a word that opens an item is a verb of command, even one tagged as a noun."""
    known = pattern("verbs", "instructions").fullmatch(tokens[opening].lower)
    if known is None or tokens[opening].tag in ("NNS", "VBG", "VBN"):
        return False
    following = tokens[opening + 1] if opening + 1 < len(tokens) else None
    return following is not None and following.pos not in ("VERB", "AUX", "PUNCT", "ADP")


def _main_verbs(tokens: Sequence[Token]) -> list[int]:
    """Return the finite verbs that make the sentence's own statement."""
    found, queue = [], [root(tokens)]
    while queue:
        verb = queue.pop(0)
        if _finite(tokens, verb):
            found.append(verb)
        carries = tokens[verb].lemma in ("mean", "ensure", "note", "follow")
        queue += [
            i
            for i in tokens[verb].children
            if (tokens[i].dep == "conj" and tokens[i].pos in ("VERB", "AUX"))
            or (tokens[i].dep == "ccomp" and (carries or i < verb))
            or tokens[i].dep == "parataxis"
        ]
    return found or [i for i in range(len(tokens)) if _finite(tokens, i) and _free(tokens, i)]


def _free(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a finite verb outside the main line still has a subject and a clause of its own."""
    coordinate = tokens[verb].dep in ("conj", "ccomp", "parataxis", "xcomp")
    about, mark = subject(tokens, verb), child(tokens, verb, "mark")
    return coordinate and about is not None and (mark is None or about - mark > 3)


def _finite(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].tag in ("VBZ", "VBP", "VBD", "MD"):
        return True
    return any(
        tokens[i].dep in _AUXILIARIES and tokens[i].tag != "TO" for i in tokens[verb].children
    )


def _of_verb(tokens: Sequence[Token], verb: int) -> Register:
    modal = _modal(tokens, verb)
    agent = own(tokens, subject(tokens, verb))
    passive = child(tokens, verb, "auxpass") is not None
    if pattern("verbs", "intention").fullmatch(tokens[verb].lemma) and agent:
        return Register.INTENTION
    if modal is not None:
        return _of_modal(tokens, verb, modal, agent=agent, passive=passive)
    if _requires(tokens, verb, passive=passive):
        return Register.MANDATORY
    if tokens[verb].lemma == "recommend" and agent:
        return Register.RECOMMENDATION
    if tokens[verb].lemma == "be":
        return _of_copula(tokens, verb, agent=agent)
    return _of_present(tokens, verb, agent=agent, passive=passive)


def _modal(tokens: Sequence[Token], verb: int) -> str | None:
    for i in (*tokens[verb].children, verb):
        if tokens[i].tag == "MD":
            return _MODALS.get(tokens[i].lower, tokens[i].lower)
    head = tokens[verb].head
    if tokens[verb].dep == "conj" and child(tokens, verb, *_AUXILIARIES, "nsubj") is None:
        return _modal(tokens, head) if tokens[verb].tag == "VB" else None
    return None


def _of_modal(
    tokens: Sequence[Token], verb: int, modal: str, *, agent: bool, passive: bool
) -> Register:
    if modal in ("must", "shall"):
        return _of_must(tokens, verb)
    if modal == "will":
        return _of_will(tokens, verb, agent=agent, passive=passive)
    if modal in ("should", "ought"):
        return Register.RECOMMENDATION
    if modal == "would":
        return Register.INTENTION if agent and _acts(tokens, verb) else Register.NONE
    if modal in ("may", "might", "could", "can"):
        return _of_may(tokens, verb, modal, agent=agent, passive=passive)
    return Register.NONE


def _of_must(tokens: Sequence[Token], verb: int) -> Register:
    if any(tokens[i].lower == "have" and tokens[i].dep == "aux" for i in tokens[verb].children):
        return Register.NONE
    if tokens[verb].lower in ("entitled", "permitted", "allowed", "free"):
        return Register.PERMISSION
    about = subject(tokens, verb)
    if about is not None and pattern("actors", "outsiders").fullmatch(tokens[about].lemma.lower()):
        return Register.NONE
    return Register.MANDATORY


def _of_will(tokens: Sequence[Token], verb: int, *, agent: bool, passive: bool) -> Register:
    if any(tokens[i].lower in ("likely", "probably", "hopefully") for i in tokens[verb].children):
        return Register.INTENTION if agent else Register.NONE
    about = subject(tokens, verb)
    paper = about is not None and pattern("actors", "records").fullmatch(
        tokens[about].lemma.lower()
    )
    if agent and not pattern("verbs", "involuntary").fullmatch(tokens[verb].lemma):
        return Register.MANDATORY
    regulated = about is not None and pattern("actors", "regulated").fullmatch(
        tokens[about].lemma.lower()
    )
    bound = paper or (regulated and tokens[verb].lemma == "require")
    return Register.MANDATORY if bound or (passive and _acts(tokens, verb)) else Register.NONE


def _of_may(
    tokens: Sequence[Token], verb: int, modal: str, *, agent: bool, passive: bool
) -> Register:
    if not _acts(tokens, verb) or not (agent or passive):
        return Register.NONE
    negated = child(tokens, verb, "neg") is not None
    if negated and modal in ("may", "can"):
        hedged = any(
            tokens[i].lower in ("necessarily", "yet", "always") for i in tokens[verb].children
        )
        return Register.MANDATORY if modal == "may" and agent and not hedged else Register.NONE
    about = subject(tokens, verb)
    ability = modal in ("can", "could") and (
        passive or (about is not None and tokens[about].lower == "we")
    )
    return Register.NONE if ability and modal == "can" else Register.PERMISSION


def _requires(tokens: Sequence[Token], verb: int, *, passive: bool) -> bool:
    lemma, tag = tokens[verb].lemma, tokens[verb].tag
    if lemma == "require":
        asked = tag in ("VBZ", "VBP") and child(tokens, verb, "dobj", "ccomp") is not None
        return passive or (asked and _may_require(tokens, subject(tokens, verb)))
    if lemma in ("commit", "undertake", "pledge"):
        return tag != "VBD" and (passive or tag in ("VBZ", "VBP"))
    if lemma in ("have", "need") and tag in ("VBZ", "VBP"):
        then = child(tokens, verb, "xcomp")
        return then is not None and own(tokens, subject(tokens, verb))
    return lemma in ("oblige", "obligate", "prohibit", "forbid") and passive


def _may_require(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether what "requires" lays down a rule: the author, a standard, a level reached."""
    if about is None or own(tokens, about):
        return True
    lemma = tokens[about].lemma.lower()
    return any(pattern("actors", kind).fullmatch(lemma) for kind in ("regulated", "records"))


def _of_copula(tokens: Sequence[Token], verb: int, *, agent: bool) -> Register:
    about, what = subject(tokens, verb), child(tokens, verb, "acomp", "attr", "xcomp")
    if what is not None and tokens[what].lower in ("committed", "required", "obliged", "obligated"):
        return Register.MANDATORY
    if about is not None and pattern("actors", "aims").fullmatch(tokens[about].lemma.lower()):
        return Register.INTENTION
    duty = what is not None and tokens[what].lower in ("responsible", "accountable")
    return Register.DESCRIPTIVE if duty and agent else Register.NONE


def _of_present(tokens: Sequence[Token], verb: int, *, agent: bool, passive: bool) -> Register:
    tenses = {tokens[i].lower for i in tokens[verb].children if tokens[i].dep in _AUXILIARIES}
    present = tokens[verb].tag in ("VBZ", "VBP") or bool(tenses & _PRESENT)
    procedure = _is_procedure(tokens, subject(tokens, verb))
    done = agent or procedure or (passive and "been" not in tenses)
    return Register.DESCRIPTIVE if present and done and _acts(tokens, verb) else Register.NONE


def _is_procedure(tokens: Sequence[Token], about: int | None) -> bool:
    return about is not None and tokens[about].lemma in (
        "process",
        "procedure",
        "program",
        "programme",
    )


def _acts(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb names something done, not held, believed or come about."""
    token = tokens[verb]
    return token.pos == "VERB" and not pattern("verbs", "stance").fullmatch(token.lemma)
