"""Whether a sentence lays a duty on somebody, or only says what holds.

Who is the subject and what the verb does decide, not the modal: "the provider
shall report" binds, "this Decision shall apply" does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from framework_lint.annotation import Token
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.syntax import child, subject

_NOMINAL = ("NOUN", "PROPN", "PRON")


def lays_duty(tokens: Sequence[Token]) -> bool:
    """Whether by this sentence somebody must do a thing or must not do it.

    "Shall" and "must" count with a person or a body as subject, in a passive
    that names one or tells of an act, and in prohibitions; "will" where the
    author promises or a passive says what is to be done. What is permitted or
    granted is no duty, nor what enters into force, applies, means, contains.
    """
    return any(_binds(tokens, index) for index in range(len(tokens)))


def _binds(tokens: Sequence[Token], index: int) -> bool:
    word, modal = tokens[index].lower, tokens[index].tag == "MD"
    verb = tokens[index].head if modal else index
    if _aside(tokens, verb):
        return False
    if not modal:
        return _ordered(tokens, verb)
    if _listed("promising", word):
        return _promised(tokens, verb)
    if _listed("binding", word):
        return _owed(tokens, index)
    return word == "may" and _barred(tokens, verb)


def _aside(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause only describes, or tells a circumstance, a question or a thought."""
    first, dep = min((verb, *tokens[verb].children)), tokens[verb].dep
    if dep in ("advcl", "relcl"):
        return dep == "advcl" or first == 0 or tokens[first - 1].text != ","
    opening = [i for i in tokens[verb].children if _listed("asking", tokens[i].lower)]
    if dep == "ccomp" and _listed("thinking", tokens[tokens[verb].head].lemma):
        opening.append(tokens[verb].head)
    return any(i < verb and "," not in [t.text for t in tokens[i:verb]] for i in opening)


