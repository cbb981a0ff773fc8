"""The command line on every format: the same findings, and never a clean bill for a part unread."""

from __future__ import annotations

import io
import json
import sys
from importlib.resources import files as packaged
from pathlib import Path

import jsonschema
import pytest
from docx_files import deleted, inserted, p, t, word
from files import WRITERS, flawed, to_pdf, to_scan
from shell import FLAWED, SOUND, Run, Shell

CLAUSE = "We will apply safeguards when High cyber capability occurs in conjunction with autonomy."
BINARY = [ending for ending in WRITERS if ending != "md"]
UNREAD = "page 2 holds an image and no text"


@pytest.fixture(autouse=True)
def _files(shell: Shell) -> None:
    assert shell
    for ending in WRITERS:
        Path(f"given.{ending}").write_bytes(flawed(ending))
    pages = ("The Safety Board must publish its report.", "", "It must name the author.")
    Path("scan.pdf").write_bytes(to_scan(*pages))
    Path("image.pdf").write_bytes(to_scan("", ""))


def report(run: Run) -> dict[str, object]:
    (only,) = json.loads(run.out)["reports"]
    told: dict[str, object] = only
    return told


def findings(run: Run) -> list[tuple[object, ...]]:
    found = report(run)["findings"]
    assert isinstance(found, list)
    return [
        (f["code"], f["quote"], f["context"], f["place"]["section"], f["message"]) for f in found
    ]


@pytest.mark.parametrize("ending", BINARY)
def test_findings_do_not_depend_on_the_format(shell: Shell, ending: str) -> None:
    wanted = findings(shell("check", "given.md", "--format", "json"))
    run = shell("check", f"given.{ending}", "--format", "json")
    assert (run.code, run.err) == (1, "")
    assert {"AMB101", "DSC101"} <= {code for code, *_ in wanted}
    assert findings(run) == wanted
    assert report(run)["warnings"] == []
    identity = report(shell("check", "given.md", "--format", "json"))["identity"]
    assert report(run)["identity"] == identity


@pytest.mark.parametrize("ending", BINARY)
def test_spans_index_what_text_prints(shell: Shell, ending: str) -> None:
    printed = shell("text", f"given.{ending}")
    assert (printed.code, printed.err) == (0, "")
    assert [part.lstrip("# ") for part in FLAWED.strip().split("\n\n")] == (
        printed.out.strip().split("\n\n")
    )
    found = report(shell("check", f"given.{ending}", "--format", "json"))["findings"]
    assert isinstance(found, list)
    for finding in found:
        span = finding["span"]
        assert printed.out[span["start"] : span["end"]] == finding["quote"]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_debug_counts_the_lines_that_text_prints(shell: Shell, ending: str) -> None:
    line = shell("text", f"given.{ending}").out.split("\n").index(CLAUSE) + 1
    run = shell("debug", f"given.{ending}:{line}")
    assert (run.code, run.err) == (0, "")
    assert "in conjunction with autonomy" in run.out
    assert "register  mandatory" in run.out
    assert "Where feasible" not in run.out
    assert "nothing was read here" in shell("debug", f"given.{ending}:{line + 1}").out


def test_debug_counts_the_lines_of_a_html_file(shell: Shell) -> None:
    line = flawed("html").decode().split("\n").index(f"<p>{CLAUSE}</p>") + 1
    told = shell("debug", f"given.html:{line}")
    assert "in conjunction with autonomy" in told.out
    assert "Where feasible" not in told.out
    assert f"line {line}" in told.out
    found = report(shell("check", "given.html", "--select", "AMB101", "--format", "json"))
    assert isinstance(found["findings"], list)
    assert found["findings"][0]["place"]["line"] == line
    assert "nothing was read here" in shell("debug", "given.html:1").out
    assert "has no line 99 with words; the last is " in shell("debug", "given.html:99").err


def test_debug_takes_the_lines_inside_a_block_of_html(shell: Shell) -> None:
    Path("long.html").write_text("<html><p>We must\nstop\nat once.</p>\n<p>We may go.</p>", "utf-8")
    assert "We must stop at once." in shell("debug", "long.html:2").out
    assert "We may go." not in shell("debug", "long.html:2").out
    assert "We may go." in shell("debug", "long.html:4").out


def test_debug_takes_a_page(shell: Shell) -> None:
    Path("two.pdf").write_bytes(to_scan("We must stop at once.", "We may go on."))
    run = shell("debug", "two.pdf:p2")
    assert run.code == 0
    assert "We may go on." in run.out
    assert "We must stop" not in run.out
    assert shell("debug", "two.pdf:p9").err == (
        "framework-lint: two.pdf: has no page 9 with words; the last is 2\n"
    )
    assert shell("debug", "given.docx:p1").err == "framework-lint: given.docx: has no pages\n"


