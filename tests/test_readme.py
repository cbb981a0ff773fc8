"""What the README shows is what the tool does."""

from __future__ import annotations

import io
import re
import shlex
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from clause_reading import policy as read_text
from files import flawed

from framework_lint.__main__ import main
from framework_lint.check import Check, Example
from framework_lint.criterion import Criterion, Depth
from framework_lint.evidence import gather
from framework_lint.readers import MARKDOWN
from framework_lint.session import examine_source
from framework_lint.source import Source, Span

README = Path(__file__).parents[1].joinpath("README.md").read_text("utf-8")
CONSOLE = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^\$ (framework-lint .*)", "".join(CONSOLE), re.MULTILINE)
ELLIPSIS = "..."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that holds what the README's commands name."""
    sample = files("framework_lint.corpora").joinpath("flawed-framework.md").read_bytes()
    tmp_path.joinpath("policies").mkdir()
    for name in ("draft.md", "policies/framework.md"):
        tmp_path.joinpath(name).write_bytes(sample)
    tmp_path.joinpath("mine.toml").write_text(_toml(), "utf-8")
    tmp_path.joinpath("facts.toml").write_text('[facts]\n"Cyber" = true\n', "utf-8")
    tmp_path.joinpath("draft.docx").write_bytes(flawed("docx"))
    tmp_path.joinpath("framework.pdf").write_bytes(flawed("pdf"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def between(marker: str) -> str:
    match = re.search(f"<!-- {marker} -->\n(.*?)<!-- /{marker} -->", README, re.DOTALL)
    assert match, f"the README has no {marker} block"
    return match[1]


def _toml() -> str:
    match = re.search(r"```toml\n(.*?)```", between("pack"), re.DOTALL)
    assert match
    return match[1]


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_table_of_checks_is_printed_by_the_tool(capsys: pytest.CaptureFixture[str]) -> None:
    assert between("checks").strip() == say(capsys, "rules", "--format", "markdown").strip()


def test_table_of_criteria_is_printed_by_the_tool(capsys: pytest.CaptureFixture[str]) -> None:
    printed = say(capsys, "rules", "--criteria", "--format", "markdown")
    assert between("criteria").strip() == printed.strip()


def assert_shown(block: str, printed: list[str]) -> None:
    """Find the lines of a block in what was printed, in order."""
    shown = [line for line in block.splitlines() if not line.startswith(("```", "$"))]
    at = 0
    for line in shown:
        if line and line != ELLIPSIS:
            assert line in printed[at:]
            at = printed.index(line, at) + 1


def test_demo_block_is_what_demo_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert_shown(between("demo"), say(capsys, "demo").splitlines())


@pytest.mark.usefixtures("folder")
def test_clause_block_is_what_clauses_prints(capsys: pytest.CaptureFixture[str]) -> None:
    printed = say(capsys, "clauses", "draft.md", "--threshold", "cyber").splitlines()
    assert_shown(between("clause"), printed)


@pytest.mark.usefixtures("folder")
def test_coverage_block_is_what_check_prints(capsys: pytest.CaptureFixture[str]) -> None:
    printed = say(capsys, "check", "draft.md", "--pack", "sb53", "--fail-on", "never").splitlines()
    assert_shown(between("coverage"), printed)


@pytest.mark.usefixtures("folder")
def test_readings_block_is_what_readings_prints(capsys: pytest.CaptureFixture[str]) -> None:
    printed = say(capsys, "readings", "draft.md", "--clause", "199d03f8").splitlines()
    assert_shown(between("readings"), printed)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, *arguments = shlex.split(command, comments=True)
    if "<" in arguments:
        given = arguments.index("<")
        content = io.BytesIO(Path(arguments[given + 1]).read_bytes())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content))
        del arguments[given:]
    assert main(arguments) == (1 if arguments[0] == "check" else 0)


def test_first_screen_has_the_two_commands() -> None:
    opening = README.splitlines()[:60]
    assert "pip install . && framework-lint demo" in opening
    assert "pip install -e '.[dev]' && pytest" in opening


def test_links_lead_somewhere() -> None:
    root = Path(__file__).parents[1]
    named = re.findall(r"`((?:checks|corpora|reports|tests|framework_lint)/[\w./*-]*)`", README)
    assert named
    assert all(any(root.glob(name.rstrip("/"))) for name in named)


def example(marker: str) -> ModuleType:
    match = re.search(r"```python\n(.*?)```", between(marker), re.DOTALL)
    assert match
    module = ModuleType("example")
    exec(compile(match[1], "README.md", "exec"), vars(module))  # noqa: S102 - our own README
    return module


def example_check() -> Check:
    check: Check = example("check example").CHECK
    return check


def test_example_criterion_tells_its_examples_apart() -> None:
    criterion: Criterion = example("criterion example").CRITERION
    told = criterion.examples
    for each in (*told.full, *told.partial, *told.absent):
        policy = read_text(re.sub("[«»]", "", each.text))
        found = gather(policy, criterion, {})
        quotes = [policy.document.blocks[e.block].text[e.start : e.end] for e in found]
        assert quotes == re.findall("«([^»]*)»", each.text)
        filled = {slot for e in found if not e.weakness for slot in e.slots}
        full = bool(found) and criterion.depth(filled) is Depth.FULL
        assert full == (each in told.full)


def spans(check: Check, text: str) -> list[Span]:
    source = Source.of("example.md", MARKDOWN, text.encode(), text)
    return [finding.span for finding in examine_source(source, (check,)).findings]


def marked(example: Example) -> list[Span]:
    matches = enumerate(re.finditer("«(.*?)»", example.text))
    return [Span(m.start(1) - 2 * n - 1, m.end(1) - 2 * n - 1) for n, m in matches]


def test_example_check_finds_what_it_says() -> None:
    check = example_check()
    assert check.fails
    for example in (*check.passes, *check.fails):
        assert spans(check, re.sub("[«»]", "", example.text)) == marked(example)
