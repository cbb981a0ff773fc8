"""The cache: what is kept is found again, is never wrong, and never in the way."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from shell import FLAWED, Shell

from framework_lint import cache as caching
from framework_lint.cache import FILE, Cache
from framework_lint.parsing import parse
from framework_lint.recall import recall
from framework_lint.store import Nowhere, current, using

TEXTS = ("We will publish a report.", "Where feasible, we test the model.", "")


class Notes(list[str]):
    """What a cache says of itself."""

    def __call__(self, told: str) -> None:
        self.append(told)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def kept(tmp_path: Path, notes: Notes) -> Cache:
    return Cache(tmp_path / "inner" / FILE, notes)


def file(cache: Cache, folder: Path) -> Path:
    cache.keep({b"a": b"one", b"b": b"two"})
    return folder / "inner" / FILE


def test_what_is_kept_is_found_again(kept: Cache, tmp_path: Path, notes: Notes) -> None:
    kept.keep({b"a": b"one", b"b": b"two"})
    kept.keep({b"b": b"three"})
    again = Cache(tmp_path / "inner" / FILE, notes)
    assert again.fetch([b"a", b"b", b"c"]) == {b"a": b"one", b"b": b"three"}
    assert again.fetch([]) == {}
    assert notes == []


def test_more_names_than_a_query_holds_are_found(kept: Cache) -> None:
    entries = {str(number).encode(): b"x" * number for number in range(1200)}
    kept.keep(entries)
    assert kept.fetch(entries) == entries


def test_results_of_other_code_are_not_found(
    kept: Cache, tmp_path: Path, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.keep({b"a": b"one"})
    monkeypatch.setenv("FRAMEWORK_LINT_MODEL", "another_model")
    assert Cache(tmp_path / "inner" / FILE, notes).fetch([b"a"]) == {}


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_only_the_owner_can_read_it(kept: Cache, tmp_path: Path) -> None:
    path = file(kept, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_made_anew_with_a_note(
    kept: Cache, tmp_path: Path, notes: Notes, content: bytes
) -> None:
    file(kept, tmp_path).write_bytes(content)
    assert kept.fetch([b"a"]) == {}
    assert notes == ["the cache was damaged; it is made anew"]
    kept.keep({b"a": b"four"})
    assert kept.fetch([b"a"]) == {b"a": b"four"}


def test_an_entry_that_was_changed_is_not_believed(
    kept: Cache, tmp_path: Path, notes: Notes
) -> None:
    path = file(kept, tmp_path)
    path.write_bytes(path.read_bytes().replace(b"one", b"0ne"))
    assert kept.fetch([b"a"]) == {}
    assert len(notes) == 1


def test_a_file_that_cannot_be_made_or_is_in_use_is_done_without(
    tmp_path: Path, notes: Notes, kept: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    nowhere = Cache(tmp_path / "file" / FILE, notes)
    nowhere.keep({b"a": b"one"})
    assert nowhere.fetch([b"a"]) == {}
    path = file(kept, tmp_path)
    monkeypatch.setattr(caching, "_WAIT", 0.0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin exclusive")
    kept.keep({b"c": b"three"})
    assert kept.fetch([b"a"]) == {}
    other.execute("rollback")
    assert kept.fetch([b"a"]) == {}
    assert Cache(path, notes).fetch([b"a", b"c"]) == {b"a": b"one"}
    assert notes == []


def test_it_stays_below_its_limit(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "LARGEST", 100_000)
    names = [str(number).encode() for number in range(60)]
    for name in names:
        kept.keep({name: os.urandom(5_000)})
    found = kept.fetch(names)
    assert names[-1] in found
    assert 5 < len(found) < 30


def test_many_keep_at_once(tmp_path: Path, notes: Notes) -> None:
    names = [str(number).encode() for number in range(40)]
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda name: Cache(tmp_path / FILE, notes).keep({name: name * 99}), names))
    assert len(Cache(tmp_path / FILE, notes).fetch(names)) == len(names)
    assert notes == []


def test_a_parse_is_the_same_from_the_cache(kept: Cache) -> None:
    fresh = list(parse(TEXTS))
    with using(kept):
        assert isinstance(current(), Cache)
        assert list(parse(TEXTS)) == list(parse((*TEXTS, TEXTS[0])))[:-1] == fresh
    assert isinstance(current(), Nowhere)


def test_what_was_told_is_told_again_of_the_same_parts_only(kept: Cache) -> None:
    def fail() -> str:
        raise AssertionError

    assert recall(("a", "b"), lambda: "first") == "first"
    with using(kept):
        assert recall(("a", "b"), lambda: "“second”") == "“second”"
        assert recall(("a", "b"), fail) == "“second”"
        assert recall(("ab", ""), lambda: "third") == "third"


def test_the_cache_command_says_where_it_is_and_clears_it(shell: Shell) -> None:
    path = Path(shell("cache", "where").out.strip())
    assert not path.exists()
    assert shell("cache", "clear").code == 0
    first = shell("check", "flawed.md")
    assert path.exists()
    assert shell("check", "flawed.md") == first
    assert "removed" in shell("cache", "clear").err
    assert not path.exists()
    assert shell("check", "flawed.md", "--no-cache") == first
    assert not path.exists()


def test_two_runs_at_once_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "flawed.md"
    path.write_text(FLAWED, "utf-8")
    command = [sys.executable, "-m", "framework_lint", "check", "--format", "json", str(path)]
    runs = [subprocess.Popen(command, stdout=-1, stderr=-1) for _ in range(2)]
    (one, noise), (other, clamour) = (run.communicate(timeout=120) for run in runs)
    assert one == other
    assert b"AMB101" in one
    assert noise == clamour == b""


WAIVERS = """
[[waiver]]
code = "AMB101"
reason = "settled"
owner = "Board"
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("flawed.md", FLAWED.replace("Where feasible, the", "The")),
        ("framework-lint.toml", 'ignore = ["AMB"]\n'),
        ("pyproject.toml", '[tool.framework-lint]\nignore = ["AMB"]\n'),
        ("waivers.toml", WAIVERS),
    ],
)
def test_a_run_is_said_again_only_of_the_same_files(shell: Shell, name: str, content: str) -> None:
    Path("waivers.toml").write_text("", "utf-8")
    arguments = ("check", "flawed.md", "--waivers", "waivers.toml")
    first = shell(*arguments)
    assert shell(*arguments) == first
    Path(name).write_text(content, "utf-8")
    changed = shell(*arguments)
    assert changed.out != first.out
    assert changed == shell(*arguments, "--no-cache")


