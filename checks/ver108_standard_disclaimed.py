from __future__ import annotations

import re
from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.outside import citations
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_NEAR = 70
_SPLIT = re.compile(r"[.;:]\s")


def find(policy: Policy) -> Iterator[Gap]:
    for sentence, named in citations(policy):
        yield from [*_softened(sentence, named), *_refused(sentence, named)][:1]


def _softened(sentence: Sentence, named: list[re.Match[str]]) -> Iterator[Gap]:
    """Find an alignment that is only rough, or only with the aims of a standard."""
    text = sentence.text
    for standard in named:
        about = next((m for m in _all("about", text) if m.end() == standard.start() - 1), None)
        if about is not None:
            yield _weak(sentence, about.start(), standard)
        for softly in _all("softly", text):
            if _reaches(text, softly.end(), standard):
                yield _weak(sentence, softly.start(), standard)
        for aligned in _all("alignments", text):
            if not _reaches(text, aligned.end(), standard):
                continue
            before = text[: aligned.start()].rstrip()
            aims = _opening("aims", text, aligned.end() + 1)
            soft = _closing("softeners", before)
            if aims is not None:
                yield _weak(sentence, aligned.start(), standard)
            elif soft is not None:
                yield _weak(sentence, soft.start(), standard)
            elif (aimed := _closing("aimed", before)) is not None:
                yield _weak(sentence, aimed.start(), standard)


def _refused(sentence: Sentence, named: list[re.Match[str]]) -> Iterator[Gap]:
    """Find words that set aside what of a standard can be checked."""
    text = sentence.text
    for instead in _all("instead", text):
        refused = _opening("checkable", text, instead.end() + 1)
        theirs = refused and not pattern("outside", "own").match(text, refused.end() + 1)
        if refused is not None and theirs:
            yield _weak(sentence, instead.start(), named[0], end=refused.end())
    for unclaimed in _all("unclaimed", text):
        denied = pattern("outside", "denials").fullmatch(unclaimed.group())
        after = any(_reaches(text, unclaimed.end(), standard) for standard in named)
        if after or (denied and named[0].end() < unclaimed.start() < named[0].end() + _NEAR):
            yield _weak(sentence, unclaimed.start(), named[0], end=unclaimed.end())


def _all(name: str, text: str) -> Iterator[re.Match[str]]:
    return pattern("outside", name).finditer(text)


def _opening(name: str, text: str, at: int) -> re.Match[str] | None:
    return pattern("outside", name).match(text, at)


def _closing(name: str, text: str) -> re.Match[str] | None:
    """Return the match of a list that ends a text."""
    return next((match for match in _all(name, text) if match.end() == len(text)), None)


def _reaches(text: str, end: int, standard: re.Match[str]) -> bool:
    """Whether a standard follows soon after words, in the same part of the sentence."""
    between = text[end : standard.start()]
    return end <= standard.start() <= end + _NEAR and _SPLIT.search(between) is None


def _weak(
    sentence: Sentence,
    start: int,
    standard: re.Match[str],
    end: int | None = None,
) -> Gap:
    until = standard.end() if end is None else end
    told = f"does not say which measures of {standard.group()} apply"
    if end is not None:
        told = f"sets aside what could be checked of {standard.group()}"
    message = f"“{sentence.text[start:until]}” {told}: nobody can tell whether the standard is met."
    return gap(sentence, start, until, message)


CHECK = Check(
    code="VER108",
    name="standard-disclaimed",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(1)"),
    ),
    rationale=(
        "A standard that is followed only in general, or only in its aims, lends its name and none of "
        "its tests: no audit against it can show that the text was kept or was not."
    ),
    remedy=(
        "Cite the standard with its version, the level and the controls that apply, and list those "
        "that do not."
    ),
    question="Which level, version and controls does “{quote}” bind the author to?",
    patterns=("P37",),
    passes=(
        Example("The plant is certified to ISO 9001, and an auditor checks it every year."),
        Example("Our pumps are aligned with IEC 61508, level 3, as listed in Appendix B."),
        Example("In general, aligned teams work well. We hold a certificate under ISO 27001."),
        Example(
            "We apply the controls of NIST SP 800-53 rather than the measures of our earlier policy."
        ),
        Example("Our levels are broadly consistent with those of last year. We hold ISO 9001."),
        Example(
            "We report to the board rather than the regulator, and apply NIST SP 800-53 in full."
        ),
        Example("The mine is run in line with the goals of our board."),
    ),
    fails=(
        Example("Our gates are kept at a level «generally aligned with ISO 27001»."),
        Example(
            "The plant works «in line with the principles of the NIST AI Risk Management Framework»."
        ),
        Example(
            "In matching our grades to those of the IAEA safety standards, we refer to their aims, «rather "
            "than the measures» that these standards also list."
        ),
        Example("| Level | Controls |\n|---|---|\n| 2 | Vault and guards. «Roughly ISO 27001». |"),
        Example("Our controls follow IEC 62443, «but not all of its specific requirements»."),
        Example("We work «broadly in line with the OECD principles» and report each year."),
        Example("References to ISO 27001 «do not imply certification»."),
        Example("Our grades «map loosely to the ISO 31000» scale."),
        Example("The rule states «goals in line with the matching level of the NIST framework»."),
    ),
    find=find,
)
