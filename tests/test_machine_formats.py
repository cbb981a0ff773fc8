"""GitHub's workflow commands, GitLab's Code Quality, JUnit and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from files import WRITERS, flawed, to_scan
from hostile import NAMES, write_all
from lxml import etree
from shell import FLAWED, Shell
from test_rendering import CELL, FINDING, OUTCOME, REPORT, tell

from framework_lint.check import Severity
from framework_lint.outcome import NOTICE, Outcome, Waived, Waiver

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
ESCAPES = {"%0A": "\n", "%0D": "\r", "%3A": ":", "%2C": ",", "%25": "%"}
WAIVED = replace(FINDING, waiver=Waiver(Waived.FILE, "settled", "Legal"))
ALL_WAIVED = Outcome((replace(REPORT, findings=(WAIVED,), unread=()),))
SCAN = ("The Safety Board must publish its report.", "")
UNREAD_PAGE = "page 2 holds an image and no text"


@pytest.fixture(autouse=True)
def _files(shell: Shell) -> None:
    assert shell
    for ending in WRITERS:
        Path(f"given.{ending}").write_bytes(flawed(ending))
    Path("scan.pdf").write_bytes(to_scan(*SCAN))


def unescaped(text: str) -> str:
    return re.sub("%0A|%0D|%3A|%2C|%25", lambda match: ESCAPES[match[0]], text)


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner does: a line each, properties parted by commas."""
    for line in text.removesuffix("\n").split("\n"):
        match = COMMAND.fullmatch(line)
        assert match, line
        given = dict(part.split("=", 1) for part in match[2].split(","))
        about = {name: unescaped(value) for name, value in given.items()}
        yield match[1], about, unescaped(match[3])


def test_github_annotates_the_line_of_the_words(shell: Shell) -> None:
    told = list(commands(shell("check", "flawed.md", "--format", "github").out))
    name, about, message = next(each for each in told if "AMB101" in each[1].get("title", ""))
    line = FLAWED.split("\n")[int(about["line"]) - 1]
    assert line[int(about["col"]) - 1 : int(about["endColumn"]) - 1] == "in conjunction with"
    assert (name, about["file"], about["endLine"]) == ("error", "flawed.md", about["line"])
    assert message.startswith("line 9: “in conjunction with”\n“in conjunction with” ")


@pytest.mark.parametrize("ending", WRITERS)
def test_github_names_no_line_that_a_file_does_not_have(shell: Shell, ending: str) -> None:
    told = list(commands(shell("check", f"given.{ending}", "--format", "github").out))
    found = [about for _, about, _ in told if "file" in about]
    assert found
    assert all(("line" in about) == (ending in ("md", "html")) for about in found)


def test_github_tells_first_what_was_not_read_and_notes_last(shell: Shell) -> None:
    run = shell("check", "flawed.md", "scan.pdf", "nowhere.md", "--format", "github")
    told = [(name, about["title"]) for name, about, _ in commands(run.out)]
    assert told[:2] == [("error", "not read"), ("error", "read in part only")]
    names = [name for name, _ in told]
    assert names == sorted(names, key=["error", "warning", "notice"].index)
    assert told[names.index("notice")] == ("notice", "framework-lint")
    closing = next(message for _, about, message in commands(run.out) if len(about) == 1)
    assert "1 document read in part only; 1 input not read." in closing
    assert closing.endswith(NOTICE)


def test_github_orders_by_weight_and_lets_documents_take_turns() -> None:
    note = replace(FINDING, severity=Severity.NOTE)
    first = replace(REPORT, name="a.md", findings=(note, FINDING, replace(FINDING, context="x")))
    second = replace(REPORT, name="b.md", findings=(FINDING,))
    told = tell(Outcome((first, second)), "github")
    errors = [about["file"] for name, about, _ in commands(told) if name == "error"]
    assert errors == ["a.md", "b.md", "a.md", "b.md", "a.md"]  # two were read in part only


def test_github_counts_waived_findings_and_annotates_none() -> None:
    told = list(commands(tell(ALL_WAIVED, "github")))
    assert [about["title"] for _, about, _ in told] == ["uncertain reading", "framework-lint"]
    name, about, message = told[-1]
    assert (name, about) == ("notice", {"title": "framework-lint"})
    assert message.startswith("0 findings in 1 document; 1 more waived or in the baseline.\n")


def test_github_keeps_hostile_names_and_words_in_their_place(shell: Shell) -> None:
    told = list(commands(shell("check", *write_all(), "--format", "github").out))
    assert {about["file"] for _, about, _ in told if "file" in about} == set(NAMES)
    assert len([1 for name, *_ in told if name == "error"]) == 0


def entries(text: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(text)
    for entry in told:
        assert entry.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in told}) == len(told)
    return told


def test_gitlab_tells_findings_and_what_was_not_read(shell: Shell) -> None:
    run = shell("check", "flawed.md", "given.pdf", "scan.pdf", "nowhere.md", "--format", "gitlab")
    told = entries(run.out)
    assert told[0]["check_name"] == "input-not-read"
    assert told[0]["severity"] == "blocker"
    assert any(UNREAD_PAGE in each["description"] for each in told if "part" in each["check_name"])
    (found, of_pdf) = [each for each in told if each["check_name"].startswith("AMB101")]
    assert (found["severity"], found["location"]) == (
        "major",
        {"path": "flawed.md", "lines": {"begin": 9, "end": 9}},
    )
    assert of_pdf["description"].startswith("line ")
    assert "p. 1" in of_pdf["description"]


