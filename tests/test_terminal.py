from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from framework_lint import destination
from framework_lint.errors import InputError
from framework_lint.screen import Screen
from framework_lint.terminal import Progress, screen_of


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class File(io.StringIO):
    encoding = "cp1252"


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_has_colour_unless_told_otherwise(
    environment: dict[str, str], *, colour: bool
) -> None:
    assert screen_of(Terminal(), environment).colour is colour


def test_a_file_has_neither_colour_nor_the_width_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert screen_of(File(), {}) == Screen(width=100, colour=False, unicode=False)
    assert screen_of(File(), {"FORCE_COLOR": "1"}).colour
    assert not screen_of(File(), {"FORCE_COLOR": "0"}).colour
    assert screen_of(Terminal(), {}).width == 50


def last_line(stream: io.StringIO) -> str:
    """Return what a terminal would show after all that was written."""
    shown = ""
    for part in stream.getvalue().split("\r"):
        shown = part + shown[len(part) :]
    return shown.rstrip()


def test_progress_shows_what_is_done_and_leaves_no_trace() -> None:
    stream = Terminal()
    with Progress(stream, delay=0.01) as progress:
        progress.tell("reading 1 of 2: a-long-name.md")
        time.sleep(0.2)
        assert last_line(stream) == "reading 1 of 2: a-long-name.md"
        progress.tell("reading 2 of 2: b.md")
        assert last_line(stream) == "reading 2 of 2: b.md"
    assert last_line(stream) == ""


@pytest.mark.parametrize(("stream", "delay"), [(File(), 0.01), (Terminal(), 60)])
def test_progress_is_silent_in_a_file_and_in_short_work(stream: io.StringIO, delay: float) -> None:
    with Progress(stream, delay) as progress:
        progress.tell("reading")
        time.sleep(0.05)
    assert stream.getvalue() == ""


def test_a_report_replaces_the_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    for text in ("first – long\n", "second\n"):
        destination.refuse(str(target), [])
        destination.write(str(target), text)
        assert target.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_report_goes_through_a_link_to_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    destination.write(str(link), "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_report_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    given = tmp_path / "policy.md"
    given.write_text("We must stop.")
    for output, reason in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "out", "its folder does not exist"),
        (tmp_path / "." / "policy.md", "would overwrite a file"),
    ):
        with pytest.raises(InputError, match=reason):
            destination.refuse(str(output), [str(given)])
    with pytest.raises(InputError, match="cannot be written"):
        destination.write(str(tmp_path / "none" / "out"), "text")
    assert list(tmp_path.iterdir()) == [given]