def test_a_part_that_was_not_read_is_told_everywhere(shell: Shell) -> None:
    text = shell("check", "scan.pdf", "--fail-on", "never")
    assert text.code == 2
    assert text.err == f"framework-lint: scan.pdf: {UNREAD}\n"
    assert f"  not read   {UNREAD}\n" in text.out
    assert "No findings.\n" not in text.out
    assert "; 1 document read in part only.\n" in text.out
    told = shell("check", "scan.pdf", "sound.md", "--format", "json", "--fail-on", "never")
    loaded = json.loads(told.out)
    assert (told.code, told.err) == (2, text.err)
    assert [report["unread"] for report in loaded["reports"]] == [[UNREAD], []]
    assert loaded["summary"]["complete"] is False
    schema = packaged("framework_lint.reports").joinpath("report.schema.json").read_text("utf-8")
    jsonschema.validate(loaded, json.loads(schema))


def test_a_part_that_was_not_read_is_told_beside_a_report_in_a_file(shell: Shell) -> None:
    run = shell("check", "scan.pdf", "-o", "out")
    assert (run.code, run.out) == (2, "")
    assert f"framework-lint: scan.pdf: {UNREAD}\n" in run.err
    assert UNREAD in Path("out").read_text("utf-8")


@pytest.mark.parametrize("command", [["text", "scan.pdf"], ["debug", "scan.pdf:1"]])
def test_a_part_that_was_not_read_is_told_with_what_was(shell: Shell, command: list[str]) -> None:
    run = shell(*command)
    assert run.code == 2
    assert run.err == f"framework-lint: scan.pdf: {UNREAD}\n"
    assert "must publish" in run.out


def test_a_scan_is_no_document(shell: Shell) -> None:
    for command in (["check", "image.pdf"], ["text", "image.pdf"], ["debug", "image.pdf:p1"]):
        run = shell(*command)
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("framework-lint: image.pdf: ")
        assert run.err.count("\n") == 1
        assert "image" in run.err.removeprefix("framework-lint: image.pdf")


def test_a_name_that_lies_is_told_in_the_report(shell: Shell) -> None:
    Path("given.docx").write_bytes(flawed("pdf"))
    run = shell("check", "given.docx")
    assert run.code == 1
    assert "  warning    named .docx, read as PDF\n" in run.out
    told = report(shell("check", "given.docx", "--format", "json"))
    assert told["warnings"] == ["named .docx, read as PDF"]
    assert told["media_type"] == "application/pdf"


@pytest.mark.parametrize("ending", WRITERS)
def test_standard_input_is_told_by_its_content(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(flawed(ending))))
    run = shell("check", "-", "--select", "AMB101", "--format", "json")
    assert run.code == 1
    assert report(run)["warnings"] == []


def test_a_folder_is_read_in_every_format(shell: Shell) -> None:
    Path("d").mkdir()
    for ending in WRITERS:
        Path("d", f"a.{ending}").write_bytes(WRITERS[ending](SOUND))
    run = shell("check", "d", "--format", "json")
    assert (run.code, run.err) == (0, "")
    names = [report["name"] for report in json.loads(run.out)["reports"]]
    assert names == ["d/a.docx", "d/a.html", "d/a.md", "d/a.pdf"]


def test_tracked_changes_are_read_as_asked(shell: Shell) -> None:
    change = deleted("in conjunction with"), inserted(t("and also"))
    Path("draft.docx").write_bytes(
        word(
            p(
                "We will apply safeguards when High cyber capability occurs ",
                *change,
                t(" autonomy."),
            )
        )
    )
    for options, words in (
        ([], "and also"),
        (["--revisions", "accepted"], "and also"),
        (["--revisions", "original"], "in conjunction with"),
    ):
        assert shell("text", "draft.docx", *options).out == (
            f"We will apply safeguards when High cyber capability occurs {words} autonomy.\n"
        )
        assert (
            f"when High cyber capability occurs {words} autonomy"
            in shell("debug", "draft.docx:1", *options).out
        )
        told = findings(shell("check", "draft.docx", "--format", "json", *options))
        assert ("AMB101" in {code for code, *_ in told}) is (words == "in conjunction with")


def test_pages_are_limited(shell: Shell) -> None:
    Path("long.pdf").write_bytes(to_pdf("\n\n".join(["The Safety Board must report."] * 100)))
    run = shell("check", "long.pdf", "--max-pages", "2")
    assert run.code == 2
    assert "long.pdf: " in run.err
    assert "--max-pages" in run.err
    assert shell("check", "long.pdf", "--max-pages", "9", "--fail-on", "never").code == 0


@pytest.mark.parametrize("command", [["check"], ["text"], ["debug"]])
@pytest.mark.parametrize("option", [["--max-pages", "0"], ["--revisions", "both"]])
def test_an_option_that_makes_no_sense_is_refused(
    shell: Shell, command: list[str], option: list[str]
) -> None:
    run = shell(*command, "given.md:1" if command == ["debug"] else "given.md", *option)
    assert (run.code, run.out) == (2, "")
    assert option[0] in run.err
