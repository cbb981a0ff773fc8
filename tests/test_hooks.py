"""The hook of pre-commit: which files it takes, and what it does with them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from files import flawed
from shell import FLAWED, SOUND

from framework_lint.readers.format import ENDINGS

MANIFEST = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
(HOOK,) = yaml.safe_load(MANIFEST.read_text("utf-8"))


def taken(path: str) -> bool:
    return bool(re.search(HOOK["files"], path)) and not re.search(HOOK["exclude"], path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_hook_takes_every_ending_that_is_read(ending: str) -> None:
    assert taken(f"policies/a b{ending}")
    assert taken(f"Policy.v2{ending.upper()}")
    assert not taken(f"policy{ending}.bak")
    assert not taken(f"policy{ending.replace('.', '_')}")


def test_the_hook_leaves_out_what_a_folder_leaves_out() -> None:
    assert not taken(".github/pull_request_template.md")
    assert not taken("policies/~$draft.docx")
    assert not taken("policies/.draft.md")
    assert not taken("code.py")


def test_one_process_reads_all_files() -> None:
    assert HOOK["require_serial"] is True
    assert HOOK["entry"] == "framework-lint check"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / ".cache"))


def pre_commit(*arguments: str) -> subprocess.CompletedProcess[str]:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose hook runs the tool as it is installed here."""
    local = {**HOOK, "language": "system", "entry": f"{sys.executable} -m framework_lint check"}
    config: dict[str, Any] = {"repos": [{"repo": "local", "hooks": [local]}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    Path("policies").mkdir()
    Path("policies/sound one.md").write_text(SOUND, "utf-8")
    Path("policies/~$draft.docx").write_bytes(b"a lock file of Word")
    Path("notes.py").write_text("x = 1\n", "utf-8")
    for command in (("init", "-q"), ("add", "-A")):
        subprocess.run(["git", *command], check=True)
    return tmp_path


def test_pre_commit_takes_the_manifest() -> None:
    ran = pre_commit("validate-manifest", str(MANIFEST))
    assert ran.returncode == 0, ran.stdout


def test_a_commit_is_stopped_by_findings_in_any_format(repository: Path) -> None:
    clean = pre_commit("run", "--all-files", "--verbose")
    assert (clean.returncode, clean.stderr) == (0, "")
    assert "0 findings in 1 document" in clean.stdout
    (repository / "policies/Draft.DOCX").write_bytes(flawed("docx"))
    (repository / "policies/draft.HTML").write_bytes(flawed("html"))
    (repository / "policies/draft.pdf").write_bytes(flawed("pdf"))
    (repository / "draft.md").write_text(FLAWED, "utf-8")
    subprocess.run(["git", "add", "-A"], check=True)
    ran = pre_commit("run", "--all-files")
    assert ran.returncode == 1
    assert "exit code: 1" in ran.stdout
    assert " in 5 documents: " in ran.stdout
