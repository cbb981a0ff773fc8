"""What one verb says of its subject: that it must, does, means to, may or should.

Subject, verb and auxiliaries decide, not the cue word alone: "the board will
review" binds, "capabilities will emerge" predicts; "the committee may pause"
permits, "models may exhibit" supposes.
"""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.annotation import Register, Token
from framework_lint.lexicon import pattern
from framework_lint.syntax import child, subject, subtree

AUXILIARIES = ("aux", "auxpass")
_MODALS = {"'ll": "will", "wo": "will", "’ll": "will", "ca": "can", "sha": "shall", "'d": "would"}
_PRESENT = frozenset(
    {"is", "are", "am", "’s", "’re", "'re", "have", "has", "’ve", "'ve", "do", "does"}
)
_PROCEDURES = (("undergoing", "regulated"), ("covering", "rulebooks"))
_PERFECT = frozenset({"have", "has", "’ve", "'ve"})


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


def register_of(tokens: Sequence[Token], verb: int) -> Register:
    """Name the register of what one verb states."""
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
    if tokens[verb].dep == "conj" and child(tokens, verb, *AUXILIARIES, "nsubj") is None:
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
    if _grants_access(tokens, verb) or _depends(tokens, verb):
        return Register.PERMISSION
    if not _may_act(tokens, verb, agent=agent) or not (agent or passive):
        return Register.NONE
    if child(tokens, verb, "neg") is not None and modal in ("may", "can"):
        return _of_may_not(tokens, verb, modal, agent=agent)
    about = subject(tokens, verb)
    able = passive or (about is not None and tokens[about].lower == "we")
    if modal == "can" and able and not (agent and _opened_by_condition(tokens)):
        return Register.NONE
    return Register.PERMISSION


def _of_may_not(tokens: Sequence[Token], verb: int, modal: str, *, agent: bool) -> Register:
    said = {tokens[i].lower for i in tokens[verb].children}
    hedged = bool(said & {"necessarily", "yet", "always"})
    return Register.MANDATORY if modal == "may" and agent and not hedged else Register.NONE


def _may_act(tokens: Sequence[Token], verb: int, *, agent: bool) -> bool:
    """Whether a permitted verb is an act: a body that may "find that" decides."""
    about = subject(tokens, verb)
    finding = tokens[verb].lemma == "find" and child(tokens, verb, "ccomp") is not None
    if agent and finding and about is not None and tokens[about].lower != "we":
        return True
    return _acts(tokens, verb)


def _grants_access(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a thing of the author's "may be available" to some, or restricted."""
    what = child(tokens, verb, "acomp", "attr")
    if what is None or not pattern("verbs", "accessible").fullmatch(tokens[what].lower):
        return False
    return _owned(tokens, subject(tokens, verb))


def _depends(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what is said is on what a safeguard depends."""
    about = subject(tokens, verb)
    if about is None or not pattern("verbs", "depending").fullmatch(tokens[verb].lemma):
        return False
    return any(
        pattern("actors", "safeguards").fullmatch(tokens[i].lemma.lower())
        for i in subtree(tokens, about)
    )


def _opened_by_condition(tokens: Sequence[Token]) -> bool:
    opening = " ".join(token.lower for token in tokens[:4])
    return any(pattern("conditions", kind).match(opening) for kind in ("clause", "phrase"))


def _owned(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is the author's: "our models", "the functionality of our models"."""
    if about is None:
        return False
    return any(
        tokens[i].dep == "poss" and (tokens[i].lower == "our" or own(tokens, i))
        for i in subtree(tokens, about)
    )


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
    practice = what is not None and tokens[what].dep == "xcomp" and _owned(tokens, about)
    return Register.DESCRIPTIVE if (duty and agent) or practice else Register.NONE


def _of_present(tokens: Sequence[Token], verb: int, *, agent: bool, passive: bool) -> Register:
    tenses = {tokens[i].lower for i in tokens[verb].children if tokens[i].dep in AUXILIARIES}
    present = tokens[verb].tag in ("VBZ", "VBP") or bool(tenses & _PRESENT)
    if not present or _tells(tokens, verb, tenses, passive=passive):
        return Register.NONE
    if _undergoes(tokens, verb) or _depends(tokens, verb):
        return Register.DESCRIPTIVE
    done = agent or _is_procedure(tokens, subject(tokens, verb)) or passive
    return Register.DESCRIPTIVE if done and _acts(tokens, verb) else Register.NONE


def _tells(tokens: Sequence[Token], verb: int, tenses: set[str], *, passive: bool) -> bool:
    """Whether a verb tells what was found, is under way or is meant, rather than what is done."""
    lemma = tokens[verb].lemma
    if passive and ("been" in tenses or pattern("verbs", "described").fullmatch(lemma)):
        return True
    if tenses & _PERFECT and not passive:
        return pattern("verbs", "standing").fullmatch(lemma) is None
    ongoing = tokens[verb].tag == "VBG"
    return ongoing and pattern("verbs", "exploring").fullmatch(lemma) is not None


def _undergoes(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a model goes through a procedure, a framework covers it, or it has a safeguard."""
    about = subject(tokens, verb)
    if about is None:
        return False
    said, subject_ = tokens[verb].lemma, tokens[about].lemma.lower()
    return any(
        pattern("verbs", verbs).fullmatch(said) and pattern("actors", subjects).fullmatch(subject_)
        for verbs, subjects in _PROCEDURES
    ) or (_owned(tokens, about) and _applies(said, subject_))


def _applies(said: str, about: str) -> bool:
    product = pattern("actors", "products").fullmatch(about)
    return product is not None and pattern("verbs", "instructions").fullmatch(said) is not None


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
