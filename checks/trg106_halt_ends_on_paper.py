from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Change, Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.features.halt import PaperEnd, paper_end
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_FORMS = {
    "VB": "implement and verify",
    "VBP": "implement and verify",
    "VBZ": "implements and verifies",
    "VBG": "implementing and verifying",
}


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        end = paper_end(sentence)
        if end is not None and not _goes_on(policy, sentence):
            yield _gap(sentence, end)


def _goes_on(policy: Policy, sentence: Sentence) -> bool:
    """Whether the next sentence asks that the thing be put to work before work goes on."""
    return any(
        pattern("paper", "deeds").search(after.text)
        and any(_is("proceeds", token.lemma.lower()) for token in after.tokens)
        for after in policy.beside(sentence, before=0, after=1)
    )


def _gap(sentence: Sentence, end: PaperEnd) -> Gap:
    tokens = sentence.tokens
    first, thing = tokens[end.first], tokens[end.thing]
    span = (first.start - sentence.start, tokens[end.last].end - sentence.start)
    change = Change(*span, _FORMS.get(first.tag, "implemented and verified"))
    mended = _is("works", thing.lower) and _is("acts", first.lemma.lower())
    message = (
        f"The halt may end at these words: “{end.words}”. They do not ask that the {thing.text} be at "
        "work, or be shown to work, before work goes on."
    )
    return gap(sentence, *span, message, changes=[change] if mended else ())


def _is(kind: str, words: str) -> bool:
    return pattern("paper", kind).fullmatch(words) is not None


CHECK = Check(
    code="TRG106",
    name="halt-ends-on-paper",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(F)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(3)"),
    ),
    rationale=(
        "A halt that lasts until safeguards are specified, identified or developed ends when a "
        "document is finished. Read to the letter, work goes on again while nothing yet protects "
        "anybody."
    ),
    remedy=(
        "Let the halt end when the safeguards are implemented and somebody who is named has "
        "verified that they work."
    ),
    passes=(
        Example("We will halt training until the safeguards have been implemented and verified."),
        Example(
            "The plant will not restart until we have identified and installed further controls."
        ),
        Example(
            "The Council must keep it stopped until each safeguard that was specified is in place."
        ),
        Example("We will suspend access until the cause of the leak has been identified."),
        Example("Until the safeguards listed in Annex A are in place, halt the reactor."),
        Example("We will pause sales until we have implemented the controls that we designed."),
        Example("Until now, we have developed safeguards one by one."),
        Example("We will run the drills until better methods have been developed."),
        Example(
            "We will pause deployment until we have specified safeguards. Deployment resumes only "
            "after these are implemented and verified."
        ),
        Example(
            "After each change the pump is tested again. We will pause drilling until safety practices "
            "evolve to meet the risk."
        ),
        Example("We will reassess the toxin monthly until the model is retired."),
    ),
    fails=(
        Example(
            "| Level | Measures |\n|---|---|\n"
            "| Severe | Until we have «specified» safeguards that would meet a Severe standard, halt further development |"
        ),
        Example(
            "Continue to look for remedies, and do not further train the model until such a time "
            "as adequate controls have been «identified»."
        ),
        Example(
            "We may fully shut down the pump until we have «developed» a more targeted response."
        ),
        Example("Training is suspended until a containment plan has been «drawn up»."),
        Example("Deployment must not resume before additional controls are «designed»."),
        Example("- Operation may resume once adequate safeguards have been «identified»."),
        Example(
            "The mine stays closed, and all work is on hold pending the «definition» of measures."
        ),
    ),
    find=find,
    question=(
        "Who must have verified which safeguards, by which test, before work goes on after "
        "“{quote}”?"
    ),
    patterns=("P47",),
)