def test_files_are_written_again_with_what_was_said(shell: Shell) -> None:
    arguments = ("check", "flawed.md", "--output", "html=page.html", "--output", "json=-")
    first, page = shell(*arguments), Path("page.html").read_bytes()
    Path("page.html").unlink()
    assert shell(*arguments) == first
    assert Path("page.html").read_bytes() == page
    Path("page.html").unlink()
    Path("page.html").mkdir()
    assert shell(*arguments).code == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_can_be_read_only_once_is_read_once(shell: Shell) -> None:
    os.mkfifo("pipe.md")
    with ThreadPoolExecutor(1) as writer:
        written = writer.submit(Path("pipe.md").write_text, FLAWED, "utf-8")
        run = shell("check", "pipe.md")
        written.result(timeout=60)
    assert run.code == 1
    assert "AMB101" in run.out


@pytest.mark.parametrize(
    "statement",
    ["update result set value = 'text'", "update result set value = null", "drop table result"],
)
def test_an_entry_that_is_no_entry_is_not_believed(
    kept: Cache, tmp_path: Path, statement: str
) -> None:
    with sqlite3.connect(file(kept, tmp_path)) as base:
        base.execute(statement)
    base.close()
    assert kept.fetch([b"a"]) == {}
    kept.keep({b"a": b"four"})
    assert kept.fetch([b"a"]) == {b"a": b"four"}


def test_a_table_of_another_shape_is_made_anew(kept: Cache, tmp_path: Path, notes: Notes) -> None:
    with sqlite3.connect(file(kept, tmp_path)) as base:
        base.execute("drop table result")
        base.execute("create table result (x)")
    base.close()
    assert kept.fetch([b"a"]) == {}
    assert notes == ["the cache was damaged; it is made anew"]
    kept.keep({b"a": b"four"})
    assert kept.fetch([b"a"]) == {b"a": b"four"}


def test_a_place_that_cannot_be_is_done_without(notes: Notes) -> None:
    nowhere = Cache(Path("a" * 5000), notes)
    nowhere.keep({b"a": b"one"})
    assert nowhere.fetch([b"a"]) == {}


def test_what_was_said_overwrites_no_document(shell: Shell) -> None:
    assert shell("check", "flawed.md", "-o", "out.txt").code == 1
    Path("out.txt").unlink()
    Path("out.txt").symlink_to("flawed.md")
    run = shell("check", "flawed.md", "-o", "out.txt")
    assert (run.code, Path("flawed.md").read_text("utf-8")) == (2, FLAWED)


def test_a_link_that_leads_elsewhere_is_another_file(shell: Shell) -> None:
    for name in ("drafts", "final"):
        Path(name).mkdir()
        Path(name, "a.md").write_text(FLAWED, "utf-8")
    Path("framework-lint.toml").write_text('[per-file."drafts/**"]\nselect = ["REF"]\n', "utf-8")
    Path("now").symlink_to("drafts")
    assert shell("check", "now/a.md").code == 0
    Path("now").unlink()
    Path("now").symlink_to("final")
    assert shell("check", "now/a.md").code == 1


def test_a_run_during_which_a_file_changed_is_not_kept(shell: Shell) -> None:
    Path("waivers.toml").write_text(WAIVERS, "utf-8")
    shell("check", "flawed.md", "--waivers", "waivers.toml")
    arguments = ("check", "flawed.md", "--waivers", "waivers.toml", "--format", "json")
    os.utime("waivers.toml", ns=(1, time.time_ns() + 10**12))
    first = shell(*arguments)
    Path("waivers.toml").write_text("", "utf-8")
    assert shell(*arguments).out != first.out
