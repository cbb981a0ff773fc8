from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clauses.layout import Part
from framework_lint.features.grade import mentions
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import child, conjuncts, subject, subtree

_HINT = re.compile(
    r"determin|deci[ds]|defin|specif|select|cho[os]|settl|formulat|devis|agree|finali|fix|"
    r"design|draft|\bset\b|establish|\bma[dk]e|develop",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.)]")
_LONGEST = 110
_PAST = frozenset({"was", "were", "had", "has", "have", "been"})
_OBJECTS = ("dobj", "nsubjpass")
_CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass", "advcl")
_PRONOUNS = frozenset({"they", "these", "those", "them"})


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        times = list(_times(policy, sentence)) if _HINT.search(sentence.text) else []
        if not times:
            continue
        span = _put_off(policy, sentence, times) or _settled(sentence, times)
        if span is not None:
            yield gap(sentence, *span, _message(sentence.text[slice(*span)]))


def _times(policy: Policy, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where, in the sentence's text, it speaks of the time at which a level is reached."""
    text = sentence.text
    comes = pattern("chosen_later", "reached").search(text) is not None
    for match in pattern("chosen_later", "cues").finditer(text) if comes else ():
        said = _BREAK.split(text[match.start() : match.start() + _LONGEST])[0].rstrip()
        reached = pattern("chosen_later", "reached").search(said)
        level = pattern("chosen_later", "level").search(said) or any(mentions(said))
        if reached and level:
            yield match.start(), match.start() + len(said)
    for match in pattern("chosen_later", "then").finditer(text):
        before = " ".join(s.text for s in policy.beside(sentence, before=1, after=0))
        if pattern("chosen_later", "reached").search(f"{before} {text[: match.start()]}"):
            yield match.span()


def _put_off(
    policy: Policy, sentence: Sentence, times: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the words of a cell of safeguards that puts off what belongs there."""
    cell = policy.cells.get(sentence.block)
    held = cell is not None and cell.part in (Part.SAFEGUARD, Part.COMPONENT)
    match = pattern("chosen_later", "put_off").match(sentence.text) if held else None
    return None if match is None else (match.start(), max(end for _, end in times))


def _settled(sentence: Sentence, times: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the verb by which a safeguard is settled, with the time if that follows it."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if not _settles(sentence, index):
            continue
        at = token.start - sentence.start
        inside = any(start <= at < end for start, end in times)
        thing = _safeguard(sentence, index)
        if inside or _told(sentence, index) or thing is None:
            continue
        helpers = [i for i in token.children if tokens[i].dep in ("aux", "auxpass") and i < index]
        start = tokens[helpers[0] if helpers else index].start - sentence.start
        after = [end for opens, end in times if 0 <= opens - at < 80]
        said = tokens[max(index, thing)].end - sentence.start
        return start, max([said, *after])
    return None


def _settles(sentence: Sentence, index: int) -> bool:
    """Whether a verb settles a thing: "determine", or "make" of a choice."""
    token = sentence.tokens[index]
    if token.lemma == "make":
        about = child(sentence.tokens, index, "nsubjpass", "dobj")
        chosen = "" if about is None else sentence.tokens[about].lemma.lower()
        return pattern("chosen_later", "choice").fullmatch(chosen) is not None
    return token.pos == "VERB" and bool(pattern("chosen_later", "settling").fullmatch(token.lemma))


def _told(sentence: Sentence, index: int) -> bool:
    """Whether the settling is past, or done: "were determined", "unless it is specified"."""
    tokens = sentence.tokens
    helpers = {tokens[i].lower for i in tokens[index].children if tokens[i].dep.startswith("aux")}
    neg = child(tokens, index, "neg") is not None
    return neg or bool(helpers & _PAST) or (tokens[index].tag == "VBD" and not helpers)


def _safeguard(sentence: Sentence, index: int) -> int | None:
    """Return the safeguard that a verb settles, or of which it says which one it shall be."""
    tokens = sentence.tokens
    things = [i for i in tokens[index].children if tokens[i].dep in _OBJECTS]
    about = subject(tokens, index)
    if not things and about is not None and tokens[index].dep in ("conj", "xcomp"):
        things = [about]
    for inner in (i for i in tokens[index].children if tokens[i].dep in _CLAUSES):
        things += [i for i in subtree(tokens, inner) if _asked(sentence, i)]
    found = (i for thing in things for i in conjuncts(tokens, thing) if _is_safeguard(sentence, i))
    return next(found, None)


def _asked(sentence: Sentence, index: int) -> bool:
    """Whether a noun is asked for in a clause: "which safeguards apply"."""
    tokens = sentence.tokens
    return any(tokens[i].lower in ("which", "what") for i in tokens[index].children)


def _is_safeguard(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    lemma = tokens[index].lemma.lower()
    beside = {tokens[i].lower for i in tokens[index].children}
    if any(pattern("chosen_later", "further").fullmatch(word) for word in beside):
        return False
    if lemma in _PRONOUNS:
        before = sentence.text[: tokens[index].start - sentence.start]
        return pattern("chosen_later", "named").search(before) is not None
    if pattern("chosen_later", "choice").fullmatch(lemma):
        of = next((i for i in tokens[index].children if tokens[i].lower in ("of", "for")), None)
        inner = None if of is None else child(tokens, of, "pobj")
        return inner is not None and _is_safeguard(sentence, inner)
    plan = lemma == "plan" and bool(beside & {"response", "mitigation", "safety", "security"})
    return plan or pattern("chosen_later", "settled").fullmatch(lemma) is not None


def _message(words: str) -> str:
    return (
        f"“{words}” settles the safeguard only once a level is reached. "
        "Until then the text binds its author to none in particular."
    )


CHECK = Check(
    code="TRG102",
    name="safeguard-chosen-later",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(3)"),
        Citation("EU GPAI Code of Practice, Safety & Security", "Measure 1.1"),
    ),
    rationale=(
        "The safeguard for a level is settled when the level is reached. Any measure then chosen "
        "meets the text, so it can be checked neither before nor afterwards."
    ),
    remedy=(
        "List now the least that each level requires, and say who may add to it. If that cannot "
        "be known yet, say that a model at the level is not deployed until the list is published."
    ),
    question="Which safeguards apply at the least from the moment the level is reached, whatever is decided then?",
    passes=(
        Example("We will determine whether a model has reached the threshold before each release."),
        Example("Once a model reaches Tier 2, we will apply the safeguards defined in Appendix B."),
        Example("The safeguards were determined when the reactor model reached Tier 2 in 2024."),
        Example(
            "When a model reaches the threshold, we will apply the filters of Appendix A, and the "
            "council will decide on additional measures."
        ),
        Example("We have defined the controls that apply when a model reaches a tier."),
        Example(
            "If a model reaches a threshold, the board will decide within 5 days whether to halt it."
        ),
        Example("If the controls fail, we will determine a response. A tier may be reached later."),
        Example("Additional safeguards may be selected when a model reaches the next tier."),
    ),
    fails=(
        Example(
            "The safeguards that we apply «may be determined when the relevant tier is reached»."
        ),
        Example(
            "When a model reaches a threshold, the council «will decide which controls» apply."
        ),
        Example(
            "Mitigations for the toxin tiers «will be selected once a model has crossed the threshold»."
        ),
        Example("We «will choose the controls for a mine model upon reaching Tier 3»."),
        Example(
            "# Dam Policy\n\n| Level | Measures |\n|---|---|\n| Level 1 | Two keepers guard the sluice. |\n"
            "| Level 2 | «To be defined when models reach the capability of Level 1» |"
        ),
        Example(
            "If a model approaches a critical capability, we «will formulate a response plan»."
        ),
    ),
    find=find,
    patterns=("P13",),
)