def test_gitlab_leaves_waived_findings_out_and_takes_hostile_names(shell: Shell) -> None:
    assert entries(tell(ALL_WAIVED, "gitlab")) == []
    told = entries(shell("check", *write_all(), "--format", "gitlab").out)
    assert {each["location"]["path"] for each in told} == set(NAMES)


def suites(text: str) -> etree._Element:
    """Parse JUnit XML, and hold the counts of every suite to what it holds."""
    whole = etree.fromstring(text.encode())
    assert whole.tag == "testsuites"
    for suite in (whole, *whole):
        for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert suite.get(count) == str(len(list(suite.iter(tag))))
        assert suite.get("skipped") == str(len(list(suite.iter("skipped"))))
    for suite in whole:
        assert [child.tag for child in suite][:1] == ["properties"]
        assert {child.tag for child in list(suite)[1:]} == {"testcase"}
        names = [case.get("name") for case in suite.iter("testcase")]
        assert len(set(names)) == len(names)
    return whole


def test_junit_has_a_case_for_each_check_that_ran(shell: Shell) -> None:
    told = suites(shell("check", "flawed.md", "--select", "AMB101,REF", "--format", "junit").out)
    cases = {case.get("name"): [child.tag for child in case] for case in told.iter("testcase")}
    assert cases["reading"] == cases["REF101 dangling-reference"] == []
    assert cases["AMB101 joint-or-several-connective"] == ["failure"]
    failure = told.find(".//failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert (failure.text or "").startswith("error (high confidence), line 9: “in conjunction with”")
    properties = {each.get("name"): each.get("value") for each in told.iter("property")}
    assert properties["notice"] == NOTICE
    assert len(properties["sha256"] or "") == 64


def test_junit_tells_what_was_not_read_as_errors(shell: Shell) -> None:
    told = suites(shell("check", "scan.pdf", "nowhere.md", "--format", "junit").out)
    assert [error.get("message") for error in told.iter("error")] == [
        f"not read: {UNREAD_PAGE}",
        "not read: no such file or folder",
    ]


def test_junit_skips_what_is_waived_with_its_reason() -> None:
    told = suites(tell(ALL_WAIVED, "junit"))
    (case,) = (case for case in told.iter("testcase") if len(case))
    assert [child.tag for child in case] == ["skipped", "system-out"]
    assert (case[1].text or "").startswith("waived by waivers file (Legal): settled\n")
    both = replace(REPORT, findings=(WAIVED, FINDING), unread=())
    told = suites(tell(Outcome((both,)), "junit"))
    (case,) = (case for case in told.iter("testcase") if len(case))
    assert [child.tag for child in case] == ["failure", "system-out"]


def test_junit_holds_what_xml_cannot(shell: Shell) -> None:
    broken = replace(FINDING, message="a \x00\x1b]\ufffe <b>&]]> z", quote="\x0b")
    told = suites(tell(Outcome((replace(REPORT, findings=(broken,)),)), "junit"))
    failure = told.find(".//failure")
    assert failure is not None
    assert "\nA \ufffd\ufffd]\ufffd <b>&]]> z\n" in (failure.text or "")
    run = suites(shell("check", *write_all(), "--format", "junit").out)
    assert len(run) == len(NAMES)


def rows(text: str) -> list[dict[str, str]]:
    told = list(csv.DictReader(io.StringIO(text)))
    for row in told:
        assert None not in row
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    return told


def test_csv_has_a_row_for_each_finding_and_for_what_was_not_read(shell: Shell) -> None:
    told = rows(shell("check", "flawed.md", "scan.pdf", "nowhere.md", "--format", "csv").out)
    found = next(row for row in told if row["code"] == "AMB101")
    assert (found["status"], found["line"], found["quote"], found["page"]) == (
        "finding",
        "9",
        "in conjunction with",
        "",
    )
    assert found["section"] == "Halvard Safety Framework > Thresholds > Cyber"
    unread = [(row["document"], row["message"]) for row in told if "not read" in row["status"]]
    assert ("scan.pdf", UNREAD_PAGE) in unread
    assert ("nowhere.md", "no such file or folder") in unread


def test_csv_tells_places_and_waivers() -> None:
    row = next(row for row in rows(tell(ALL_WAIVED, "csv")) if row["code"])
    assert (row["status"], row["waived_by"], row["waived_because"], row["waiver_owner"]) == (
        "waived",
        "waivers file",
        "settled",
        "Legal",
    )
    assert (row["table"], row["row"], row["column"], row["item"], row["page"]) == (
        CELL.table,
        CELL.row,
        CELL.column,
        "2",
        "6",
    )


def test_csv_runs_nothing_in_a_spreadsheet(shell: Shell) -> None:
    told = rows(shell("check", *write_all(), "--format", "csv").out)
    assert any(row["context"].startswith("'=Sum") for row in told)
    assert {row["document"] for row in told} == {f"./{name}" for name in NAMES}


@pytest.mark.parametrize("style", ["github", "gitlab", "junit", "csv", "markdown"])
def test_the_same_outcome_gives_the_same_text(style: str) -> None:
    assert tell(OUTCOME, style) == tell(OUTCOME, style)
    assert str(Path.cwd().parent) not in tell(OUTCOME, style)
