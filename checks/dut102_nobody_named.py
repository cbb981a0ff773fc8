from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence, Token
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import introduces
from framework_lint.syntax import child, subject, subtree

_PRONOUNS = frozenset({"this", "these", "that", "those", "it", "they"})
_STATES = frozenset(
    {"require", "base", "need", "intend", "mean", "consider", "limit", "associate", "use", "align"}
)


def find(policy: Policy) -> Iterator[Gap]:
    overseen = any(pattern("oversight", "whole").search(s.text) for s in policy.sentences)
    for sentence in policy.sentences:
        noted = policy.block(sentence).kind is Kind.FOOTNOTE
        if sentence.register is not Register.MANDATORY or noted or introduces(policy, sentence):
            continue
        if _names_somebody(policy, sentence):
            continue
        for index in range(len(sentence.tokens)):
            if _passive_duty(sentence, index):
                yield _gap(sentence, index, overseen=overseen)
                break


def _names_somebody(policy: Policy, sentence: Sentence) -> bool:
    """Whether the sentence, its lead-in or one beside it says who acts."""
    return any(
        own(known.tokens, i)
        for known in (sentence, *policy.governors(sentence), *_related(policy, sentence))
        for i, token in enumerate(known.tokens)
        if token.dep in ("nsubj", "pobj") and _acts_here(known, i)
    )


def _related(policy: Policy, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences nearby that this one goes on from, or that speak of the same act on it."""
    named, acts = _subjects(sentence), _acts(sentence)
    for near in policy.beside(sentence, before=2, after=1):
        goes_on = near.start < sentence.start and bool(named & _PRONOUNS)
        said = {token.lemma.lower() for token in near.tokens}
        if goes_on or (named & said and acts & said):
            yield near


def _acts(sentence: Sentence) -> set[str]:
    return {sentence.tokens[verb].lemma.lower() for verb, _ in sentence.statements}


def _subjects(sentence: Sentence) -> set[str]:
    tokens = sentence.tokens
    return {token.lemma.lower() for token in tokens if token.dep == "nsubjpass"} | {
        token.lemma.lower() for token in tokens[:2] if token.dep in ("nsubj", "nsubjpass")
    }


def _acts_here(sentence: Sentence, index: int) -> bool:
    """Whether a noun does what the sentence states, not what a clause about a word in it tells."""
    tokens = sentence.tokens
    over = tokens[index].head
    if tokens[index].dep == "pobj":
        return tokens[over].lower == "by" and tokens[over].dep == "agent"
    return any(over == verb or verb in subtree(tokens, over) for verb, _ in sentence.statements)


def _passive_duty(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    helped = [tokens[i] for i in tokens[index].children if i < index]
    passive = any(token.dep == "auxpass" for token in helped)
    modal = any(token.tag == "MD" and token.lower in ("will", "must", "shall") for token in helped)
    main = tokens[index].dep in ("ROOT", "conj", "ccomp", "parataxis")
    if not (passive and modal and main) or child(tokens, index, "agent") is not None:
        return False
    about = subject(tokens, index)
    if about is not None and (own(tokens, about) or _is_upkeep(tokens[about], tokens[index])):
        return False
    return tokens[index].lemma not in _STATES and not _permits(sentence, index)


def _is_upkeep(about: Token, verb: Token) -> bool:
    """Whether the document is kept up, or a course of action taken: for these its author answers."""
    kept = pattern("oversight", "upkeep").fullmatch(verb.lemma.lower()) is not None
    paper = pattern("actors", "rulebooks").fullmatch(about.lemma.lower()) is not None
    course = pattern("oversight", "courses").fullmatch(about.lemma.lower()) is not None
    return course or (paper and kept)


def _permits(sentence: Sentence, index: int) -> bool:
    return bool(pattern("verbs", "granted").fullmatch(sentence.tokens[index].lower))


def _gap(sentence: Sentence, index: int, *, overseen: bool) -> Gap:
    tokens = sentence.tokens
    first = next(i for i in tokens[index].children if tokens[i].tag == "MD")
    start, end = tokens[first].start - sentence.start, tokens[index].end - sentence.start
    message = f"“{sentence.text[start:end]}” does not say by whom; no role is named for this duty"
    if overseen:
        message += ", only one that answers for the whole text"
    confidence = Confidence.LOW if overseen else None
    return gap(sentence, start, end, f"{message}.", confidence=confidence)


CHECK = Check(
    code="DUT102",
    name="duty-with-nobody-named",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(5)"),
    ),
    rationale=(
        "A duty in the passive without an agent binds nobody in particular. Whether it was done "
        "can only be asked of the whole organisation, and whoever was to see to it cannot be found."
    ),
    remedy="Put it in the active voice and name the role or body: “The safety officer will test ...”.",
    question="Who, by role, must see that “{quote}” happens?",
    patterns=("P19",),
    passes=(
        Example("This framework will be updated as science advances."),
        Example("The following process will be applied to reactors above the threshold."),
        Example("Monitoring will also be used to indicate leaks."),
        Example("The board appoints the chair. This will be done once a year."),
        Example("The safety officer will evaluate the model before deployment."),
        Example("The model will be evaluated by the red team before deployment."),
        Example("The board will ensure that all access must be logged."),
        Example("The safety officer is responsible for ensuring that every model is tested."),
        Example("Harms may be caused by misuse."),
        Example("The security team will:\n\n- ensure that access must be logged"),
    ),
    fails=(
        Example("The model «will be evaluated» before deployment."),
        Example("Access to the weights «must be logged»."),
        Example("Incidents «shall be reported» within 72 hours."),
        Example("The report «will be escalated» to the chief executive."),
    ),
    find=find,
)
