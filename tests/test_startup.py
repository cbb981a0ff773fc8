from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from files import WRITERS
from shell import SOUND

FORMATS = {"docx", "lxml", "pypdf", "pypdfium2", "pypdfium2_raw"}
HEAVY = {
    *FORMATS,
    *("spacy", "numpy", "jinja2", "rapidfuzz", "markdown_it", "mdit_py_plugins", "torch"),
}
PROBE = """
import json, sys
from framework_lint.__main__ import main
code = main(sys.argv[1:])
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["check", "nowhere.md"],
        ["explain", "AMB101"],
        ["rules"],
        ["rules", "--format", "json"],
        ["rules", "--format", "markdown"],
        ["text", __file__],
    ],
    ids=" ".join,
)
def test_light_commands_load_nothing_heavy(arguments: list[str]) -> None:
    assert HEAVY.isdisjoint(loaded(2 if "nowhere.md" in arguments else 0, *arguments))


def test_an_unchanged_document_loads_no_language_model(tmp_path: Path) -> None:
    path = tmp_path / "sound.md"
    path.write_text(SOUND, "utf-8")
    loading = {"spacy", "subprocess"}  # here, or in a process of its own
    assert loading & loaded(0, "check", str(path))
    assert loading.isdisjoint(loaded(0, "check", str(path)))


def test_a_format_loads_no_library_of_another(tmp_path: Path) -> None:
    own = {
        "md": set[str](),
        "pdf": {"pypdfium2", "pypdfium2_raw"},
        "html": {"lxml"},
        "docx": {"lxml"},
    }
    for ending, libraries in own.items():
        path = tmp_path / f"sound.{ending}"
        path.write_bytes(WRITERS[ending](SOUND))
        assert FORMATS & loaded(0, "check", str(path)) == libraries


def test_what_no_copy_can_be_made_of_is_not_read(tmp_path: Path) -> None:
    for ending, style in (("html", "docx"), ("docx", "pdf"), ("pdf", "docx")):
        path = tmp_path / f"sound.{ending}"
        path.write_bytes(WRITERS[ending](SOUND))
        assert FORMATS.isdisjoint(loaded(2, "check", str(path), "--format", style))


def loaded(code: int, *arguments: str) -> set[str]:
    """Return the packages that a command has loaded when it ends with a code."""
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == code, ran.stderr
    names = set(json.loads(ran.stderr.splitlines()[-1]))
    assert "framework_lint" in names
    return names


def test_spacy_keeps_its_command_line_for_others() -> None:
    probe = (
        "from framework_lint import nlp; nlp.load(); import sys; "
        "assert 'requests' not in sys.modules; "
        "import spacy; assert spacy.info()['spacy_version']; "
        "from spacy.cli.info import info; assert info()['spacy_version']"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


def test_the_page_is_loaded_only_when_it_is_asked_for() -> None:
    probe = (
        "import sys; from framework_lint.__main__ import main; main(['check', '--help']); "
        "sys.exit(any('rendering.page' in name for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False)
    assert run.returncode == 0
