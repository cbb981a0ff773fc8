from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.outside import citations
from framework_lint.features.yardstick import searched
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap
from framework_lint.syntax import child, token_at

_NEAR = 200
_FIGURES = re.compile(r"\d{3,}(?:[-.]\d+)*")
_BODY = re.compile(r"(?<![\w-])(?!AI\b)[A-Z][A-Z\d&]+\b")


def find(policy: Policy) -> Iterator[Gap]:
    """Report a sentence that only says what its author looked at, once for all that it names."""
    cited = list(citations(policy))
    drops = [(s, *drop) for s, found in cited if (drop := _drop(s, found)) is not None]
    dropped = {(s.block, s.start) for s, *_ in drops}
    applied = {_key(m) for s, found in cited if (s.block, s.start) not in dropped for m in found}
    for sentence, verb, standards in drops:
        loose = [standard for standard in standards if _key(standard) not in applied]
        if loose:
            start = min(verb.start(), loose[0].start())
            end = max(verb.end(), loose[0].end())
            yield gap(sentence, start, end, _message(policy, verb.group(), loose))


def _drop(
    sentence: Sentence, named: Sequence[re.Match[str]]
) -> tuple[re.Match[str], list[re.Match[str]]] | None:
    """Return the words that take nothing certain from standards, and the standards."""
    text = sentence.text
    for verb in pattern("outside", "drawn").finditer(text):
        after = [m for m in named if _governs(text, verb.end(), m.start(), m.end())]
        if after and _asserts(sentence, verb):
            return verb, after
    for verb in pattern("outside", "informing").finditer(text):
        before = [m for m in named if _governs(text, m.end(), verb.start(), verb.end())]
        if before and _asserts(sentence, verb):
            return verb, before
    return None


def _governs(text: str, end: int, start: int, until: int) -> bool:
    """Whether two places stand near each other and nothing around says what is done."""
    between = text[end:start]
    if not end <= start <= end + _NEAR or re.search(r"[.;:]\s", between):
        return False
    return pattern("outside", "applied").search(text, end, until + _NEAR) is None


def _asserts(sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the words are a verb of the sentence and not denied: no "reference to", no "not"."""
    inside = [t for t in sentence.tokens if verb.start() <= t.start - sentence.start < verb.end()]
    verbs = [t for t in inside if t.pos in ("VERB", "AUX")]
    if not verbs and not verb.group().startswith("with "):
        return pattern("outside", "families").match(sentence.text, verb.end() + 1) is not None
    mains = [token_at(sentence.tokens, token.start) for token in verbs]
    return all(child(sentence.tokens, main, "neg") is None for main in mains)


def _key(standard: re.Match[str]) -> str:
    """Return what two names of one standard share: its figures, or the body that publishes it."""
    known = _FIGURES.search(standard.group()) or _BODY.search(standard.group())
    return known.group() if known else standard.group().lower()


def _message(policy: Policy, words: str, loose: Sequence[re.Match[str]]) -> str:
    names = " and ".join(f"“{standard.group()}”" for standard in loose)
    cites = "cites it" if len(loose) == 1 else "cites them"
    return (
        f"“{words}” does not say what of {names} is applied, and no clause that {cites} for a duty was "
        f"found in the supplied document ({searched(policy)})."
    )


CHECK = Check(
    code="VER109",
    name="standard-name-drop",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("Cal. B&P (SB 53)", "22757.12(a)(1)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
    ),
    rationale=(
        "A standard that a text is informed by binds it to nothing: the name stands there, and no "
        "clause says which of its controls are used, by whom or how a reader could check it."
    ),
    remedy=(
        "Say which parts of the standard are applied and where, for example in a table that sets its "
        "clauses beside those of the framework, or leave the name out."
    ),
    question="Which clauses of the standard in “{quote}” are applied, and by which parts of the framework?",
    patterns=("P38",),
    passes=(
        Example("The plant is certified to ISO 9001."),
        Example(
            "Our work is informed by ISO 31000.\n\n## Crosswalk\n\n| Clause | Section |\n|---|---|\n"
            "| ISO 31000, clause 6.4 | 3.1 |"
        ),
        Example("This rule draws on clause 8.2 of ISO 42001."),
        Example("Our grades draw on IEC 61508. The pumps must meet IEC 61508 at level 3."),
        Example("We draw on talks with miners and experts at NIST and other bodies."),
        Example("The framework is not informed by ISO 42001."),
        Example("We are informed by the board each month. We hold a certificate under ISO 27001."),
        Example("For a list of terms see the reference to ISO 31000 in the glossary."),
        Example("The plan is guided by an audit under ISO 19011 by an outside firm."),
    ),
    fails=(
        Example(
            "Our approach to dams «is informed by emerging standards, including ISO 31000», the NIST "
            "Cybersecurity Framework, and the laws of the land."
        ),
        Example("The plan «draws on the IAEA safety standards» and on lessons of past years."),
        Example("The lab «references standards such as ISO/IEC 42001» for its systems."),
        Example("- We «leverage the NIST AI Risk Management Framework», which has four functions."),
        Example("«Guided by the OECD guidelines», we act with care."),
        Example("Standards such as «ISO 31000 and NIST SP 800-53 inform our» work."),
        Example("The mine’s rules «take into account ISO 45001»."),
    ),
    find=find,
)
