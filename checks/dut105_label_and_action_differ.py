from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from framework_lint.annotation import Register, Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.clauses.layout import Part
from framework_lint.document import Kind
from framework_lint.features.label import RANKS, Act, Label, acts_of, look, named
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_FEW = 2


def find(policy: Policy) -> Iterator[Gap]:
    for label, body in (*_rows(policy), *_lines(policy)):
        told = [act for sentence, floor in body for act in acts_of(sentence, floor)]
        acts = [act for act in told if label.work is None or act.work in (None, label.work)]
        if acts and max(act.rank for act in acts) < label.rank:
            yield _gap(label, acts[0])
        elif body and not told and label.rank >= RANKS["pause"] and len(body) <= _FEW:
            only = look(body[0][0])
            if only is not None:
                yield _gap(label, only, Confidence.LOW)


def _rows(policy: Policy) -> Iterator[tuple[Label, list[tuple[Sentence, int]]]]:
    """Yield the labels that fill a cell of a row, with what the cells behind it say."""
    placed = [s for s in policy.sentences if policy.block(s).place.row and s.block in policy.cells]
    for _, group in groupby(placed, key=lambda s: _row(policy, s)):
        row = list(group)
        for sentence in row:
            label = named(policy.block(sentence).text)
            if label is not None:
                behind = [s for s in row if s.block > sentence.block]
                yield label, [(s, 0) for s in behind if _answers(policy, s)]


def _row(policy: Policy, sentence: Sentence) -> tuple[str | None, str | None]:
    place = policy.block(sentence).place
    return place.table, place.row


def _answers(policy: Policy, sentence: Sentence) -> bool:
    """Whether a cell may say what is done, and not what a level takes or could bring about."""
    aside = policy.cells[sentence.block].part in (Part.THRESHOLD, Part.RISK)
    return not aside or sentence.register in (Register.MANDATORY, Register.PERMISSION)


def _lines(policy: Policy) -> Iterator[tuple[Label, list[tuple[Sentence, int]]]]:
    """Yield the labels that open a line, with what it and the items under it say."""
    for index, group in groupby(policy.sentences, key=lambda s: s.block):
        block = policy.document.blocks[index]
        found = pattern("action_labels", "opening").match(block.text)
        label = None if found is None else named(found.group())
        if label is not None and found is not None and block.kind is not Kind.FOOTNOTE:
            under = [s for s in policy.sentences if index in policy.document.lead_ins(s.block)]
            yield label, [*((s, found.end()) for s in group), *((s, 0) for s in under)]


def _gap(label: Label, act: Act, confidence: Confidence | None = None) -> Gap:
    words = act.sentence.text[act.start : act.end]
    message = (
        f"The label says “{label.words}”, and the text under it only “{words}”: which of the two "
        "is owed is not said."
    )
    question = (
        f"Which is meant, “{label.words}” or “{words}”, and what must be shown before work goes on?"
    )
    place = (act.start, act.end)
    return gap(act.sentence, *place, message, confidence=confidence, question=question)


CHECK = Check(
    code="DUT105",
    name="label-and-action-differ",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    citations=(
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),
        Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(F)"),
        Citation("Cal. B&P (SB 53)", "22757.12(a)(3)"),
    ),
    rationale=(
        "The label of a row or of a line names one action and the text under it a weaker one. A "
        "reader who quotes the label and a reader who quotes the text hold the author to different "
        "things."
    ),
    remedy=("Use one verb in both places, and give one condition on which work may start again."),
    question="Which act is meant: that of the label or that of “{quote}”?",
    passes=(
        Example(
            "| Level | Measures |\n|---|---|\n"
            "| Severe<br>Stop development | We will stop development and investigate the cause. |"
        ),
        Example(
            "| Level | Threshold | Measures |\n|---|---|---|\n"
            "| High<br>Do not release | The model can open sluices. | Reduce the risk to moderate. |"
        ),
        Example(
            "- **Stop training:** we will halt training; training continues only once the Board agrees."
        ),
        Example("- **Pause deployment:** deployment is suspended until the controls are verified."),
        Example("- **Stop words:** we will pause development of the list."),
        Example("- **Stop development:** access is limited to ten engineers."),
        Example("- **Shutdown procedures:** the shift lead may pause the pump."),
        Example(
            "| Level | Measures |\n|---|---|\n"
            "| Moderate<br>Release | Deployment is restricted to the mine. |"
        ),
    ),
    fails=(
        Example(
            "| | Threshold | Measures |\n|---|---|---|\n"
            "| **Severe**<br>Stop development | The model can open sluices. | If a model seems to be able to, "
            "we will «pause development» while we look for other barriers. |"
        ),
        Example("- **Halt deployment:** we will «restrict deployment» to trusted users."),
        Example(
            "| Response | Details |\n|---|---|\n"
            "| Shut down operation | The reactor's «operation is slowed» for two days. |"
        ),
        Example(
            "- **Do not release:** we will «release» the model to trusted mines with monitoring."
        ),
        Example(
            "**Cease training:**\n\n- the team will «suspend training» for a week\n- the cause is reported to the Board"
        ),
        Example("- **Stop deployment:** the team will «investigate» the cause within a week."),
        Example("- **Suspend deployment:** the company «continues deployment» with a warning."),
    ),
    find=find,
    patterns=("P24",),
)
