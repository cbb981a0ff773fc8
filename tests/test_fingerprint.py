"""A finding keeps its name while the text around it changes."""

from __future__ import annotations

from clause_reading import policy

from framework_lint import registry
from framework_lint.engine import lint
from framework_lint.fingerprint import fingerprints

DRAFT = "# Framework\n\n## 2. Cyber\n\nWhere feasible, the Board will publish a report.\n"


def names(text: str) -> tuple[str, ...]:
    return fingerprints(lint(policy(text), registry.select(["DSC101"])))


def test_a_finding_keeps_its_name_when_the_text_around_it_changes() -> None:
    moved = DRAFT.replace("## 2. Cyber", "We meet.\n\n## Harm\n\nWe act.\n\n## 3.1 Cyber")
    quoted = DRAFT.replace("a report", "a\nreport")
    assert len(names(DRAFT)) == 1
    assert names(DRAFT) == names(moved) == names(quoted)


def test_another_sentence_or_heading_makes_another_finding() -> None:
    reworded = DRAFT.replace("a report", "two reports")
    under = DRAFT.replace("Cyber", "Autonomy")
    assert len({*names(DRAFT), *names(reworded), *names(under)}) == 3


def test_a_second_finding_of_the_same_words_has_a_name_of_its_own() -> None:
    sentence = "Where feasible, the Board will publish a report."
    twice = names(f"{DRAFT}\n{sentence}\n")
    assert twice[:1] == names(DRAFT)
    assert len(set(twice)) == 2
