from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"spacy", "numpy", "jinja2", "rapidfuzz", "markdown_it", "mdit_py_plugins", "torch"}
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
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == (2 if "nowhere.md" in arguments else 0), ran.stderr
    loaded = json.loads(ran.stderr.splitlines()[-1])
    assert "framework_lint" in loaded
    assert HEAVY.isdisjoint(loaded)
