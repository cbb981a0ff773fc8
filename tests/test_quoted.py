"""Quoted law and code are not linted as the framework's own words, whatever they stand in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from shell import Shell
from test_any_format import report

DUTY = "Where feasible, we will publish a report."
QUOTES = {
    "block quote": f"> {DUTY}",
    "lazy line": f"> The law says:\n{DUTY}",
    "quote in a quote": f"> > {DUTY}",
    "quote in a bulleted item": f"- The law:\n\n  > {DUTY}",
    "quote that opens an item": f"- > {DUTY}",
    "quote in a numbered item": f"1. The law:\n\n   > {DUTY}",
    "quote in an item of an item": f"- a\n  - b\n    > {DUTY}",
    "list in a quote": f"> - {DUTY}\n> - {DUTY}",
    "table in a quote": f"> | A | B |\n> | --- | --- |\n> | {DUTY} | x |",
    "alert": f"> [!NOTE]\n> {DUTY}",
    "quote that opens a note": f"A note.[^1]\n\n[^1]: > {DUTY}",
    "quote further down a note": f"A note.[^1]\n\n[^1]: The law:\n\n    > {DUTY}",
    "HTML quotation around Markdown": f"<blockquote>\n\n{DUTY}\n\n- {DUTY}\n\n</blockquote>",
    "HTML quotation": f"<blockquote>\n{DUTY}\n</blockquote>",
}
CODE = {
    "fence": f"```text\n{DUTY}\n```",
    "fence of tildes": f"~~~\n{DUTY}\n~~~",
    "fence without an end": f"```\n{DUTY}",
    "fence in an item": f"- a\n\n  ```\n  {DUTY}\n  ```",
    "fence in a note": f"A note.[^1]\n\n[^1]: The code:\n\n    ```\n    {DUTY}\n    ```",
    "indented code": f"    {DUTY}",
    "indented code in a note": f"A note.[^1]\n\n[^1]: The code:\n\n        {DUTY}",
    "code in a sentence": f"We will print `{DUTY}` on it.",
    "code over two lines": "We will print `Where feasible,\nwe will publish a report` on it.",
    "code in bold": f"We will print **`{DUTY}`** on it.",
    "code in a cell": f"| A | B |\n| --- | --- |\n| We print `{DUTY}` there. | x |",
    "comment": f"<!-- {DUTY} -->",
    "comment in a sentence": f"We publish <!-- {DUTY} --> a report.",
    "HTML": f"<div>\n{DUTY}\n</div>",
}
PAGES = {
    "quotation": f"<blockquote>{DUTY}</blockquote>",
    "quotation with parts": f"<blockquote><p>{DUTY}</p><ul><li>{DUTY}</li></ul></blockquote>",
    "quotation in an item": f"<ul><li>The law:<blockquote><p>{DUTY}</p></blockquote></li></ul>",
    "quotation in a figure": f"<figure><blockquote>{DUTY}</blockquote></figure>",
    "preformatted": f"<pre>{DUTY}</pre>",
    "code block": f"<pre><code>{DUTY}</code></pre>",
    "comment": f"<!-- {DUTY} --><p>We meet.</p>",
}
STYLES = ("Quote", "Intense Quote", "Block Text", "Source Code", "HTML Preformatted")
OWN = f"# Framework\n\nVersion 1, May 2031\n\n{DUTY}\n"


def found(shell: Shell, name: str) -> int:
    run = shell("check", name, "--select", "DSC101", "--format", "json")
    findings = report(run)["findings"]
    assert isinstance(findings, list)
    return len(findings)


@pytest.mark.parametrize("quoted", [*QUOTES.values(), *CODE.values()], ids=[*QUOTES, *CODE])
def test_markdown_lints_own_words_only(shell: Shell, quoted: str) -> None:
    Path("draft.md").write_text(f"{OWN}\n{quoted}\n", "utf-8")
    assert found(shell, "draft.md") == 1


@pytest.mark.parametrize(
    "own",
    [
        f"<blockquote>\n\nA quotation without an end.\n\n## Duties\n\n{DUTY}",
        f"</blockquote>\n\n{DUTY}\n\n<blockquote>",
        f"<!-- <blockquote> -->\n\n{DUTY}\n\n<!-- </blockquote> -->",
        f"<blockquote>\n\nThe law.\n\n</blockquote>\n\n{DUTY}",
        "Where feasible, we will publish `report.pdf`.",
        "`Where` feasible, we will publish a report.",
        f"A note.[^1]\n\n[^1]: {DUTY}",
        f'<p align="center">\n\n{DUTY}\n\n</p>',
    ],
)
def test_markdown_lints_what_is_not_quoted(shell: Shell, own: str) -> None:
    Path("draft.md").write_text(f"{OWN}\n{own}\n", "utf-8")
    assert found(shell, "draft.md") == 2


@pytest.mark.parametrize("quoted", PAGES.values(), ids=PAGES)
def test_html_lints_own_words_only(shell: Shell, quoted: str) -> None:
    page = f"<!doctype html><h1>Framework</h1><p>{DUTY}</p>{quoted}"
    Path("draft.html").write_text(page, "utf-8")
    assert found(shell, "draft.html") == 1


@pytest.mark.parametrize("style", STYLES)
def test_docx_lints_own_words_only(shell: Shell, style: str) -> None:
    made, written = docx.Document(), BytesIO()
    if style not in {each.name for each in made.styles}:
        made.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph(DUTY)
    made.add_paragraph(DUTY, style=style)
    made.save(written)
    Path("draft.docx").write_bytes(written.getvalue())
    assert found(shell, "draft.docx") == 1
