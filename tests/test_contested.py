"""Readings in words, each with its clause, and messages that stand alone."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files as packaged
from pathlib import Path

from shell import Shell
from test_rendering import FINDING, REPORT, tell
from test_sarif import valid

from framework_lint.annotating.remark import finding_remark
from framework_lint.outcome import Contest, Doubt, Meaning, Outcome

LONG = "Require containment " * 12
DOUBT = Doubt(FINDING.name, FINDING.quote, FINDING.span, FINDING.place, "Which?")
TOGETHER = Contest(
    clauses=("aa", "bb"),
    quotes=("We stop.", LONG),
    doubts=(DOUBT,),
    readings=(
        Meaning("R1", "p", "In any case: we stop.", ("aa",)),
        Meaning("R2", "q", "In any case: require containment.", ("bb",)),
        Meaning("R3", "⊤", "Nothing is asked.", ("aa", "bb")),
    ),
)
CONTESTED = replace(REPORT, findings=(FINDING,), contests=(TOGETHER,))


def test_readings_of_clauses_read_together_are_told_with_their_clauses() -> None:
    (result,) = valid(tell(Outcome((CONTESTED,)), "sarif"))["results"]
    remark = finding_remark(FINDING, CONTESTED)
    for lines in (result["message"]["text"].split("\n"), list(remark)):
        first = lines.index(
            "Two clauses have 3 readings between them, in a fixed order; none is chosen:"
        )
        assert lines[first + 1] == "Clause 1: “We stop.”"
        assert lines[first + 2].startswith("Clause 2: “Require containment Require")
        assert lines[first + 2].endswith("…”")
        assert len(lines[first + 2]) <= len("Clause 2: “”") + 120
        assert lines[first + 3 : first + 6] == [
            "R1, of clause 1: In any case: we stop.",
            "R2, of clause 2: In any case: require containment.",
            "R3, of clauses 1 and 2: Nothing is asked.",
        ]
    assert result["properties"]["readings"][0]["quotes"] == ["We stop.", LONG]


def test_a_reading_names_the_clauses_that_it_reads(shell: Shell) -> None:
    text = packaged("framework_lint.corpora").joinpath("column-condition.md").read_text("utf-8")
    Path("given.md").write_text(text, "utf-8")
    (report,) = json.loads(shell("check", "given.md", "--format", "json").out)["reports"]
    together = [each for each in report["contests"] if each["clauses"][1:]]
    assert together
    for contest in together:
        assert len(contest["quotes"]) == len(contest["clauses"])
        named = [name for reading in contest["readings"] for name in reading["clauses"]]
        assert set(named) == set(contest["clauses"])
        several = [r for r in contest["readings"] if r["clauses"][1:]]
        assert {reading["words"] for reading in several} == {"Nothing is asked."}


def test_a_message_opens_with_a_capital_unless_it_quotes() -> None:
    lower = replace(FINDING, message="the column is headed “guidelines”.")
    quoting = replace(FINDING, message="“in” has two readings.")
    report = replace(REPORT, findings=(lower, quoting))
    told = [each["message"]["text"] for each in valid(tell(Outcome((report,)), "sarif"))["results"]]
    assert [text.split("\n")[0] for text in told] == [
        "The column is headed “guidelines”.",
        "“in” has two readings.",
    ]
    assert "The column is headed “guidelines”." in finding_remark(lower, report)
    assert "“in” has two readings." in finding_remark(quoting, report)
