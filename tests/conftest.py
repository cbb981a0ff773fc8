from __future__ import annotations

from pathlib import Path

import pytest
from shell import FLAWED, SOUND, Shell

from framework_lint import nlp


@pytest.fixture(scope="session", autouse=True)
def _model() -> None:
    """Load the model once, so that no command starts a process of its own for it."""
    nlp.load()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache out of the tests, and each test's results from the next."""
    monkeypatch.setenv("FRAMEWORK_LINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "FRAMEWORK_LINT_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    Path("flawed.md").write_text(FLAWED, "utf-8")
    Path("sound.md").write_text(SOUND, "utf-8")
    return Shell(capsys)
