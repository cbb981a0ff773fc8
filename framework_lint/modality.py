"""What one verb says of its subject: that it must, does, means to, may or should.

Subject, verb and auxiliaries decide, not the cue word alone: "the board will
review" binds, "capabilities will emerge" predicts; "the committee may pause"
permits, "models may exhibit" supposes.
"""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.annotation import Register, Token
from framework_lint.impersonal import (
    depends,
    grants_access,
    is_subjected,
    offers,
    only_some,
    sets_off,
    undergoes,
)
from framework_lint.lexicon import pattern
from framework_lint.party import is_procedure, own, owned, regulated, speaks
from framework_lint.syntax import child, subject, subtree

AUXILIARIES = ("aux", "auxpass")
_MODALS = {"'ll": "will", "wo": "will", "’ll": "will", "ca": "can", "sha": "shall", "'d": "would"}
_PRESENT = frozenset(
    {"is", "are", "am", "’s", "’re", "'re", "have", "has", "’ve", "'ve", "do", "does"}
)
_WEAK = frozenset({"possible", "potential", "option", "optional"})
_GUESSES = frozenset({"likely", "probably", "hopefully"})
_HABITS = frozenset({"often", "sometimes", "inevitably", "necessarily"})
_PERFECT = frozenset({"have", "has", "’ve", "'ve"})


def register_of(tokens: Sequence[Token], verb: int) -> Register:
    """Name the register of what one verb states."""
    modal = _modal(tokens, verb)
    agent = own(tokens, subject(tokens, verb))
    passive = child(tokens, verb, "auxpass") is not None
    if pattern("verbs", "intention").fullmatch(tokens[verb].lemma) and agent:
        return Register.NONE if _foretells(tokens, verb) else Register.INTENTION
    if modal is not None:
        return _of_modal(tokens, verb, modal, agent=agent, passive=passive)
    if _requires(tokens, verb, passive=passive):
        spared = child(tokens, verb, "neg") is not None and tokens[verb].lemma == "require"
        return Register.PERMISSION if spared else Register.MANDATORY
    if tokens[verb].lemma == "recommend" and agent:
        return Register.RECOMMENDATION
    if tokens[verb].lemma == "be":
        return _of_copula(tokens, verb, agent=agent)
    return _of_present(tokens, verb, agent=agent, passive=passive)


