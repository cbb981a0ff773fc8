"""Where a word may get its measure, and that a definition which only defers gives none."""

from __future__ import annotations

import pytest
from clause_reading import policy

from framework_lint.features.yardstick import cleared, searched

DUTY = "We will apply robust filters to every query."


def is_cleared(text: str) -> bool:
    read = policy(f"{DUTY}\n\n{text}")
    block = read.document.blocks[0]
    start = block.text.index("robust")
    return cleared(read, block, start, start + len("robust"))


@pytest.mark.parametrize(
    "text",
    [
        "“Robust filters” means filters that stop 99 of 100 attempts in the public test.",
        "By “robust filters” we mean filters that stop 99 of 100 attempts.",
        "## Glossary\n\nRobust filters: filters that stop 99 of 100 attempts.",
        "## Robust filters\n\nThey stop 99 of 100 attempts.",
    ],
)
def test_a_meaning_given_elsewhere_clears_a_word(text: str) -> None:
    assert is_cleared(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Robust filters” means filters as determined by us.",
        "“Robust gates” means gates that hold for 9 days.",
        "Robust filters matter.",
    ],
)
def test_a_meaning_that_defers_or_is_of_another_thing_clears_nothing(text: str) -> None:
    assert not is_cleared(text)


def test_what_was_searched_names_what_the_document_has() -> None:
    assert searched(policy(DUTY)) == "searched: text"
    told = searched(
        policy(
            f"{DUTY}[^1]\n\n“A gate” means a door.\n\n# Appendix A\n\n"
            "| A | B |\n|---|---|\n| x | y |\n\n[^1]: A note.\n"
        )
    )
    assert told == "searched: text, 1 definition, appendices, 1 table, 1 note"
