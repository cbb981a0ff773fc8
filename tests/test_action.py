"""The GitHub Action: its shell steps run here as a runner would run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from shell import FLAWED, SOUND

ACTION = yaml.safe_load((Path(__file__).parents[1] / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INPUTS = {"PATHS": ".", "ARGS": "", "FAIL_ON": "warning"}


def step(name: str) -> dict[str, Any]:
    (found,) = (each for each in STEPS if each.get("name") == name)
    return found


class Runner:
    """A folder to work in, and the files that a runner reads after each step."""

    def __init__(self, folder: Path) -> None:
        self.work = folder / "work"
        self.temp = folder / "temp"
        self._output, self._summary = folder / "output", folder / "summary"
        self.work.mkdir()
        (self.temp / "framework-lint").mkdir(parents=True)
        (self.temp / "framework-lint/bin").symlink_to(Path(sys.executable).parent)

    def run(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        for written in (self._output, self._summary):
            written.write_text("", "utf-8")
        given = {
            **os.environ,
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self._output),
            "GITHUB_STEP_SUMMARY": str(self._summary),
            **inputs,
        }
        script = self.temp / "step.sh"
        script.write_text(step(name)["run"], "utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.work,
            env=given,
            capture_output=True,
            text=True,
            check=False,
        )

    def lint(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        ran = self.run("Lint", **{**INPUTS, **inputs})
        assert ran.returncode == 0, ran.stderr
        return ran

    @property
    def outputs(self) -> dict[str, str]:
        lines = self._output.read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def summary(self) -> str:
        return self._summary.read_text("utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    if not (Path(sys.executable).parent / "framework-lint").exists():
        pytest.skip("the command is not installed beside this Python")
    return Runner(tmp_path)


def test_no_input_is_written_into_a_script() -> None:
    scripts = [each["run"] for each in STEPS if "run" in each]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


def test_every_input_is_used_and_every_one_used_is_declared() -> None:
    used = set(re.findall(r"\binputs\.([\w-]+)", json.dumps(STEPS)))
    assert used == set(ACTION["inputs"])
    assert all(each["description"] for each in ACTION["inputs"].values())


def test_it_annotates_summarises_writes_sarif_and_keeps_the_code(runner: Runner) -> None:
    (runner.work / "draft.md").write_text(FLAWED, "utf-8")
    ran = runner.lint()
    assert "::error file=draft.md,line=9," in ran.stdout
    assert "### framework-lint" in runner.summary
    assert runner.outputs["exit-code"] == "1"
    log = json.loads(Path(runner.outputs["sarif"]).read_text("utf-8"))
    uris = {each["location"]["uri"] for each in log["runs"][0]["artifacts"]}
    assert uris == {"draft.md"}
    assert runner.run("Exit as framework-lint did", CODE="1").returncode == 1
    assert runner.run("Exit as framework-lint did", CODE="").returncode == 2


def test_paths_stand_on_lines_of_their_own_and_run_nothing(runner: Runner) -> None:
    names = ("a b.md", "$(touch pwned).md", "`touch pwned`;touch pwned.md", "-x.md", '"*.md')
    for name in names:
        (runner.work / name).write_text(SOUND, "utf-8")
    ran = runner.lint(PATHS="".join(f"{name}\r\n \n" for name in names))
    assert runner.outputs["exit-code"] == "0", ran.stderr
    assert f"0 findings in {len(names)} documents." in ran.stdout
    assert not (runner.work / "pwned").exists()


def test_further_options_are_words_and_run_nothing(runner: Runner) -> None:
    (runner.work / "draft.md").write_text(FLAWED, "utf-8")
    runner.lint(ARGS="--select AMB\n  --ignore AMB101", FAIL_ON="note")
    assert runner.outputs["exit-code"] == "0"
    ran = runner.lint(ARGS="--select $(touch${IFS}pwned) * ; touch pwned")
    assert runner.outputs == {"exit-code": "2"}
    assert not (runner.work / "pwned").exists()
    assert "touch" in ran.stderr


def test_what_was_not_read_never_looks_clean(runner: Runner) -> None:
    ran = runner.lint(PATHS="nowhere.md", FAIL_ON="never")
    assert runner.outputs["exit-code"] == "2"
    assert "::error file=nowhere.md,title=not read::no such file or folder" in ran.stdout
    assert "**Not read**" in runner.summary


def test_a_run_leaves_no_report_of_the_one_before(runner: Runner) -> None:
    (runner.work / "draft.md").write_text(FLAWED, "utf-8")
    runner.lint()
    runner.lint(FAIL_ON="sometimes")
    assert runner.outputs == {"exit-code": "2"}
    assert runner.summary == ""