def mistagged(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a seeming infinitive has a subject and no helper: "releases take place"."""
    helped = any(
        tokens[i].dep in (*AUXILIARIES, "mark") or tokens[i].tag in ("TO", "MD")
        for i in tokens[verb].children
    )
    subjected = child(tokens, verb, "nsubj") is not None
    return tokens[verb].tag == "VB" and tokens[verb].dep == "ROOT" and subjected and not helped


def _foretells(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what is expected is what others or things will do: "we expect that gains slow"."""
    what = child(tokens, verb, "ccomp", "xcomp")
    about = None if what is None else child(tokens, what, "nsubj", "nsubjpass")
    passive = what is not None and child(tokens, what, "auxpass") is not None
    return about is not None and not passive and not own(tokens, about)


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
    if sets_off(tokens, verb):
        return Register.INTENTION if modal == "would" else Register.MANDATORY
    match modal:
        case "must" | "shall":
            return _of_must(tokens, verb)
        case "will":
            return _of_will(tokens, verb, agent=agent, passive=passive)
        case "should" | "ought":
            return Register.NONE if _of_others(tokens, verb) else Register.RECOMMENDATION
        case "may" | "might" | "could" | "can":
            return _of_may(tokens, verb, modal, agent=agent, passive=passive)
    wished = modal == "would" and agent and _acts(tokens, verb)
    return Register.INTENTION if wished else Register.NONE


def _of_others(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what should be done is for somebody else to do: a government, other developers."""
    about = subject(tokens, verb)
    if about is None or own(tokens, about):
        return False
    words = {tokens[i].lower for i in (about, *tokens[about].children)}
    outsider = pattern("actors", "outsiders").fullmatch(tokens[about].lemma.lower())
    return outsider is not None or not words.isdisjoint({"other", "others", "another"})


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
    said = {tokens[i].lower for i in tokens[verb].children if i < verb}
    if said & _HABITS:
        return Register.NONE
    if said & _GUESSES:
        planned = agent or _is_paper(tokens, subject(tokens, verb))
        return Register.INTENTION if planned else Register.NONE
    if depends(tokens, verb):
        return Register.DESCRIPTIVE
    about = subject(tokens, verb)
    paper = _is_paper(tokens, about)
    if agent and not pattern("verbs", "involuntary").fullmatch(tokens[verb].lemma):
        return Register.MANDATORY
    if regulated(tokens, about) and is_subjected(tokens, verb):
        return Register.MANDATORY
    bound = paper or (regulated(tokens, about) and tokens[verb].lemma == "require")
    return Register.MANDATORY if bound or (passive and _acts(tokens, verb)) else Register.NONE


def _is_paper(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is a paper or a procedure that does what its author does."""
    if about is None:
        return False
    return pattern("actors", "records").fullmatch(tokens[about].lemma.lower()) is not None


def _of_may(
    tokens: Sequence[Token], verb: int, modal: str, *, agent: bool, passive: bool
) -> Register:
    if only_some(tokens, verb) or _only_then(tokens, verb, modal):
        return Register.MANDATORY
    if grants_access(tokens, verb) or depends(tokens, verb) or offers(tokens, verb):
        return Register.PERMISSION
    if not _may_act(tokens, verb, agent=agent) or not (agent or passive):
        return Register.NONE
    if _denied(tokens, verb) and modal in ("may", "can"):
        return _of_may_not(tokens, verb, modal, agent=agent)
    idle = _supposes(tokens, verb, modal, agent=agent, passive=passive)
    return Register.NONE if idle else Register.PERMISSION


def _only_then(tokens: Sequence[Token], verb: int, modal: str) -> bool:
    """Whether "may only", or "may ... only if", bars what it does not permit."""
    near = [i for i in tokens[verb].children if i < verb]
    clauses = [i for i in tokens[verb].children if i > verb and tokens[i].dep == "advcl"]
    after = [i for clause in clauses for i in tokens[clause].children if modal in ("may", "can")]
    return any(tokens[i].lower == "only" for i in (*near, *after))


def _denied(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "not" denies a verb, or "no" its subject: "no model may be trained"."""
    about = subject(tokens, verb)
    none = about is not None and any(tokens[i].lower == "no" for i in tokens[about].children)
    return none or child(tokens, verb, "neg") is not None


def _supposes(
    tokens: Sequence[Token], verb: int, modal: str, *, agent: bool, passive: bool
) -> bool:
    """Whether "could" tells of what might happen, and "can" of an ability."""
    about = subject(tokens, verb)
    if modal in ("could", "might"):
        return not passive and not speaks(tokens, about)
    able = passive or (about is not None and tokens[about].lower == "we")
    return modal == "can" and able and not (agent and _opened_by_condition(tokens))


def _of_may_not(tokens: Sequence[Token], verb: int, modal: str, *, agent: bool) -> Register:
    said = {tokens[i].lower for i in tokens[verb].children}
    hedged = bool(said & {"necessarily", "yet", "always"})
    barred = agent or regulated(tokens, subject(tokens, verb))
    return Register.MANDATORY if modal == "may" and barred and not hedged else Register.NONE


def _may_act(tokens: Sequence[Token], verb: int, *, agent: bool) -> bool:
    """Whether a permitted verb is an act: a body that may "find that" decides."""
    about = subject(tokens, verb)
    finding = tokens[verb].lemma == "find" and child(tokens, verb, "ccomp") is not None
    if agent and finding and about is not None and tokens[about].lower != "we":
        return True
    return _acts(tokens, verb)


def _opened_by_condition(tokens: Sequence[Token]) -> bool:
    opening = " ".join(token.lower for token in tokens[:4])
    return any(pattern("conditions", kind).match(opening) for kind in ("clause", "phrase"))


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
    if regulated(tokens, about) and what is not None and tokens[what].lower == "subject":
        return Register.DESCRIPTIVE
    if what is not None and tokens[what].dep == "xcomp" and _is_practice(tokens, about):
        weak = any(tokens[i].lower in _WEAK for i in subtree(tokens, about or 0))
        return Register.PERMISSION if weak else Register.DESCRIPTIVE
    return Register.DESCRIPTIVE if duty and agent else Register.NONE


def _is_practice(tokens: Sequence[Token], about: int | None) -> bool:
    """Whether a subject is a safeguard or a thing of the author's: "our first safeguard is to"."""
    if about is None:
        return False
    safeguard = pattern("actors", "safeguards").fullmatch(tokens[about].lemma.lower())
    return safeguard is not None or owned(tokens, about)


def _of_present(tokens: Sequence[Token], verb: int, *, agent: bool, passive: bool) -> Register:
    tenses = {tokens[i].lower for i in tokens[verb].children if tokens[i].dep in AUXILIARIES}
    present = tokens[verb].tag in ("VBZ", "VBP") or bool(tenses & _PRESENT)
    present = present or mistagged(tokens, verb)
    if not present or _tells(tokens, verb, tenses, passive=passive):
        return Register.NONE
    if sets_off(tokens, verb) or undergoes(tokens, verb) or depends(tokens, verb):
        return Register.DESCRIPTIVE
    done = agent or is_procedure(tokens, subject(tokens, verb)) or passive
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


def _acts(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb names something done, not held, believed or come about."""
    token = tokens[verb]
    return token.pos == "VERB" and not pattern("verbs", "stance").fullmatch(token.lemma)
