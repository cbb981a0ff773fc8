from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from framework_lint.annotation import Sentence
from framework_lint.check import Check, Citation, Confidence, Example, Gap, Severity
from framework_lint.document import Kind
from framework_lint.features.numbering import Break, breaks, is_marked_up
from framework_lint.lexicon import pattern
from framework_lint.policy import Policy
from framework_lint.shape import gap

_SMALL = r"(?:(?:and|of|the|in|for|with|on|to|a|an|from|by) ){0,2}"
_TITLE = rf"[A-Z][\w’'-]*[:,]?(?: {_SMALL}[A-Z][\w’'-]*[:,]?){{3,}}"
_NOTE = re.compile(rf"(?<=[a-z,;] )\d{{1,2}} (?P<note>{_TITLE}|https?://\S+)(?= \d| [a-z])")
_TITLED = re.compile(r"(?:The|A|An|See)\b|.*:")
_MARK = re.compile(r"(?<![\w)])\((\d{1,2}|[a-h]|[iv]{1,4})\)(?=\s+[^\W_])")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


def find(policy: Policy) -> Iterator[Gap]:
    for found in breaks(policy.document):
        yield Gap(found.at.block, 0, found.at.end, _told(found))
    for sentence in policy.sentences:
        if "(" in sentence.text:
            yield from _skipped(sentence)
        if policy.block(sentence).kind is not Kind.FOOTNOTE:
            yield from _pasted(policy, sentence)


def _told(found: Break) -> str:
    label, before = found.at.label, found.before
    if not found.lost:
        return f"Number {label} is given twice: a reference to it can mean either place."
    since = f"follows {before.label}" if before else f"is the first under {found.at.prefix[:-1]}"
    lost = ", ".join(found.lost)
    return f"Number {label} {since}: no {lost} was found in the supplied document."


def _skipped(sentence: Sentence) -> Iterator[Gap]:
    """Find a break in the marks of a list inside a sentence: (a), (b), (d)."""
    marks = [match for match in _MARK.finditer(sentence.text) if not _cited(sentence.text, match)]
    values = [_value(match[1]) for match in marks]
    if len(marks) < 3 or values[:2] != [1, 2] or len({m[1].isdigit() for m in marks}) > 1:
        return
    for (before, value), mark in zip(pairwise(values), marks[1:], strict=True):
        if value in (before, before + 2):
            told = "given twice" if value == before else "not the next after the one before it"
            yield gap(sentence, *mark.span(), f"“{mark.group()}” is {told} in this list.")


def _cited(text: str, mark: re.Match[str]) -> bool:
    before = text[: mark.start()].split()
    return bool(before) and pattern("counts", "cited").fullmatch(before[-1]) is not None


def _value(mark: str) -> int:
    if mark in _ROMAN:
        return _ROMAN.index(mark) + 1
    return int(mark) if mark.isdigit() else ord(mark[0]) - ord("a") + 1


def _pasted(policy: Policy, sentence: Sentence) -> Iterator[Gap]:
    """Find a note with its mark in the middle of a sentence: ", 1 The Title of a Paper were"."""
    for match in _NOTE.finditer(sentence.text):
        note = match["note"]
        sure = is_marked_up(policy.document) or _stands_twice(policy, note.split(":")[0])
        before = sentence.text[: match.start()].split()[-1]
        if pattern("counts", "open").fullmatch(before):
            continue
        if sure and (note.startswith("http") or _TITLED.match(note)):
            told = f"“{note}” reads as the text of a note that stands inside the sentence."
            yield gap(sentence, *match.span(), told)


def _stands_twice(policy: Policy, title: str) -> bool:
    """Whether a title stands in another place too, as the note that it is a copy of."""
    return sum(block.text.count(title) for block in policy.document.blocks) > 1


_HEAD = "# Dam policy\n\n## 1. Scope\n\nText.\n\n"

CHECK = Check(
    code="REF102",
    name="numbering-jump",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    citations=(Citation("SB 1047 (2024 draft, not enacted)", "22603(b)(4)(B)"),),
    rationale=(
        "Numbers that jump or repeat, and notes that run into a rule, leave a reader unsure whether "
        "a part was taken out, and make references point to two places or to none."
    ),
    remedy="Number the parts again, and put the text of a note back at the foot of the page.",
    question="Is a part meant to stand before “{quote}”, or is its number another?",
    patterns=("P36",),
    passes=(
        Example(_HEAD + "## 2. Tests\n\nText.\n\n## 3. Reports\n\nText."),
        Example(
            "# Toxins\n\n## 1. Tests\n\nText.\n\n## 2. Limits\n\nText.\n\n# Mines\n\n## 1. Tests\n\nText."
        ),
        Example(_HEAD + "## 2. Tests\n\nText.\n\n**3. Reports**\n\nText.\n\n## 4. Review\n\nText."),
        Example(_HEAD + "## Appendix A: Tests\n\nText.\n\n## Appendix B: Limits\n\nText."),
        Example(_HEAD + "## Appendix I – Tests\n\nText.\n\n## Appendix II – Limits\n\nText."),
        Example(
            "The pump stops if (a) it is hot, (b) it is dry or (c) it leaks, under (1) and (3)."
        ),
        Example("Duties:\n\n1. test\n1. log\n1. report"),
        Example("Duties:\n\n3. test\n4. log\n\nRights:\n\n1. leave\n2. speak"),
        Example("We test the 4 Main Valves of the North Dam each year."),
        Example(
            "In phase 2 The North Dam and the South Dam stand.\n\nIn 2024 The River Board of Trade met us."
        ),
        Example("(h) heat\n\n(i) flow\n\n(j) wind"),
        Example("(d) Dams.\n\n(e) (1) Gates.\n\n(2) Pumps.\n\n(f) (1) Mines.\n\n(2) Shafts."),
        Example(
            "The rule has (a) a test, (b) a limit, under clause (b) of the law, and (c) a log."
        ),
        Example("We keep:\n\n- (1) heat; (2) flow;\n- (3) wind"),
    ),
    fails=(
        Example(_HEAD + "## 2. Tests\n\nText.\n\n## «4.» Reports\n\nText."),
        Example(
            _HEAD
            + "### 1.1 Tests\n\nText.\n\n### 1.2 Limits\n\nText.\n\n### «1.2» Reports\n\nText."
        ),
        Example(_HEAD + "## Appendix A: Tests\n\nText.\n\n## «Appendix C:» Limits\n\nText."),
        Example(_HEAD + "### «1.2» Tests\n\nText."),
        Example("Duties:\n\n1. test\n2. log\n4. «report» to the board"),
        Example("The pump stops if (a) it is hot, (b) it is dry or «(d)» it leaks."),
        Example("We will (i) test, (ii) log and «(iv)» report."),
        Example(
            "To fill the dam, «1 The Silt Benchmark: Measuring and Reducing Loss With Sand» 4 gates were "
            "opened, as the manual says."
        ),
        Example(
            "Table 1: Levels\n\n| A | B |\n|---|---|\n| x | y |\n\n«Table 3:» Tests\n\n| A | B |\n|---|---|\n| x | y |"
        ),
    ),
    find=find,
)