def _ordered(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the present tense orders: "staff are required to", "sharing is prohibited"."""
    helper, about = child(tokens, verb, "auxpass"), subject(tokens, verb)
    if helper is None or about is None or tokens[helper].lower not in ("is", "are", "am"):
        return False
    orders = "ordering" if _is_person(tokens, about) else "forbidding"
    return child(tokens, verb, "neg") is None and _listed(orders, tokens[verb].lemma)


def _promised(tokens: Sequence[Token], verb: int) -> bool:
    if any(_listed("hedges", tokens[i].lower) for i in tokens[verb].children):
        return False
    if _passive(tokens, verb):
        agent = child(tokens, verb, "agent")
        idle = _listed("reckoning", tokens[verb].lemma) or _is_verb("stance", tokens[verb])
        return not idle and (agent is None or _names(tokens, agent))
    weak = _is_verb("intention", tokens[verb]) or _is_verb("involuntary", tokens[verb])
    return own(tokens, subject(tokens, verb)) and not weak and _takes_on(tokens, verb)


def _barred(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a permission is denied: "we may not deploy", "no employee may"."""
    about = subject(tokens, verb)
    if about is None or not own(tokens, about) or _is_verb("stance", tokens[verb]):
        return False
    words = {tokens[i].lower for i in (*tokens[verb].children, *tokens[about].children)}
    return not words.isdisjoint({"not", "no"}) and not any(_listed("hedges", w) for w in words)


def _owed(tokens: Sequence[Token], modal: int) -> bool:
    verb, about, must = tokens[modal].head, _subject(tokens, modal), tokens[modal].lower == "must"
    if about is not None and _is_somebody(tokens, about, modal):
        outside = must and _listed("strangers", tokens[about].lemma)
        return not outside and _takes_on(tokens, verb)
    if _passive(tokens, verb):
        return _is_due(tokens, verb, must=must)
    return about is not None and _may_act(tokens[about]) and _is_deed(tokens, verb)


def _subject(tokens: Sequence[Token], modal: int) -> int | None:
    """Return the subject before a modal, or where the parse has none the nearest phrase's noun."""
    found = subject(tokens, tokens[modal].head)
    if found is not None and found < modal and tokens[found].pos in _NOMINAL:
        return found
    stop = max((i for i in range(modal) if tokens[i].text in ",:;"), default=-1)
    nouns = (i for i in range(stop + 1, modal) if tokens[i].pos in _NOMINAL)
    return next((i for i in nouns if tokens[i].dep != "compound"), None)


def _is_somebody(tokens: Sequence[Token], about: int, end: int) -> bool:
    """Whether a subject, or one coordinated with it before `end`, is a person or body."""
    queue, found = [about], False
    while queue and not found:
        head = queue.pop()
        found = head < end and _is_person(tokens, head)
        queue += [i for i in tokens[head].children if tokens[i].dep in ("conj", "appos")]
    return found


def _is_person(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun is a person or body by its word, or a name without article and number."""
    lemma = tokens[index].lemma
    if _listed("things", lemma):
        return False
    if _listed("persons", lemma) or pattern("actors", "bodies").fullmatch(lemma.lower()):
        return True
    bare = all(tokens[i].pos not in ("DET", "NUM") for i in tokens[index].children)
    return bare and tokens[index].pos == "PROPN" and _is_name(tokens[index])


def _is_name(token: Token) -> bool:
    known = pattern("actors", "things").fullmatch(token.lemma.lower())
    return token.text.isalpha() and token.text[0].isupper() and known is None


def _may_act(token: Token) -> bool:
    acronym = len(token.text) > 1 and token.text.isupper() and _is_name(token)
    return acronym or token.lower in ("it", "they")


def _takes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb with a person for its subject is more than a state, a title or a right."""
    lemma = tokens[verb].lemma
    if _passive(tokens, verb):
        spared = _listed("ordering", lemma) and child(tokens, verb, "neg") is not None
        return not spared and not _listed("reckoning", lemma)
    if lemma == "be":
        quality = child(tokens, verb, "acomp")
        able = quality is not None and _listed("able", tokens[quality].lemma)
        return not able and child(tokens, verb, "attr") is None
    held = child(tokens, verb, "dobj")
    entitled = lemma == "have" and held is not None and _listed("rights", tokens[held].lemma)
    return not entitled and not _listed("being", lemma)


def _is_deed(tokens: Sequence[Token], verb: int) -> bool:
    lemma = tokens[verb].lemma
    idle = _listed("applying", lemma) and child(tokens, verb, "dobj") is None
    return not idle and not _listed("being", lemma) and not _listed("holding", lemma)


def _is_due(tokens: Sequence[Token], verb: int, *, must: bool) -> bool:
    """Whether a passive without a person for its subject tells somebody to act.

    A "shall" often says how a thing is done, not that it must be: then it
    counts only if it names who does it or for whom.
    """
    lemma = tokens[verb].lemma
    if _listed("reckoning", lemma):
        return False
    if must or _listed("forbidding", lemma) or _listed("caring", lemma):
        return True
    after = [i for i in tokens[verb].children if i > verb and not _says_when(tokens[i])]
    doers = [i for i in after if _names(tokens, i)]
    if _listed("settling", lemma):
        return any(tokens[i].dep == "agent" for i in doers)
    return bool(doers) or not after


def _says_when(token: Token) -> bool:
    return token.dep in ("advcl", "punct") or _listed("times", token.lower)


def _names(tokens: Sequence[Token], preposition: int) -> bool:
    """Whether a phrase names a person: "by the board", "at the request of the board"."""
    noun = child(tokens, preposition, "pobj")
    if noun is None or not _listed("towards", tokens[preposition].lower):
        return False
    if _is_person(tokens, noun) or _may_act(tokens[noun]):
        return True
    of = child(tokens, noun, "prep") if _listed("leading", tokens[noun].lemma) else None
    owner = None if of is None else child(tokens, of, "pobj")
    return owner is not None and _is_person(tokens, owner)


def _passive(tokens: Sequence[Token], verb: int) -> bool:
    return child(tokens, verb, "auxpass") is not None


def _is_verb(kind: str, token: Token) -> bool:
    return pattern("verbs", kind).fullmatch(token.lemma.lower()) is not None


def _listed(kind: str, word: str) -> bool:
    return pattern("duties", kind).fullmatch(word.lower()) is not None
