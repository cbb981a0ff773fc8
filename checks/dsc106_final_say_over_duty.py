from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.escape import escapes
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_SUBJECT = "final_say"
_FAMILIES = ("deployment", "development")
_WORDS = 14
_HINT = re.compile(r"final|ultimate|last|accept|overr|disregard|set aside", re.IGNORECASE)


def find(policy: Policy) -> Iterator[Gap]:
    powers = [(s, m) for s in policy.sentences if (m := _power(policy, s)) is not None]
    if not powers or any(pattern(_SUBJECT, "priority").search(s.text) for s in policy.sentences):
        return
    duties = [sentence for sentence in policy.sentences if _gates(sentence)]
    for sentence, match in powers:
        over = _families(sentence.text)
        duty = next((d for d in duties if d is not sentence and _families(d.text) & over), None)
        if duty is not None:
            yield gap(
                sentence,
                *match.span(),
                _message(policy, match.group(), duty),
                question=_question(match.group(), duty),
            )


def _power(policy: Policy, sentence: Sentence) -> re.Match[str] | None:
    """Return the words that give a body the last word on a release or on a risk, without limit."""
    match = _HINT.search(sentence.text) and pattern(_SUBJECT, "powers").search(sentence.text)
    if match is None or not _families(sentence.text):
        return None
    limited = pattern(_SUBJECT, "limited").search(sentence.text)
    return match if limited is None and _held(policy, sentence) else None


def _held(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence, its lead-in or its row names a body or an officer."""
    leads = policy.governors(sentence)
    lemmas = [token.lemma.lower() for known in (sentence, *leads) for token in known.tokens]
    row = policy.block(sentence).place.row or ""
    return any(
        pattern("actors", "bodies").fullmatch(word) for word in (*lemmas, *row.lower().split())
    )


def _families(text: str) -> set[str]:
    """Name what a sentence speaks of; a power over all risks speaks of everything."""
    if pattern(_SUBJECT, "everything").search(text):
        return set(_FAMILIES)
    return {name for name in _FAMILIES if pattern(_SUBJECT, name).search(text)}


def _gates(sentence: Sentence) -> bool:
    """Whether a sentence is a hard duty that a release or a training must meet first."""
    only = sentence.register is Register.PERMISSION and " only " in sentence.text
    hard = sentence.register is Register.MANDATORY or only
    if not hard or not _families(sentence.text) or any(escapes(sentence)):
        return False
    bounded = pattern(_SUBJECT, "bounds").search(sentence.text)
    return bounded is not None and pattern(_SUBJECT, "gates").search(sentence.text) is not None


def _short(sentence: Sentence) -> str:
    words = sentence.text.rstrip(".:; ").split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _message(policy: Policy, power: str, duty: Sentence) -> str:
    where = next(iter(policy.block(duty).place.section[-1:]), "")
    place = f" (“{where}”)" if where else ""
    return (
        f"“{power}” has no limit here, and the text states a hard duty on the same thing{place}: "
        f"“{_short(duty)}”. Which of the two goes first was not found in the supplied document."
    )


def _question(power: str, duty: Sentence) -> str:
    return f"May the one who holds “{power}” decide against the duty “{_short(duty)}”?"


_GATE = "We will not release a toxin unless it has passed the trial.\n\n"

CHECK = Check(
    code="DSC106",
    name="final-say-over-duty",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(9)"),
    ),
    rationale=(
        "Where one clause says what must hold before a release and another gives somebody the "
        "final say on releases, one reader takes the duty to bind that person, the other takes "
        "the person to stand above the duty."
    ),
    remedy=(
        "Say which goes first: “may not approve a release unless the conditions of section 4 are "
        "met”, or name who may depart from them, on what finding, and how it is published."
    ),
    passes=(
        Example("The chief executive makes the final decision on every release."),
        Example(
            _GATE + "The chief executive makes the final decision on every release, but may not "
            "approve one where Section 1 is not met."
        ),
        Example(
            _GATE + "No officer may waive this rule.\n\nThe chief executive makes the final "
            "decision on every release."
        ),
        Example(_GATE + "The chair makes any final decisions needed for the advisory group."),
        Example(
            _GATE + "The director makes the ultimate determination as to whether the release test "
            "has been passed."
        ),
        Example(
            "The report must be published before each deployment.\n\nThe director makes the final "
            "decision on every deployment."
        ),
        Example(_GATE + "The board reviews the report as part of a go/no-go decision."),
    ),
    fails=(
        Example(
            _GATE + "The chief executive is responsible for:\n\n- «Making all final decisions», "
            "including accepting any residual risks and making go/no-go decisions."
        ),
        Example(
            "A dam may be opened only if it has passed the load test.\n\n"
            "The director «has the final say» on every opening."
        ),
        Example(
            "Models that reach the level must have safeguards in place before they are deployed.\n\n"
            "| Body | Powers |\n|---|---|\n| Board | «Takes the final decision» on all releases |"
        ),
        Example(
            "If the threshold is crossed, we will halt training until the safeguards are in "
            "place.\n\nThe executive committee «may override any recommendation» of the safety team "
            "and decide to continue training."
        ),
        Example(_GATE + "«Final authority over releases rests with» the plant director."),
    ),
    find=find,
    question="Does “{quote}” stand under the duties of this text or above them?",
    patterns=("P42",),
)
