"""What goes wrong is one line and an exit code, and stops nothing else."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from shell import Shell

from framework_lint.__main__ import guard
from framework_lint.errors import InputError


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("nowhere.md", None, "no such file or folder"),
        ("given.md", b"\x80abc", "binary, or not text in UTF-8 (the encoding tried)"),
        ("given.md", b"{\\rtf1", "an RTF document; framework-lint reads PDF, DOCX, HTML, Markdown"),
        ("given.doc", b"\xd0\xcf\x11\xe0", "a Word 97-2003 document; framework-lint reads PDF"),
        ("given.pdf", b"%PDF-1.7", "PDF"),
        ("given.md", b"a\0b", "not text: a NUL character at line 1"),
        ("given.md", b"", "the document is empty"),
        ("given.txt", b"\n \n", "the document is empty"),
        ("given.md", b"# A heading\n", "no operative sentence was found"),
        ("given.txt", b"a " * 500_000, "line 1 has 1,000,000 characters"),
        ("given.txt", b"We must stop.\n" * 80_000, "larger than 1 MB"),
        ("given.txt", b"must stop and\n" * 9_000, "can be parsed"),
    ],
)
def test_an_input_that_cannot_be_read_is_one_line_and_the_others_are_linted(
    shell: Shell, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    run = shell("check", name, "flawed.md", "--max-size", "1", "--fail-on", "never")
    assert run.code == 2
    assert run.err.startswith(f"framework-lint: {name}: ")
    assert reason in run.err
    assert run.err.count("\n") == 1
    assert "AMB101" in run.out
    assert f"{name}: " in run.out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["check"], "give a file, a folder, or - for standard input"),
        (["check", "flawed.md", "--select", "XYZ9"], "unknown check 'XYZ9'"),
        (["check", "flawed.md", "--ignore", "AMB199"], "did you mean AMB1"),
        (["check", "flawed.md", "--select", "AMB", "--ignore", "AMB"], "leave no check to run"),
        (["check", "flawed.md", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
        (["check", "flawed.md", "--fail-on", "x"], "'error', 'warning', 'note', 'never'"),
        (["check", "flawed.md", "--max-size", "0"], "--max-size"),
        (["check", "flawed.md", "--output", "none/out"], "its folder does not exist"),
        (["check", "flawed.md", "--output", "flawed.md"], "would overwrite"),
        (["explain", "AMB199"], "did you mean AMB1"),
        (["rules", "--format", "xml"], "'xml' is not one of"),
        (["debug", "flawed.md"], "give a file and a line, as in policy.md:42 or policy.pdf:p6"),
        (["debug", "flawed.md:p1"], "flawed.md: has no pages"),
        (["debug", "flawed.md:99"], "flawed.md: has no line 99; the last is 11"),
        (["debug", "nowhere.md:1"], "nowhere.md: no such file or folder"),
        (["text", "nowhere.md"], "nowhere.md: no such file or folder"),
        (["chekc"], "No such command 'chekc'"),
    ],
)
def test_wrong_usage_is_one_line(shell: Shell, arguments: list[str], reason: str) -> None:
    run = shell(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("framework-lint: ")
    assert run.err.count("\n") == 1
    assert reason in run.err


def _raise(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (ValueError("a\nb"), 3, "framework-lint: internal error: ValueError: a b; please report"),
        (InputError("x.md: gone"), 2, "framework-lint: x.md: gone\n"),
        (click.UsageError("no"), 2, "framework-lint: no (see framework-lint --help)\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_a_code(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, told: str
) -> None:
    assert guard(lambda: _raise(error)) == code
    err = capsys.readouterr().err
    assert err.startswith(told)
    assert err.count("\n") == bool(told)


def test_a_traceback_is_shown_on_demand(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMEWORK_LINT_TRACEBACK", "1")
    assert guard(lambda: _raise(ValueError("x"))) == 3
    assert "Traceback" in capsys.readouterr().err
