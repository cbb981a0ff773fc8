"""What stands beside the findings is told in every format that has a place for it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from comments import said
from files import flawed
from shell import Shell
from test_annotated_pdf import notes
from test_machine_formats import commands, rows, suites
from test_pull_request_comment import shown, words
from test_rendering import REPORT, tell
from test_sarif import Record, valid

from framework_lint.annotating.remark import opening_remark
from framework_lint.outcome import NOTICE, Concern, Outcome, Remark
from framework_lint.rendering import FORMATS
from framework_lint.rendering.aside import COVERED_ELSEWHERE, TO_SEE_TO

LINE = Remark(Concern.MALFORMED, "line 12", "no reason is given")
ENTRY = Remark(Concern.STALE, "baseline.json: entry 3", "is no longer found")
NAMED = "malformed: line 12: no reason is given"
SHARED = "stale: baseline.json: entry 3: is no longer found"
PROFILE = "draft: no notes; 3 findings of low confidence not told"
LIMITED = replace(
    REPORT, unread=(), remarks=(LINE,), profile="draft", limits="no notes", untold=3, findings=()
)
OUTCOME = Outcome((LIMITED,), remarks=(ENTRY,))
UNUSED = """\
[[waiver]]
code = "AMB103"
reason = "settled"
owner = "Legal"
"""


def notifications(run: Record) -> list[tuple[str, str, str, bool]]:
    """Return the name, the level and the text of each, and whether it is of a file."""
    (invocation,) = run["invocations"]
    described = run["tool"]["driver"]["notifications"]
    told = invocation["toolExecutionNotifications"]
    for each in told:
        assert described[each["descriptor"]["index"]]["id"] == each["descriptor"]["id"]
    return [
        (each["descriptor"]["id"], each["level"], each["message"]["text"], "locations" in each)
        for each in told
    ]


def opening(content: bytes, style: str) -> str:
    """Return the first comment of a copy."""
    if style == "docx":
        return "\n".join(next(iter(said(content).values())))
    return str(notes(content, "/Text")[0][1]["/Contents"])


def test_sarif_notifies_of_waivers_and_profiles() -> None:
    assert notifications(valid(tell(OUTCOME, "sarif"))) == [
        ("uncertain-reading", "warning", "page 7 has no text", True),
        ("to-be-seen-to", "warning", NAMED, True),
        ("left-out", "note", PROFILE, True),
        ("to-be-seen-to", "warning", SHARED, False),
    ]


def test_github_warns_of_waivers_and_gives_notice_of_profiles() -> None:
    told = list(commands(tell(OUTCOME, "github")))
    assert [(name, about, text) for name, about, text in told[:-1]] == [
        ("warning", {"file": "policy.txt", "title": "uncertain reading"}, "page 7 has no text"),
        ("warning", {"file": "policy.txt", "title": TO_SEE_TO}, NAMED),
        ("warning", {"title": TO_SEE_TO}, SHARED),
    ]
    assert f"\npolicy.txt: profile {PROFILE}\n" in told[-1][2]


def test_junit_has_them_as_properties() -> None:
    told = {each.get("name"): each.get("value") for each in suites(tell(OUTCOME, "junit")).iter()}
    assert told["to be seen to 1"] == NAMED
    assert told["to be seen to for the run 1"] == SHARED
    assert told["profile"] == PROFILE


def test_csv_has_a_row_for_each_and_for_a_document_without_findings() -> None:
    told = rows(tell(OUTCOME, "csv"))
    assert [(row["document"], row["status"], row["message"]) for row in told] == [
        ("policy.txt", "read", NOTICE),
        ("policy.txt", "warning", "page 7 has no text"),
        ("policy.txt", "to be seen to", NAMED),
        ("policy.txt", "left out", PROFILE),
        ("", "to be seen to", SHARED),
    ]
    read = told[0]
    assert (read["title"], read["version"], read["date"]) == (
        "A Framework",
        "not found in the supplied document",
        "May 2031",
    )
    assert read["tool"].startswith("framework-lint ")
    assert read["sha256"] == REPORT.sha256


def test_csv_says_what_was_read_in_part() -> None:
    assert rows(tell(Outcome((REPORT,)), "csv"))[0]["status"] == "read in part"


def test_markdown_lists_them() -> None:
    page = shown(tell(OUTCOME, "markdown"))
    items = [words(each) for each in page.iter("li")]
    assert "policy.txt: page 7 has no text" in items
    assert f"policy.txt: {NAMED}" in items
    assert SHARED in items
    assert f"policy.txt: profile {PROFILE}" in items


def test_the_first_comment_of_a_copy_tells_them() -> None:
    told = opening_remark(LIMITED)
    assert f"Profile {PROFILE}." in told
    assert told[told.index(f"{TO_SEE_TO}:") + 1] == NAMED


@pytest.mark.parametrize("style", ["docx", "pdf"])
def test_a_copy_tells_of_waivers_that_several_documents_share(shell: Shell, style: str) -> None:
    Path("waivers.toml").write_text(UNUSED, "utf-8")
    Path(f"given.{style}").write_bytes(flawed(style))
    copy = f"copy.{style}"
    run = shell("check", f"given.{style}", "--waivers", "waivers.toml", "-o", f"{style}={copy}")
    assert run.code == 1
    assert "not used: waivers.toml: waiver 1: " in opening(Path(copy).read_bytes(), style)


def test_a_run_without_them_tells_none() -> None:
    plain = Outcome((replace(REPORT, unread=(), warnings=()),))
    for style in ("sarif", "github", "junit", "csv", "markdown"):
        told = tell(plain, style)
        assert "seen to" not in told.replace("Something is to be seen to in a waiver", "")
        assert "answers to the packs" not in told


def test_each_format_without_coverage_says_who_tells_it(shell: Shell) -> None:
    Path("given.docx").write_bytes(flawed("docx"))
    styles = [style for style in FORMATS if style != "pdf"]
    asked = [part for style in styles for part in ("-o", f"{style}=out.{style}")]
    run = shell("check", "given.docx", "--pack", "sb53", *asked)
    complaints = [line for line in run.err.splitlines() if "packs" in line]
    assert complaints == [
        f"framework-lint: {style}=out.{style} does not tell the answers to packs; "
        "text, json and html do"
        for style in styles
        if style not in ("text", "json", "html")
    ]
    for style in ("sarif", "github", "junit", "markdown"):
        assert COVERED_ELSEWHERE in Path(f"out.{style}").read_text("utf-8")
    assert COVERED_ELSEWHERE in opening(Path("out.docx").read_bytes(), "docx")
    for style in ("text", "json", "html"):
        told = Path(f"out.{style}").read_text("utf-8")
        assert "not found in the supplied document" in told
        assert COVERED_ELSEWHERE not in told
    assert list(csv.reader(io.StringIO(Path("out.csv").read_text("utf-8"))))
    assert (
        COVERED_ELSEWHERE
        in valid(Path("out.sarif").read_text("utf-8"))["invocations"][0][
            "toolExecutionNotifications"
        ][-1]["message"]["text"]
    )


def test_the_formats_that_cover_are_those_that_are_named() -> None:
    covering = [style for style, held in FORMATS.items() if held.covers]
    named = COVERED_ELSEWHERE.lower().replace(" and", ",")
    assert ", ".join(covering) in named


def test_no_complaint_where_no_pack_was_asked_for(shell: Shell) -> None:
    assert shell("check", "flawed.md", "--format", "sarif").err == ""
