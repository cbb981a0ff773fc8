"""What no annotated copy can be made of is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import flawed
from shell import Shell


@pytest.mark.parametrize("style", ["docx", "pdf"])
def test_what_no_copy_can_be_made_of_is_refused_before_it_is_linted(
    shell: Shell, style: str
) -> None:
    kind = style.upper()
    Path(f"damaged.{style}").write_bytes(flawed(style)[:200].replace(b"%PDF", b"PK\x03\x04"))
    Path("b.md").write_text("We will act.", "utf-8")
    for given, why in (
        (["flawed.md"], "flawed.md is Markdown"),
        (["flawed.md", "b.md"], "2 were given"),
        (["gone.md"], "gone.md could not be read: no such file or folder"),
        ([f"damaged.{style}"], f"damaged.{style} could not be read: a damaged DOCX or zip archive"),
    ):
        run = shell("check", *given, "-o", f"{style}=out")
        told = f"framework-lint: --format {style} annotates one {kind} file; {why}\n"
        assert (run.code, run.out, run.err) == (2, "", told)
        assert not Path("out").exists()
