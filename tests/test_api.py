"""The way in from Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from files import WRITERS, flawed
from shell import SOUND

from framework_lint import read_policy
from framework_lint.errors import InputError
from framework_lint.policy import Policy


def test_a_policy_is_read_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "sound.md"
    path.write_text(SOUND, "utf-8")
    for given in (path, str(path)):
        policy = read_policy(given)
        assert isinstance(policy, Policy)
        (clause,) = policy.clauses
        assert clause.quote == "The Safety Board must publish its report within 30 days."
    assert policy.identity.title == "Halvard Safety Framework"


APPLIED = "We will apply safeguards when High cyber capability occurs in conjunction with autonomy."


@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_gives_the_same_clauses(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"flawed.{ending}"
    path.write_bytes(flawed(ending))
    policy = read_policy(path)
    assert policy.document.unread == ()
    assert [
        (clause.kind.value, clause.register.value, clause.quote) for clause in policy.clauses
    ] == [
        (
            "commitment",
            "mandatory",
            APPLIED,
        ),
        (
            "commitment",
            "mandatory",
            "Where feasible, the Safety Board will “publish” a report.",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("nowhere.md", None, "no such file", id="not-there"),
        pytest.param("empty.md", b"", "empty", id="empty"),
        pytest.param(".", None, "cannot be read", id="folder"),
    ],
)
def test_what_cannot_be_read_is_an_input_error(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=reason):
        read_policy(path)


def test_the_package_alone_loads_nothing_heavy() -> None:
    probe = (
        "import sys, framework_lint; framework_lint.read_policy; "
        "print({'spacy', 'numpy', 'click', 'lxml', 'pypdfium2'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "set()\n", "")
