"""The commands about packs: check --pack, compare-coverage, packs, explain, on small frameworks."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from shell import Shell

OURS = """\
name = "harbour"
title = "Harbour rules"
status = "enacted"
in_force = 2031-01-01
checked = 2030-05-02

[[article]]
number = "1(a)"
title = "Change of the framework"
paraphrase = "The framework says who may change it."
criteria = ["change-procedure"]
needs = ["approver"]

[[article]]
number = "1(b)"
title = "Harbour master's list"
paraphrase = "Other things that a harbour master asks for."
verdict = "not applicable"
reason = "no harbour master was appointed"
"""
CHANGED = """\
# Halvard Safety Framework

## Changes

Changes to this framework are proposed by the Warden and approved by the Council.
We will publish the new text before any change takes effect.
"""


@pytest.fixture
def harbour(shell: Shell) -> Shell:
    Path("harbour.toml").write_text(OURS, "utf-8")
    Path("changed.md").write_text(CHANGED, "utf-8")
    return shell


def record(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text)
    return told


def test_check_tells_where_each_article_is_addressed(harbour: Shell) -> None:
    run = harbour("check", "changed.md", "--pack", "harbour.toml")
    assert "harbour: Harbour rules" in run.out
    assert "not yet in force on 2 May 2030; effective 1 January 2031" in run.out
    assert "2 articles: 1 addressed, 1 not applicable." in run.out
    assert "addressed (how-clause)" in run.out
    assert "line 5 - says: proposer, approver" in run.out
    assert "not applicable: no harbour master was appointed" in run.out


def test_what_was_searched_is_told_where_nothing_was_found(harbour: Shell) -> None:
    run = harbour("check", "sound.md", "--pack", "harbour.toml")
    assert "not found in the supplied document" in run.out
    assert "searched: 1 section, 2 sentences, for " in run.out


def test_the_day_decides_what_a_regime_is_worth(harbour: Shell) -> None:
    run = harbour("check", "sound.md", "--pack", "harbour.toml", "--as-of", "2031-06-01")
    assert "in force since 1 January 2031; text last checked on 2 May 2030." in run.out


def test_verdicts_leave_the_exit_code_to_the_findings(harbour: Shell) -> None:
    assert harbour("check", "sound.md", "--pack", "harbour.toml").code == 0
    assert harbour("check", "flawed.md", "--pack", "harbour.toml").code == 1


def test_json_holds_the_coverage_and_follows_the_schema(harbour: Shell) -> None:
    run = harbour("check", "changed.md", "--pack", "harbour.toml", "--format", "json")
    told = record(run.out)
    held = files("framework_lint.reports").joinpath("report.schema.json").read_text("utf-8")
    jsonschema.validate(told, json.loads(held))
    first, second = told["reports"][0]["coverage"][0]["articles"]
    (answer,) = first["criteria"]
    assert (first["verdict"], second["verdict"]) == ("addressed", "not applicable")
    assert answer["says"] == ["proposer", "approver", "publication"]
    for passage in answer["evidence"]:
        span = passage["span"]
        quoted = CHANGED[span["start"] : span["end"]]
        assert " ".join(quoted.split()) == " ".join(passage["quote"].split())


def test_several_packs_stand_side_by_side(harbour: Shell) -> None:
    Path("quay.toml").write_text(OURS.replace('"harbour"', '"quay"').replace("1(a)", "7"), "utf-8")
    run = harbour("check", "changed.md", "--pack", "harbour.toml", "--pack", "quay.toml")
    heads, row = run.out.splitlines()[2:4]
    assert heads.split() == ["harbour", "quay"]
    assert row.split() == ["COV117", "change-procedure", "1(a)", "addressed", "7", "addressed"]


def test_documents_stand_beside_each_other(harbour: Shell) -> None:
    run = harbour("compare-coverage", "changed.md", "sound.md", "--pack", "harbour.toml")
    assert run.code == 0
    lines = run.out.splitlines()
    assert any(line.split()[:3] == ["1(a)", "addressed", "not"] for line in lines if line)
    assert "A  changed.md" in run.out
    assert "  B  not found in the supplied document; searched for " in run.out


def test_a_comparison_is_told_as_json_and_csv(harbour: Shell) -> None:
    asked = ("compare-coverage", "changed.md", "sound.md", "--pack", "harbour.toml", "--format")
    told = record(harbour(*asked, "json").out)
    held = files("framework_lint.reports").joinpath("coverage.schema.json").read_text("utf-8")
    jsonschema.validate(told, json.loads(held))
    assert [document["name"] for document in told["documents"]] == ["changed.md", "sound.md"]
    rows = list(csv.DictReader(io.StringIO(harbour(*asked, "csv").out)))
    assert [(row["document"], row["article"], row["verdict"]) for row in rows] == [
        ("changed.md", "1(a)", "addressed"),
        ("changed.md", "1(b)", "not applicable"),
        ("sound.md", "1(a)", "not found in the supplied document"),
        ("sound.md", "1(b)", "not applicable"),
    ]
    assert all(row["evidence"] or row["searched"] or row["reason"] for row in rows)


def test_the_definitions_of_both_schemas_agree() -> None:
    report, coverage = (
        json.loads(files("framework_lint.reports").joinpath(f"{n}.schema.json").read_text("utf-8"))
        for n in ("report", "coverage")
    )
    shared = report["$defs"].keys() & coverage["$defs"].keys()
    assert {"coverage", "article", "answer", "passage", "place"} <= shared
    assert all(report["$defs"][name] == coverage["$defs"][name] for name in shared)


def test_an_input_that_is_not_read_is_told_and_gives_exit_code_2(harbour: Shell) -> None:
    run = harbour("compare-coverage", "changed.md", "gone.md", "--pack", "harbour.toml")
    assert run.code == 2
    assert "gone.md" in run.err
    assert "gone.md" in run.out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("check", "sound.md", "--pack", "sb35"), "unknown pack 'sb35'; did you mean sb53?"),
        (("check", "sound.md", "--pack", "gone.toml"), "gone.toml: cannot be read"),
        (("check", "sound.md", "--as-of", "2030-01-01"), "--as-of needs a --pack"),
        (("check", "sound.md", "--pack", "sb53", "--as-of", "soon"), "does not match the format"),
        (("compare-coverage", "sound.md"), "at least one --pack"),
        (("compare-coverage", "--pack", "sb53"), "give files or folders"),
        (("packs", "nowhere"), "unknown pack 'nowhere'; known are "),
    ],
)
def test_wrong_usage_gives_one_clear_line(
    harbour: Shell, arguments: tuple[str, ...], complaint: str
) -> None:
    run = harbour(*arguments)
    assert run.code == 2
    assert complaint in run.err
    assert run.out == ""


def test_packs_are_listed_with_what_they_are_worth(harbour: Shell) -> None:
    told = harbour("packs").out
    assert "draft, not enacted" in told
    assert "in force since 1 January 2026" in told
    own = harbour("packs", "harbour.toml").out
    assert "looked for by COV117 change-procedure; asks for a how-clause" in own
    listed = json.loads(harbour("packs", "harbour.toml", "--format", "json").out)
    assert listed[0]["articles"][0]["needs"] == ["approver"]


def test_a_criterion_is_explained_by_code_and_by_name(harbour: Shell) -> None:
    by_code, by_name = harbour("explain", "cov117"), harbour("explain", "change-procedure")
    assert by_code.out == by_name.out
    assert "By what procedure may the framework itself be changed?" in by_code.out
    assert "sb1047-2024: 22603(b)(4)(G)" in by_code.out


def test_a_comparison_is_written_to_a_file(harbour: Shell) -> None:
    run = harbour("compare-coverage", "changed.md", "--pack", "harbour.toml", "-o", "out.txt")
    assert (run.code, run.out) == (0, "")
    assert "coverage written to out.txt" in run.err
    assert "changed.md" in Path("out.txt").read_text("utf-8")
