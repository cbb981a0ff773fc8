"""A waivers file: what it covers, until when, and what it must say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from files import flawed
from shell import Run, Shell
from test_rendering import FINDING, REPORT, tell

from framework_lint.check import Confidence
from framework_lint.configuration.profile import DRAFT
from framework_lint.outcome import Outcome
from framework_lint.waiving import limit

REASONED = 'reason = "settled"\nowner = "Policy team"\n'
FEASIBLE = '[[waiver]]\ncode = "DSC101"\n'


def linted(shell: Shell, waivers: str, *arguments: str, path: str = "flawed.md") -> Run:
    Path("waivers.toml").write_text(waivers, "utf-8")
    chosen = ("--select", "DSC101", "--waivers", "waivers.toml", "--format", "json")
    return shell("check", path, *chosen, *arguments)


def waived(run: Run) -> list[bool]:
    reports = json.loads(run.out)["reports"]
    return [bool(finding["waiver"]) for report in reports for finding in report["findings"]]


def remarks(run: Run) -> list[tuple[str, str]]:
    return [(each["concern"], each["where"]) for each in json.loads(run.out)["remarks"]]


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf"])
def test_a_waiver_holds_in_every_format(shell: Shell, ending: str) -> None:
    path = f"given.{ending}"
    Path(path).write_bytes(flawed(ending))
    run = linted(shell, f'{FEASIBLE}{REASONED}quote = "the safety board will"\n', path=path)
    assert (run.code, waived(run), remarks(run)) == (0, [True], [])


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ("", True),
        ('file = "*.md"', True),
        ('file = "drafts/**"', False),
        ('quote = "WHERE  feasible"', True),
        ("quote = 'will \"publish\" a report'", True),
        ('quote = "feas"', False),
        ('quote = "High cyber capability"', False),
        ('heading = "cyber"', True),
        ('heading = "Autonomy"', False),
        ('heading = "Cyber"\nquote = "feasible"\nfile = "flawed.md"', True),
    ],
)
def test_a_waiver_is_narrowed_by_file_words_and_heading(
    shell: Shell, narrowed: str, *, expected: bool
) -> None:
    run = linted(shell, f"{FEASIBLE}{REASONED}{narrowed}\n")
    assert (run.code, waived(run)) == (int(not expected), [expected])


def test_a_file_is_meant_as_seen_from_the_waivers_file(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("policies").mkdir()
    Path("flawed.md").rename("policies/flawed.md")
    waiver = f'{FEASIBLE}{REASONED}file = "policies/flawed.md"\n'
    assert waived(linted(shell, waiver, path="policies/flawed.md")) == [True]
    monkeypatch.chdir("policies")
    run = shell("check", "flawed.md", "--select", "DSC101", "--waivers", "../waivers.toml")
    assert run.code == 0


@pytest.mark.parametrize(
    ("until", "day", "expected"),
    [
        ("2031-05-31", "2031-05-31", True),
        ("2031-05-31", "2031-06-01", False),
        ("2001-01-01", "", False),
        ("2999-01-01", "", True),
    ],
)
def test_a_waiver_holds_until_its_last_day(
    shell: Shell, until: str, day: str, *, expected: bool
) -> None:
    as_of = ("--as-of", day) if day else ()
    run = linted(shell, f"{FEASIBLE}{REASONED}until = {until}\n", *as_of)
    assert (run.code, waived(run)) == (int(not expected), [expected])
    assert remarks(run) == ([] if expected else [("expired", "waivers.toml: waiver 1")])


def test_text_tells_reason_owner_and_last_day(shell: Shell) -> None:
    linted(shell, f"{FEASIBLE}{REASONED}until = 2999-01-31\n")
    out = shell("check", "flawed.md", "--select", "DSC101", "--waivers", "waivers.toml").out
    assert "waivers file: “settled”; owner: Policy team; until 31 January 2999" in out
    expired = shell(
        *("check", "flawed.md", "--select", "DSC101", "--waivers", "waivers.toml"),
        *("--as-of", "2999-02-01"),
    )
    told = "expired: waivers.toml: waiver 1: DSC101: held until 31 January 2999"
    assert told in " ".join(expired.out.split())


def test_a_waiver_that_waives_nothing_is_told_if_its_check_ran_on_its_file(shell: Shell) -> None:
    waiver = f'{FEASIBLE}{REASONED}quote = "never written"\n'
    assert remarks(linted(shell, waiver)) == [("not used", "waivers.toml: waiver 1")]
    assert remarks(linted(shell, waiver.replace("DSC101", "AMB101"))) == []
    elsewhere = f'{waiver}file = "other.md"\n'
    assert remarks(linted(shell, elsewhere)) == []
    assert linted(shell, waiver, path="sound.md").code == 0


def test_a_waiver_that_one_document_uses_is_used(shell: Shell) -> None:
    run = linted(shell, f"{FEASIBLE}{REASONED}", "sound.md")
    assert (run.code, waived(run), remarks(run)) == (0, [True], [])


def test_a_comment_goes_before_the_file_and_both_count_as_used(shell: Shell) -> None:
    text = Path("flawed.md").read_text("utf-8")
    comment = "<!-- framework-lint: ignore DSC101 -- here -->\n"
    Path("flawed.md").write_text(text.replace("Where feasible", f"{comment}Where feasible"))
    run = linted(shell, f"{FEASIBLE}{REASONED}")
    (finding,) = json.loads(run.out)["reports"][0]["findings"]
    assert finding["waiver"]["reason"] == "here"
    assert (remarks(run), json.loads(run.out)["reports"][0]["remarks"]) == ([], [])


@pytest.mark.parametrize(
    ("waivers", "complaint"),
    [
        (f'[[waiver]]\ncode = "DSC101"\n{REASONED}untill = 2031-01-01', "did you mean until?"),
        ('[[waiver]]\ncode = "DSC101"\nowner = "o"', "waiver 1: reason: give a text"),
        ('[[waiver]]\ncode = "DSC101"\nreason = "r"', "waiver 1: owner: give a text"),
        (f"[[waiver]]\n{REASONED}", "waiver 1: code: give a text"),
        (f'[[waiver]]\ncode = "DSC1O1"\n{REASONED}', "code: unknown check 'DSC1O1'; did you mean"),
        (f'{FEASIBLE}{REASONED}[[waiver]]\ncode = "X"\n{REASONED}', "waiver 2: code: unknown"),
        (f'{FEASIBLE}{REASONED}until = "2031-01-01"', "until: give a day without quotes"),
        ("[[waivers]]\n", "did you mean waiver?"),
        ("= 3", "is not TOML"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(shell: Shell, waivers: str, complaint: str) -> None:
    run = linted(shell, waivers)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("framework-lint: waivers.toml: ")
    assert complaint in run.err
    assert run.err.count("\n") == 1


def test_an_empty_waivers_file_waives_nothing(shell: Shell) -> None:
    assert waived(linted(shell, "")) == [False]


def test_as_of_without_anything_that_has_a_day_is_refused(shell: Shell) -> None:
    run = shell("check", "sound.md", "--as-of", "2031-01-01")
    assert (run.code, run.out) == (2, "")
    assert "--as-of needs a --pack or --waivers" in run.err


def test_what_a_draft_leaves_out_for_its_confidence_is_counted() -> None:
    unsure = replace(FINDING, confidence=Confidence.LOW)
    report = limit(replace(REPORT, findings=(unsure, FINDING)), DRAFT.tells, "draft", DRAFT.says)
    assert (report.findings, report.untold) == ((FINDING,), 1)
    told = " ".join(tell(Outcome((report,)), "text").split())
    assert f"profile draft: {DRAFT.says}; 1 finding of low confidence not told" in told
