from __future__ import annotations

from collections.abc import Iterator

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.features.deferral import deferrals
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap


def find(policy: Policy) -> Iterator[Gap]:
    for sentence in policy.sentences:
        span = next(deferrals(policy, sentence), None)
        if span is not None and not _meanwhile(policy, sentence):
            yield _gap(sentence, *span)


def _meanwhile(policy: Policy, sentence: Sentence) -> bool:
    """Whether the text says what holds until then, or that the choice waits for the level."""
    if pattern("deferrals", "gates").search(sentence.text):
        return True
    cue = pattern("chosen_later", "cues").search(sentence.text)
    if cue and pattern("chosen_later", "reached").search(sentence.text, cue.end()):
        return True
    near = [sentence, *policy.beside(sentence)]
    if policy.block(sentence).kind is Kind.CELL:
        near += _row(policy, sentence)
    return any(pattern("deferrals", "interim").search(known.text) for known in near)


def _row(policy: Policy, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences of the other cells of a row that has a level."""
    place = policy.block(sentence).place
    for known in policy.sentences if place.row else ():
        other = policy.block(known).place
        if (other.table, other.row, other.column) == (place.table, place.row, place.column):
            yield known


def _gap(sentence: Sentence, start: int, end: int) -> Gap:
    message = (
        f"“{sentence.text[start:end]}” puts off what is required, and no rule for the time until "
        "then was found beside it in the supplied document."
    )
    return gap(sentence, start, end, message)


CHECK = Check(
    code="VER104",
    name="standard-deferred",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(D)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(3)"),
    ),
    rationale=(
        "A level is named, and what it requires is left to a later text. Should a model reach the "
        "level before that text exists, nobody can say what is owed, or tell whether it was done."
    ),
    remedy=(
        "Say what happens if the level is reached before its standard exists: that work halts, or "
        "that a named higher standard applies until then."
    ),
    passes=(
        Example("The mitigations we apply may be determined when the mine tier is reached."),
        Example(
            "Level 4 will be defined in a future version. Until then, we will not train such models."
        ),
        Example("We commit to define the Level 4 standard before we first train a Level 3 model."),
        Example("We plan to add additional thresholds for toxins in a future version."),
        Example("We will develop dams in line with this standard in the future."),
        Example("Providers state that safeguards for the tier do not yet exist."),
        Example("The framework applies to turbines that are in development."),
        Example("We are researching ways to make batteries last."),
        Example(
            "| Level | Measures |\n|---|---|\n"
            "| 4 | To be defined. The measures of Level 3 apply in the meantime. |"
        ),
        Example("The security level will be determined once the tests are over."),
        Example(
            "Controls are set by the shift lead. They have not yet been tested on this turbine."
        ),
        Example("Models of the future are not yet a risk to the grid."),
    ),
    fails=(
        Example(
            "| Level | Threshold | Safeguards |\n|---|---|---|\n"
            "| T-4 | The model can help a state make a toxin. | We expect this to require the T-4 Standard. "
            "We «plan to add more information about what that entails in a future update». |"
        ),
        Example(
            "| Level | Description | Specific measures |\n|---|---|---|\n"
            "| Level 4 | Strongest safeguards. | «To be defined» when models need Level 3. |"
        ),
        Example("The safeguards for Level 3 «have not yet been developed»."),
        Example("We «intend to set the thresholds for floods in a future version of this policy»."),
        Example(
            "| Level | Measures |\n|---|---|\n"
            "| Level 2 | «Future work»: We are researching approaches to models that reach this level. |"
        ),
        Example(
            "Technical options and measures for the reactor tier «are currently an open research problem»."
        ),
        Example(
            "The requirements of the top tier «will be set out in a later edition of this policy»."
        ),
        Example(
            "The rules of this text currently apply to dams. Others are subject to separate procedures "
            "that «are in development»."
        ),
        Example("We «have not yet specified» the controls for a reactor at Level 4."),
        Example(
            "In future versions of this policy we aim to address:\n\n"
            "- **Plans.** We will «develop plans» that map the levels to safeguards."
        ),
    ),
    find=find,
    question=(
        "What applies, and who must stop work, if a model reaches the level while the text still "
        "says “{quote}”?"
    ),
    patterns=("P12",),
)
