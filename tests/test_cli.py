"""The command line, end to end on small frameworks."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import click
import jsonschema
import pytest
from shell import FLAWED, Run, Shell

from framework_lint import __version__, registry
from framework_lint.cli import _GROUPS, cli
from framework_lint.outcome import NOTICE


def spawn(
    *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "framework_lint", *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, **(environment or {})},
    )


def found(run: Run) -> list[dict[str, object]]:
    findings: list[dict[str, object]] = [
        finding for report in json.loads(run.out)["reports"] for finding in report["findings"]
    ]
    return findings


def test_check_tells_each_finding_and_fails(shell: Shell) -> None:
    run = shell("check", "flawed.md", "--select", "AMB101,DSC101")
    assert (run.code, run.err) == (1, "")
    assert "AMB101 joint-or-several-connective - line 9" in run.out
    assert "DSC101" in run.out
    assert "\n  Thresholds › Cyber\n" in run.out
    assert " ^^^^^^^^^^^^^^^^^^^" in run.out
    assert " ".join(run.out.split()).endswith(f"framework-lint {__version__}. {NOTICE}")


def test_check_of_a_sound_framework_passes(shell: Shell) -> None:
    run = shell("check", "sound.md", "--select", "AMB101,DSC101")
    assert (run.code, run.err) == (0, "")
    assert "No findings." in run.out


def test_json_follows_the_schema_and_is_the_same_each_time(shell: Shell) -> None:
    run = shell("check", "flawed.md", "sound.md", "nowhere.md", "--format", "json")
    schema = files("framework_lint.reports").joinpath("report.schema.json").read_text("utf-8")
    jsonschema.validate(json.loads(run.out), json.loads(schema))
    assert shell("check", "flawed.md", "sound.md", "nowhere.md", "--format", "json") == run
    assert str(Path.cwd()) not in run.out


def test_spans_index_what_text_prints(shell: Shell) -> None:
    Path("dos.md").write_bytes(("\ufeff" + FLAWED.replace("\n", "\r\n")).encode())
    text = shell("text", "dos.md").out
    assert text == FLAWED
    for finding in found(shell("check", "dos.md", "--select", "AMB101,DSC101", "--format", "json")):
        span = finding["span"]
        assert isinstance(span, dict)
        assert text[span["start"] : span["end"]] == finding["quote"]


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "AMB101"], {"AMB101"}),
        (["--select", "amb,dsc101"], {"AMB101", "DSC101"}),
        (["--select", "AMB", "--select", "DSC101"], {"AMB101", "DSC101"}),
        (["--select", "AMB,DSC101", "--ignore", "AMB"], {"DSC101"}),
    ],
)
def test_checks_are_chosen_by_code_and_family(
    shell: Shell, arguments: list[str], codes: set[str]
) -> None:
    run = shell("check", "flawed.md", "--format", "json", *arguments)
    assert {finding["code"] for finding in found(run)} == codes


def test_a_check_that_is_off_runs_if_it_is_asked_for(shell: Shell) -> None:
    run = shell("check", "--format", "json", "sound.md")
    more = shell("check", "--format", "json", "--extend-select", "VAG106", "sound.md")
    assert "VAG106" not in json.loads(run.out)["reports"][0]["checks"]
    assert "VAG106" in json.loads(more.out)["reports"][0]["checks"]


def test_time_tells_each_check_and_the_whole_on_standard_error(shell: Shell) -> None:
    run = shell("check", "--time", "--format", "json", "sound.md")
    told = [line.split() for line in run.err.splitlines()]
    named = [line[0] for line in told]
    enabled = [check.code for check in registry.load() if check.enabled]
    assert named[:5] == ["read", "parse", "clauses", "readings", "figures"]
    assert named[5:-3] == enabled
    assert named[-3:] == ["suggestions", "report", "all"]
    assert told[-1][-1] == "100.0%"
    assert json.loads(run.out)["summary"]["complete"]


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_fail_on_sets_the_least_severity_that_fails(shell: Shell, fail_on: str, code: int) -> None:
    warning = next(check for check in registry.load() if check.code == "DSC101")
    assert warning.severity == "warning"
    run = shell("check", "flawed.md", "--select", "DSC101", "--fail-on", fail_on)
    assert run.code == code


def test_a_folder_is_linted_whole(shell: Shell) -> None:
    Path(".cache").mkdir()
    Path(".cache/hidden.md").write_text(FLAWED, "utf-8")
    run = shell("check", ".", "--format", "json")
    assert [report["name"] for report in json.loads(run.out)["reports"]] == [
        "flawed.md",
        "sound.md",
    ]


@pytest.mark.parametrize(
    ("name", "media_type"), [(None, "text/plain"), ("draft.md", "text/markdown")]
)
def test_standard_input_is_linted(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, name: str | None, media_type: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FLAWED.encode())))
    named = ["--stdin-filename", name] if name else []
    run = shell("check", "-", "--select", "AMB101", "--format", "json", *named)
    (report,) = json.loads(run.out)["reports"]
    assert (report["name"], report["media_type"]) == (name or "<stdin>", media_type)
    assert run.code == 1


def test_nothing_to_report_is_told_only_where_the_reader_looks(shell: Shell) -> None:
    assert shell("check", "nowhere.md").out == ""
    told = json.loads(shell("check", "nowhere.md", "--format", "json").out)
    assert told["unread"] == [{"name": "nowhere.md", "reason": "no such file or folder"}]


@pytest.mark.parametrize("style", ["text", "json"])
def test_output_goes_to_a_file(shell: Shell, style: str) -> None:
    run = shell("check", "flawed.md", "--select", "AMB101", "--format", style, "-o", "out")
    assert (run.code, run.out) == (1, "")
    assert run.err == "framework-lint: 1 finding; report written to out\n"
    assert (
        Path("out").read_text("utf-8")
        == shell("check", "flawed.md", "--select", "AMB101", "--format", style, "-o", "-").out
    )
    assert sorted(path.name for path in Path().iterdir()) == ["flawed.md", "out", "sound.md"]


def test_demo_fits_a_screen_and_says_what_to_do_next(shell: Shell) -> None:
    run = shell("demo")
    assert run.code == 0
    lines = run.out.splitlines()
    assert len(lines) <= 30
    assert lines[-1].endswith("framework-lint check YOUR-FILE")


def test_explain_takes_a_code_or_a_name_in_any_case(shell: Shell) -> None:
    run = shell("explain", "amb101")
    assert run.code == 0
    assert run == shell("explain", "Joint-Or-Several-Connective")
    assert "«" not in run.out
    assert "^^^^" in run.out
    assert "--ignore AMB101" in run.out


def test_rules_tell_every_check(shell: Shell) -> None:
    codes = [check.code for check in registry.load()]
    table = shell("rules", "--format", "markdown").out.splitlines()
    assert [row.split(" | ")[0].removeprefix("| ") for row in table[2:]] == codes
    assert [row["code"] for row in json.loads(shell("rules", "--format", "json").out)] == codes
    text = shell("rules").out
    assert all(code in text for code in codes)


def test_debug_tells_block_register_and_words(shell: Shell) -> None:
    run = shell("debug", "flawed.md:9")
    assert run.code == 0
    for told in ("paragraph, body, operative", "register  mandatory", "condition when", "lemma"):
        assert told in run.out
    assert "nothing was read here" in shell("debug", "flawed.md:2").out


def test_a_colon_in_a_path_belongs_to_the_path(shell: Shell) -> None:
    run = shell("debug", r"C:\policies\x.md:12")
    assert run.err == "framework-lint: C:\\policies\\x.md: no such file or folder\n"


def test_the_short_help_is_that_of_the_commands() -> None:
    with click.Context(cli) as context:
        for commands in _GROUPS.values():
            for name, (_, told) in commands.items():
                command = cli.get_command(context, name)
                assert command is not None
                assert told == command.get_short_help_str(72)


def test_help_names_every_command_and_exit_code(shell: Shell) -> None:
    run = shell("--help")
    assert run.code == 0
    for command in ("check", "demo", "rules", "explain", "text", "debug"):
        assert f"\n  {command} " in run.out
        assert shell(command, "--help").code == 0
    assert "  3  an error in framework-lint itself" in shell("check", "--help").out
    assert shell("--version").out == f"framework-lint {__version__}\n"
    assert shell().code == 2


def test_a_cp1252_console_and_a_pipe_get_what_they_can_show(tmp_path: Path) -> None:
    tmp_path.joinpath("a.md").write_text(FLAWED.replace("publish", "публ"), "utf-8")
    console = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    ran = spawn("check", "a.md", "--select", "DSC101", folder=tmp_path, environment=console)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "“????”" in ran.stdout.decode("cp1252")
    assert "Thresholds > Cyber" in ran.stdout.decode("cp1252")
    ran = spawn("text", "a.md", folder=tmp_path, environment=console)
    assert "“публ”" in ran.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    tmp_path.joinpath("long.txt").write_text("We must stop.\n" * 50_000, "utf-8")
    for command in ("text long.txt", "rules", "--help"):
        line = f"'{sys.executable}' -m framework_lint {command} | head -c 1"
        ran = subprocess.run(["sh", "-c", line], capture_output=True, check=False, cwd=tmp_path)
        assert len(ran.stdout) == 1
        assert ran.stderr == b""


def test_colour_is_forced_by_the_environment(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in shell("rules").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in shell("rules").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in shell("rules").out


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("sarf=x", "sarf is no format; did you mean sarif?"),
        ("bogus=x", "bogus is no format; write ./bogus=x for a file of this name"),
        ("html=", "'html=' names no file to write"),
        ("", "'' names no file to write"),
    ],
)
def test_an_output_that_is_not_understood_is_refused(shell: Shell, output: str, told: str) -> None:
    run = shell("check", "sound.md", "-o", output)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert not [path for path in Path.cwd().iterdir() if "=" in path.name]


def test_a_file_of_any_name_can_be_written(shell: Shell) -> None:
    assert shell("check", "sound.md", "-o", "./bogus=x").code == 0
    assert "SHA-256" in Path("bogus=x").read_text("utf-8")


def test_nothing_that_is_read_is_overwritten(shell: Shell) -> None:
    Path("policies").mkdir()
    Path("policies/a.md").write_text(FLAWED, "utf-8")
    Path("waivers.toml").write_text(
        '[[waiver]]\ncode = "DSC"\nreason = "r"\nowner = "o"\n', "utf-8"
    )
    Path("framework-lint.toml").write_text('ignore = ["DOC"]\n', "utf-8")
    shell("check", "policies", "--write-baseline", "base.jsonl")
    held = {path: path.read_bytes() for path in Path.cwd().rglob("*") if path.is_file()}
    for output, *options in (
        ("policies/a.md",),
        ("waivers.toml", "--waivers", "waivers.toml"),
        ("base.jsonl", "--baseline", "base.jsonl"),
        ("framework-lint.toml",),
    ):
        run = shell("check", "policies", *options, "-o", output)
        assert (run.code, run.out) == (2, "")
        assert "would overwrite a file that is to be read" in run.err
    assert shell("compare-coverage", "policies", "--pack", "seoul", "-o", "policies/a.md").code == 2
    assert held == {path: path.read_bytes() for path in held}


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_closed_stream_is_no_error_of_the_tool(tmp_path: Path, stream: str) -> None:
    path = tmp_path / "sound.md"
    path.write_text("# A\n\nThe Board must publish its report within 30 days.\n", "utf-8")
    closing = {"stdin": "<&-", "stdout": ">&-", "stderr": "2>&-"}[stream]
    given = "-" if stream == "stdin" else str(path)
    command = f'"{sys.executable}" -m framework_lint check {given} {closing}'
    code = subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode
    assert code == (2 if stream == "stdin" else 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--write-baseline", ""),
        ("--write-baseline", "-"),
        ("--waivers", ""),
        ("--config", ""),
        ("--select", ""),
        ("--select", "A"),
        ("--max-size", "99999999999999999999"),
        ("-o", "x" * 300),
    ],
)
def test_a_value_that_can_mean_nothing_is_refused(shell: Shell, arguments: tuple[str, ...]) -> None:
    run = shell("check", "flawed.md", *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
