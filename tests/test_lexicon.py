"""Every entry of a word list can match, and says where it was met."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from framework_lint.lexicon import lists, pattern

FOLDER = files("framework_lint.lexicon")
FRAGMENTS = "fragments"
SUBJECTS = sorted(
    [entry.name.removesuffix(".toml") for entry in FOLDER.iterdir() if entry.name.endswith(".toml")]
    + [f"topics/{e.name.removesuffix('.toml')}" for e in FOLDER.joinpath("topics").iterdir()]
)
LISTS = [(s, name) for s in SUBJECTS if s != FRAGMENTS for name in lists(s)]
# A blank before or behind an alternative stands where no word can: the whole is a run of words.
STRAY = re.compile(r"^ | $|^[^()]*\| |^[^()]* \|")
# A word repeated with nothing that must end it can be matched in countless ways.
RUNAWAY = re.compile(
    r"\((?:\?:)?(?:\\w|\[[^]]*\])[+*](?:(?: |\[[^]]*\]|\([^()]*\))[*?])*\)(?:[*+]|\{\d*,)"
)
NAMES = re.compile(r"\b(openai|anthropic|deepmind|microsoft|amazon|naver|xai|g42)\b", re.IGNORECASE)


@pytest.mark.parametrize(("subject", "name"), LISTS)
def test_a_list_compiles_and_its_entries_say_where_they_were_met(subject: str, name: str) -> None:
    assert pattern(subject, name).flags & re.IGNORECASE
    for phrase in lists(subject)[name]:
        assert phrase["seen"].strip()
        assert not STRAY.search(phrase["text"]), phrase["text"]
        assert not NAMES.search(phrase["text"]), phrase["text"]
        assert not RUNAWAY.search(phrase["text"]), phrase["text"]


def test_a_runaway_repeat_is_known() -> None:
    assert RUNAWAY.search(r"models? (\w+[’' ]*(s )?){0,8}leaked")
    assert RUNAWAY.search(r"head of (\w+ ?){1,3}")
    assert not RUNAWAY.search(r"models? ([\w’']+ ){0,8}leaked")


def test_a_part_is_put_in_place_of_its_name() -> None:
    carries = pattern("topics/governance", "carries")
    assert carries.search("The Council oversees our Harbour Safety Framework.")
    assert carries.search("The Council oversees the HSF.")
