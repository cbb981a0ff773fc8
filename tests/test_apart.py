"""The parser in a process of its own, and work halved between two, say what one alone says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from shell import FLAWED

from framework_lint import apart, twin
from framework_lint.annotation import Token
from framework_lint.apart import Parser
from framework_lint.parsing import parse, through
from framework_lint.twin import spread

TEXTS = ("We will publish a report.", "Where feasible, we test the model. We stop.", "")
ALONE = """
import sys
from framework_lint import apart, twin
apart.cores = twin.cores = lambda: {cores}
from framework_lint.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Parser:
    monkeypatch.setattr(apart, "cores", lambda: 2)
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    return Parser()


def test_texts_are_parsed_alike_in_another_process(parser: Parser) -> None:
    here = list(parse(TEXTS))
    assert isinstance(here[0][0][0], Token)
    with parser, through(parser.parse):
        assert parser.start()
        assert list(parse(TEXTS)) == here
        assert list(parse(TEXTS[:1])) == here[:1]


def test_a_process_that_ends_early_is_done_without(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_SERVE", "import sys; sys.stdin.buffer.read(4)")
    with parser:
        assert parser.start()
        assert list(parser.parse(TEXTS)) == []
        assert list(parser.parse(TEXTS)) == []
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert not Parser().start()


def test_it_is_not_started_where_it_saves_nothing(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "cores", lambda: 1)
    assert not parser.start()
    monkeypatch.setattr(apart, "cores", lambda: 2)
    monkeypatch.setitem(sys.modules, "spacy", sys)
    assert not parser.start()


def test_nothing_is_imported_from_the_current_folder(
    parser: Parser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("spacy.py").write_text("open('run', 'w')")
    with parser:
        assert parser.start()
        assert len(list(parser.parse(TEXTS))) == len(TEXTS)
    assert not Path("run").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_halves_come_back_in_order(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twin, "_possible", lambda: True)
    here = os.getpid()
    done = spread(lambda item: (item * item, os.getpid() == here), range(number))
    assert [square for square, _ in done] == [n * n for n in range(number)]
    assert [own for _, own in done] == [n % 2 == 0 or number < 2 for n in range(number)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
@pytest.mark.parametrize("bad", [2, 3])
def test_an_error_in_either_half_is_raised_here(bad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twin, "_possible", lambda: True)
    with pytest.raises(ZeroDivisionError):
        spread(lambda item: 1 / (item - bad), range(6))


def test_a_run_in_two_processes_says_what_one_says(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    sentence = "Where feasible, we will test the model for tier {} and publish the result.\n\n"
    path.write_text(FLAWED + "".join(sentence.format(n) for n in range(250)), "utf-8")
    programs = (ALONE.format(cores=cores) for cores in (1, 2))
    said = [
        subprocess.run(
            [sys.executable, "-c", program, "check", "--no-cache", str(path)],
            capture_output=True,
            check=False,
        )
        for program in programs
    ]
    assert said[0].stdout == said[1].stdout
    assert (said[0].returncode, said[1].returncode) == (1, 1)
    assert said[0].stderr == said[1].stderr == b""
