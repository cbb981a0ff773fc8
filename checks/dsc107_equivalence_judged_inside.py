from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.features.yardstick import searched
from framework_lint.lexicon import pattern
from framework_lint.party import own
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.statement import binds
from framework_lint.syntax import MAY, subject

_SUBJECT = "equivalence"
_HINT = re.compile(r"equivalen|comparable|same|similar|equal|like| as |less|just", re.IGNORECASE)
_BARRED = re.compile(r"\b(not|no|never|nor|without|abstain\w*|prohibit\w*)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(until|unless|only)\b", re.IGNORECASE)
_TAIL = re.compile(r"[.;]?\s*$")


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        if not _HINT.search(sentence.text):
            continue
        for match in pattern(_SUBJECT, "like").finditer(sentence.text):
            limb = _limb(policy, sentence, match)
            if not (limb or _excuses(sentence, match)) or _tested(policy, sentence, match):
                continue
            changes = _without(sentence, limb, match) if limb else ()
            yield gap(sentence, *match.span(), _message(policy, match.group()), changes=changes)
            break


def _limb(policy: Policy, sentence: Sentence, match: re.Match[str]) -> re.Match[str] | None:
    """Return the "or" by which something as good may be done in the place of a duty."""
    duty = binds(sentence) or policy.block(sentence).kind is Kind.CELL
    found = pattern(_SUBJECT, "limb").search(sentence.text, 0, match.start())
    before = sentence.text[: found.start()].strip() if found is not None else ""
    barred = _BARRED.search(before) and not _UNTIL.search(before)
    return found if duty and before and not barred else None


def _excuses(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the author may do something as good in the place of what is asked for."""
    if not pattern(_SUBJECT, "replacing").search(sentence.text):
        return False
    if pattern(_SUBJECT, "spared").search(sentence.text, 0, match.start()):
        return True
    return any(
        token.lower in MAY and token.tag == "MD" and _allows(sentence, token.head)
        for token in sentence.tokens
    )


def _allows(sentence: Sentence, verb: int) -> bool:
    """Whether a permission is the author's, or is one to use a thing."""
    about = subject(sentence.tokens, verb)
    passive = any(sentence.tokens[i].dep == "auxpass" for i in sentence.tokens[verb].children)
    freeing = pattern(_SUBJECT, "uses").fullmatch(sentence.tokens[verb].lemma)
    return freeing is not None and (passive or own(sentence.tokens, about))


def _tested(policy: Policy, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the text says by what, or for whom to see, the one is as good as the other."""
    if pattern(_SUBJECT, "certified").search(sentence.text):
        return True
    near = (sentence, *policy.beside(sentence, before=0, after=2))
    if any(pattern(_SUBJECT, "bounded").search(known.text) for known in near):
        return True
    words = {word for word in match.group().lower().split() if len(word) > 4}
    return any(words & set(known.term.split()) for known in policy.definitions)


def _without(sentence: Sentence, limb: re.Match[str], match: re.Match[str]) -> tuple[Change, ...]:
    """Return the cut of the alternative, where it closes the sentence."""
    last = _TAIL.search(sentence.text)
    if last is None or last.start() != match.end() or "either" in sentence.text.lower():
        return ()
    kept = sentence.text[: limb.start()].rstrip(" ,")
    return (Change(len(kept), match.end(), ""),)


def _message(policy: Policy, words: str) -> str:
    return (
        f"“{words}” is for the author to judge: no test of it and no publication of it was found in "
        f"the supplied document ({searched(policy)})."
    )


CHECK = Check(
    code="DSC107",
    name="equivalence-judged-inside",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(2)"),
    ),
    rationale=(
        "A measure that may be swapped for one that is as good binds only as far as the author "
        "finds no other as good. Nobody outside can tell that a swap took place, or test it."
    ),
    remedy=(
        "Name the test that both measures must pass, who other than the author of the swap "
        "confirms it, where it is published, and when it ends."
    ),
    passes=(
        Example("The model has abilities equivalent to those of an expert."),
        Example("Hosts must hold the national licence or an equivalent certification."),
        Example(
            "We may use other controls that provide equivalent protection, as confirmed by an "
            "independent auditor."
        ),
        Example("We may use equivalent measures instead. Each swap is published with its reasons."),
        Example(
            "We may use equivalent measures instead.\n\n“Equivalent measures” means measures that "
            "stop 99 of 100 intruders."
        ),
        Example("We will not start the pump unless its valves are at least as strong as Level 3."),
        Example("We may apply equivalent safeguards to later reactors."),
        Example("We will demonstrate that other valves provide equivalent levels of protection."),
        Example("We test each turbine against older ones or comparable systems."),
        Example(
            "We will not import toxins or goods of equivalent effect or measures of equal effect."
        ),
        Example("The seals must be new or as tight and secure as possible."),
    ),
    fails=(
        Example(
            "- **Interim measures:** The chief engineer and the safety officer may approve the use "
            "of interim measures that provide «the same level of assurance as the relevant Level 3 "
            "Standard» but are faster to build."
        ),
        Example("We will apply the controls of Table 2 or «equivalent measures»."),
        Example("Where this is not feasible, «equivalent measures» may be used instead."),
        Example(
            "This requirement does not apply where other safeguards «achieve the same objective»."
        ),
        Example(
            "The security team may accept alternative controls that offer «comparable protection»."
        ),
        Example(
            "| Level | Safeguard |\n|---|---|\n| High | Two-person access, or an alternative "
            "arrangement providing «a similar degree of protection» |"
        ),
        Example("We may use other measures that we «consider equivalent» to those above."),
    ),
    find=find,
    question=(
        "By what test is “{quote}” measured, who besides its author confirms it, and where is it "
        "published?"
    ),
    patterns=("P44",),
)
