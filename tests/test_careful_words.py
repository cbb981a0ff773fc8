"""No text of the tool's own judges: it describes wording, and says where it looked."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from test_layers import MODULES

FORBIDDEN = re.compile(
    r"\b(violat\w+|breach\w*|non-?complian\w*|in compliance|complian(ce|t) with|illegal\w*|"
    r"unlawful\w*|mislead\w*|dishonest\w*|evaded|absent|missing|lacks|correct (meaning|reading)|"
    r"required by (california )?law|fails? to (meet|comply)|(did|does|do) not comply|guilty|"
    r"infring\w+|wrongdoing|negligen\w+)\b",
    re.IGNORECASE,
)


def judges(text: str) -> bool:
    """Whether a text judges in its own voice; what it quotes is somebody else's."""
    return FORBIDDEN.search(re.sub("“[^”]*”", "", text)) is not None


def own_words(source: str, *, docstrings: bool = False) -> Iterator[str]:
    """Yield the texts in a module, without its examples, which play the part of a framework."""
    queue: list[ast.AST] = [ast.parse(source)]
    while queue:
        node = queue.pop(0)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Example":
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and not docstrings:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        queue += ast.iter_child_nodes(node)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in texts(each))


def resources(package: str, ending: str, folder: str = "") -> Iterator[tuple[str, str]]:
    for entry in files(package).joinpath(folder).iterdir():
        if entry.name.endswith(ending):
            yield entry.name, entry.read_text("utf-8")


@pytest.mark.parametrize("name", MODULES)
def test_no_message_judges(name: str) -> None:
    help_is_a_docstring = name.startswith(("framework_lint.cli", "framework_lint.commands"))
    told = own_words(Path(MODULES[name]).read_text("utf-8"), docstrings=help_is_a_docstring)
    assert [text for text in told if judges(text)] == []


def test_no_template_and_no_schema_judges() -> None:
    held = [
        *resources("framework_lint.reports", ".j2"),
        *resources("framework_lint.reports", ".json"),
        *resources("framework_lint.reports", ".j2", "page"),
        *resources("framework_lint.reports", ".js", "page"),
    ]
    assert held
    assert [name for name, text in held if judges(text)] == []


def test_no_pack_judges() -> None:
    packs = files("framework_lint.checks").joinpath("packs")
    held = {e.name: tomllib.loads(e.read_text("utf-8")) for e in packs.iterdir()}
    assert held
    found = {name: [t for t in texts(pack) if judges(t)] for name, pack in held.items()}
    assert {name: told for name, told in found.items() if told} == {}


def test_the_words_would_be_found() -> None:
    assert judges("This clause violates the law.")
    assert not judges("not found in the supplied document")
    assert not judges("looked for: “in compliance with”")
    assert list(own_words('A = Example("a breach")\nB = f"a {1} breach"')) == ["a ", " breach"]
