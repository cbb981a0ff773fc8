from __future__ import annotations

from collections.abc import Iterator, Sequence

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import child, subject, subtree

_NEAR = 8


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if _hinted(policy, sentence):
            found = [*_intentions(policy, sentence)]
            if found and not _promised(policy, sentence):
                yield from (_gap(sentence, *pair) for pair in found)


def _hinted(policy: Policy, sentence: Sentence) -> bool:
    meant = (sentence, *policy.governors(sentence))
    return any(pattern("disclosures", "cues").search(known.text) for known in meant)


def _intentions(policy: Policy, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the word that says what is meant and the verb of disclosure that it governs."""
    tokens = sentence.tokens
    for verb, register in sentence.statements:
        if register is Register.INTENTION and _discloses(tokens, verb):
            if _led(policy, sentence):
                yield verb, verb
            continue
        meant = _meant(tokens, verb)
        told = None if meant is None else _disclosure(tokens, meant)
        if meant is not None and told is not None:
            yield meant, told


def _led(policy: Policy, sentence: Sentence) -> bool:
    """Whether an item stands under "we aim to:"."""
    return any(
        _meant(governor.tokens, verb) is not None
        for governor in policy.governors(sentence)
        for verb, _ in governor.statements
    )


def _meant(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the word that says what the author means to do: "we aim", "it is our aim"."""
    about = subject(tokens, verb)
    if about is None or child(tokens, verb, "neg") is not None or tokens[verb].tag == "VBD":
        return None
    if tokens[verb].lemma in ("be", "is"):
        nouns = (about, child(tokens, verb, "attr"))
        return next((i for i in nouns if i is not None and _is_aim(tokens, i)), None)
    wished = any(tokens[i].lower in ("would", "’d", "'d") for i in tokens[verb].children)
    if not _is("meaning", tokens[verb]) and not (tokens[verb].lemma == "like" and wished):
        return None
    return verb if own(tokens, about) else None


def _is_aim(tokens: Sequence[Token], noun: int) -> bool:
    owner = child(tokens, noun, "poss")
    return _is("aims", tokens[noun]) and owner is not None and _ours(tokens, owner)


def _ours(tokens: Sequence[Token], owner: int) -> bool:
    return tokens[owner].lower == "our" or own(tokens, owner)


def _disclosure(tokens: Sequence[Token], meant: int) -> int | None:
    """Return the verb of disclosure that is what a word of intending has in view."""
    verb = tokens[meant].head if tokens[meant].pos == "NOUN" else meant
    queue = [i for head in {verb, meant} for i in tokens[head].children if i > meant]
    while queue:
        index = queue.pop(0)
        token = tokens[index]
        queue += [i for i in token.children if tokens[i].dep == "conj"]
        if _is("going_on", token) or token.dep == "prep":
            queue += [i for i in token.children if tokens[i].dep in ("xcomp", "pcomp")]
        elif _is_aimed_at(tokens, index) and _discloses(tokens, index) and index - meant <= _NEAR:
            return index
    return None


def _is_aimed_at(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    passive = child(tokens, index, "nsubjpass") is not None and token.dep in ("advcl", "ccomp")
    beside = token.dep == "conj" and child(tokens, index, "nsubj") is None
    return passive or beside or token.dep in ("xcomp", "pcomp", "acl")


def _discloses(tokens: Sequence[Token], verb: int) -> bool:
    if tokens[verb].lemma == "make":
        return _makes_public(tokens, verb)
    what = child(tokens, verb, "dobj", "nsubjpass")
    if what is None:
        return _is("telling", tokens[verb]) and child(tokens, verb, "prep", "ccomp") is not None
    if _is("wares", tokens[what]):
        return False
    if _is("handing", tokens[verb]):
        return _is("papers", tokens[what])
    if _is("addressing", tokens[verb]):
        return _is("people", tokens[what])
    told = tokens[verb].lemma != "report" or _is("papers", tokens[what])
    return _is("telling", tokens[verb]) and told


def _makes_public(tokens: Sequence[Token], verb: int) -> bool:
    state = child(tokens, verb, "ccomp", "acomp", "oprd", "xcomp")
    if state is None or tokens[state].lower not in ("public", "available"):
        return False
    return any(_is("papers", tokens[i]) for i in subtree(tokens, verb))


def _promised(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence or one beside it also lays down a disclosure of the kind as a duty."""
    tokens = sentence.tokens
    meant = {token.lemma for token in tokens if _is("telling", token) or _is("handing", token)}
    return any(
        register is Register.MANDATORY and near.tokens[verb].lemma in meant
        for near in (sentence, *policy.beside(sentence))
        for verb, register in near.statements
    )


def _is(kind: str, token: Token) -> bool:
    return pattern("disclosures", kind).fullmatch(token.lemma.lower()) is not None


def _gap(sentence: Sentence, meant: int, told: int) -> Gap:
    tokens = sentence.tokens
    start, end = tokens[meant].start - sentence.start, tokens[told].end - sentence.start
    words = f"“{sentence.text[start:end]}”"
    states = f"{words} stands under" if meant == told else f"{words} states"
    timed = pattern("time", "measure").search(sentence.text) is not None
    message = f"{states} an intention to disclose and no duty: the text names nothing that follows if it is not done"
    message += "." if timed else ", and no time is given for it."
    return gap(sentence, start, end, message, changes=_changes(sentence, meant, told))


def _changes(sentence: Sentence, meant: int, told: int) -> Iterator[Change]:
    """Put "will" for the verb of intending, and leave out the "to" of the infinitive behind it."""
    tokens = sentence.tokens
    to = next((i for i in range(meant + 1, told) if tokens[i].tag == "TO"), None)
    if to is None or tokens[meant].pos == "NOUN" or tokens[tokens[to].head].dep == "advcl":
        return
    helper = child(tokens, meant, "aux")
    by = sentence.start
    if helper is None:
        yield Change(tokens[meant].start - by, tokens[meant].end - by, "will")
    else:
        yield Change(tokens[helper].start - by, tokens[helper].end - by, "will")
        yield Change(tokens[meant - 1].end - by, tokens[meant].end - by, "")
    yield Change(tokens[to].start - by, tokens[to + 1].start - by, "")


CHECK = Check(
    code="DUT103",
    name="disclosure-only-intended",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.13(c)"),
    ),
    rationale=(
        "An aim, plan or hope to disclose something is true whether or not anything is disclosed. "
        "The authorities and the public to whom it is addressed cannot rely on it, and statutes on "
        "such reports count in days and hours."
    ),
    remedy=(
        "Write “will”, name who is told, and say within how many hours or days of which event."
    ),
    question="Who must be told under “{quote}”, and within how many days of what event?",
    patterns=("P17",),
    passes=(
        Example("We will share the results with the regulator within 15 days."),
        Example("We intend to openly release models to the community."),
        Example("We seek to inform the debate on dam safety."),
        Example("We hope that our approach will inform regulators and that others share it."),
        Example("The operators aim to share lessons learnt with their peers."),
        Example("The attackers may intend to publish the sequence."),
        Example("We aim to publish the report at once, and we will publish it within 30 days."),
        Example("We expect to share more about this work soon."),
        Example("We aim to reduce the number of incidents that we report."),
        Example("We considered the results that the laboratory plans to publish."),
    ),
    fails=(
        Example(
            "If a toxin is released, we «aim to share» what we know with the health authority."
        ),
        Example("The company «plans to publish» a summary of each inspection."),
        Example("We also «hope to notify» the grid operator of serious incidents."),
        Example("We are «seeking to disclose» findings to the safety institute."),
        Example("We «intend to continue publishing» the results of our tests."),
        Example("The board «intends to release» a report on each reactor."),
        Example("Our «goal is to report» accidents to the inspectorate within 15 days."),
        Example("It is our «intention to notify» the coastguard of each spill."),
        Example("We «intend for the results to be published» each year."),
        Example("After an incident, we aim to:\n\n- «notify» the authorities of the region"),
    ),
    find=find,
)
