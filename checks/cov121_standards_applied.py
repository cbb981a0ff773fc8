from __future__ import annotations

from dataclasses import replace

from framework_lint.annotation import Sentence
from framework_lint.check import Example
from framework_lint.criterion import Criterion, Examples, Numbers, Reach, Slot, Words
from framework_lint.features.weakness import weakness
from framework_lint.policy import Policy
from framework_lint.signals import (
    cited,
    either,
    operative,
    pattern,
    says,
    together,
    weakly,
    without,
)

_NAMED = without(says("standards", "named"), says("standards", "people"), cited)
_BEFORE = 90
_AFTER = 60
_DONE = "tells what was done"


def _applied(policy: Policy, sentence: Sentence, _: Numbers) -> Words | None:
    """Find what ties a named standard to something done under it; to look at one is weak."""
    weak = None
    row = policy.block(sentence).place.row
    if pattern("standards", "foreign").match(sentence.text):
        return None
    for name in pattern("standards", "named").finditer(sentence.text):
        first, last = max(0, name.start() - _BEFORE), name.end() + _AFTER
        drawn = pattern("standards", "drawn").search(sentence.text, first, name.start())
        behind = pattern("standards", "drawn").search(sentence.text, name.end(), last)
        tied = pattern("standards", "applied").search(sentence.text, first, last)
        if (tied or row) and drawn is None and behind is None:
            return Words(*(tied or name).span(), firm=_stands(sentence))
        looked = drawn or behind
        weak = weak or (looked and Words(*looked.span(), "says only that it is looked at"))
    return weak


def _stands(sentence: Sentence) -> bool:
    """Whether a sentence tells of what was done and lasts: "has been certified"."""
    return pattern("standards", "standing").search(sentence.text) is not None


def _named(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find a named standard of the author's, which is weak where it is only looked at."""
    words = _NAMED(policy, sentence, numbers)
    if words is None or pattern("standards", "foreign").match(sentence.text):
        return None
    tied = _applied(policy, sentence, numbers)
    return replace(words, weakness=tied.weakness if tied else "", firm=bool(tied and tied.firm))


def _unnamed(policy: Policy, sentence: Sentence, numbers: Numbers) -> Words | None:
    """Find that some standard, not named, is applied or looked at."""
    words = says("standards", "unnamed", unless="other")(policy, sentence, numbers)
    if words is None or pattern("standards", "foreign").match(sentence.text):
        return None
    first = max(0, words.start - _BEFORE)
    tied = any(
        pattern("standards", name).search(sentence.text, first, words.start)
        for name in ("applied", "leans")
    )
    tied = tied or pattern("standards", "behind").search(sentence.text, words.end) is not None
    firm = weakness(policy, sentence, words.start) in ("", _DONE)
    return Words(words.start, words.end, "names no standard") if tied and firm else None


_PLEDGED = weakly(operative(says("standards", "pledges")), "names a pledge, and no standard")

CRITERION = Criterion(
    code="COV121",
    name="standards-applied",
    question="Which standards and guidance of other bodies are applied?",
    subject=either(_named, _unnamed, _PLEDGED),
    slots=(
        Slot("standard", "which standard", either(_named, _unnamed), Reach.SENTENCE, required=True),
        Slot("applied", "that it is applied", _applied, Reach.SENTENCE, required=True),
        Slot(
            "version",
            "which edition of it",
            together(says("standards", "versions"), _named),
            Reach.SENTENCE,
        ),
    ),
    how=2,
    full=3,
    searched=(
        "names such as ISO, IEC, NIST, RAND, MITRE, SOC 2",
        "aligned with, complies with, implements, certified to",
        "industry standards and best practice",
    ),
    rationale=(
        "A standard that a text is only informed by asks nothing of its author. A full answer "
        "names the standard with its edition, and says that a practice follows it or is "
        "certified under it."
    ),
    examples=Examples(
        full=(
            Example("«Our security programme is certified to ISO/IEC 27001:2022.»"),
            Example(
                "We apply the following:\n\n- «Access control follows NIST SP 800-53 revision 5.»\n- "
                "Doors are locked."
            ),
        ),
        partial=(
            Example("«This framework builds on industry best practices.»"),
            Example("«Our processes have been mapped to ISO 31000.»"),
            Example("«Our approach is informed by ISO 31000.»"),
            Example("«The programme is aligned with ISO 27001 and audited each year.»"),
            Example("«We implement industry-standard best practices to guard the reactor.»"),
            Example("«We intend to comply with ISO/IEC 42001:2023.»"),
        ),
        absent=(
            Example("Customers must comply with ISO 27001."),
            Example("## References\n\nISO 31000. Risk management."),
            Example("Models must meet the ASL-3 Deployment Standard before release."),
            Example("We work with experts at NIST and RAND on new tests."),
            Example("A burglar may get past a plant that is protected by best practices."),
            Example("We hope to set a new industry standard for safety."),
        ),
    ),
)
