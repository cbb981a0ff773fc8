"""The commands `readings` and `scenario`, on small frameworks."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from clause_reading import policy
from shell import Shell

from framework_lint.contrast import readings_to_text
from framework_lint.screen import Screen

SAMPLES = (
    "column-condition.md",
    "mixed-connectives.md",
    "two-definitions.md",
    "burden-of-proof.md",
    "flawed-framework.md",
)
# No output says which reading is right, or that anybody did wrong.
FORBIDDEN = re.compile(
    r"\b(correct|incorrect|wrong|right reading|true meaning|violat\w+|breach\w*|non-complian\w+|"
    r"illegal|misleading|must be read|intended meaning)\b",
    re.IGNORECASE,
)
Record = dict[str, Any]


@pytest.fixture
def samples(shell: Shell) -> Shell:
    for name in SAMPLES:
        Path(name).write_bytes(files("framework_lint.corpora").joinpath(name).read_bytes())
    return shell


def told(samples: Shell, *arguments: str) -> Record:
    """Return what a command prints as JSON, which follows its schema."""
    run = samples(*arguments, "--format", "json")
    assert (run.code, run.err) == (0, "")
    record: Record = json.loads(run.out)
    held = files("framework_lint.reports").joinpath(f"{arguments[0]}.schema.json")
    jsonschema.validate(record, json.loads(held.read_text("utf-8")))
    return record


def quotes(record: object) -> set[str]:
    """Return all that a record quotes or words anew, which is not the tool's own voice."""
    found: set[str] = set()
    if isinstance(record, dict):
        found = {record[k] for k in ("quote", "proposed_text") if isinstance(record.get(k), str)}
        return found.union(*(quotes(value) for value in record.values()))
    if isinstance(record, list):
        return found.union(*(quotes(value) for value in record))
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_no_reading_is_called_the_one(samples: Shell, name: str) -> None:
    said = samples("readings", name).out
    for quote in quotes(told(samples, "readings", name)):
        said = said.replace(" ".join(quote.split()), "")
    assert not FORBIDDEN.search(said)
    assert "none is chosen" in said


@pytest.mark.parametrize("name", SAMPLES)
def test_each_pair_of_readings_has_facts_on_which_it_parts(samples: Shell, name: str) -> None:
    for each in told(samples, "readings", name)["interpretations"]:
        number = len(each["readings"])
        assert len(each["separations"]) == number * (number - 1) // 2
        assert all(len(set(s["outcomes"].values())) == 2 for s in each["separations"])


def test_a_clause_is_told_with_those_that_are_read_with_it(samples: Shell) -> None:
    everything = told(samples, "readings", "column-condition.md")["interpretations"]
    together = next(each for each in everything if len(each["clauses"]) > 1)
    chosen = told(
        samples, "readings", "column-condition.md", "--clause", together["clauses"][0]["id"]
    )
    assert chosen["interpretations"] == [together]


def test_a_quotation_is_verbatim_at_its_span(samples: Shell) -> None:
    text = Path("column-condition.md").read_text("utf-8")
    for each in told(samples, "readings", "column-condition.md")["interpretations"]:
        for held in (*each["clauses"], *each["sources"]):
            start, end = held["span"]
            assert " ".join(text[start:end].split()) == " ".join(held["quote"].split())


def test_an_unknown_clause_is_one_line(samples: Shell) -> None:
    run = samples("readings", "column-condition.md", "--clause", "nothing")
    assert run.code == 2
    assert run.err.count("\n") == 1
    assert "no clause nothing" in run.err


def test_a_framework_without_ambiguity_says_so(shell: Shell) -> None:
    name = "sound-framework.md"
    Path(name).write_bytes(files("framework_lint.corpora").joinpath(name).read_bytes())
    run = shell("readings", name)
    assert run.code == 0
    assert "No clause with more than one reading was found" in run.out


def test_listed_facts_can_be_given_back(samples: Shell) -> None:
    listed = samples("scenario", "column-condition.md", "--list-atoms").out
    assert "[facts]" in listed
    Path("facts.toml").write_text(listed.replace('"unknown"', "true", 1), "utf-8")
    run = told(samples, "scenario", "column-condition.md", "--facts", "facts.toml")
    assert list(run["facts"].values()) == [True]
    assert sum(run["counts"].values()) == sum(len(m["clauses"]) for m in run["matters"])


def test_a_dispute_is_replayed(samples: Shell) -> None:
    Path("facts.toml").write_text(
        '[facts]\n"Protection Tampering [High]" = true\n"extended in-house" = true\n'
        '"Covert Coordination" = false\n[done]\n"Require containment controls" = false\n',
        "utf-8",
    )
    run = samples("scenario", "column-condition.md", "--facts", "facts.toml")
    assert run.code == 0
    some = run.out.partition("Triggered under some readings")[2].partition("\n\n")[0]
    assert "Require containment controls" in some
    assert "R1" in some
    assert "unmet if the facts are so" in some
    assert "R2" in some
    assert "not triggered" in some


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["scenario", "column-condition.md"], "give --facts"),
        (["scenario", "column-condition.md", "--facts", "nowhere.toml"], "cannot be read"),
        (["readings", "nowhere.md"], "nowhere.md"),
        (["readings", "column-condition.md", "-o", "column-condition.md"], "overwrite"),
    ],
)
def test_bad_usage_is_one_line(samples: Shell, arguments: list[str], message: str) -> None:
    run = samples(*arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert run.err.count("\n") <= 4


def test_facts_that_contradict_each_other_are_one_line(samples: Shell) -> None:
    Path("facts.toml").write_text(
        '[facts]\n"Covert Coordination" = true\n"Covert Coordination is not ruled out" = false\n',
        "utf-8",
    )
    run = samples("scenario", "column-condition.md", "--facts", "facts.toml")
    assert (run.code, run.out) == (2, "")
    assert "cannot stand together" in run.err


def test_output_goes_to_a_file_whole(samples: Shell) -> None:
    run = samples("readings", "column-condition.md", "--format", "json", "-o", "told.json")
    assert (run.code, run.out) == (0, "")
    assert json.loads(Path("told.json").read_text("utf-8"))["schema"] == "framework-lint/readings/1"


def test_signs_have_words_on_a_screen_without_them() -> None:

    read = policy(
        files("framework_lint.corpora").joinpath("flawed-framework.md").read_text("utf-8")
    )
    said = readings_to_text(read, read.interpretations, Screen(unicode=False))
    assert said.isascii()
    assert "R2  (A and B and C) -> D1" in said
