"""A baseline: what was found before is told no more, and nothing new slips in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from corpus import FILES, present
from files import flawed
from shell import FLAWED, Run, Shell

FEASIBLE = "Where feasible, the Safety Board will “publish” a report."


def write(shell: Shell, *arguments: str) -> Run:
    return shell("check", *arguments, "--write-baseline", "base.jsonl", "--format", "json")


def lint(shell: Shell, *arguments: str) -> Run:
    return shell("check", *arguments, "--baseline", "base.jsonl", "--format", "json")


def new(run: Run) -> list[str]:
    reports = json.loads(run.out)["reports"]
    return [f["code"] for report in reports for f in report["findings"] if not f["waiver"]]


def stale(run: Run) -> list[str]:
    told = json.loads(run.out)
    every = [*told["remarks"], *(r for report in told["reports"] for r in report["remarks"])]
    return [each["text"] for each in every if each["concern"] == "stale"]


def entries() -> list[dict[str, str]]:
    return [json.loads(line) for line in Path("base.jsonl").read_text("utf-8").splitlines()[1:]]


@pytest.fixture
def held(shell: Shell) -> Shell:
    """Return a shell where the findings in flawed.md are in a baseline."""
    run = write(shell, "flawed.md", "sound.md")
    assert run.code == 0
    assert len(new(run)) == len(entries()) > 1
    return shell


def test_what_is_in_the_baseline_is_waived_and_told_as_a_number(held: Shell) -> None:
    run = lint(held, "flawed.md", "sound.md")
    assert (run.code, new(run), stale(run)) == (0, [], [])
    out = held("check", "flawed.md", "--baseline", "base.jsonl").out
    assert f"\n  {len(entries())} findings are in the baseline\n" in out
    assert "No findings that count." in out
    assert "  error AMB101" not in out


def test_the_baseline_survives_edits_around_what_it_holds(held: Shell) -> None:
    moved = FLAWED.replace("## Thresholds", "The Board meets.\n\n## 2. Thresholds")
    moved = moved.replace("feasible, the", "feasible,\nthe").replace("“publish”", '"publish"')
    Path("flawed.md").write_text(moved, "utf-8")
    run = lint(held, "flawed.md")
    assert (run.code, new(run), stale(run)) == (0, [], [])


def test_a_new_finding_is_told_and_a_mended_one_is_stale(held: Shell) -> None:
    more = FLAWED.replace(FEASIBLE, "The Board must publish a report on 1 May.")
    Path("flawed.md").write_text(f"{more}\nThe Board must meet promptly.\n", "utf-8")
    run = lint(held, "flawed.md", "--fail-on", "note")
    assert run.code == 1
    assert "VAG101" in new(run)
    assert any("DSC101" in told for told in stale(run))
    assert not any("AMB101" in told for told in stale(run))


def test_a_second_finding_of_the_same_words_is_new(held: Shell) -> None:
    Path("flawed.md").write_text(f"{FLAWED}\n{FEASIBLE}\n", "utf-8")
    assert "DSC101" in new(lint(held, "flawed.md", "--select", "DSC101"))


def test_the_same_words_in_another_file_are_new(held: Shell) -> None:
    Path("copy.md").write_text(FLAWED, "utf-8")
    assert "DSC101" in new(lint(held, "copy.md"))


def test_a_file_that_is_gone_is_told_and_its_new_name_starts_anew(held: Shell) -> None:
    Path("flawed.md").rename("renamed.md")
    run = lint(held, "renamed.md")
    assert run.code == 1
    assert stale(run) == [f"flawed.md: no such file ({len(entries())} entries)"]
    again = write(held, "renamed.md")
    assert {entry["file"] for entry in entries()} == {"renamed.md"}
    assert f"{len(entries())} added, {len(entries())} dropped" in again.err


def test_entries_of_checks_that_did_not_run_are_not_stale(held: Shell) -> None:
    assert stale(lint(held, "flawed.md", "--select", "VER")) == []
    assert stale(lint(held, "sound.md")) == []


def test_a_file_that_cannot_be_read_makes_nothing_stale_and_loses_nothing(held: Shell) -> None:
    before = entries()
    Path("flawed.md").write_bytes(b"\x80abc")
    run = lint(held, "flawed.md", "sound.md")
    assert (run.code, stale(run)) == (2, [])
    assert write(held, "flawed.md", "sound.md").code == 2
    assert entries() == before


def test_paths_are_those_seen_from_the_baseline(
    held: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("inner").mkdir()
    monkeypatch.chdir("inner")
    run = held("check", "../flawed.md", "--baseline", "../base.jsonl")
    assert run.code == 0


def test_writing_again_says_what_came_and_went(held: Shell) -> None:
    count = len(entries())
    assert write(held, "flawed.md").err.endswith(f"{count} entries written to base.jsonl: "
                                                 "0 added, 0 dropped\n")  # fmt: skip
    assert write(held, "flawed.md", "--select", "VER").err.endswith("0 added, 0 dropped\n")
    Path("flawed.md").write_text(FLAWED.replace("feasible", "practicable"), "utf-8")
    run = write(held, "flawed.md", "--select", "DSC101")
    assert "1 added, 1 dropped" in run.err
    assert len(entries()) == count


def test_a_run_without_the_order_to_write_adds_nothing(held: Shell) -> None:
    before = Path("base.jsonl").read_bytes()
    Path("flawed.md").write_text(f"{FLAWED}\nThe Board must meet promptly.\n", "utf-8")
    assert lint(held, "flawed.md").code == 1
    assert Path("base.jsonl").read_bytes() == before


def test_what_is_waived_elsewhere_is_not_written(shell: Shell) -> None:
    comment = "<!-- framework-lint: ignore DSC101 -- r -->"
    Path("flawed.md").write_text(FLAWED.replace("Where", f"{comment}\nWhere"), "utf-8")
    write(shell, "flawed.md")
    assert "DSC101" not in {entry["code"] for entry in entries()}


def test_the_file_is_sorted_a_line_an_entry_and_says_what_wrote_it(held: Shell) -> None:
    head, *lines = Path("base.jsonl").read_text("utf-8").splitlines()
    assert set(json.loads(head)) == {"schema", "version"}
    codes = [json.loads(line)["code"] for line in lines]
    assert codes == sorted(codes)
    assert {tuple(json.loads(line)) for line in lines} == {
        ("file", "code", "heading", "quote", "fingerprint")
    }
    before = Path("base.jsonl").read_bytes()
    Path("base.jsonl").unlink()
    write(held, "flawed.md", "sound.md")
    assert Path("base.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        ("(?s).*", ""),
        ("(?s).*", "[]\n"),
        ("baseline/1", "baseline/9"),
        (r"(?s).{20}\Z", ""),
        ('"code"', '"kode"'),
        ('"code": "[A-Z0-9]*"', '"code": 3'),
        ("\n", "\n<<<<<<< HEAD\n"),
    ],
)
def test_a_damaged_baseline_is_refused_and_never_an_empty_one(
    held: Shell, damage: tuple[str, str]
) -> None:
    path = Path("base.jsonl")
    path.write_text(re.sub(*damage, path.read_text("utf-8"), count=1), "utf-8")
    left = path.read_bytes()
    for run in (lint(held, "flawed.md"), write(held, "flawed.md")):
        assert (run.code, run.err.count("\n")) == (2, 1)
        assert run.err.startswith("framework-lint: base.jsonl: ")
    assert path.read_bytes() == left


def test_a_document_is_never_overwritten_by_a_baseline(shell: Shell) -> None:
    for target in ("flawed.md", "sound.md"):
        run = shell("check", "flawed.md", "--write-baseline", target)
        assert (run.code, run.out) == (2, "")
    assert Path("sound.md").read_text("utf-8").startswith("# Halvard")


def test_a_configured_baseline_need_not_be_there_when_it_is_written(shell: Shell) -> None:
    Path("framework-lint.toml").write_text('baseline = "base.jsonl"\n', "utf-8")
    assert shell("check", "flawed.md").code == 2
    assert write(shell, "flawed.md").code == 0
    assert shell("check", "flawed.md").code == 0
    assert write(shell, "flawed.md").err.endswith("0 added, 0 dropped\n")


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_a_baseline_holds_for_every_format(shell: Shell, ending: str) -> None:
    Path(f"a.{ending}").write_bytes(flawed(ending))
    write(shell, f"a.{ending}")
    run = lint(shell, f"a.{ending}")
    assert (run.code, new(run), stale(run)) == (0, [], [])


@present
def test_a_paragraph_put_into_a_published_framework_is_all_that_is_new(shell: Shell) -> None:
    smallest = min(FILES, key=lambda path: path.stat().st_size)
    text = smallest.read_text("utf-8")
    path = Path(f"given{smallest.suffix}")
    path.write_text(text, "utf-8")
    write(shell, str(path))
    assert new(lint(shell, str(path))) == []
    path.write_text(f"{text.rstrip()}\n\n{FEASIBLE}\n", "utf-8")
    run = lint(shell, str(path))
    reports = json.loads(run.out)["reports"]
    fresh = [f for report in reports for f in report["findings"] if not f["waiver"]]
    assert {f["context"] for f in fresh} == {FEASIBLE}


def test_nothing_is_waived_for_whoever_asks_for_all(held: Shell) -> None:
    comment = "<!-- framework-lint: ignore-file AMB, DSC, DUT -- trust us -->"
    Path("flawed.md").write_text(f"{FLAWED}\n{comment}\n", "utf-8")
    assert lint(held, "flawed.md").code == 0
    run = lint(held, "flawed.md", "--no-waivers")
    assert (run.code, len(new(run))) == (1, len(entries()))
    assert json.loads(run.out)["summary"]["waived"] == 0
